"""Legs are drawn from door to door; what of them is shared keeps away from homes."""

from geoplan.audiences.masking import ZoneParams
from tests.maps.week.made import legs
from tests.report.runs.plans import hand_case, hand_plan


def test_every_leg_of_every_run_has_a_line_and_the_runs_metres():
    plan = hand_plan()
    for run in plan.runs:
        own = [leg for leg in legs() if leg.run == run.code]
        assert [leg.number for leg in own] == list(range(1, len(run.stops) + 2))
        assert sum(leg.metres for leg in own) == run.metres
        assert sum(leg.metres for leg in own if not leg.on_board) == run.empty_metres


def test_a_line_begins_and_ends_at_the_doors():
    first = next(leg for leg in legs() if leg.run == "D001-mon")
    case = hand_case()
    assert (first.line[0], first.line[-1]) == (case.driver["D001"].home, case.child["C0001"].home)


def test_brothers_and_sisters_count_each():
    assert [leg.on_board for leg in legs() if leg.run == "D001-mon"] == [0, 2, 0, 2, 0]


def test_nothing_shared_is_near_a_home_at_its_ends():
    case = hand_case()
    homes = {*(child.home for child in case.children), *(driver.home for driver in case.drivers)}
    for leg in legs():
        ends = homes & {leg.line[0], leg.line[-1]}
        assert all(home.distance_m(point) > ZoneParams().away_m for home in ends for point in leg.shared_line)
