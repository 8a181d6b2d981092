"""A day of the embedded county, in its venues as they are, with one closed, and with one opened."""

from dataclasses import replace

import numpy as np
import pytest

from geoplan.county import load_county
from geoplan.domain.geography import Position
from geoplan.domain.periods import Period
from geoplan.matrix import TravelMatrix
from geoplan.siting.rooms import AllotmentParams, RoomTravel, RoomWeek, allot, check_allotment
from tests.siting.rooms.weeks import MADE


def straight(origins: dict[str, Position], destinations: dict[str, Position]) -> TravelMatrix:
    """At 12 metres a second as the crow flies, which is about a road at 35 miles an hour."""
    metres = np.array(
        [[one.distance_m(other) for other in destinations.values()] for one in origins.values()]
    )
    return TravelMatrix(tuple(origins), tuple(destinations), metres / 12.0, metres, Period.OFF_PEAK, MADE)


@pytest.fixture(scope="module")
def monday():
    county = load_county()
    people = county.population
    homes = {child.code: child.home for child in people.children}
    venues = {venue.code: venue.position for venue in county.all_venues}
    return RoomWeek(
        week=county.params.week,
        sessions=tuple(one for one in people.sessions if one.first == county.params.week),
        children=people.children,
        venues=county.all_venues,
        workers=people.workers,
        travel=RoomTravel.all_day(straight(homes, venues), straight(venues, homes), straight(venues, venues)),
    )


def test_the_day_stays_as_it_is(monday):
    found = allot(monday)
    assert check_allotment(monday, found) == ()
    assert found.proven
    assert not found.unplaced
    assert sum("venue" in one.changes for one in found.placed) < 0.05 * len(found.placed)


def test_a_closed_venue_empties_and_its_workers_help_elsewhere(monday):
    closed = monday.closed("retford-chancery-lane")
    found = allot(closed)
    assert check_allotment(closed, found) == ()
    assert found.proven
    assert "retford-chancery-lane" not in {one.venue for one in found.placed}
    moving = replace(closed, params=AllotmentParams(move_minutes=30))
    assert len(allot(moving).unplaced) <= len(found.unplaced)
    for one in found.unplaced:
        assert one.reason
        assert one.helps


def test_an_opened_venue_takes_sessions_and_costs_nobody_more(monday):
    closed = monday.closed("sandybank")
    fewer, more = allot(closed), allot(monday)
    assert more.pence <= fewer.pence
    assert len(more.unplaced) <= len(fewer.unplaced)
