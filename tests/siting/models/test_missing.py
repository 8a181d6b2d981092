"""Bad input says what and how much is missing."""

from dataclasses import replace

import numpy as np
import pytest

from geoplan.errors import InfeasibleError, InputError
from geoplan.siting.models.backup import backup_coverage
from geoplan.siting.models.covering import lscp, mclp
from geoplan.siting.models.p_center import p_center
from geoplan.siting.models.p_median import p_median
from geoplan.siting.models.problem import LocationProblem
from geoplan.siting.sites import Site, SiteRules
from tests.siting.models.brute import problem_of

COST = [[1, 2, 3], [3, 2, 1]]


def said(solve, kind=InfeasibleError):
    with pytest.raises(kind) as caught:
        solve()
    return str(caught.value)


def test_every_fault_of_a_problem_is_told_at_once():
    def make():
        LocationProblem(
            demands=("d1", "d1"),
            sites=(Site(code="A", opening=10.5), Site(code="B")),
            cost=np.array([[1.0, 2.5], [np.nan, 4.0]]),
            weight=np.array([1, -2]),
            rules=SiteRules(quotas={"Mansfeld": (1, 2)}, budget=0.5),
            shut=("C",),
        )

    words = said(make, InputError)
    assert "demand d1 occurs twice" in words
    assert "site A: opening cost 10.5 is not in whole pence" in words
    assert "cost of d1 to B is 2.5, and 1 more like it" in words
    assert "weight of d1 is -2" in words
    assert "quota for Mansfeld, where no site is" in words
    assert "site C to be shut is not there" in words
    assert "budget 0.5 is not in whole pence" in words


def test_a_site_cannot_stay_and_be_shut():
    def make():
        replace(problem_of(COST, standing="soo"), shut=("A",))

    assert "site A is to be shut, and must stay" in said(make, InputError)


def test_shapes_that_do_not_fit_are_named():
    def make():
        LocationProblem(demands=("d1",), sites=(Site(code="A"),), cost=np.ones((2, 1)), weight=np.ones(3))

    words = said(make, InputError)
    assert "cost has shape (2, 1); give 1 rows and 1 values" in words
    assert "weight has shape (3,); give 1 values" in words


def test_figures_too_large_to_be_added_exactly_are_refused():
    problem = problem_of([[2**52, 1], [1, 2**52]], [10**6, 1])
    assert "too large to be added exactly over 2 demands, as of d1" in said(
        lambda: p_median(problem, p=1), InputError
    )


def test_more_sites_asked_for_than_there_are():
    assert said(lambda: p_median(problem_of(COST), p=5)) == (
        "5 sites must be open in all, but only 3 can be: 2 missing."
    )


def test_more_sites_that_stay_than_may_be_open():
    words = said(lambda: p_center(problem_of(COST, standing="sss"), p=1))
    assert words == "At most 1 sites may be open in all, but 3 must stay: 2 too many."


def test_a_district_without_enough_sites():
    rules = SiteRules(quotas={"n": (2, 3)})
    words = said(lambda: mclp(problem_of(COST, districts="nss", rules=rules), radius=2))
    assert words == "2 sites must be open in n, but only 1 can be: 1 missing."


def test_quotas_that_need_more_than_may_be_open_or_allow_fewer_than_must():
    rules = SiteRules(most_open=1, quotas={"n": (1, 1), "s": (1, 2)})
    words = said(lambda: p_median(problem_of(COST, districts="nss", rules=rules)))
    assert words == "Quotas and sites that must stay need 2 open sites, but at most 1 may be: 1 too many."
    rules = SiteRules(quotas={"n": (0, 0), "s": (0, 1)})
    words = said(lambda: p_median(problem_of(COST, districts="nss", rules=rules), p=2))
    assert words == "2 sites must be open, but quotas allow 1 at most: 1 missing."


def test_a_budget_that_no_choice_keeps():
    problem = problem_of(COST, opening=[30000, 20000, 50000], rules=SiteRules(budget=45000))
    words = said(lambda: p_median(problem, p=2))
    assert words.startswith("The budget is £450.00, but the cheapest choice that the other rules allow")
    assert words.endswith("takes £500.00: £50.00 missing.")


def test_demands_that_no_site_may_serve_are_named():
    problem = problem_of(COST, forbidden=[[True] * 3, [False] * 3])
    for solve in (lambda: p_median(problem, p=1), lambda: p_center(problem, p=1)):
        assert said(solve) == "1 of 2 demands have no site that may serve them: d1."


def test_demands_without_a_site_in_the_radius_are_named():
    words = said(lambda: lscp(problem_of([[1, 9, 9], [9, 9, 9]]), radius=5))
    assert words == "1 of 2 demands have no site within the radius: d2."


def test_a_number_of_sites_that_cannot_reach_everybody_says_how_many_it_can():
    apart = [[0, 9, 9], [9, 0, 9], [9, 9, 0]]
    rules = SiteRules(most_open=2)
    words = said(lambda: lscp(problem_of(apart, rules=rules), radius=1))
    assert "a site within the radius for all 3 demands: at most 2, with 1 missing, such as d" in words
    words = said(lambda: backup_coverage(problem_of(apart), p=2, radius=1, everyone=True))
    assert "at most 2, with 1 missing" in words
    forbidden = np.array(apart) > 0
    words = said(lambda: p_median(problem_of(apart, forbidden=forbidden), p=2))
    assert "at most 2, with 1 missing" in words


def test_costs_of_sites_are_whole_and_one_each():
    assert "cost of site B is -1" in said(
        lambda: lscp(problem_of(COST), radius=3, site_cost=[1, -1, 0]), InputError
    )
    assert "there are 3 sites, but costs of shape (2,)" in said(
        lambda: lscp(problem_of(COST), radius=3, site_cost=[1, 1]), InputError
    )


@pytest.mark.parametrize("radius", [-1, [1, 2, 3], "far", float("nan")])
def test_a_radius_that_is_none(radius):
    assert "the radius is not a number from 0" in said(
        lambda: mclp(problem_of(COST), p=1, radius=radius), InputError
    )


def test_worths_are_not_negative():
    assert "worths -1 and 1" in said(
        lambda: backup_coverage(problem_of(COST), radius=1, first=-1), InputError
    )
