"""Small random tasks, and what a set costs by its definition."""

import numpy as np
from hypothesis import strategies as st

from geoplan.siting.models.kernels.instance import BoolArray, Instance
from geoplan.siting.models.rules import rule_arrays
from geoplan.siting.models.search.task import Task
from geoplan.siting.models.tasks import coverage_task, median_task
from tests.siting.models.brute import choices, problem_of


def cost_of(instance: Instance, is_open: BoolArray) -> int:
    """What a set costs, one demand after the other."""
    total = int(instance.price[is_open].sum())
    for i in range(len(instance.none)):
        inside = slice(instance.start[i], instance.start[i + 1])
        costs = instance.cost[inside][is_open[instance.site[inside]]]
        total += int(min([instance.none[i], *costs]))
    return total


@st.composite
def tasks(draw: st.DrawFn) -> tuple[Task, list[BoolArray]]:
    """A task, of medians or of covering, with p sites, and all sets that it allows."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    n, m = draw(st.integers(1, 12)), draw(st.integers(2, 7))
    p = draw(st.integers(1, m))
    problem = problem_of(random.integers(0, 30, (n, m)), random.integers(1, 5, n)).with_open(p)
    rules = rule_arrays(problem)
    if draw(st.booleans()):
        task = median_task(problem, rules, random.integers(0, 9, m), "p-median")
    else:
        task = coverage_task(problem, rules, problem.cost < 12, "MCLP")
    return task, list(choices(problem))
