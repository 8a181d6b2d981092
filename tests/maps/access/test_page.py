import numpy as np
import pytest
import shapely

from geoplan.domain.ages import AgeBand
from geoplan.domain.hours import WORKING_DAYS, Weekday
from geoplan.domain.periods import Period
from geoplan.errors import InputError
from geoplan.maps.access import AccessLayers, Square, VenueOffer, draw_layers
from geoplan.maps.access.page import saved_steps
from tests.maps.ground import district_roads, places
from tests.networks import at

DAYS = frozenset(WORKING_DAYS)


def offers() -> tuple[VenueOffer, ...]:
    return (
        VenueOffer("Bridge House", at(14_500, -500), frozenset(AgeBand), DAYS, True),
        VenueOffer("Hill Centre", at(29_000, 200), frozenset({AgeBand.BABY}), DAYS | {Weekday.SATURDAY}),
    )


SPOTS = {"Upton": at(21_000, 6_000), "Easton": at(25_000, -3_000), "Downham": at(20_000, -6_000)}


def square(near: str, hours: float | None) -> Square:
    told = ("9", "6") if hours is not None else ("c", "c")
    spot, (sessions, children) = SPOTS[near], told
    return Square(
        near=near,
        south=spot.lat,
        west=spot.lon,
        north=spot.lat + 0.02,
        east=spot.lon + 0.03,
        hours=hours,
        sessions=sessions,
        children=children,
    )


def layers(**changes: object) -> AccessLayers:
    minutes = np.array([[[10.0, 25.0], [5.0, np.inf], [np.inf, np.inf], [1.0, 2.0], [3.0, 4.0]]])
    given: dict[str, object] = {
        "title": "How far?",
        "subtitle": "By car",
        "venues": offers(),
        "places": places(),
        "periods": (Period.PM_PEAK,),
        "minutes": minutes,
        "bands": (15.0,),
        "areas": (((shapely.box(-1.1, 52.9, -1, 53),), (shapely.box(-0.9, 52.9, -0.8, 53),)),),
        "squares": (square("Upton", 12.0), square("Easton", None), square("Downham", 31.0)),
    }
    return AccessLayers(**{**given, **changes})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def made():
    return draw_layers(district_roads(), layers())


def test_minutes_go_to_the_page_in_tenths_and_no_way_as_such(made):
    assert made.data["minutes"] == [[[100, 250], [50, -1], [-1, -1], [10, 20], [30, 40]]]


def test_whom_a_venue_suits_is_on_the_page_and_its_risk_role_is_not(made):
    first, second = made.data["venues"]
    assert second["ages"] == ["baby"]
    assert "Saturday" in second["days"]
    assert (first["wheelchair"], second["wheelchair"]) == (True, False)
    assert [row["wheelchair"] for row in made.words["venues"]] == ["yes", "not known"]
    assert [row["days"] for row in made.words["venues"]] == ["Monday to Friday", "Monday to Saturday"]
    assert "risk" not in made.html().casefold().split("<script")[0]


def test_squares_that_may_not_be_told_of_come_last_and_have_no_figure(made):
    rows = made.words["squares"]
    assert [row["near"] for row in rows] == ["Downham", "Upton", "Easton"]
    assert (rows[-1]["hours"], rows[-1]["sessions"], rows[-1]["children"]) == ("c", "c", "c")
    assert made.data["squares"][1][-1] == "fewer than 5 children would come: not told"
    assert [text for text, *_ in made.data["best"]] == ["31 h", "12 h"]


def test_classes_of_hours_are_round_and_reach_the_most(made):
    assert saved_steps(layers().squares) == [0, 10, 20, 30]
    assert [row["label"] for row in made.words["saved"]] == ["0–10", "10–20", "20–30", "30 or more"]
    assert saved_steps(()) == []


def test_without_a_week_there_is_no_cost_surface_to_switch_on():
    words = draw_layers(district_roads(), layers(squares=())).words
    assert (words["saved"], words["squares"]) == ([], [])


def test_the_afternoon_is_shown_first_where_it_is_there(made):
    assert made.words["chosen"] == 0
    both = layers(periods=(Period.AM_PEAK, Period.PM_PEAK), minutes=np.zeros((2, 5, 2)), areas=())
    assert draw_layers(district_roads(), both).words["chosen"] == 1


def test_a_map_without_venues_or_settlements_is_refused():
    with pytest.raises(InputError, match="no venue"):
        layers(venues=())
    with pytest.raises(InputError, match="no settlement"):
        layers(places=())


def test_minutes_of_another_shape_are_refused():
    with pytest.raises(ValueError, match="not \\(1, 5, 2\\)"):
        layers(minutes=np.zeros((1, 5, 1)))
