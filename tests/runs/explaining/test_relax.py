import numpy as np
import pytest

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.runs.assembling.assemble import assemble
from geoplan.runs.building.spot import spot_of
from geoplan.runs.explaining.relax import (
    LEVERS,
    MAY_GIVE_WAY,
    STANDS_FIRM,
    least,
    matters,
    smallest_sets,
    waived,
    yielding,
)
from geoplan.runs.rules import RULES
from tests.runs.worlds import SeatStock, driver, monday_only

ALL = MAY_GIVE_WAY + STANDS_FIRM


def spot_for(code="S0003-out", *, before=(), drivers=(), person="D002", **case):
    """The run of D002 on Monday with some requests on it, one after the other, and one more in question."""
    assembled = assemble(monday_only(drivers=drivers or (driver("D002", 32),), **case), keep={code, *before})
    n = assembled.problem.n
    route = [node for each in before for node in (assembled.position[each], n + assembled.position[each])]
    vehicle = assembled.vehicle_position[f"{person}-mon"]
    return spot_of(assembled.problem, vehicle, route, assembled.position[code])


def test_every_rule_of_a_run_has_a_lever():
    assert set(LEVERS) == set(ALL)
    assert set(LEVERS) <= set(RULES)


def test_nothing_is_in_the_way_of_a_request_that_fits():
    assert smallest_sets(spot_for(), ALL) == ((),)


def test_a_single_rule_is_found_and_how_far_it_must_yield():
    spot = spot_for(drivers=(driver("D002", 32, longest_day_miles=10),)).replace(day_m=10 * METRES_PER_MILE)

    assert smallest_sets(spot, ALL) == (("longest-day-miles",),)
    assert least(spot, LEVERS["longest-day-miles"]) == 8  # 28 km are 17.4 miles
    assert LEVERS["longest-day-miles"].pulled(spot, 7).insertion() is None


def test_two_rules_together_are_one_set():
    spot = spot_for("S0001-out", drivers=(driver("D002", 32, child_seats=SeatStock(0, 0, 0)),))
    spot = spot.replace(day_m=5 * METRES_PER_MILE)

    assert smallest_sets(spot, ALL) == (("longest-day-miles", "child-seat"),)
    assert waived(spot, ["child-seat"]).insertion() is None
    assert yielding(spot, ("longest-day-miles", "child-seat")).insertion() is not None


def test_either_of_two_rules_is_two_sets():
    # S0001-in is to be fetched from 11:30 to 11:45 and S0003-out to be there by 10:55: hours from 10:45 are
    # too late for it, unless the hours or the session move.
    opens = 10 * 3600 + 45 * 60
    spot = spot_for()
    early = spot.problem.opens.copy()
    early[-2:] = opens
    sets = smallest_sets(spot.replace(problem=spot.problem.replace(opens=early)), ALL)

    assert sets == (("hours",), ("window",))


def test_a_rule_yields_no_more_than_it_must():
    spot = spot_for()
    early = spot.problem.opens.copy()
    early[-2:] = 10 * 3600 + 45 * 60
    late = spot.replace(problem=spot.problem.replace(opens=early))

    # By 10:55 at the venue: 14 minutes of road, 3 to get in, 2 to come there: off at 10:36, not at 10:45.
    assert least(late, LEVERS["hours"]) == 9
    eased = yielding(late, ("hours",))
    assert eased.problem.opens[-2] == early[-2] - 9 * 60


def test_rules_that_do_not_help_raise():
    spot = spot_for().replace(day_m=0)

    with pytest.raises(ValueError, match="does not fit"):
        yielding(spot, ("hours",))
    assert smallest_sets(spot, ("hours", "window")) == ()


def test_children_who_are_kept_apart_sit_together_when_that_gives_way():
    spot = spot_for(
        "S0003-out", before=("S0001-out",), drivers=(driver("D002", 32, child_seats=SeatStock(0, 2, 0)),)
    )
    problem = spot.problem
    apart = problem.replace(
        apart_start=np.array([0, 1, 2], problem.apart_start.dtype),
        apart=np.array([1, 0], problem.apart.dtype),
    )

    assert matters(spot.replace(problem=apart), "apart")
    assert waived(spot.replace(problem=apart), ["apart"]).problem.apart.size == 0
    assert not matters(spot, "apart")


@pytest.mark.parametrize("rule", ["longest-day", "longest-day-miles", "week-minutes", "week-miles"])
def test_a_limit_that_nobody_set_is_not_tried(rule):
    assert not matters(spot_for(), rule)
