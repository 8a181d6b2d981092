"""A task solved, with what is settled of its sites from the beginning."""

from dataclasses import replace

import numpy as np

from geoplan.siting.models.kernels.instance import BoolArray, ShortArray
from geoplan.siting.models.search.branch import LagrangianSearch
from geoplan.siting.models.search.limits import Stopped, Watch
from geoplan.siting.models.search.part import part
from geoplan.siting.models.search.task import Found, Task


def solve(task: Task, settled: ShortArray, watch: Watch, *, start: BoolArray | None = None) -> Found:
    """
    Return the best set, with sites open and shut as `settled` (m,) says; the rules must allow some set.

    Ctrl-C ends it early with the best so far.

    Parameters
    ----------
    start
        (m,) an allowed set to begin with.
    """
    rest = part(task.instance, settled, task.instance.none)
    inner = replace(
        task, instance=rest.instance, weight=task.weight[rest.demands], constant=task.constant + rest.constant
    )
    if not len(rest.sites):
        nobody = np.zeros(0, np.bool_)
        return Found(rest.whole(nobody, len(settled)), rest.constant, rest.constant, Stopped.PROVEN)
    search = LagrangianSearch(inner, watch, None if start is None else start[rest.sites])
    found = search.run()
    return Found(
        rest.whole(found.is_open, len(settled)),
        found.cost + rest.constant,
        found.bound + rest.constant,
        found.stopped,
    )
