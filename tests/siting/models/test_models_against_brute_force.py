"""Every model, with every rule on sites, against trying all choices."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoplan.errors import InfeasibleError
from geoplan.siting.models.backup import backup_coverage
from geoplan.siting.models.covering import lscp, mclp
from geoplan.siting.models.facility_location import facility_location
from geoplan.siting.models.p_center import p_center
from geoplan.siting.models.p_median import p_median
from geoplan.siting.sites import keeps, rows_of
from tests.siting.models.brute import FAR, choices, count_within, nearest, problems

quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def agree(problem, solve, best):
    """The answer is the best there is, proven, and keeps the rules; where there is none, it says so."""
    if best is None:
        with pytest.raises(InfeasibleError, match=r"missing|too many|have no site"):
            solve()
        return None
    found = solve()
    assert (found.objective, found.bound, found.proven) == (best, best, True)
    assert keeps(rows_of(problem.sites, problem.rules), found.is_open.astype(float))
    return found


@quick
@given(problems())
def test_the_p_median_is_the_best_choice(problem):
    def total(is_open):
        return int((nearest(problem, is_open) * problem.weight).sum())

    every = [total(is_open) for is_open in choices(problem)]
    best = min((value for value in every if value < FAR), default=None)
    found = agree(problem, lambda: p_median(problem), best)
    if found is not None:
        assert total(found.is_open) == found.objective


@quick
@given(problems(), st.lists(st.integers(-20, 30), min_size=7, max_size=7))
def test_facility_location_is_the_best_choice(given_problem, running):
    sites = tuple(
        replace(site, running=cost) for site, cost in zip(given_problem.sites, running, strict=False)
    )
    problem = replace(given_problem, sites=sites)

    def total(is_open):
        of_sites = sum(
            site.open_cost if opened else site.closed_cost
            for site, opened in zip(sites, is_open, strict=True)
        )
        return int((nearest(problem, is_open) * problem.weight).sum() + of_sites)

    every = [total(is_open) for is_open in choices(problem)]
    best = min((value for value in every if value < FAR // 2), default=None)
    found = agree(problem, lambda: facility_location(problem), best)
    if found is not None:
        assert total(found.is_open) == found.objective


@quick
@given(problems())
def test_the_p_center_is_the_best_choice(problem):
    counted = problem.weight > 0

    def radius(is_open):
        return int(nearest(problem, is_open)[counted].max(initial=0))

    best = min((radius(is_open) for is_open in choices(problem)), default=FAR)
    found = agree(problem, lambda: p_center(problem), None if best == FAR else best)
    if found is not None:
        assert radius(found.is_open) == found.objective


@quick
@given(problems(), st.integers(3, 15), st.none() | st.lists(st.integers(0, 9), min_size=7, max_size=7))
def test_the_set_cover_is_the_cheapest(problem, radius, costs):
    price = np.ones(problem.m, int) if costs is None else np.array(costs[: problem.m])
    counted = problem.weight > 0
    covering = [o for o in choices(problem) if (count_within(problem, o, radius)[counted] > 0).all()]
    best = min((int(price @ is_open) for is_open in covering), default=None)
    found = agree(
        problem, lambda: lscp(problem, radius=radius, site_cost=None if costs is None else price), best
    )
    if found is not None:
        assert (found.covers[counted] > 0).all()


@quick
@given(problems(), st.integers(3, 15))
def test_the_maximal_cover_is_the_best_choice(problem, radius):
    every = [int(problem.weight @ (count_within(problem, o, radius) > 0)) for o in choices(problem)]
    found = agree(problem, lambda: mclp(problem, radius=radius), max(every, default=None))
    if found is not None:
        assert problem.weight[found.covers > 0].sum() == found.objective


@quick
@given(problems(), st.integers(3, 15), st.integers(0, 2), st.integers(0, 2), st.booleans())
def test_backup_coverage_is_the_best_choice(problem, radius, first, second, everyone):
    counted = problem.weight > 0
    every = []
    for is_open in choices(problem):
        count = count_within(problem, is_open, radius)
        if not everyone or (count[counted] > 0).all():
            every.append(int(problem.weight @ (first * (count > 0) + second * (count > 1))))
    agree(
        problem,
        lambda: backup_coverage(problem, radius=radius, first=first, second=second, everyone=everyone),
        max(every, default=None),
    )
