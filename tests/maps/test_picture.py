from dataclasses import fields, replace

import numpy as np
import pytest

from geoplan.domain.geography import Position
from geoplan.errors import InputError
from geoplan.maps.picture import PlaceMinutes, VenuePin, headline, pins, settlements
from geoplan.maps.reach import RoadReach
from geoplan.maps.style import MapStyle
from tests.maps.ground import Somewhere, picture, places, venues


def test_of_a_venue_only_code_name_and_position_are_taken():
    assert pins(venues())[0] == VenuePin("V01", "Bridge House", venues()[0].position)
    assert [field.name for field in fields(VenuePin)] == ["code", "name", "position"]


def test_only_settlements_may_be_coloured():
    child = Somewhere("C001", "C001", Position(53.0, -1.0))
    with pytest.raises(InputError, match="not people or homes"):
        settlements([*places(), child])


def test_a_map_without_venues_is_refused():
    with pytest.raises(InputError, match="no venue"):
        picture(venues=(), places=())


def test_a_code_that_occurs_twice_is_refused():
    with pytest.raises(InputError, match="venue V01 occurs twice"):
        picture(venues=(pins(venues())[0],) * 2, places=())
    with pytest.raises(InputError, match="place upton occurs twice"):
        picture(places=(PlaceMinutes(places()[0], 1, 1, "V01"),) * 2)


def test_a_nearest_venue_that_is_not_on_the_map_is_refused():
    with pytest.raises(InputError, match="nearest venue of upton"):
        picture(places=(PlaceMinutes(places()[0], 1, 1, "V99"),))


def test_impossible_minutes_are_refused():
    for minutes, nearest in ((-1.0, "V01"), (np.nan, "V01"), (5.0, None)):
        with pytest.raises(ValueError, match="upton"):
            PlaceMinutes(places()[0], minutes, 1.0, nearest)


def test_places_and_roads_are_not_both_coloured():
    reach = RoadReach(np.zeros(1), np.zeros(1, np.int32), np.ones(1))
    with pytest.raises(ValueError, match="both"):
        picture(reach=reach)


def test_the_headline_counts_those_near_and_names_the_farthest_that_a_road_leads_from():
    assert headline(picture(), MapStyle()) == (
        "2 of 5 places are within 30 minutes of a venue. The longest journey is from Downham: 65 minutes."
    )


def test_the_headline_when_all_are_near_or_none_is_reached():
    near = tuple(replace(item, minutes=5.0, nearest="V01") for item in picture().places)
    assert headline(picture(places=near), MapStyle()).startswith("All 5 places are within 30 minutes")
    lost = (picture().places[-1],)
    assert headline(picture(places=lost), MapStyle()).startswith("No road leads")
    assert headline(picture(places=()), MapStyle()) == ""
