import pytest
from hypothesis import given, settings

from geoplan.errors import InfeasibleError
from geoplan.siting.properties.choice.problem import Quota
from geoplan.siting.properties.choice.solve import choose
from tests.siting.properties.choice.problems import every_choice, problem, problems

FAR, NEAR = -10, -50


def best(one, **other):
    return choose(one, **other)[0]


def test_the_nearer_property_is_bought_although_it_is_dearer():
    found = best(problem(setup=[[100], [130]], offer=[[[FAR], [NEAR]]]))
    assert (found.places, found.beds, found.cost, found.proven) == ((1,), (1,), 80, True)


def test_beds_go_to_those_who_gain_most():
    found = best(problem(setup=[[0]], beds=[2], offer=[[[-3]], [[-9]], [[-5]]]))
    assert found.beds == (None, 0, 0)


def test_who_lives_alone_takes_both_beds():
    found = best(problem(setup=[[0]], beds=[2], offer=[[[-3]], [[-9]], [[-5]]], alone=[False, True, False]))
    assert found.beds == (None, 0, None)
    found = best(problem(setup=[[0]], beds=[2], offer=[[[-5]], [[-9]], [[-5]]], alone=[False, True, False]))
    assert found.beds == (0, None, 0)


def test_two_who_must_be_apart_do_not_share_a_property():
    found = best(problem(setup=[[0], [4]], offer=[[[-5], [-5]], [[-5], [-5]]], wanted=[1], apart=((0, 1),)))
    assert found.cost == -5


def test_a_property_has_one_use():
    found = best(problem(setup=[[0, 0], [5, 9]], wanted=[1, 1]))
    assert found.uses == (1, 0)
    assert found.cost == 5


def test_nobody_is_offered_a_bed_that_costs_more_than_where_they_are():
    assert best(problem(setup=[[7]], offer=[[[3]]])).beds == (None,)


def test_the_budget_and_the_quota_change_what_is_bought():
    setup, price = [[0], [1], [2]], [100, 60, 50]
    assert best(problem(setup=setup, price=price, budget=60)).places == (1,)
    assert best(problem(setup=setup, price=price, quotas=(Quota("South", (2,), 1, 1),))).places == (2,)
    assert best(problem(setup=setup, price=price, must=[False, True, False])).places == (1,)


def test_the_next_best_have_other_properties():
    found = choose(problem(setup=[[0, 1], [5, 5], [9, 9]], wanted=[1, 1]), count=9)
    assert [set(one.places) for one in found] == [{0, 1}, {0, 2}, {1, 2}]
    assert [one.cost for one in found] == [5, 9, 14]
    assert all(one.proven for one in found)


@given(problems())
@settings(max_examples=40, deadline=None)
def test_as_good_as_trying_everything(one):
    found = list(every_choice(one))
    if not found:
        with pytest.raises(InfeasibleError, match=r"missing|too many|could be nothing|cannot all"):
            choose(one)
        return
    choices = choose(one, count=3)
    sets = {}
    for cost, bought in found:
        sets[bought] = min(cost, sets.get(bought, cost))
    assert [choice.cost for choice in choices] == sorted(sets.values())[:3]
    for choice in choices:
        assert one.keeps_rules(choice.uses, choice.beds)
        assert choice.cost == one.cost(choice.uses, choice.beds)
        assert choice.proven


@pytest.mark.parametrize("given", [{"wanted": [0]}, {"price": [1, 2]}])
def test_a_choice_that_makes_no_sense_is_refused(given):
    with pytest.raises(ValueError, match=r"wanted|shapes"):
        problem(setup=[[0]], **given)
