from dataclasses import replace

import numpy as np
import pytest

from geoplan.costs.appraisal import LineKind
from geoplan.domain.scenarios import ANEW, NOW, RoomChange, Scenario
from geoplan.domain.venues import Room
from geoplan.errors import InputError
from geoplan.network.cache import ArrayCache
from geoplan.siting.options import place, plan_option
from geoplan.siting.options.compare import compare_venues
from geoplan.siting.options.money import appraisal_of, yearly_travel_pence
from geoplan.siting.options.words import headline_of, short_headline
from geoplan.siting.people import Change
from tests.runs.worlds import at, venue
from tests.siting.options.worlds import CHEAP_MOVES, EAST, OPEN_EAST, QUICKLY, travel_of, two_workers

ONE_SERVICE = Scenario(name="one service", regrouped={"North": "All"})


def compared(*scenarios, case=None, **how):
    case = case or two_workers()
    opened = [venue for scenario in scenarios for venue in scenario.opened]
    given = {"params": QUICKLY, "rooms": CHEAP_MOVES} | how
    return compare_venues(case, travel_of(case, *opened), scenarios, **given)


@pytest.fixture(scope="module")
def east():
    """The option to open the east, compared with now."""
    return compared(replace(OPEN_EAST, once_pence=1_000_000, yearly_pence=52_000))


def test_options_are_priced_through_the_planned_week(east):
    now, option = east.base, east.outcome("open the east")
    assert (now.name, now.occasions) == (NOW, {"retford": 5})
    assert option.occasions == {"retford": 3, "east": 2}
    assert (option.moves.moved, option.moves.without_room, option.moves.rebased) == (2, 0, 1)
    assert option.minutes.seconds.sum() - now.minutes.seconds.sum() == -4 * 13 * 60
    assert option.pence < now.pence
    assert option.sessions == now.sessions == 5


def test_who_gains_is_told(east):
    option = east.outcome("open the east")
    assert east.change(option) == Change(gain=1, lose=0, same=3)
    assert (east.spread(east.base).worst, east.spread(option).worst) == (14.0, 10.0)
    assert east.on_frontier[option.name]


def test_what_sessions_gain_by_a_better_order_alone_is_told_apart(east):
    anew = east.outcome(ANEW)
    assert anew.occasions == east.base.occasions
    assert anew.minutes.seconds.tolist() == east.base.minutes.seconds.tolist()


def test_the_error_of_the_estimate_is_that_of_the_change(east):
    option = east.outcome("open the east")
    estimated = east.estimate(option.scenario)
    assert estimated.child_s == -4 * 13 * 60
    assert east.error_pence(option) == estimated.pence - (option.paid_pence - east.base.paid_pence)
    assert east.error_pence(east.base) is None
    # Sessions placed anew change nothing here, but for the search: what is estimated begins from there.
    anew = east.outcome(ANEW)
    assert east.estimate(anew.scenario).pence == 0
    begun = compared(OPEN_EAST, anew=False).estimates[0].pence
    assert estimated.pence == begun + anew.paid_pence - east.base.paid_pence


def test_money_is_the_change_of_a_year_and_what_buildings_cost(east):
    option = east.outcome("open the east")
    yearly = yearly_travel_pence(east.base, option, east.params)
    assert yearly == 52 * (option.pence - east.base.pence)
    found = appraisal_of(east.base, option, east.params)
    assert found.costs == 1_000_000 + 10 * (52_000 + yearly)
    assert east.weekly_building_pence(option) == 1_000
    with pytest.raises(ValueError, match="now is what"):
        appraisal_of(east.base, east.base, east.params)


