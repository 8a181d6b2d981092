from dataclasses import replace

import numpy as np
import pytest

from geoplan.domain.periods import Period
from geoplan.domain.roads import RoadClass
from geoplan.errors import InputError
from geoplan.network.calibrate import CalibrationParams, ErrorFigures, calibrate
from geoplan.network.composition import SnappedJourneys, fastest_by_model
from geoplan.network.observed import ObservedJourney, UsableParams
from geoplan.network.snap import snap
from geoplan.network.speed_fit import FitParams
from geoplan.network.speeds import SpeedModel
from tests.networks import Road, at, grid, make_network

TRUTH = SpeedModel(
    primary_single=49.0,
    secondary_single=30.0,
    tertiary_single=27.0,
    primary_urban=19.0,
    residential=20.0,
    am_peak_factor=1.45,
)


def drive(network, count, *, truth=TRUTH, noise=0.05, outliers=0.10, seed=0, periods=tuple(Period)):
    """Journeys as observed if `truth` were true: with scatter, and some with a stop on the way."""
    random = np.random.default_rng(seed)
    extent = (network.node_lat.max() - 53.0) * 111_195
    spots = [at(*spot) for spot in random.uniform(0, extent, (2 * count, 2))]
    codes = [f"j{row}" for row in range(count)]
    journeys = SnappedJourneys(
        origins=snap(network, codes, spots[:count]),
        destinations=snap(network, codes, spots[count:]),
        periods=tuple(periods[row % len(periods)] for row in range(count)),
        seconds=np.ones(count),
    )
    true_s = np.array([path.ms / 1_000 for path in fastest_by_model(network, journeys, truth)])
    seconds = true_s * np.exp(random.normal(0, noise, count))
    seconds = np.where(random.random(count) < outliers, seconds * random.uniform(1.5, 2.5, count), seconds)
    return [
        ObservedJourney(code, spots[row], spots[count + row], float(seconds[row]), journeys.periods[row])
        for row, code in enumerate(codes)
    ]


@pytest.fixture(scope="module")
def network():
    return grid(9, spacing_m=1_500, seed=3)


@pytest.fixture(scope="module")
def fitted(network):
    return calibrate(network, drive(network, 400))


def test_known_speeds_are_found_despite_outliers(fitted):
    for name in ("primary_single", "secondary_single", "tertiary_single", "residential", "primary_urban"):
        assert getattr(fitted.model, name) == pytest.approx(getattr(TRUTH, name), rel=0.06), name
    assert fitted.model.am_peak_factor == pytest.approx(1.45, rel=0.04)


def test_a_fit_says_in_one_line_where_it_comes_from(network, fitted):
    assert fitted.about == (
        f"Fitted to 300 observed journeys, judged on 100 more; network {network.version} (made by hand)."
    )


def test_a_source_with_line_breaks_stays_one_comment(network):
    odd = replace(network, provenance=replace(network.provenance, source="a\nb = 1"))
    found = calibrate(odd, drive(odd, 60, truth=SpeedModel(), noise=0.0, outliers=0.0))
    assert found.model == SpeedModel()
    assert found.about == (
        f"Not changed: no gain from 45 observed journeys, judged on 15 more; network {odd.version} (a b = 1)."
    )


def test_junction_delay_is_found_where_speeds_are_known():
    town = grid(9, spacing_m=300, seed=3)
    found = calibrate(
        town,
        drive(town, 200, truth=SpeedModel(junction_delay_s=6.5)),
        params=CalibrationParams(fit=FitParams(speed_spread=0.01)),
    )
    assert found.model.junction_delay_s == pytest.approx(6.5, rel=0.1)


def test_error_on_journeys_held_out_falls(fitted):
    assert fitted.before.journeys == fitted.after.journeys == 100
    assert fitted.before.median_percent > 6.5
    assert fitted.after.median_percent < 5
    assert fitted.after.within_20_percent > 85
    assert abs(fitted.after.bias_percent) < 2.5


def test_every_journey_is_shown_before_and_after(fitted):
    assert len(fitted.journeys) == 400
    assert sum(row.held_out for row in fitted.journeys) == 100
    out = [row for row in fitted.journeys if row.held_out]
    again = ErrorFigures.of(np.array([row.after_s for row in out]), np.array([row.observed_s for row in out]))
    assert again == fitted.after


def test_roads_that_nobody_drove_keep_their_speed(fitted):
    figures = {figure.name: figure for figure in fitted.figures}
    assert figures["motorway"].why.startswith("0 journeys depend on it")
    assert fitted.model.motorway == SpeedModel().motorway
    assert "motorway stays at 60: 0 journeys depend on it, 8 are needed." in fitted.messages
    assert figures["primary_single"].why == ""
    assert figures["primary_single"].kilometres > 100


def test_the_off_peak_factor_is_the_anchor(fitted):
    assert fitted.model.off_peak_factor == 1.0
    assert "off_peak_factor" not in {figure.name for figure in fitted.figures}


