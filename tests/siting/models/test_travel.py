import numpy as np
import pytest

from geoplan.domain.periods import Period
from geoplan.errors import InputError
from geoplan.matrix import MatrixProvenance, TravelMatrix
from geoplan.siting.models.p_median import p_median
from geoplan.siting.models.travel import Over, Trips, location_problem
from geoplan.siting.sites import Site

CHILDREN, VENUES = ("c1", "c2"), ("A", "B")
SITES = [Site(code=code) for code in VENUES]


def matrix(seconds, origins=CHILDREN, destinations=VENUES, period=Period.OFF_PEAK):
    values = np.array(seconds, float)
    return TravelMatrix(origins, destinations, values, values * 10, period, MatrixProvenance("", "", "", ""))


THERE = matrix([[100, 200], [300, 100]])
BACK = matrix([[150, 310], [250, 120]], VENUES, CHILDREN)


def test_there_and_back_are_unlike():
    assert location_problem([Trips(there=THERE)], SITES).cost.tolist() == [[100, 200], [300, 100]]
    both = location_problem([Trips(there=THERE, back=BACK)], SITES)
    assert both.cost.tolist() == [[250, 450], [610, 220]]
    assert location_problem([Trips(there=THERE)], SITES, measure="metres").cost[0, 0] == 1000


def test_periods_count_by_their_sessions():
    peak = matrix([[400, 200], [300, 101]], period=Period.AM_PEAK)
    trips = [Trips(there=THERE, sessions=[2, 1]), Trips(there=peak, sessions=[1, 1])]
    mean = location_problem(trips, SITES)
    assert mean.cost.tolist() == [[200, 200], [300, 100]]  # (2·100 + 400) / 3; 100.5 is rounded to even
    assert mean.weight.tolist() == [3, 2]
    worst = location_problem(trips, SITES, over=Over.WORST)
    assert worst.cost.tolist() == [[400, 200], [300, 101]]


def test_a_period_without_sessions_does_not_count():
    peak = matrix([[400, np.inf], [300, 101]], period=Period.AM_PEAK)
    found = location_problem([Trips(there=THERE), Trips(there=peak, sessions=[0, 1])], SITES)
    assert found.cost[0].tolist() == [100, 200]
    assert not found.forbidden.any()


def test_pairs_without_a_road_are_forbidden():
    apart = matrix([[100, np.inf], [np.inf, 100]])
    problem = location_problem([Trips(there=apart)], SITES)
    assert problem.forbidden.tolist() == [[False, True], [True, False]]
    assert p_median(problem, p=2).objective == 200


def test_sites_and_demands_are_found_by_code_whatever_their_order():
    turned = BACK.select(origins=("B", "A"), destinations=("c2", "c1"))
    found = location_problem([Trips(there=THERE, back=turned)], SITES[::-1])
    assert found.cost.tolist() == [[450, 250], [220, 610]]


def test_a_site_that_is_not_in_the_matrix_is_named():
    with pytest.raises(InputError, match="C is not in the travel matrix"):
        location_problem([Trips(there=THERE)], [*SITES, Site(code="C")])


@pytest.mark.parametrize("sessions", [-1, [1, 0.5], [1, 2, 3], [1, np.nan]])
def test_sessions_are_whole_numbers_one_a_demand(sessions):
    with pytest.raises(InputError, match=r"give a whole number from 0 for each of 2 demands"):
        location_problem([Trips(there=THERE, sessions=sessions)], SITES)


def test_no_journeys_make_no_problem():
    with pytest.raises(InputError, match="at least"):
        location_problem([], SITES)
