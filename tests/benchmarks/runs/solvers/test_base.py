import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.runs.solvers.base import narrowed_hours, narrowed_windows, whole_numbers
from tests.benchmarks.runs.samples import line_instance


def test_whole_numbers_keep_the_true_rules() -> None:
    instance = line_instance(
        opens=np.full(8, 0.00051), closes=np.full(8, 99.99951), max_ride=np.full(2, 20.00051)
    )
    numbers = whole_numbers(instance)
    assert numbers.opens[0] == 1
    assert numbers.closes[0] == 99_999
    assert numbers.legs[0, 3] == 2_000
    assert numbers.ride is not None
    assert numbers.ride.tolist() == [21_000, 21_000]


def test_instances_without_rides_or_durations_say_none() -> None:
    numbers = whole_numbers(line_instance(max_ride=np.full(2, np.inf), max_duration=np.full(2, np.inf)))
    assert numbers.ride is None
    assert numbers.duration is None


@given(
    opens=st.tuples(*[st.integers(0, 60)] * 4),
    widths=st.tuples(*[st.integers(0, 40)] * 4),
    ride=st.integers(2, 30),
    shares=st.tuples(*[st.floats(0, 1)] * 4),
)
@settings(max_examples=100, deadline=None)
def test_within_narrowed_windows_no_ride_is_too_long(
    opens: tuple[int, ...], widths: tuple[int, ...], ride: int, shares: tuple[float, ...]
) -> None:
    every = np.array([*opens, 0, 0, 0, 0], dtype=float)
    closing = np.array([*np.add(opens, widths), 100, 100, 100, 100], dtype=float)
    instance = line_instance(opens=every, closes=closing, max_ride=np.full(2, float(ride)))
    numbers = whole_numbers(instance)
    begins, ends = narrowed_windows(instance, numbers)
    assert (begins >= numbers.opens).all()
    assert (ends <= numbers.closes).all()
    moments = begins[:4] + np.array(shares) * (ends - begins)[:4]
    assert numbers.ride is not None
    for request in range(2):
        if (begins <= ends)[[request, request + 2]].all():
            assert moments[request + 2] - moments[request] <= numbers.ride[request] + 1e-6


def test_narrowing_leaves_a_window_that_a_ride_alone_can_use() -> None:
    # Brought between 40 and 60 after a ride of at most 30, the journey being 3 and getting in 1.
    opens, closes = np.zeros(8), np.full(8, 100.0)
    opens[2], closes[2] = 40, 60
    instance = line_instance(opens=opens, closes=closes, max_ride=np.full(2, 30.0))
    begins, ends = narrowed_windows(instance, whole_numbers(instance))
    assert (begins[0], ends[0]) == (29_000, 56_000)
    assert (begins[2], ends[2]) == (40_000, 60_000)


def test_within_narrowed_hours_no_route_lasts_too_long() -> None:
    instance = line_instance(max_duration=np.full(2, 30.0))
    numbers = whole_numbers(instance)
    starts, ends = narrowed_hours(instance, numbers, numbers.opens, numbers.closes)
    assert (ends - starts <= 30_000).all()
    # One at the beginning of the day, one at its end.
    assert starts[0] == 0
    assert ends[1] == 100_000


def test_hours_stay_when_a_route_may_last_all_day() -> None:
    instance = line_instance()
    numbers = whole_numbers(instance)
    starts, ends = narrowed_hours(instance, numbers, numbers.opens, numbers.closes)
    assert (starts == 0).all()
    assert (ends == 100_000).all()
