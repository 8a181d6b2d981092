"""Laws of the whole made-up population, checked from what comes out alone."""

import re
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import fields, is_dataclass, replace
from datetime import date, time, timedelta
from enum import Enum
from functools import cache
from itertools import combinations

import pytest

from geoplan.county.places import read_places
from geoplan.county.population import PopulationParams, make_population
from geoplan.county.population.booking import BookingParams
from geoplan.county.venues import read_venues
from geoplan.domain.ages import age_in_months
from geoplan.errors import InputError
from tests.county.population.small import PLACES, venue

SEEDS = (2015, 1, 77)


@cache
def made(seed=2015, children=200, drivers=45, network="2015"):
    params = PopulationParams(seed=seed, children=children, drivers=drivers)
    return make_population(read_places(), read_venues(network), params)


def venues_of(population, network="2015"):
    return {venue.code: venue for venue in (*read_venues(network), *population.overflow_venues)}


@pytest.fixture(params=[*((seed, 200) for seed in SEEDS), (5, 600)], ids=str)
def population(request):
    seed, children = request.param
    return made(seed, children)


def test_as_many_as_asked_for(population):
    assert len(population.children) in (200, 600)
    assert len(population.drivers) == 45
    for people in (population.children, population.carers, population.drivers, population.workers):
        assert len({person.code for person in people}) == len(people)


@pytest.mark.parametrize("seed", SEEDS)
def test_two_hundred_children_have_about_350_sessions_in_the_venues_there_are(seed):
    population = made(seed)
    assert len(population.sessions) == pytest.approx(350, rel=0.1)
    assert population.overflow_venues == ()
    assert sum(left.sessions for left in population.unplaced) <= 0.03 * len(population.sessions)


def test_the_default_week_fits_whole():
    assert made().unplaced == ()


def test_no_room_and_no_child_and_no_worker_is_in_two_sessions_at_once(population):
    """Every pair of sessions of a weekday, whatever week they begin in."""
    by_day = defaultdict(list)
    for session in population.sessions:
        by_day[session.weekday].append(session)
    for sessions in by_day.values():
        for one, other in combinations(sessions, 2):
            if one.start < other.end and other.start < one.end:
                assert (one.venue, one.room) != (other.venue, other.room)
                assert not set(one.children) & set(other.children)
                assert one.worker != other.worker


def test_every_session_is_in_a_room_that_suits_it_while_the_venue_is_open(population):
    venues = venues_of(population)
    children = {child.code: child for child in population.children}
    for session in population.sessions:
        venue = venues[session.venue]
        room = venue.room(session.room)
        assert {children[code].age_band(population.week) for code in session.children} <= room.ages
        assert len(session.children) <= room.children
        assert venue.is_open(session.weekday, session.start, session.end)
        assert venue.takes(high_risk=session.high_risk)


def test_brothers_and_sisters_come_together(population):
    groups = defaultdict(set)
    for child in population.children:
        if child.sibling_group:
            groups[child.sibling_group].add(child.code)
    groups_of = {code: group for group in groups.values() for code in group}
    assert groups
    for session in population.sessions:
        assert set(session.children) == groups_of.get(session.children[0], {session.children[0]})


def test_every_child_has_contact_or_a_reason_why_not(population):
    coming = {code for session in population.sessions for code in session.children}
    waiting = {code for left in population.unplaced for code in left.children}
    assert coming | waiting == {child.code for child in population.children}
    assert all(left.reason and left.sessions > 0 for left in population.unplaced)


def test_contact_follows_the_age(population):
    children = {child.code: child for child in population.children}
    for session in population.sessions:
        ages = [age_in_months(children[code].birth_date, population.week) for code in session.children]
        if session.weekday < 5:
            after_school = session.start >= time(15, 45)
            assert after_school if max(ages) >= 60 else session.start <= time(17, 30)
        assert session.minutes in (60, 75, 90, 120)
    weekly = Counter(s.children for s in population.sessions if s.every_weeks == 1)
    infants = [
        count for codes, count in weekly.items()
        if all(age_in_months(children[code].birth_date, population.week) < 24 for code in codes)
    ]  # fmt: skip
    assert sum(infants) / len(infants) == pytest.approx(4, abs=0.5)


def test_homes_lie_around_places_of_great_britain(population):
    places = {place.code: place for place in read_places()}
    for person in (*population.children, *population.carers, *population.drivers):
        assert person.home.distance_m(places[person.home_place].position) <= 410
    districts = Counter(child.contact_district for child in population.children)
    assert set(districts) == {"North", "Central", "South"}
    away = [c for c in population.children if places[c.home_place].contact_district != c.contact_district]
    assert 0.15 < len(away) / len(population.children) < 0.4


