from dataclasses import replace

from geoplan.audiences import Audience
from geoplan.audiences.differencing import NOTHING_TOLD
from geoplan.audiences.options import comparison_told, sessions_shown, shares_shown
from geoplan.domain.hours import Weekday
from geoplan.domain.scenarios import Scenario
from geoplan.siting.rooms.utilisation import RoomHour, Utilisation
from tests.report.siting.comparisons import comparison, outcome

OPTION = Scenario(name="x", closed=("retford",))


def test_a_venue_with_few_sessions_is_hidden_with_another_that_would_give_it_back():
    base = outcome([15] * 12, occasions={"a": 20, "b": 9, "c": 3})
    made = comparison([15] * 12, outcome([15] * 12, OPTION, occasions={"a": 20, "b": 12}), base=base)
    now, option = sessions_shown(made)
    assert now == {"a": 20, "b": "c", "c": "c"}
    assert option == {"a": 20, "b": 12}
    assert sessions_shown(made, Audience.PLANNER)[0] == {"a": 20, "b": 9, "c": 3}


def test_one_session_held_elsewhere_is_not_told_by_the_venues():
    base = outcome([15] * 40, occasions={"a": 21, "b": 14, "c": 29})
    moved = outcome([15] * 20 + [20] * 20, OPTION, occasions={"a": 21, "b": 15, "c": 28})
    made = comparison([15] * 40, moved, base=base)
    now, option = sessions_shown(made)
    assert option == now == {"a": 21, "b": 14, "c": 29}
    assert sessions_shown(made, Audience.PLANNER)[1] == {"a": 21, "b": 15, "c": 28}


def test_a_share_of_time_is_told_again_beside_the_same_number_of_sessions():
    """A tenth session of half an hour would show by the step that it takes the room over."""

    def week(sessions, minutes, before=NOTHING_TOLD):
        used = Utilisation((RoomHour("a", "1", Weekday.MONDAY, 9, 100, minutes),))
        base = outcome([15] * 12, occasions={"a": sessions, "b": 20}, rooms=used)
        return replace(comparison([15] * 12, base=base), before=before)

    first = week(9, 62)
    told = comparison_told(first)
    assert shares_shown(first)[0]["a"] == 0.6
    assert shares_shown(week(10, 71, told))[0]["a"] == 0.6
    assert shares_shown(week(14, 71, told))[0]["a"] == 0.7
    assert shares_shown(first, Audience.PLANNER)[0]["a"] == 0.62
