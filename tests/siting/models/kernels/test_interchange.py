import numpy as np
from hypothesis import given, settings

from geoplan.siting.models.kernels.interchange import improve, serve
from tests.siting.models.search.random_tasks import cost_of, tasks


@settings(max_examples=60, deadline=None)
@given(tasks())
def test_where_it_ends_no_exchange_is_better_and_its_cost_is_true(given_task):
    task, sets = given_task
    is_open = sets[0].copy()
    cost = improve(task.instance, is_open, 1 << 30)
    assert cost == cost_of(task.instance, is_open)
    one_exchanged = [other for other in sets if (other != is_open).sum() <= 2]
    assert all(cost_of(task.instance, other) >= cost for other in one_exchanged)


@settings(max_examples=30, deadline=None)
@given(tasks())
def test_every_demand_is_served_at_its_best_open_site(given_task):
    task, sets = given_task
    is_open = sets[-1]
    site, cost, second = serve(task.instance, is_open)
    assert cost.sum() + task.instance.price[is_open].sum() == cost_of(task.instance, is_open)
    assert (second >= cost).all()
    assert is_open[site[site >= 0]].all()


def test_no_move_is_made_when_none_is_asked_for():
    from geoplan.siting.models.rules import rule_arrays
    from geoplan.siting.models.tasks import median_task
    from tests.siting.models.brute import problem_of

    problem = problem_of([[0, 9], [0, 9]]).with_open(1)
    task = median_task(problem, rule_arrays(problem), np.zeros(2, np.int64), "p-median")
    is_open = np.array([False, True])
    assert improve(task.instance, is_open, 0) == 18 * task.scale
    assert is_open.tolist() == [False, True]
    assert improve(task.instance, is_open, 1) == 0