def test_everything_referred_to_is_there(population):
    carers = {carer.code: carer for carer in population.carers}
    schools = {school.code for school in population.schools}
    workers = {worker.code: worker for worker in population.workers}
    children = {child.code: child for child in population.children}
    for child in population.children:
        assert child.carer is None or carers[child.carer].home == child.home
        assert child.school is None or child.school in schools
        assert all(child.code in children[other].never_with for other in child.never_with)
    assert {child.carer for child in population.children} - {None} == set(carers)
    assert {driver.provider for driver in population.drivers} == {p.code for p in population.providers}
    assert all(workers[s.worker].base == s.venue for s in population.sessions)
    assert {worker.base for worker in population.workers} == set(venues_of(population))


def test_some_children_know_an_adult_who_can_fetch_them():
    population = made(children=600, seed=5)
    known = [code for adult in population.adults for code in adult.children]
    assert 0.03 < len(known) / 600 < 0.08
    assert len(set(known)) == len(known)
    assert set(known) <= {child.code for child in population.children}


def test_in_a_crowded_week_court_cases_wait_less_often_than_others():
    params = PopulationParams(booking=BookingParams(overflow_from_share=1.0))
    crowded = make_population(read_places(), read_venues()[:3], params)
    waiting = Counter(
        child.legal_status.in_proceedings
        for left in crowded.unplaced
        for child in crowded.children
        if child.code in left.children
    )
    in_court = sum(child.legal_status.in_proceedings for child in crowded.children)
    assert waiting[True] / in_court < waiting[False] / (200 - in_court)


def test_the_week_is_the_same_in_the_occurrences(population):
    """Made concrete in a week months ahead, no room is taken twice at one moment either."""
    monday = population.week + timedelta(weeks=26)
    taken = defaultdict(list)
    for session in population.sessions:
        for occasion in session.occurrences(monday, monday + timedelta(days=6)):
            taken[occasion.venue, occasion.room].append(occasion)
    assert taken
    for occasions in taken.values():
        assert not any(one.overlaps(other) for one, other in combinations(occasions, 2))


def texts(value):
    """Every text in a population that is not one of the fixed words."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif is_dataclass(value):
        for item in fields(value):
            if item.name not in ("name", "label", "evidence", "reason"):
                yield from texts(getattr(value, item.name))
    elif isinstance(value, tuple | frozenset):
        for part in value:
            yield from texts(part)


def test_there_are_no_names_of_people():
    population = made()
    places = {place.code for place in read_places()}
    known = {f"{phase}-{code}" for phase in ("primary", "secondary") for code in places} | places
    known |= {venue.code for venue in read_venues()} | {provider.code for provider in population.providers}
    known |= {room.code for venue in read_venues() for room in venue.rooms} | {"North", "Central", "South"}
    strange = {
        text for text in texts(population) if text not in known and not re.fullmatch(r"[ACDFGSW]\d+", text)
    }
    assert strange == set()


def test_the_same_seed_gives_the_same_population_in_any_process():
    script = (
        "from geoplan.county import load_county; p = load_county(children=60, seed=9).population;"
        "print(p.version, repr(p.sessions[:5]))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert len(runs) == 1


def test_equal_seeds_agree_and_different_ones_differ():
    params = PopulationParams(children=40, seed=3)
    places, venues = read_places(), read_venues()
    assert make_population(places, venues, params) == make_population(places[::-1], venues, params)
    other = make_population(places, venues, replace(params, seed=4))
    assert other.children != make_population(places, venues, params).children


def test_more_drivers_leave_the_children_and_their_week_as_they_were():
    few, many = made(drivers=45), made(drivers=46)
    assert few.sessions == many.sessions
    assert few.carers == many.carers
    assert [child.home for child in few.children] == [child.home for child in many.children]


def test_a_population_too_large_for_the_rooms_gets_illustrative_venues():
    population = made(5, 600)
    assert population.overflow_venues
    assert all(venue.illustrative for venue in population.overflow_venues)
    used = {session.venue for session in population.sessions}
    assert {venue.code for venue in population.overflow_venues} <= used
    assert len(population.sessions) == pytest.approx(1_050, rel=0.1)


def test_the_later_network_holds_most_of_its_week():
    population = made(network="later")
    assert sum(left.sessions for left in population.unplaced) <= 0.05 * len(population.sessions)


def test_without_venues_everything_overflows_and_nothing_is_lost():
    population = make_population(PLACES, (), PopulationParams(children=20, drivers=3))
    assert population.overflow_venues
    assert population.unplaced == ()


def test_impossible_sizes_are_told_together():
    with pytest.raises(InputError) as caught:
        PopulationParams(children=0, drivers=-1, seed=-5, week=date(2015, 6, 9))
    assert len(caught.value.faults) == 4


def test_places_without_contact_districts_cannot_be_peopled():
    nowhere = [replace(place, contact_district=None) for place in PLACES]
    with pytest.raises(InputError, match="give places their contact district"):
        make_population(nowhere, [venue()], PopulationParams())
