import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.periods import Period
from geoplan.domain.roads import RoadClass
from geoplan.errors import NetworkError
from geoplan.network.paths import FROM_THE_ROAD, TO_THE_ROAD, route
from geoplan.network.snap import snap
from geoplan.network.speeds import SpeedModel
from tests.networks import (
    Road,
    at,
    grid,
    make_network,
    one_way_block,
    parallel_links,
    roundabout,
    straight_or_round,
)

NO_DELAY = SpeedModel(junction_delay_s=0, signal_delay_s=0)
SPEED_MS = 0.44704


def find(network, start, end, **options):
    snapped = snap(network, ["start", "end"], [at(*start), at(*end)])
    options.setdefault("speeds", NO_DELAY)
    return route(network, snapped.select(["start"]), snapped.select(["end"]), **options)


def line_length_m(found):
    """Length of a route's line on the ground."""
    east = np.diff(np.radians(found.lon)) * np.cos(np.radians(53.0)) * 6_371_008.8
    north = np.diff(np.radians(found.lat)) * 6_371_008.8
    return float(np.hypot(east, north).sum())


def test_fastest_is_not_shortest():
    found = find(straight_or_round(), (0, 0), (10_000, 0))
    # 2 km at 40 mph, 10 km at 60, 2 km at 40 against 10 km at 28.
    assert found.metres == pytest.approx(14_000, abs=2)
    assert found.seconds == pytest.approx(4_000 / (40 * SPEED_MS) + 10_000 / (60 * SPEED_MS), abs=0.1)
    assert [step.road for step in found.steps] == ["A1", "M1", "A2"]
    assert found.steps[1].metres == pytest.approx(10_000, abs=1)


def test_short_hop_stays_on_the_lane():
    found = find(straight_or_round(), (4_000, 0), (6_000, 0))
    assert [(step.road, round(step.metres)) for step in found.steps] == [("Long Lane", 2_000)]


def test_ends_are_cut_where_the_places_are():
    found = find(straight_or_round(), (4_000, 0), (6_000, 0))
    snapped = [at(4_000, 0), at(5_000, 0), at(6_000, 0)]
    assert found.lon.tolist() == pytest.approx([position.lon for position in snapped], abs=1e-8)
    assert found.lat.tolist() == pytest.approx([position.lat for position in snapped], abs=1e-8)


def test_ahead_on_a_one_way_street():
    found = find(one_way_block(), (0, 200), (0, 700))
    assert found.metres == pytest.approx(500, abs=1)


def test_behind_on_a_one_way_street_is_once_round_the_block():
    found = find(one_way_block(), (0, 700), (0, 200))
    assert found.metres == pytest.approx(3_500, abs=1)
    assert [step.road for step in found.steps] == [
        "North Street",
        "East Street",
        "South Street",
        "West Street",
        "North Street",
    ]


def test_back_along_a_two_way_road():
    found = find(one_way_block(), (-100, 0), (-400, 0))
    assert found.metres == pytest.approx(300, abs=1)
    assert found.lon[0] > found.lon[-1]


def test_the_same_point_is_no_journey():
    found = find(one_way_block(), (0, 300), (0, 300))
    assert (found.seconds, found.metres, found.steps) == (0.0, 0.0, ())
    assert len(found.lon) == 1


def test_access_legs_count_at_both_ends():
    found = find(one_way_block(), (-44.704, 200), (44.704, 700))
    # 44.7 m at 10 mph take 10 s, twice.
    assert found.metres == pytest.approx(500 + 2 * 44.704, abs=1)
    assert found.steps[0].road == TO_THE_ROAD
    assert found.steps[0].seconds == pytest.approx(10, abs=0.1)
    assert found.steps[-1].road == FROM_THE_ROAD


def test_faster_round_than_along_the_link():
    # Both places stand near the ends of a slow service road; a primary road joins its ends.
    network = make_network(
        {"a": (0, 0), "b": (2_000, 0)},
        [
            Road("a", "b", road_class=RoadClass.SERVICE, name="Back Lane"),
            Road("a", "b", 2_200, road_class=RoadClass.PRIMARY, ref="A1", shape=((1_000, 400),)),
        ],
    )
    found = find(network, (100, 0), (1_900, 0))
    assert [step.road for step in found.steps] == ["Back Lane", "A1", "Back Lane"]


def test_of_parallel_roads_the_faster():
    found = find(parallel_links(), (-900, 0), (1_000, 0))
    assert [step.road for step in found.steps] == ["A3"]
    assert found.metres == pytest.approx(900 + 1_200, abs=1)


def test_a_roundabout_is_driven_clockwise():
    network = roundabout()
    straight_on, right = find(network, (0, 500), (0, -500)), find(network, (0, 500), (-500, 0))
    left = find(network, (0, 500), (500, 0))
    ring_m = [found.metres - 940 for found in (left, straight_on, right)]
    assert ring_m == pytest.approx([47, 94, 141], abs=1)


def test_peak_takes_longer():
    peak = find(straight_or_round(), (0, 0), (10_000, 0), period=Period.AM_PEAK)
    quiet = find(straight_or_round(), (0, 0), (10_000, 0))
    assert peak.seconds == pytest.approx(1.2 * quiet.seconds, rel=1e-3)


def test_no_way_is_said_plainly():
    network = make_network(
        {"a": (0, 0), "b": (1_000, 0), "c": (0, 3_000), "d": (1_000, 3_000)}, [Road("a", "b"), Road("c", "d")]
    )
    with pytest.raises(NetworkError, match="leads from start to end"):
        find(network, (500, 0), (500, 3_000))


def test_one_place_at_a_time():
    network = one_way_block()
    snapped = snap(network, ["x", "y"], [at(0, 0), at(0, 100)])
    with pytest.raises(ValueError, match="one place to one place"):
        route(network, snapped, snapped)


SPOTS = st.tuples(st.floats(0, 5_000), st.floats(0, 5_000))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 20), SPOTS, SPOTS)
def test_steps_add_up_to_the_route(seed, start, end):
    found = find(grid(6, seed=seed), start, end)
    assert sum(step.seconds for step in found.steps) == pytest.approx(found.seconds, abs=1e-6)
    assert sum(step.metres for step in found.steps) == pytest.approx(found.metres, abs=1e-6)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 20), SPOTS, SPOTS, SPOTS)
def test_no_detour_is_faster(seed, start, end, between):
    network = grid(6, seed=seed)
    straight = find(network, start, end)
    detour = find(network, start, between).seconds + find(network, between, end).seconds
    # Half a millisecond of rounding for each share of a link.
    assert straight.seconds <= detour + 0.003


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 20), SPOTS, SPOTS)
def test_the_line_is_as_long_as_the_roads_drawn(seed, start, end):
    network = grid(6, seed=seed)  # roads up to 1.4 times as long as the straight line drawn
    found = find(network, start, end)
    roads = [step for step in found.steps if step.road not in (TO_THE_ROAD, FROM_THE_ROAD)]
    driven_m = sum(step.metres for step in roads)
    assert driven_m / 1.401 - 1 <= line_length_m(found) <= driven_m + 1
