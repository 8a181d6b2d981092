from dataclasses import replace

from geoplan.domain.candidates import Candidate
from geoplan.runs.case.requests import requests_of
from geoplan.siting.candidates.journeys import journeys_to
from geoplan.siting.candidates.reach import Reach, ends_of
from geoplan.siting.sensitivity.default_options import AssumedCosts, default_boundaries, default_options
from tests.runs.worlds import at, venue
from tests.siting.options.worlds import EAST, travel_of, two_workers

PLACE = Candidate(code="east", name="East", position=at(33), contact_district="North")


def found(case):
    travel = travel_of(case, EAST)
    sites = [*(one.code for one in case.venues), "east"]
    journeys = journeys_to(requests_of(case), Reach.of_travel(travel, tuple(ends_of(case)), sites))
    return default_options(case, journeys, [PLACE], costs=AssumedCosts(opening_pence=7, saved_pence_a_year=3))


def test_a_service_with_one_venue_does_not_close_it():
    opened, more = found(two_workers())
    assert (opened.name, opened.once_pence) == ("open East", 7)
    assert more.rooms[0].venue == "retford"
    assert [room.code for room in more.rooms[0].added] == ["new-1", "new-2"]
    assert default_boundaries(two_workers()) == ()


def test_the_venue_with_fewest_sessions_closes_and_saves_by_its_rooms():
    case = two_workers(venues=(venue(), venue("west", 5)))
    case = two_workers(
        venues=case.venues,
        sessions=tuple(
            one if number else replace(one, venue="west") for number, one in enumerate(case.sessions)
        ),
    )
    opened, closed, both, more = found(case)
    assert closed.closed == ("west",)
    assert closed.yearly_pence == -2 * 3
    assert both.closed == closed.closed
    assert both.once_pence == opened.once_pence + closed.once_pence
    assert more.rooms[0].venue == "retford"


def test_districts_may_be_joined_and_split_where_each_has_two_venues():
    venues = [venue(code, 20, contact_district=code[0].upper()) for code in ("n1", "n2", "s1", "s2")]
    case = two_workers(venues=tuple(venues))
    children = tuple(replace(one, contact_district="N") for one in case.children)
    together, apart = default_boundaries(replace(case, children=children))
    assert dict(together.regrouped) == {"N": "all", "S": "all"}
    assert dict(apart.services) == {"N": "N", "S": "S"}
    fewer = replace(case, children=children, venues=tuple(venues[:3]))
    assert len(default_boundaries(fewer)) == 1
