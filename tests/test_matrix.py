import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.periods import Period
from geoplan.errors import InputError
from geoplan.matrix import MatrixProvenance, TravelMatrix, travel_times
from geoplan.network.cache import ArrayCache
from geoplan.network.paths import route
from geoplan.network.snap import snap
from tests.networks import at, one_way_block, parallel_links, straight_or_round

MADE_BY_HAND = MatrixProvenance("made by hand", "0", "0", "2026-11-22")


def matrix(seconds, metres=None):
    seconds = np.array(seconds, dtype=float)
    rows, columns = seconds.shape
    return TravelMatrix(
        tuple(f"O{row}" for row in range(rows)),
        tuple(f"D{column}" for column in range(columns)),
        seconds,
        seconds * 10 if metres is None else np.array(metres, dtype=float),
        Period.OFF_PEAK,
        MADE_BY_HAND,
    )


def places(network, **positions):
    return snap(network, list(positions), [at(*point) for point in positions.values()])


def test_the_faster_way_round_is_taken_and_its_own_length_reported():
    network = straight_or_round()
    ends = places(network, west=(0, 0), east=(10_000, 0))
    result = travel_times(network, ends, ends)
    assert result.metres[0, 1] == pytest.approx(14_000, abs=1)
    assert result.seconds[0, 1] < 10_000 / (28 * 0.44704)
    assert np.all(np.diag(result.seconds) == 0)


def test_one_way_streets_make_there_and_back_differ():
    network = one_way_block()
    pair = places(network, north=(500, 1_000), west=(0, 500))
    result = travel_times(network, pair, pair)
    # Clockwise from the west side to the north side is half a kilometre up and half along; back is long.
    assert result.metres[1, 0] == pytest.approx(1_000, abs=2)
    assert result.metres[0, 1] == pytest.approx(3_000, abs=2)


def test_places_on_one_link_need_not_leave_it():
    network = straight_or_round()
    pair = places(network, a=(1_000, 0), b=(1_500, 0))
    result = travel_times(network, pair, pair)
    assert result.metres[0, 1] == pytest.approx(500, abs=1)
    assert result.metres[1, 0] == pytest.approx(500, abs=1)


def test_a_place_just_behind_on_a_one_way_street_is_all_the_way_round():
    network = one_way_block()
    pair = places(network, ahead=(0, 600), behind=(0, 400))
    result = travel_times(network, pair, pair)
    assert result.metres[1, 0] == pytest.approx(200, abs=1)
    assert result.metres[0, 1] == pytest.approx(3_800, abs=3)


coordinate = st.integers(-300, 1_300)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([one_way_block(), parallel_links(), straight_or_round()]),
    st.lists(st.tuples(coordinate, coordinate), min_size=2, max_size=6, unique=True),
    st.sampled_from(list(Period)),
)
def test_every_figure_is_that_of_the_route_driven(network, points, period):
    stops = snap(network, [f"P{i}" for i in range(len(points))], [at(*point) for point in points])
    result = travel_times(network, stops, stops, period=period)
    for row, origin in enumerate(stops.codes):
        for column, destination in enumerate(stops.codes):
            driven = route(network, stops.select([origin]), stops.select([destination]), period=period)
            assert result.seconds[row, column] == driven.seconds
            assert result.metres[row, column] == pytest.approx(driven.metres, abs=1e-9)


def test_a_cached_matrix_is_the_same_and_holds_no_codes(tmp_path):
    network = one_way_block()
    stops = places(network, **{"CHILD-7": (0, 500), "b": (500, 1_000)})
    cache = ArrayCache(tmp_path / "cache")
    first = travel_times(network, stops, stops, cache=cache)
    again = travel_times(network, stops, stops, cache=cache)
    np.testing.assert_array_equal(first.seconds, again.seconds)
    np.testing.assert_array_equal(first.metres, again.metres)
    files = list((tmp_path / "cache").iterdir())
    assert len(files) == 2  # the hierarchy and the matrix
    assert not any(b"CHILD-7" in file.read_bytes() or "CHILD-7" in file.name for file in files)


