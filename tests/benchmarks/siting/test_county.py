import numpy as np

from benchmarks.siting.cases import Model
from benchmarks.siting.county import county_cases, county_costs


def test_a_county_comes_from_its_seed() -> None:
    cost, weight = county_costs(200, 30, 4)
    again, _ = county_costs(200, 30, 4)
    other, _ = county_costs(200, 30, 5)
    assert cost.shape == (200, 30)
    assert weight.min() >= 1
    assert (cost == again).all()
    assert (cost != other).any()


def test_a_county_has_towns_and_takes_hours_to_nowhere() -> None:
    cost, _ = county_costs(2000, 60, 1)
    nearest = cost.min(axis=1)
    assert np.median(nearest) < 10 * 60
    assert cost.max() < 3 * 3600
    assert (cost >= 0).all()


def test_only_medians_may_leave_a_gap_and_no_more_sites_are_asked_for_than_there_are() -> None:
    cases = county_cases(100, 10, 1)
    assert {case.model for case in cases} == set(Model)
    assert all(case.p <= 10 for case in cases)
    assert {case.gap for case in cases if case.model is not Model.P_MEDIAN} == {0.0}
    assert len({(case.instance, case.model) for case in cases}) == len(cases)
