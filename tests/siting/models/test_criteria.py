"""
Instances small enough to check by hand, where the models disagree.

Three demands on a line at 0, 1 and 10, with sites A at 0, B at 6 and C at 10.
"""

from dataclasses import replace

import numpy as np
import pytest

from geoplan.errors import InfeasibleError, InputError
from geoplan.siting.models.backup import backup_coverage
from geoplan.siting.models.covering import lscp, mclp
from geoplan.siting.models.facility_location import facility_location
from geoplan.siting.models.p_center import p_center
from geoplan.siting.models.p_median import p_median
from geoplan.siting.sites import SiteRules
from tests.siting.models.brute import problem_of

LINE = [[0, 6, 10], [1, 5, 9], [10, 4, 0]]


def test_the_median_is_near_the_many_and_the_center_near_nobody():
    problem = problem_of(LINE)
    assert p_median(problem, p=1).sites == ("A",)  # 0 + 1 + 10 = 11 against 15 and 19
    assert p_center(problem, p=1).sites == ("B",)  # 6 against 10 and 10
    assert p_center(problem, p=1).objective == 6


def test_covering_counts_who_is_near_not_how_near():
    problem = problem_of(LINE, [1, 1, 3])
    assert mclp(problem, p=1, radius=1).sites == ("C",)  # weight 3 against 2
    assert mclp(problem, p=1, radius=5).sites == ("B",)  # weight 4
    assert mclp(problem, p=1, radius=5).objective == 4


def test_weights_move_the_median_and_not_the_center():
    problem = problem_of(LINE, [1, 1, 9])
    assert p_median(problem, p=1).sites == ("C",)  # 10 + 9 = 19 against 6 + 5 + 36 and 91
    assert p_center(problem, p=1).sites == ("B",)


def test_a_demand_without_weight_has_no_say():
    problem = problem_of(LINE, [1, 1, 0])
    found = p_center(problem, p=1)
    assert (found.sites, found.objective) == (("A",), 1)
    assert found.allotment.tolist() == [0, 0, 0]


def test_the_fewest_sites_for_all_depend_on_the_radius():
    problem = problem_of(LINE)
    assert lscp(problem, radius=6).sites == ("B",)
    assert lscp(problem, radius=1).sites == ("A", "C")


def test_a_radius_of_its_own_for_each_demand():
    problem = problem_of(LINE)
    assert lscp(problem, radius=[6, 0.5 + 5, 4]).sites == ("B",)
    assert mclp(problem, p=1, radius=[0, 0, 4]).objective == 1


def _running(problem, *costs):
    return tuple(replace(site, running=cost) for site, cost in zip(problem.sites, costs, strict=True))


def test_dear_sites_make_room_for_cheap_ones():
    problem = problem_of(LINE)
    assert lscp(problem, radius=6, site_cost=[1, 9, 1]).sites == ("A", "C")
    with_costs = (replace(problem, sites=_running(problem, *costs)) for costs in ((0, 0, 20), (20, 20, 20)))
    some, all_ = (facility_location(one) for one in with_costs)
    assert some.sites == ("A", "B")  # 0 + 1 + 4; B alone costs 15, A 11
    assert all_.objective == 31


def test_backup_wants_two_sites_where_cover_wants_spread():
    two_near = [[1, 1, 9], [1, 1, 9], [9, 9, 1]]
    problem = problem_of(two_near, [5, 5, 1])
    assert mclp(problem, p=2, radius=2).objective == 11
    assert mclp(problem, p=2, radius=2).is_open[2]
    found = backup_coverage(problem, p=2, radius=2)
    assert (found.sites, found.objective) == (("A", "B"), 20)
    assert found.covers.tolist() == [2, 2, 0]
    everyone = backup_coverage(problem, p=2, radius=2, everyone=True)
    assert (everyone.objective, bool(everyone.is_open[2])) == (11, True)


def test_what_stays_what_is_spent_and_where_all_change_the_choice():
    assert p_median(problem_of(LINE, standing="ocs"), p=1).sites == ("C",)
    budget = problem_of(LINE, opening=[500, 100, 500], rules=SiteRules(least_open=1, budget=300))
    assert p_median(budget).sites == ("B",)
    assert p_median(budget.with_open(1)).objective == 15
    quota = problem_of(LINE, districts="nss", rules=SiteRules(quotas={"n": (0, 0)}))
    assert p_median(quota, p=1).sites == ("B",)


def test_a_shut_site_is_not_open_and_its_closing_is_paid():
    problem = replace(problem_of(LINE, standing="coo"), shut=("A",))
    assert p_median(problem, p=1).sites == ("B",)
    closing = replace(problem.sites[0], closing=400.0)
    poor = replace(problem, sites=(closing, *problem.sites[1:]), rules=SiteRules(budget=300.0))
    with pytest.raises(InfeasibleError, match=r"takes £4\.00: £1\.00 missing"):
        p_median(poor, p=1)


def test_sites_are_opened_and_closed_where_it_pays():
    problem = problem_of(LINE, standing="coo", opening=[0, 9, 2])

    def with_running(*pounds):
        return facility_location(replace(problem, sites=_running(problem, *pounds)))

    # A alone costs 11 and its running 3; C beside it saves 10, for 2 once and 4 running.
    found = with_running(3, 3, 4)
    assert (found.sites, found.objective, found.proven) == (("A", "C"), 1 + 3 + 2 + 4, True)
    # Dear to run, A closes for 5. B would cost 15 and 9 once, C costs 19 and 2.
    dear = replace(problem.sites[0], running=40, closing=5)
    closed = replace(problem, sites=(dear, *problem.sites[1:]))
    assert facility_location(closed).sites == ("C",)
    assert facility_location(closed).objective == 10 + 9 + 0 + 2 + 5
    with pytest.raises(InputError, match=r"site A costs 0\.5"):
        with_running(0.5, 0, 0)


@pytest.mark.parametrize("model", [p_median, p_center])
def test_a_site_that_must_close_is_never_open(model):
    found = model(problem_of(LINE, standing="xxo"), p=1)
    assert found.sites == ("C",)
    with pytest.raises(InfeasibleError, match="2 sites must be open in all, but only 1 can be: 1 missing"):
        model(problem_of(LINE, standing="xxo"), p=2)


def test_allotment_follows_the_cheapest_way_even_where_the_other_way_is_longer():
    asymmetric = np.array([[3, 7], [7, 3]])
    found = p_median(problem_of(asymmetric), p=2)
    assert found.allotment.tolist() == [0, 1]
    assert p_median(problem_of(asymmetric.T), p=2).allotment.tolist() == [0, 1]


def test_a_forbidden_pair_is_never_used_however_near():
    problem = problem_of(LINE, forbidden=[[True, False, False], [False] * 3, [False] * 3])
    found = p_median(problem, p=2)
    assert found.allotment[0] != 0
    assert found.objective == 4 + 5 + 0 + 2 if found.sites == ("B", "C") else found.objective == 10 + 1 + 0


@pytest.mark.parametrize("model", [p_median, p_center])
def test_all_sites_open_is_everybodys_nearest(model):
    found = model(problem_of(LINE), p=3)
    assert found.allotment.tolist() == [0, 0, 2]
    assert found.proven
