import pytest

from geoplan.domain.periods import Period
from geoplan.errors import InputError, NetworkError
from geoplan.runs.case.places import (
    adult_place,
    carer_place,
    driver_place,
    home_of,
    measure,
    places_of,
    school_place,
    venue_place,
)
from tests.networks import Road, at, make_network, straight_or_round
from tests.runs.worlds import adult, carer, child, driver, school, venue


def test_everybody_and_everything_has_a_key():
    places = places_of(
        children=[child("C1", 1)],
        carers=[carer("G1", 2)],
        drivers=[driver("D1", 3)],
        schools=[school("S", 4)],
        venues=[venue("v", 5)],
        adults=[adult("A1", 6)],
    )
    assert list(places) == [
        adult_place("A1"),
        carer_place("G1"),
        driver_place("D1"),
        home_of("C1"),
        school_place("S"),
        venue_place("v"),
    ]
    assert places["venue:v"] == venue("v", 5).position
    assert places["home:C1"] == child("C1", 1).home


def test_travel_is_that_of_the_fastest_way_and_not_of_the_shortest():
    travel = measure(straight_or_round(), {"home:C1": at(0, 0), "venue:v": at(10_000, 0)})
    seconds, metres = travel.leg("home:C1", "venue:v", [Period.OFF_PEAK])
    assert metres == pytest.approx(14_000, abs=50)
    assert seconds < 10_000 / (32 * 0.447)  # the lanes, at the operating speed of the country


def test_peaks_are_slower():
    travel = measure(straight_or_round(), {"home:C1": at(0, 0), "venue:v": at(10_000, 0)})
    off, peak = (
        travel.leg("home:C1", "venue:v", [period])[0] for period in (Period.OFF_PEAK, Period.AM_PEAK)
    )
    assert off < peak


def test_one_address_is_measured_once():
    places = {"carer:G1": at(0, 0), "home:C1": at(0, 0), "home:C2": at(5_000, 0), "home:C3": at(0, 0)}
    travel = measure(straight_or_round(), places)
    assert travel.places == tuple(places)
    assert travel.seconds.shape == (4, 2, 2)
    for period in Period:
        assert travel.leg("carer:G1", "home:C3", [period]) == (0, 0)
        assert travel.leg("home:C1", "home:C2", [period]) == travel.leg("home:C3", "home:C2", [period])


def test_a_place_far_from_any_road_is_named():
    with pytest.raises(InputError, match="home:C1 is"):
        measure(straight_or_round(), {"home:C1": at(0, 300_000), "venue:v": at(0, 0)})


def test_places_that_no_road_joins_are_named():
    points = {"a": (0, 0), "b": (1_000, 0), "c": (5_000, 0), "d": (6_000, 0)}
    islands = make_network(points, [Road("a", "b"), Road("c", "d")])
    with pytest.raises(NetworkError, match="no road leads from home:C1 to venue:v"):
        measure(islands, {"home:C1": at(500, 0), "venue:v": at(5_500, 0)})
