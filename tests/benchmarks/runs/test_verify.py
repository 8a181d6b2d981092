import numpy as np
import pytest

from benchmarks.runs.verify import verify
from tests.benchmarks.runs.samples import line_instance


def test_distance_is_from_depot_to_depot_over_all_routes() -> None:
    verdict = verify(line_instance(), [[0, 2], [1, 3]])
    assert (verdict.distance, verdict.vehicles, verdict.broken) == (4 + 4 + 3 + 3, 2, ())
    assert verdict.accepted


def test_a_vehicle_that_stays_costs_nothing() -> None:
    verdict = verify(line_instance(), [[], [0, 1, 3, 2]])
    assert (verdict.distance, verdict.vehicles) == (8, 1)


def test_starting_later_to_shorten_a_ride_is_accepted() -> None:
    # Request 1 is brought at 40 or later and may ride 10: whoever fetched it at once would break that.
    opens = np.array([0.0, 0, 0, 40, 0, 0, 0, 0])
    assert verify(line_instance(opens=opens, max_ride=np.full(2, 10.0)), [[0, 1, 3, 2], []]).accepted


def test_rides_and_windows_that_clash_are_named() -> None:
    opens, closes = np.zeros(8), np.full(8, 100.0)
    opens[3], closes[1] = 40, 20
    instance = line_instance(opens=opens, closes=closes, max_ride=np.full(2, 10.0))
    assert verify(instance, [[0, 1, 3, 2], []]).broken == ("ride-time", "window")


def test_a_route_that_lasts_too_long_is_refused() -> None:
    instance = line_instance(max_duration=np.array([11.0, 12.0]))
    assert verify(instance, [[0, 1, 3, 2], []]).broken == ("longest-day",)
    assert verify(instance, [[], [0, 1, 3, 2]]).accepted


def test_more_in_the_car_than_it_holds_is_refused() -> None:
    instance = line_instance(capacity=np.array([[1.0], [2.0]]))
    assert verify(instance, [[0, 1, 3, 2], []]).broken == ("seats",)
    assert verify(instance, [[1, 3, 0, 2], []]).accepted


@pytest.mark.parametrize(
    ("routes", "broken"),
    [
        ([[0, 2], []], ("missing",)),
        ([[0, 2], [0, 2, 1, 3]], ("twice",)),
        ([[2, 0], [1, 3]], ("order",)),
        ([[0, 1, 3], [2]], ("missing",)),
    ],
)
def test_every_request_is_fetched_and_then_brought_by_one_vehicle(
    routes: list[list[int]], broken: tuple[str, ...]
) -> None:
    assert verify(line_instance(), routes).broken == broken


def test_every_vehicle_has_a_route() -> None:
    with pytest.raises(ValueError, match="1 routes for 2 vehicles"):
        verify(line_instance(), [[0, 1, 3, 2]])