def test_a_damaged_cache_is_made_again(tmp_path):
    network = one_way_block()
    stops = places(network, a=(0, 500), b=(500, 1_000))
    cache = ArrayCache(tmp_path)
    first = travel_times(network, stops, stops, cache=cache)
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes()[:40])
    again = travel_times(network, stops, stops, cache=cache)
    np.testing.assert_array_equal(first.seconds, again.seconds)


def test_other_speeds_are_not_read_from_the_cache(tmp_path):
    network = one_way_block()
    stops = places(network, a=(0, 500), b=(500, 1_000))
    cache = ArrayCache(tmp_path)
    calm = travel_times(network, stops, stops, cache=cache)
    peak = travel_times(network, stops, stops, period=Period.AM_PEAK, cache=cache)
    assert np.all(peak.seconds[calm.seconds > 0] > calm.seconds[calm.seconds > 0])


def test_minutes_and_miles():
    result = matrix([[90.0]], [[METRES_PER_MILE]])
    assert result.minutes[0, 0] == 1.5
    assert result.miles[0, 0] == 1.0


def test_figures_are_read_only_and_the_callers_own_stay_writable():
    seconds, metres = np.array([[90.0]]), np.array([[1_000.0]])
    result = TravelMatrix(("O0",), ("D0",), seconds, metres, Period.OFF_PEAK, MADE_BY_HAND)
    assert np.shares_memory(result.seconds, seconds)
    for figures in (result.seconds, result.metres):
        with pytest.raises(ValueError, match="read-only"):
            figures[0, 0] = 1.0
    seconds *= 2
    metres *= 2
    assert (seconds[0, 0], metres[0, 0]) == (180.0, 2_000.0)


def test_some_places_in_the_order_asked_for():
    part = matrix([[1, 2, 3], [4, 5, 6]]).select(origins=["O1"], destinations=["D2", "D0"])
    assert part.seconds.tolist() == [[6, 4]]
    assert part.destinations == ("D2", "D0")


def test_every_unknown_code_is_named():
    with pytest.raises(InputError) as caught:
        matrix([[1, 2]]).select(destinations=["D0", "X", "Y"])
    assert [fault.message.split()[0] for fault in caught.value.faults] == ["X", "Y"]


def test_transposed_exchanges_the_sides():
    assert matrix([[1, 2, 3]]).transposed().seconds.tolist() == [[1], [2], [3]]


def test_one_row_a_pair():
    frame = matrix([[60, 120]]).to_frame()
    assert frame.origin.tolist() == ["O0", "O0"]
    assert frame.minutes.tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    ("seconds", "metres"), [([[-1.0]], [[1.0]]), ([[float("nan")]], [[1.0]]), ([[1.0]], [[1.0, 2.0]])]
)
def test_impossible_figures_are_refused(seconds, metres):
    with pytest.raises(ValueError, match=r"(seconds|metres) has"):
        matrix(seconds, metres)


def test_a_code_twice_is_refused():
    with pytest.raises(ValueError, match="occur twice: A"):
        TravelMatrix(("A", "A"), ("B",), np.ones((2, 1)), np.ones((2, 1)), Period.OFF_PEAK, MADE_BY_HAND)


def test_a_period_may_be_named_and_a_wrong_name_is_refused():
    network = one_way_block()
    stops = places(network, a=(0, 500), b=(500, 1_000))
    named = travel_times(network, stops, stops, period="am-peak")
    assert named.period is Period.AM_PEAK
    with pytest.raises(ValueError, match="noon"):
        travel_times(network, stops, stops, period="noon")


def test_places_that_are_not_on_the_road_are_told_how_to_get_there():
    with pytest.raises(TypeError, match="on_roads"):
        travel_times(one_way_block(), ["a"], ["b"])