def test_thin_evidence_moves_a_figure_less_than_plenty(network):
    truth = replace(SpeedModel(), tertiary_single=27.0)
    few = calibrate(
        network,
        drive(network, 24, truth=truth, noise=0.10),
        params=CalibrationParams(
            min_figure_journeys=1, usable=UsableParams(min_journeys=10), fit=FitParams(speed_spread=0.1)
        ),
    )
    many = calibrate(
        network, drive(network, 300, truth=truth), params=CalibrationParams(fit=FitParams(speed_spread=0.1))
    )
    moved = {
        name: {figure.name: figure.after for figure in found.figures}["tertiary_single"]
        for name, found in (("few", few), ("many", many))
    }
    assert moved["many"] == pytest.approx(27, rel=0.06)
    assert abs(moved["few"] - 32) < abs(moved["many"] - 32) - 0.5


def test_the_same_seed_gives_the_same_model(network):
    journeys = drive(network, 60)
    assert calibrate(network, journeys).model == calibrate(network, journeys).model


def test_a_fit_that_gains_nothing_is_not_taken(network):
    right = SpeedModel()
    found = calibrate(network, drive(network, 60, truth=right, noise=0.0, outliers=0.0))
    assert found.model == right
    assert any("no figure is changed" in message for message in found.messages)


def test_too_few_journeys_are_refused(network):
    with pytest.raises(InputError, match="39 of 39 observed journeys can be used, 40 are needed"):
        calibrate(network, drive(network, 39))


def test_unlikely_journeys_are_left_out_and_named(network):
    journeys = drive(network, 60)
    spoilt = [
        replace(journeys[0], seconds=30.0),
        replace(journeys[1], seconds=90_000.0),
        replace(journeys[2], origin=at(0, 0), destination=at(12_000, 12_000), seconds=200.0),
        replace(journeys[3], destination=journeys[3].origin),
        *journeys[4:],
    ]
    found = calibrate(network, spoilt)
    assert len(found.journeys) == 56
    assert "1 journey is left out, shorter than 120 seconds: j0." in found.messages
    assert "1 journey is left out, longer than 4 hours: j1." in found.messages
    assert "1 journey is left out, faster than 80 mph: j2." in found.messages
    assert "1 journey is left out, from a place to itself: j3." in found.messages


def test_journeys_that_no_road_joins_are_left_out():
    network = make_network(
        {"a": (0, 0), "b": (9_000, 0), "c": (0, 3_000), "d": (9_000, 3_000)}, [Road("a", "b"), Road("c", "d")]
    )
    along = [ObservedJourney(f"j{row}", at(row * 50, 0), at(8_000, 0), 700.0) for row in range(20)]
    across = ObservedJourney("x", at(0, 0), at(0, 3_000), 900.0)
    found = calibrate(
        network, [*along, across], params=CalibrationParams(usable=UsableParams(min_journeys=15))
    )
    assert len(found.journeys) == 20
    assert any("between places that no road joins: x" in message for message in found.messages)


def test_paths_follow_the_fitted_speeds():
    # The lane is believed fast; journeys show that it is so slow that the longer road is taken.
    network = make_network(
        {"a": (0, 0), "b": (10_000, 0), "c": (-6_000, 0), "d": (16_000, 0)},
        [
            Road("a", "b", road_class=RoadClass.TERTIARY),
            Road("a", "b", 13_000, road_class=RoadClass.SECONDARY, shape=((5_000, 4_000),)),
            Road("c", "a", road_class=RoadClass.TERTIARY),
            Road("b", "d", road_class=RoadClass.SECONDARY),
        ],
    )
    truth = SpeedModel(tertiary_single=20.0, secondary_single=36.0)
    random = np.random.default_rng(0)
    journeys = []
    for row in range(60):
        start = at(-6_000 * random.random(), 0) if row % 2 else at(15_000 * random.random() + 500, 0)
        end = at(10_500 + 5_000 * random.random(), 0) if row % 3 else at(-5_000 * random.random() - 500, 0)
        journeys.append(ObservedJourney(f"j{row}", start, end, 1.0))
    codes = [journey.code for journey in journeys]
    snapped = SnappedJourneys(
        snap(network, codes, [journey.origin for journey in journeys]),
        snap(network, codes, [journey.destination for journey in journeys]),
        tuple(journey.period for journey in journeys),
        np.ones(60),
    )
    true_s = [path.ms / 1_000 for path in fastest_by_model(network, snapped, truth)]
    journeys = [replace(journey, seconds=s) for journey, s in zip(journeys, true_s, strict=True)]
    found = calibrate(network, journeys)
    assert found.model.tertiary_single == pytest.approx(20, rel=0.05)
    assert found.after.median_percent < 2


def test_progress_is_told(network):
    told = []
    calibrate(network, drive(network, 60), progress=lambda *news: told.append(news))
    assert told[0] == (1, 5, "calibration")


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (CalibrationParams, {"held_out_share": 0.9}),
        (CalibrationParams, {"rounds": 0}),
        (UsableParams, {"min_journeys": 2}),
        (UsableParams, {"shortest_s": 0.0}),
        (FitParams, {"noise": 0.0}),
        (FitParams, {"max_change": 1.0}),
    ],
)
def test_senseless_parameters_are_refused(kind, wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        kind(**wrong)
