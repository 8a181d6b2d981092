import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.periods import Period
from geoplan.network.composition import RoadKinds, SnappedJourneys, compose, fastest_by_model
from geoplan.network.snap import snap
from geoplan.network.speeds import SpeedModel
from tests.networks import at, grid, straight_or_round

SPOTS = st.lists(st.tuples(st.floats(0, 5_000), st.floats(0, 5_000)), min_size=8, max_size=8)


def journeys_on(network, spots, periods=(Period.OFF_PEAK,)):
    codes = [f"j{row}" for row in range(len(spots) // 2)]
    return SnappedJourneys(
        origins=snap(network, codes, [at(*spot) for spot in spots[::2]]),
        destinations=snap(network, codes, [at(*spot) for spot in spots[1::2]]),
        periods=tuple(periods[row % len(periods)] for row in range(len(codes))),
        seconds=np.full(len(codes), 600.0),
    )


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10), SPOTS)
def test_prediction_is_the_path_time(seed, spots):
    network, model = grid(6, seed=seed), SpeedModel()
    journeys = journeys_on(network, spots, (Period.OFF_PEAK, Period.AM_PEAK))
    paths = fastest_by_model(network, journeys, model)
    composition = compose(network, RoadKinds.of(network), journeys, paths)
    moving = np.array([len(path.arc) > 0 for path in paths])
    expected = np.array([path.ms for path in paths]) / 1_000
    # Half a millisecond of rounding for each arc.
    assert composition.predict_s(model)[moving] == pytest.approx(expected[moving], abs=0.05)


def test_metres_are_counted_by_kind_of_road():
    network, model = straight_or_round(), SpeedModel(junction_delay_s=0)
    journeys = journeys_on(network, [(0, 0), (10_000, 0), (4_000, 0), (6_000, 0)])
    composition = compose(
        network, RoadKinds.of(network), journeys, fastest_by_model(network, journeys, model)
    )
    km = {name: (metres / 1_000).round(2).tolist() for name, metres in composition.field_metres().items()}
    assert km == {"unclassified_single": [0, 2], "primary_single": [4, 0], "motorway": [10, 0]}


def test_kinds_tell_apart_what_the_model_does():
    network, model = grid(6, seed=4), SpeedModel()
    kinds = RoadKinds.of(network)
    assert np.array_equal(model.link_speed_mph(kinds.examples)[kinds.of_link], model.link_speed_mph(network))
    assert kinds.examples.link_count < network.link_count


def test_journeys_from_one_place_are_found_as_if_alone():
    network, model = grid(6, seed=5), SpeedModel()
    home, ends = (300.0, 20.0), [(5_000, 5_000), (2_000, 2_500), (0, 4_000)]
    together = journeys_on(network, [spot for end in ends for spot in (home, end)])
    apart = [
        fastest_by_model(network, together.take(np.array(together.codes) == code), model)[0]
        for code in together.codes
    ]
    assert [path.ms for path in fastest_by_model(network, together, model)] == [path.ms for path in apart]
