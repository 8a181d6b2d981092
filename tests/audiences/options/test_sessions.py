from geoplan.audiences import Audience
from geoplan.audiences.options import sessions_shown
from geoplan.domain.scenarios import Scenario
from tests.report.siting.comparisons import comparison, outcome

OPTION = Scenario(name="x", closed=("retford",))


def test_a_venue_with_few_sessions_is_hidden_with_another_that_would_give_it_back():
    base = outcome([15] * 12, occasions={"a": 20, "b": 9, "c": 3})
    made = comparison([15] * 12, outcome([15] * 12, OPTION, occasions={"a": 20, "b": 12}), base=base)
    now, option = sessions_shown(made)
    assert now == {"a": 20, "b": "c", "c": "c"}
    assert option == {"a": 20, "b": 12}
    assert sessions_shown(made, Audience.PLANNER)[0] == {"a": 20, "b": 9, "c": 3}
