import math

from benchmarks.runs.county.scale import above_after, first_within
from geoplan.runs.search import SearchProgress

TRACE = [
    SearchProgress(iterations, seconds, cost, 0)
    for iterations, seconds, cost in ((0, 0.5, 150.0), (10, 4.0, 110.0), (99, 8.0, 101.0), (500, 40.0, 100.0))
]


def test_the_first_plan_within_a_cost_counts() -> None:
    assert first_within(TRACE, 101.0) == 8.0
    assert first_within(TRACE, 100.5) == 40.0
    assert first_within(TRACE, 99.0) == math.inf


def test_how_far_above_is_told_only_for_times_within_the_run() -> None:
    assert above_after(TRACE, 100.0, 50.0) == "1 s 50.00, 5 s 10.00, 10 s 1.00, 30 s 1.00"
