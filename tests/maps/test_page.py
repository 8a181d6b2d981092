import numpy as np

from geoplan.maps.base import draw_ground
from geoplan.maps.page import data, labels, words
from geoplan.maps.reach import RoadReach
from geoplan.maps.style import MapStyle
from tests.maps.ground import district_roads, picture, place

STYLE = MapStyle()


def said(shown=None):
    shown = shown or picture()
    return words(shown, STYLE, (), draw_ground(district_roads(), STYLE))


def test_the_table_has_every_place_the_longest_journey_first():
    rows = said()["places"]
    assert [row["name"] for row in rows] == ["Isle", "Downham", "Upton", "Easton", "Middleton"]
    assert [row["minutes"] for row in rows] == ["no road", "65", "31", "12", "4"]
    assert rows[0]["nearest"] == "–"
    assert rows[2]["nearest"] == "Bridge House"
    assert rows[2]["miles"] == "9.5"


def test_a_row_knows_its_dot_on_the_map():
    shown = picture()
    dots = data(shown, STYLE, draw_ground(district_roads(), STYLE))["places"]
    for row in said(shown)["places"]:
        assert dots[row["row"]]["name"] == row["name"]


def test_the_legend_counts_places_in_their_classes():
    counts = {row["label"]: row["count"] for row in said()["counts"]}
    assert counts == {
        "under 10": 1,
        "10–20": 1,
        "20–30": 0,
        "30–45": 1,
        "45–60": 0,
        "60 or more": 1,
        "no road": 1,
    }


def test_no_road_is_in_the_legend_only_where_it_occurs():
    reached = picture(places=picture().places[:-1])
    assert "no road" not in {row["label"] for row in said(reached)["counts"]}


def test_venues_say_how_many_places_they_are_nearest_to():
    assert [row["note"] for row in said()["venues"]] == ["nearest to 3 places", "nearest to 1 place"]


def test_dots_say_minutes_miles_and_venue():
    dots = data(picture(), STYLE, draw_ground(district_roads(), STYLE))["places"]
    assert dots[0]["time"] == "31 minutes, 9.5 miles"
    assert dots[0]["way"] == "to 1. Bridge House"
    assert (dots[-1]["class"], dots[-1]["time"], dots[-1]["way"]) == (-1, "no road", "")


def test_without_places_the_legend_and_the_venues_count_miles_of_road():
    reach = RoadReach(
        np.array([5.0, 15.0, np.inf]), np.array([0, 1, -1], np.int32), np.array([6.0, 3.0, 1.0])
    )
    shown = said(picture(places=(), reach=reach))
    assert [row["text"] for row in shown["counts"]][:2] == ["6", "3"]
    assert [row["percent"] for row in shown["counts"]][:2] == ["60%", "30%"]
    assert shown["counts"][-1]["label"] == "no road"
    assert [row["note"] for row in shown["venues"]] == [
        "nearest to 6 miles of road",
        "nearest to 3 miles of road",
    ]
    assert shown["places"] == []
    assert shown["venue_heads"][-1] == "Miles of road it is nearest to"


def test_a_map_of_venues_only_has_no_counts():
    shown = said(picture(places=()))
    assert (shown["counts"], shown["headline"], shown["switches"]) == ([], "", [])
    assert shown["venue_heads"] == ["No.", "Venue"]


def test_settlements_around_are_named_but_not_twice():
    around = (place("faraway", 0, 0), picture().places[0].place)
    named = labels(picture(around=around), STYLE)
    assert [label.kind for label in named if label.text == "Faraway"] == ["village outside"]
    assert [label.kind for label in named if label.text == "Upton"] == ["village"]


def test_roads_that_are_not_drawn_are_said():
    few = MapStyle(most_vertices=5)
    shown = words(picture(), few, (), draw_ground(district_roads(), few))
    assert shown["notes"][-1] == "Not drawn, but counted in the times: tertiary, residential roads."