def test_an_option_costs_and_saves_from_its_month_on_and_is_paid_for_at_the_start_of_that_year(east):
    option = east.outcome("open the east")
    later = replace(option.scenario, from_month=18, residual_pence=800_000)
    found = appraisal_of(east.base, replace(option, scenario=later), east.params)
    yearly = yearly_travel_pence(east.base, option, east.params)
    assert [year.by_kind[LineKind.CAPITAL] for year in found.years[:3]] == [0, 1_000_000, 0]
    assert [year.by_kind[LineKind.RUNNING] for year in found.years[:3]] == [0, 26_000, 52_000]
    travel = [year.by_kind[LineKind.TRANSPORT] + year.by_kind[LineKind.STAFF] for year in found.years]
    assert travel[:3] == [0, yearly // 2, yearly]
    assert found.residual_pence == 800_000


def test_the_table_has_a_row_for_now_and_each_option(east):
    frame = east.to_frame()
    assert frame["option"].tolist() == [NOW, ANEW, "open the east"]
    assert frame["change_pence"].tolist()[0] == 0
    assert frame["gain"].tolist() == [0, 0, 1]
    assert "open the east" in east._repr_html_()


def test_how_full_rooms_are_is_told_of_every_option(east):
    frame = east.rooms_to_frame()
    used = frame.groupby(["option", "venue"])["used_minutes"].sum()
    # 390 minutes of sessions in the week; the two of C0004, 150 minutes, go to the east.
    assert used[NOW, "retford"] == 390
    assert (used["open the east", "retford"], used["open the east", "east"]) == (240, 150)
    option = east.outcome("open the east")
    assert option.rooms.share() == pytest.approx(
        390 / frame[frame["option"] == option.name]["open_minutes"].sum()
    )


def test_two_comparisons_are_the_same(east):
    again = compared(replace(OPEN_EAST, once_pence=1_000_000, yearly_pence=52_000))
    assert again.to_frame().equals(east.to_frame())


def test_other_districts_leave_sessions_where_they_are_and_cannot_be_estimated():
    found = compared(ONE_SERVICE)
    option = found.outcome("one service")
    assert [one.name for one in found.planned] == [NOW, "one service"]
    assert option.moves.moved == 0
    assert found.estimate(ONE_SERVICE) is None


def test_only_the_cheapest_by_the_estimate_are_planned_where_few_are_asked_for():
    far = Scenario(name="far", opened=(venue("far", 60),))
    found = compared(far, OPEN_EAST, most_planned=1)
    assert [one.name for one in found.planned] == [NOW, ANEW, "open the east"]
    assert found.outcomes[1] is None
    assert not found.to_frame().set_index("option").loc["far", "planned"]
    assert not found.stopped


def test_what_was_planned_before_is_found_again(tmp_path, monkeypatch):
    cache, planned = ArrayCache(tmp_path), []
    original = plan_option.plan_week
    monkeypatch.setattr(plan_option, "plan_week", lambda *a, **k: (planned.append(a), original(*a, **k))[1])
    first = compared(OPEN_EAST, cache=cache)
    assert len(planned) == 3
    planned.clear()
    second = compared(ONE_SERVICE, OPEN_EAST, cache=cache)  # one option more: only that is new
    assert len(planned) == 2
    assert second.outcome("open the east").paid == first.outcome("open the east").paid
    assert second.outcome("open the east").rooms == first.outcome("open the east").rooms
    assert np.array_equal(
        second.outcome("open the east").minutes.seconds, first.outcome("open the east").minutes.seconds
    )
    planned.clear()
    compared(OPEN_EAST, cache=cache, params=replace(QUICKLY, seed=2))
    assert len(planned) == 3


def test_a_week_for_whose_rooms_the_time_ran_out_is_told_and_not_kept(tmp_path, monkeypatch):
    cache, allot = ArrayCache(tmp_path), place.allot

    def unproven(week, **how):
        found = allot(week, **how)
        return replace(found, bound=found.pence - 1)

    monkeypatch.setattr(place, "allot", unproven)
    hasty = compared(OPEN_EAST, cache=cache)
    assert not hasty.outcome("open the east").moves.proven
    assert "The time to look for rooms ran out for “open the east”" in headline_of(hasty)
    monkeypatch.setattr(place, "allot", allot)
    calm = compared(OPEN_EAST, cache=cache)
    assert calm.outcome("open the east").moves.proven
    assert "ran out" not in headline_of(calm) + short_headline(calm)


def test_what_is_kept_holds_no_code_of_anybody(tmp_path):
    compared(OPEN_EAST, cache=ArrayCache(tmp_path))
    files = list(tmp_path.glob("*.npz"))
    assert files
    assert not any(code in file.read_bytes() for file in files for code in (b"C0001", b"W001", b"retford"))


def test_a_stop_keeps_the_options_that_were_done():
    told = []
    found = compared(
        OPEN_EAST,
        ONE_SERVICE,
        progress=lambda done, total, what: told.append((done, total, what)),
        stop=lambda: bool(told) and told[-1][0] >= 2,
    )
    assert found.stopped
    assert [one.name for one in found.planned] == [NOW, ANEW]
    assert told[0] == (0, 4, "weeks planned")


def test_searches_of_now_tell_how_much_is_luck():
    assert compared(ONE_SERVICE).spread_pence is None
    assert compared(ONE_SERVICE, params=replace(QUICKLY, searches=3)).spread_pence >= 0


def test_every_fault_of_every_option_is_told_at_once():
    wrong = Scenario(name="wrong", closed=("nowhere",), rooms=(RoomChange(venue="retford", removed=("9",)),))
    elsewhere = Scenario(name="elsewhere", opened=(replace(EAST, position=at(3)),))
    with pytest.raises(InputError) as caught:
        compared(wrong, OPEN_EAST, elsewhere)
    assert len(caught.value.faults) == 3


def test_rooms_alone_can_be_an_option():
    more = Scenario(name="more", rooms=(RoomChange(venue="retford", added=(Room(code="new-1"),)),))
    option = compared(more).outcome("more")
    assert option.moves.moved == 0
    assert option.occasions == {"retford": 5}


def test_a_search_that_was_cut_short_does_not_count(tmp_path, monkeypatch):
    original = plan_option.plan_week

    def interrupted(case, *, seed, iterations, stop):
        # As Ctrl-C does: the search ends with what it has, and says nothing.
        fewer = iterations if len(case.venues) == 1 else iterations // 2
        return original(case, seed=seed, iterations=fewer, stop=stop)

    monkeypatch.setattr(plan_option, "plan_week", interrupted)
    found = compared(OPEN_EAST, ONE_SERVICE, cache=ArrayCache(tmp_path))
    assert found.stopped
    assert [one.name for one in found.planned] == [NOW, ANEW]
    monkeypatch.setattr(plan_option, "plan_week", original)
    assert len(compared(OPEN_EAST, cache=ArrayCache(tmp_path)).planned) == 3


def test_ctrl_c_while_rooms_are_found_keeps_what_was_done(monkeypatch):
    from geoplan.siting.options import place

    original = place.allot

    def interrupted(week, *, seconds):
        found = original(week, seconds=seconds)
        return replace(found, stopped=len(week.venues) > 1)

    monkeypatch.setattr(place, "allot", interrupted)
    found = compared(OPEN_EAST)
    assert found.stopped
    assert [one.name for one in found.planned] == [NOW, ANEW]
