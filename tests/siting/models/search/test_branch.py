import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.errors import InfeasibleError
from geoplan.siting.mip import Answer, Program
from geoplan.siting.models.kernels.instance import FREE, OPEN, SHUT
from geoplan.siting.models.p_center import p_center
from geoplan.siting.models.p_median import p_median
from geoplan.siting.models.search import any_cover, branch
from geoplan.siting.models.search.limits import SiteLimits, Stopped, Watch
from geoplan.siting.models.search.part import part
from tests.siting.models.brute import problem_of
from tests.siting.models.search.random_tasks import cost_of, tasks


def hard(seed=3, n=60, m=26):
    """Random costs without any geography leave a gap that only branching closes."""
    return problem_of(np.random.default_rng(seed).integers(1, 1000, (n, m))).with_open(6)


@settings(max_examples=60, deadline=None)
@given(tasks(), st.data())
def test_what_is_left_of_a_task_costs_what_the_whole_does(given_task, data):
    task, sets = given_task
    m = len(task.instance.price)
    settled = np.array(
        data.draw(st.lists(st.sampled_from([FREE, OPEN, SHUT]), min_size=m, max_size=m)), np.int8
    )
    rest = part(task.instance, settled, task.instance.none)
    for is_open in sets:
        if is_open[settled == OPEN].all() and not is_open[settled == SHUT].any():
            inside = cost_of(rest.instance, is_open[rest.sites]) + rest.constant
            assert inside == cost_of(task.instance, is_open)
            assert (rest.whole(is_open[rest.sites], m) == is_open).all()


@settings(max_examples=20, deadline=None)
@given(tasks(), st.data())
def test_seeing_less_far_never_makes_a_set_dearer(given_task, data):
    task, sets = given_task
    cap = data.draw(st.integers(1, 100)) * task.unit
    rest = part(task.instance, np.zeros(len(task.instance.price), np.int8), np.full(len(task.weight), cap))
    for is_open in sets:
        assert cost_of(rest.instance, is_open) + rest.constant <= cost_of(task.instance, is_open)


def test_branching_proves_what_the_dual_alone_cannot():
    found = p_median(hard())
    assert found.proven
    assert found.nodes > 0
    assert found.stopped is Stopped.PROVEN


def test_a_stopped_search_brackets_the_best():
    best = p_median(hard()).objective
    for limits in (SiteLimits(nodes=2), SiteLimits(seconds=0), SiteLimits(gap=0.2)):
        found = p_median(hard(), watch=Watch(limits))
        assert found.bound <= best <= found.objective
        assert not found.proven
    assert found.stopped is Stopped.GAP
    assert found.gap <= 0.2


def test_who_asks_to_stop_gets_the_best_so_far():
    calls = []
    found = p_median(hard(), watch=Watch(stop=lambda: calls.append(1) or len(calls) > 3))
    assert found.stopped is Stopped.ASKED
    assert found.bound < found.objective


def test_a_center_that_is_stopped_brackets_the_best():
    best = p_center(hard()).objective
    calls = []
    found = p_center(hard(), watch=Watch(stop=lambda: calls.append(1) or len(calls) > 6))
    assert found.stopped is Stopped.ASKED
    assert found.bound <= best <= found.objective
    assert found.bound < found.objective


def test_ctrl_c_while_highs_is_at_work_ends_the_center(monkeypatch):
    def interrupted(*_, **__):
        return Answer(None, np.inf, 0.0, stopped=True)

    monkeypatch.setattr(any_cover, "_by_weighting", lambda *_: None)
    monkeypatch.setattr(Program, "solve", interrupted)
    found = p_center(hard())
    assert found.stopped is Stopped.ASKED
    assert found.bound < found.objective


def test_who_has_no_time_is_told_that_more_may_help():
    forbidden = np.random.default_rng(1).random((60, 26)) < 0.8
    problem = problem_of(np.ones((60, 26), int), forbidden=forbidden).with_open(7)
    with pytest.raises(InfeasibleError, match="at most 59, with 1 missing"):
        p_median(problem)
    with pytest.raises(InfeasibleError, match=r"No choice was found in time .* Give more time"):
        p_median(problem, watch=Watch(SiteLimits(seconds=0), stop=lambda: True))


def test_ctrl_c_ends_it_with_the_best_so_far(monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(branch.LagrangianSearch, "look", interrupted)
    found = p_median(hard())
    assert found.stopped is Stopped.ASKED
    assert found.bound < found.objective


def test_progress_tells_the_best_and_the_bound():
    told = []
    found = p_median(hard(), watch=Watch(progress=lambda *words: told.append(words)))
    assert all(done <= total for done, total, _ in told)
    assert told[-1][2] == f"p-median: best {found.objective:,}, bound {found.objective:,}"


def test_the_same_seed_gives_the_same_search():
    first, second = (p_median(hard()) for _ in range(2))
    assert (first.sites, first.nodes) == (second.sites, second.nodes)


def test_limits_that_make_no_sense_are_refused():
    with pytest.raises(ValueError, match="not negative"):
        SiteLimits(seconds=-1)
    with pytest.raises(ValueError, match="not a share"):
        SiteLimits(gap=1.0)
