import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.siting.models.kernels.dual import ascend
from geoplan.siting.models.kernels.instance import OPEN, SHUT
from tests.siting.models.search.random_tasks import cost_of, tasks

PLAN = np.array([60.0, 5.0, 0.8, 0.0])


def ascended(task, known, prices, target):
    """The bound, and what is settled, from some prices on."""
    a = task.instance
    m = len(a.price)
    settled, best = np.zeros(m, np.int8), prices.copy()
    bound, _ = ascend(
        a, prices, best, settled, np.full(m, 0.5), np.zeros(m, bool), known, target, 1.0,
        np.append(task.weight, 0.0), PLAN,
    )  # fmt: skip
    return bound, settled


@settings(max_examples=60, deadline=None)
@given(tasks(), st.integers(0, 2**32 - 1))
def test_no_set_costs_less_than_the_bound_whatever_the_prices(given_task, seed):
    task, sets = given_task
    costs = [cost_of(task.instance, is_open) for is_open in sets]
    random = np.random.default_rng(seed)
    prices = np.append(random.integers(0, task.instance.none + 1), 0)
    known = max(costs)
    bound, _ = ascended(task, known, prices, known + task.unit)
    assert bound <= min(costs)


@settings(max_examples=60, deadline=None)
@given(tasks())
def test_a_settled_site_is_as_it_is_in_every_better_set(given_task):
    task, sets = given_task
    costs = np.array([cost_of(task.instance, is_open) for is_open in sets])
    known = int(np.sort(costs)[len(costs) // 2])
    prices = np.append(task.instance.none // 2, 0)
    _, settled = ascended(task, known, prices, known - task.unit + 1)
    for is_open, cost in zip(sets, costs, strict=True):
        if cost < known:
            assert is_open[settled == OPEN].all()
            assert not is_open[settled == SHUT].any()
