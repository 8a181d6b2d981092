import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.siting.mip import Program
from geoplan.siting.models.kernels.instance import FREE
from geoplan.siting.models.rules import rule_arrays
from geoplan.siting.models.search.any_cover import any_cover
from geoplan.siting.models.search.cover import reduced, solve_within_budget
from geoplan.siting.models.search.limits import Watch
from geoplan.siting.sites import SiteRules
from tests.siting.models.brute import problem_of


def test_a_demand_covered_whenever_another_is_need_not_be_looked_at():
    rows = np.array([[1, 1, 0], [1, 0, 0], [1, 0, 1]], bool)
    rules = rule_arrays(problem_of(np.zeros((1, 3), int)))
    left, columns = reduced(rows, np.arange(3), rules, np.ones(3, np.int64), thin=False)
    assert left.tolist() == [[True, False, False]]
    assert columns.tolist() == [0, 1, 2]


def test_a_site_that_covers_less_and_is_no_cheaper_is_left_out():
    rows = np.array([[1, 1, 1], [1, 1, 0], [0, 1, 1]], bool)
    rules = rule_arrays(problem_of(np.zeros((1, 3), int)))
    same, cheap = np.ones(3, np.int64), np.array([1, 3, 1])
    assert reduced(rows, np.arange(3), rules, same, thin=True)[1].tolist() == [1]
    assert reduced(rows, np.arange(3), rules, cheap, thin=True)[1].tolist() == [0, 1, 2]


def test_a_set_over_budget_by_a_penny_is_not_taken_whatever_the_solver_says():
    rich = problem_of(np.zeros((1, 3), int), opening=[7, 5, 6], rules=SiteRules(budget=10))
    rules, columns = rule_arrays(rich), np.arange(3)
    program = Program(np.array([-3.0, -2.0, -2.0]), np.zeros(3), np.ones(3), np.ones(3, bool))
    found = solve_within_budget(program, columns, rules, Watch())  # the budget is not in the program
    assert (found.values > 0.5).tolist() == [True, False, False]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(5, 30), st.integers(4, 10), st.integers(1, 4))
def test_a_cover_is_found_just_when_there_is_one(seed, r, m, p):
    within = np.random.default_rng(seed).random((r, m)) < 0.5
    rules = rule_arrays(problem_of(np.zeros((1, m), int)).with_open(min(p, m)))
    assert (rules.settled == FREE).all()
    sets = (np.arange(2**m)[:, None] >> np.arange(m) & 1).astype(bool)
    sets = sets[sets.sum(axis=1) == min(p, m)]
    possible = any((within & is_open).any(axis=1).all() for is_open in sets)
    found = any_cover(within, rules, Watch())
    assert (found.is_open is not None) == possible
    assert np.isinf(found.bound) != possible
    if found.is_open is not None:
        assert (within & found.is_open).any(axis=1).all()
        assert found.is_open.sum() == min(p, m)
