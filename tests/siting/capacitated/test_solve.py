"""Capacitated location: the least cost, proven; and what is missing where there is none."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from geoplan.errors import InfeasibleError, InputError
from geoplan.siting.capacitated import solve_capacitated
from geoplan.siting.sites import SiteRules
from tests.siting.capacitated.instances import least_cost, make, problems


@settings(max_examples=40, deadline=None)
@given(problems())
def test_nothing_is_cheaper_when_everything_is_tried(problem):
    least = least_cost(problem)
    if math.isinf(least):
        with pytest.raises(InfeasibleError, match="No choice of sites serves everybody: "):
            solve_capacitated(problem)
        return
    found = solve_capacitated(problem)
    assert found.broken() == ()
    assert found.proven
    assert found.cost == pytest.approx(least, abs=1e-6)
    assert found.bound <= found.cost + 1e-9


# Two sites 10 apart in cost; each holds 6. The families of 4 all want A, where only one of them fits.
TIGHT = {"cost": [[0, 10], [0, 11]], "demand": [4, 4], "capacity": [6, 6], "opening": [5, 5]}


def test_a_family_keeps_one_venue():
    found = solve_capacitated(make(**TIGHT))
    assert found.cost == 5 + 5 + 10
    assert list(found.to_frame()["site"]) == ["B", "A"]


def test_split_demand_fills_the_cheaper_site_first():
    found = solve_capacitated(make(**TIGHT, single_source=False))
    # Half of the first family goes to B: 2 of its 4.
    assert found.cost == pytest.approx(5 + 5 + 0.5 * 10)
    assert found.share[0] == pytest.approx([0.5, 0.5])


def test_the_nearest_sites_are_not_the_cheapest():
    near = make([[0, 9], [9, 0]], [1, 1], [2, 2], [20, 20])
    assert solve_capacitated(near).open_sites in (("A",), ("B",))
    assert solve_capacitated(near).cost == 29


def test_closing_costs_money_once():
    # Keeping B costs 8 a year, closing it 3: it closes, and the 3 are paid.
    found = solve_capacitated(make([[1, 1]], [1], [2, 2], [0, 8], standing="sc"))
    assert found.open_sites == ("A",)
    assert found.cost == 1 + 3


def test_a_site_that_must_close_is_never_open():
    found = solve_capacitated(make([[0, 7]], [1], [2, 2], [0, 0], standing="xo"))
    assert found.open_sites == ("B",)
    assert found.cost == 7 + 3  # and its closing is paid


def test_sites_may_bring_money_in():
    sold = make([[1, 1]], [1], [2, 2], [0, 0])
    sites = (replace(sold.sites[0], running=-500), replace(sold.sites[1], running=-300, opening=400))
    found = solve_capacitated(replace(sold, sites=sites))
    assert (found.open_sites, found.cost, found.proven) == (("A",), -499, True)


def test_a_budget_counts_opening_and_closing():
    sites = {
        "cost": [[9, 0, 0]],
        "demand": [1],
        "capacity": [1, 1, 1],
        "opening": [0, 4, 6],
        "standing": "sco",
    }
    assert solve_capacitated(make(**sites, rules=SiteRules(budget=6))).open_sites == ("A", "B")
    # With B kept the budget does not matter; without closing it (3), C (6) would be too dear.
    dear = make([[9, 9, 0]], [1], [1, 1, 1], [0, 8, 6], standing="sco", rules=SiteRules(budget=8))
    found = solve_capacitated(dear)
    assert found.broken() == ()
    assert "C" not in found.open_sites or "B" in found.open_sites


def test_a_quota_opens_a_dearer_site():
    sites = {"cost": [[0, 5]], "demand": [1], "capacity": [1, 1], "opening": [1, 1]}
    assert solve_capacitated(make(**sites)).open_sites == ("A",)
    found = solve_capacitated(make(**sites, rules=SiteRules(quotas={"North": (1, 1)}, most_open=1)))
    assert found.open_sites == ("B",)


def test_every_class_of_capacity_counts():
    # In hours all would fit into A; babies' rooms there are few.
    found = solve_capacitated(
        make(
            [[0, 5], [0, 4]], [[2, 0], [2, 1]], [[3, 9], [9, 9]], [0, 0],
            classes=("Monday, baby", "Monday, teenager"),
        )
    )  # fmt: skip
    assert found.cost == 4
    used = found.sites_to_frame().set_index(["site", "class"])["used"]
    assert used["A", "Monday, baby"] == 2


def test_bounds_are_told_when_the_time_is_up():
    rng = np.random.default_rng(5)
    place, at = rng.random((60, 2)), rng.random((15, 2))
    cost = np.rint(100 * np.abs(place[:, None] - at[None]).sum(axis=2))
    problem = make(cost, rng.integers(5, 20, 60), np.full(15, 120), [90] * 15)
    soon = solve_capacitated(problem, seconds=0.05)
    whole = solve_capacitated(problem)
    assert soon.broken() == ()
    assert soon.bound <= whole.cost <= soon.cost
    assert whole.proven


def test_the_same_problem_has_the_same_answer():
    rng = np.random.default_rng(7)
    problem = make(rng.integers(1, 50, (20, 6)), rng.integers(1, 9, 20), np.full(6, 30), [40] * 6)
    one, two = solve_capacitated(problem), solve_capacitated(problem)
    assert one.cost == two.cost
    assert (one.share == two.share).all()


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (make([[1, 1], [1, 1]], [4, 5], [3, 3], [0, 0]), "F0 needs 4 session-hours .* A, which .* 1 short"),
        (
            make([[1, 1]], [9], [3, 4], [0, 0], single_source=False),
            "9 session-hours are needed, and the sites that may be open have at most 7: 2 short",
        ),
        (
            make([[1, 1]], [5], [3, 4], [0, 0], single_source=False, rules=SiteRules(most_open=1)),
            "have at most 4: 1 short",
        ),
        (make([[math.inf, math.inf]], [1], [1, 1], [0, 0]), "F0 can be served from no site"),
        (
            make([[1, 1]], [1], [1, 1], [0, 0], standing="ss", rules=SiteRules(most_open=1)),
            "the number of open sites: 2 at least, 1 allowed: 1 short",
        ),
        (
            make([[1, 1]], [1], [1, 1], [0, 0], rules=SiteRules(quotas={"North": (2, 2)})),
            "the open sites in North: 1 at most, 2 asked for: 1 short",
        ),
        (
            make([[1, 1]], [1], [1, 1], [9, 9], rules=SiteRules(budget=8, least_open=1)),
            "the number of open sites, the budget cannot be kept together",
        ),
        # Every count is right, and yet: three families of 2 into two rooms of 3.
        (
            make([[1, 1]] * 3, [2, 2, 2], [3, 3], [0, 0]),
            "would need 1 session-hours more",
        ),
    ],
)
def test_what_is_missing_is_told_with_its_amount(problem, sentence):
    with pytest.raises(InfeasibleError, match=sentence):
        solve_capacitated(problem)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"cost": [[1, -1]]}, "cost of F0, B, is -1; give numbers from 0, inf where it may not be"),
        ({"cost": [[1]]}, "cost has shape (1, 1); give 1 rows and 2 columns"),
        ({"cost": [[1, 1], [1, 1]]}, "demand has shape (1, 1); give 2 rows and 1 columns"),
        ({"demand": [math.nan]}, "demand of F0, all, is nan; give numbers from 0"),
        ({"demand": [-2]}, "demand of F0, all, is -2"),
        ({"capacity": [-1, -2]}, "capacity of A, all, is -1, and 1 more like it"),
        ({"capacity": [math.inf, 2]}, "capacity of A, all, is inf"),
        ({"rules": SiteRules(quotas={"Nroth": (1, 1)})}, "quota for Nroth, where no site is"),
    ],
)
def test_figures_that_cannot_be_are_named(fault, said):
    with pytest.raises(InputError) as told:
        make(**({"cost": [[1, 1]], "demand": [1], "capacity": [1, 1], "opening": [0, 0]} | fault))
    assert said in str(told.value)


def test_every_fault_is_told_at_once():
    good = make([[1, 1]], [1], [1, 1], [0, 0])
    with pytest.raises(InputError) as told:
        replace(good, sites=(good.sites[0],) * 2, demand=[-1], capacity=[1, math.nan])
    assert [fault.message for fault in told.value.faults] == [
        "site A is there 2 times",
        "demand of F0, all, is -1",
        "capacity of A, all, is nan",
    ]


PUBLISHED = Path(__file__).parents[4] / "shared" / "data" / "benchmarks"


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published instances are not here")
def test_published_optima_are_proven():
    from benchmarks.siting.capacitated import read_capacitated

    found = solve_capacitated(
        read_capacitated(PUBLISHED / "cfl_single_source" / "p7.txt", single_source=True)
    )
    assert (found.cost, found.proven) == (9488, True)
    split = solve_capacitated(read_capacitated(PUBLISHED / "cfl" / "p7.txt", single_source=False))
    assert split.cost == pytest.approx(1010641.45)
    assert split.proven
