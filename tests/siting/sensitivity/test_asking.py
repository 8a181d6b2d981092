from dataclasses import fields

import numpy as np
import pytest

from geoplan.errors import InfeasibleError
from geoplan.network.cache import ArrayCache
from geoplan.siting.sensitivity.asking import Means, plan_all
from geoplan.siting.sensitivity.responses.anchor import Anchor


class Planner:
    """Plans weeks for tasks that are words: those that say so have no proof for their rooms."""

    def __init__(self):
        self.asked = []

    def key(self, task):
        return task

    def __call__(self, task):
        self.asked.append(task)
        columns = {item.name: np.zeros(1, np.int64) for item in fields(Anchor)}
        return Anchor(**columns | {"totals": np.array([0, 0, 0, 0, 0, 0, "hasty" not in task])})


def test_a_study_does_not_go_on_with_a_week_for_whose_rooms_the_time_ran_out(tmp_path):
    planner, means = Planner(), Means(workers=1, cache=ArrayCache(tmp_path))
    with pytest.raises(InfeasibleError, match="for 1 of 2 weeks the time to look for rooms ran out"):
        plan_all(planner, ("calm", "hasty"), means, what="weeks")
    planner.asked.clear()
    with pytest.raises(InfeasibleError, match="for 1 of 1 weeks"):
        plan_all(planner, ("hasty",), means, what="weeks")
    assert len(plan_all(planner, ("calm",), means, what="weeks")) == 1
    assert planner.asked == ["hasty"]  # the other was kept
