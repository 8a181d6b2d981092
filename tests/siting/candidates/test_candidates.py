import numpy as np
import pytest

from geoplan.domain.candidates import Candidate
from geoplan.domain.geography import Place, PlaceKind, Position
from geoplan.domain.venues import RiskRole, Room
from geoplan.errors import InputError
from geoplan.runs.case.requests import requests_of
from geoplan.siting.candidates import (
    GridParams,
    ScreenParams,
    built_up_grid,
    cost_surface,
    screen,
    settlements,
)
from geoplan.siting.candidates.fits import fits, rooms_for
from geoplan.siting.candidates.journeys import journeys_to, measure_journeys
from geoplan.siting.candidates.reach import Reach, ends_of
from tests.networks import Road, make_network
from tests.networks import at as on_plane
from tests.runs.worlds import at, small_case, small_sessions, venue
from tests.siting.options.worlds import EAST, travel_of


def place(code, **other):
    given = {"name": code.title(), "kind": PlaceKind.TOWN, "position": at(5), "council": "Bassetlaw"}
    return Place(**{"code": code, "contact_district": "North", "population": 900} | given | other)


def candidate(code, position, **other):
    return Candidate(code=code, name=code.title(), position=position, **other)


def journeys(case, *venues):
    sites = [one.code for one in venues]
    return journeys_to(
        requests_of(case), Reach.of_travel(travel_of(case, *venues), tuple(ends_of(case)), sites)
    )


def test_settlements_that_the_service_reaches_are_candidates():
    found = settlements(
        [place("a"), place("b", contact_district=None), place("c", population=10)], least_population=100
    )
    assert [(one.code, one.name, one.contact_district) for one in found] == [("new-a", "A", "North")]


def test_journeys_are_timed_there_and_back_from_where_the_child_is():
    found = journeys(small_case(), venue(), EAST)
    row = found.sessions.index("S0002")  # from school at 15, home at 30, in the peak
    assert found.child_seconds[row].tolist() == [72 * (5 + 10), 72 * (18 + 3)]
    assert found.longest_seconds[row].tolist() == [72 * 10, 72 * 18]
    assert found.child_seconds_now.tolist() == found.child_seconds[:, 0].tolist()
    # Sister and brother travel together: one request each way, two children's journeys.
    both = found.sessions.index("S0001")
    assert (found.child_journeys[both], found.child_seconds[both, 0]) == (4, 60 * 40)


def test_a_venue_suits_by_age_number_risk_and_hours():
    case = small_case()
    by_code = {session.code: session for session in case.sessions}
    toddlers = venue(rooms=(Room(code="t", ages=frozenset(["toddler"]), children=2), Room(code="all")))
    assert [room.code for room in rooms_for(case, by_code["S0001"], toddlers)] == ["t", "all"]
    assert [room.code for room in rooms_for(case, by_code["S0003"], toddlers)] == ["all"]
    tiny = venue("tiny", rooms=(Room(code="1", children=1),))
    risky = venue("risky", risk_role=RiskRole.HIGH)
    early = venue("early", hours=type(toddlers.hours).same_every_day(*_hours("08:00", "12:30")))
    assert fits(case, ["S0001", "S0002", "S0003"], [toddlers, tiny, risky, early]).tolist() == [
        [True, False, False, True],
        [True, True, False, False],
        [True, True, False, True],
    ]


def _hours(start, end):
    from datetime import time

    return time.fromisoformat(start), time.fromisoformat(end)


def test_what_one_new_venue_would_save_counts_those_who_would_come_and_no_others():
    case = small_case()
    east = candidate("east", at(33))
    surface = cost_surface(case, journeys(case, east.venue()), [east], pence_per_m=np.ones(10))
    # Only C0004 gains: 13 minutes each way in two sessions. For C0003 school is too far from the east.
    assert surface.saved_s.tolist() == [4 * 13 * 60]
    assert (surface.sessions.tolist(), surface.children.tolist()) == ([2], [1])
    assert surface.saved_pence.tolist() == [4 * 13_000]  # a thousand metres a minute, a penny a metre
    frame = surface.to_frame()
    assert frame.loc[0, "hours_saved"] == pytest.approx(4 * 13 / 60)
    assert surface.to_geodataframe().crs.to_epsg() == 4326


def test_the_surface_has_the_best_place_first():
    case = small_case()
    some = [candidate("west", at(1)), candidate("east", at(33)), candidate("near", at(25))]
    surface = cost_surface(case, journeys(case, *(one.venue() for one in some)), some)
    assert surface.to_frame()["code"].tolist() == ["east", "near", "west"]
    with pytest.raises(ValueError, match="in their order"):
        cost_surface(case, journeys(case, EAST), some)


ROADS = make_network(
    {"a": (0, 0), "b": (4_000, 0), "c": (0, 9_000), "d": (1_000, 9_000)},
    [Road("a", "b", built_up=True), Road("c", "d")],
)


def test_candidates_that_cannot_be_are_named_with_the_reason():
    import geopandas as gpd
    import shapely

    west, east, south, north = -1.02, -0.94, 52.9, 53.2
    area = gpd.GeoDataFrame({"name": ["North"]}, geometry=[shapely.box(west, south, east, north)], crs=4326)
    given = [
        candidate("good", on_plane(3_000, 10)),
        candidate("far", on_plane(2_000, 3_000)),
        candidate("island", on_plane(500, 9_000)),
        candidate("outside", Position(51.5, -0.1)),
    ]
    found = screen(ROADS, given, [venue(position=on_plane(100, 0))], area=area, districts=area)
    assert [(one.code, one.contact_district) for one in found.candidates] == [("good", "North")]
    reasons = {one.code: one.reason for one in found.refused}
    assert reasons["far"] == "it is 1.9 miles from the nearest road"
    assert reasons["island"].startswith("no road leads")
    assert "outside" in reasons["outside"]
    assert str(found.refused[0]).startswith("Far (far): ")
    assert not screen(ROADS, given[1:2], [], params=ScreenParams(road_within_m=4_000)).refused


def test_a_code_that_is_taken_is_refused():
    one = candidate("retford", on_plane(0, 0))
    with pytest.raises(InputError, match="code of a venue"):
        screen(ROADS, [one], [venue()])
    with pytest.raises(InputError, match="two candidates"):
        screen(ROADS, [candidate("a", at(1)), candidate("a", at(2))], [])


def test_the_grid_lies_on_built_up_roads_only():
    found = built_up_grid(ROADS, GridParams(spacing_m=1_000, least_road_m=100))
    assert 4 <= len(found) <= 6
    assert all(abs(one.position.lat - 53.0) < 1e-4 for one in found)
    assert len({one.code for one in found}) == len(found)
    with pytest.raises(InputError, match="no built-up road"):
        built_up_grid(make_network({"a": (0, 0), "b": (100, 0)}, [Road("a", "b")]))


def test_journeys_measured_by_road_are_those_of_the_travel_of_the_case():
    from geoplan.runs.case.make import make_case

    case = small_case()
    kinds = (
        "children",
        "carers",
        "drivers",
        "schools",
        "adults",
        "providers",
        "workers",
        "sessions",
        "venues",
    )
    tables = {kind: getattr(case, kind) for kind in kinds}
    roads = make_network({"w": (-2_000, 0), "e": (4_000, 0)}, [Road("w", "e")])
    made = make_case(roads, week=case.week, **tables)
    found = measure_journeys(made, roads, made.venues)
    assert found.child_seconds[:, 0] == pytest.approx(found.child_seconds_now, abs=6)
    assert len(found.sessions) == len(small_sessions())
