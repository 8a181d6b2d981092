import numpy as np

from geoplan.runs.case.params import RunParams
from geoplan.siting.options.plan_option import Now
from geoplan.siting.sensitivity.responses.anchor import Anchor, plan_anchor
from tests.runs.worlds import small_case
from tests.siting.options.worlds import CHEAP_MOVES, QUICKLY, travel_of
from tests.siting.sensitivity.worlds import BUILT, now_of_line

ONES = np.ones(4)


def planned(case, option=None):
    return plan_anchor(Now.of(case, travel_of(case), CHEAP_MOVES), option, QUICKLY, seed=1)


def test_the_plan_priced_anew_at_its_own_prices_is_what_it_cost():
    # Volunteers and carers; then taxis alone, with and without escorts; each journey is rounded by itself.
    for case in (small_case(), small_case(drivers=(), carers=())):
        found = planned(case)
        pence = found.journeys_pence(case.params, ONES)
        assert abs(pence.sum() - found.paid_pence) <= len(pence)
    assert found.taxi.all()
    assert 0 < found.escorted.sum() < len(found.taxi)


def test_prices_count_by_what_was_driven():
    found = planned(small_case())
    dearer = RunParams(volunteer_pence_per_mile=145.0)
    more = (found.journeys_pence(dearer, ONES) - found.journeys_pence(RunParams(), ONES)).sum()
    assert more == np.float64(found.volunteer_m.sum()) / 1609.344 * 100
    assert found.volunteer_m.sum() > 0


def test_slower_roads_make_escorts_dearer_and_miles_not():
    taxis = planned(small_case(drivers=(), carers=()))
    slow = taxis.journeys_pence(RunParams(escort_least_pence=0), 2 * ONES)
    quick = taxis.journeys_pence(RunParams(escort_least_pence=0), ONES)
    assert (slow > quick).tolist() == (taxis.escorted > 0).tolist()


def test_an_option_is_planned_with_its_venues():
    found = plan_anchor(now_of_line(), BUILT, QUICKLY, seed=1)
    now = plan_anchor(now_of_line(), None, QUICKLY, seed=1)
    assert found.paid_pence < now.paid_pence
    assert found.child_s < now.child_s
    assert found.totals.tolist()[4:] == [0, 2, 1]  # all have a room, two are held elsewhere, and it is proven


def test_it_is_numbers_alone_and_can_be_kept():
    found = planned(small_case())
    assert all(values.dtype == np.int64 for values in found.arrays().values())
    again = Anchor(**found.arrays())
    assert again.paid_pence == found.paid_pence
