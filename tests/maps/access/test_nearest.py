import re
import subprocess
import sys

import pytest

from geoplan.domain.periods import Period
from geoplan.errors import InputError
from geoplan.maps import MapStyle, VenuePin, access_map
from geoplan.matrix import travel_times
from geoplan.network.snap import SnapParams
from geoplan.network.things import on_roads
from tests.maps.ground import Somewhere, district_roads, places, venues
from tests.networks import at


def rows_of(made) -> dict[str, tuple[str, str]]:
    return {row["name"]: (row["nearest"], row["minutes"]) for row in made.words["places"]}


def test_every_settlement_has_the_minutes_of_the_travel_matrix():
    network, timed = district_roads(), places()[:4]
    made = access_map(network, venues(), timed, period=Period.PM_PEAK)
    times = travel_times(
        network, on_roads(network, timed), on_roads(network, venues()), period=Period.PM_PEAK
    ).minutes
    for place, row in zip(timed, times, strict=True):
        expected = "Bridge House" if row[0] < row[1] else "Hill Centre"
        assert rows_of(made)[place.name] == (expected, f"{row.min():.0f}")


def test_a_settlement_that_no_road_leads_from_is_shown_as_such():
    made = access_map(district_roads(), venues(), places())
    assert rows_of(made)["Isle"] == ("–", "no road")


def test_a_settlement_too_far_from_any_road_does_not_keep_the_others_off_the_map():
    params = SnapParams(report_beyond_m=20, refuse_beyond_m=50)
    near = (Somewhere("V01", "Bridge House", at(15_000, -500)),)
    made = access_map(district_roads(), near, places(), snapping=params)
    assert rows_of(made)["Middleton"] == ("–", "no road")
    assert rows_of(made)["Upton"][0] == "Bridge House"


def test_a_venue_too_far_from_any_road_is_refused():
    with pytest.raises(InputError, match="V09"):
        access_map(district_roads(), [Somewhere("V09", "Nowhere", at(0, 60_000))], places())


def test_the_period_and_the_origin_of_the_roads_are_said():
    network = district_roads()
    words = access_map(network, venues(), places(), period=Period.AM_PEAK, notes=["Made for a test."]).words
    assert words["subtitle"] == "By car, morning peak (07:30–09:15)"
    assert words["notes"][0] == "Made for a test."
    assert words["notes"][1] == "Roads: made by hand, 2025-01-01; licence: MIT."
    assert network.version in words["notes"][2]


def test_without_settlements_the_roads_are_coloured():
    made = access_map(district_roads(), [VenuePin("V01", "Bridge House", at(15_000, -500))])
    assert "miles of road" in made.words["headline"]
    assert made.words["counts"][-1]["label"] == "no road"
    assert any(road["cased"] for road in made.data["roads"])


def test_areas_can_be_left_out():
    made = access_map(district_roads(), venues(), places(), style=MapStyle(area_minutes=()))
    assert made.words["bands"] == ()
    assert "areas" not in {switch["name"] for switch in made.words["switches"]}


def test_areas_are_there_to_be_switched_on():
    made = access_map(district_roads(), venues(), places())
    (switch,) = [switch for switch in made.words["switches"] if switch["name"] == "areas"]
    assert switch == {"name": "areas", "label": "Within 15, 30, 45 minutes", "on": False}
    assert len(made.data["switches"]["areas"]) == 6


def test_nothing_of_a_venue_but_its_name_and_place_is_on_the_map():
    secret = Somewhere("VENUE-CODE-9", "Bridge House", at(15_000, -500), risk="takes-high-risk")
    html = access_map(district_roads(), [secret], places()).html()
    assert "takes-high-risk" not in html
    assert "VENUE-CODE-9" not in html


def test_people_are_refused():
    child = Somewhere("C001", "C001", at(0, 0))
    with pytest.raises(InputError, match="not people or homes"):
        access_map(district_roads(), venues(), [child])  # type: ignore[list-item]


def test_importing_the_room_loads_no_folium():
    script = "import sys, geoplan.maps; sys.exit('folium' in sys.modules or 'branca' in sys.modules)"
    assert subprocess.run([sys.executable, "-W", "error", "-c", script], check=False).returncode == 0


def test_the_numbers_in_the_table_are_whole_minutes_and_tenths_of_miles():
    html = access_map(district_roads(), venues(), places()[:1]).html()
    assert re.search(r'data-value="[\d.]+">\d+</td><td class="number" data-value="[\d.]+">\d+\.\d</td>', html)
