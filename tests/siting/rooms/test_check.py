"""The check of an allotment finds every rule that is broken by hand."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from geoplan.domain.ages import AgeBand
from geoplan.domain.venues import RiskRole
from geoplan.siting.rooms import Lent, allot, check_allotment
from tests.siting.rooms.weeks import QUIET, at, changed, hours, room, small, worker


def rules(given, found):
    return {breach.rule for breach in check_allotment(given, found)}


def altered(found, session, **fields):
    placed = tuple(replace(one, **fields) if one.occasion.session == session else one for one in found.placed)
    return replace(found, placed=placed)


def test_all_is_well_as_it_comes():
    assert check_allotment(small(), allot(small())) == ()


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"room": "all"}, "room clash"),
        ({"room": "attic"}, "room"),
        ({"venue": "nowhere"}, "venue"),
        ({"start": at(6), "end": at(7)}, "hours"),
        ({"start": at(11), "end": at(12)}, "window"),
        ({"end": at(12)}, "length"),
        ({"worker": None}, "worker"),
        ({"worker": "W003"}, "worker"),
        ({"worker": "W002"}, "worker clash"),
        ({"pence": 500}, "price"),
    ],
)
def test_a_placed_session_that_breaks_a_rule_is_found(fields, rule):
    assert rule in rules(small(), altered(allot(small()), "S0001", **fields))


def test_a_room_for_others_is_found():
    given = small()
    hall, mill = given.venues
    older = given.with_venues([replace(hall, rooms=(room("toddlers", AgeBand.BABY), hall.rooms[1])), mill])
    assert rules(older, allot(given)) == {"age"}
    tiny = given.with_venues([replace(hall, risk_role=RiskRole.HIGH), mill])
    assert rules(tiny, allot(given)) == {"risk"}


def test_people_who_are_nowhere_or_too_much_are_found():
    given, found = small(), allot(small())
    short = replace(given, workers=(*given.workers[:2], worker("W003", "mill", weekly_minutes=60)))
    assert rules(short, found) == {"week"}
    late = replace(given, workers=(*given.workers[:2], worker("W003", "mill", hours=hours(12, 17))))
    assert rules(late, found) == {"worker", "presence"}
    same = changed(given, "S0002", children=("C0001",))
    occasion = next(one.occasion for one in found.placed if one.occasion.session == "S0002")
    twice = altered(found, "S0002", occasion=replace(occasion, children=("C0001",)))
    assert "child clash" in rules(same, twice)


def test_who_is_missing_or_twice_is_found():
    given, found = small(), allot(small())
    assert rules(given, replace(found, placed=found.placed[:-1])) >= {"once", "price"}
    assert "once" in rules(given, replace(found, placed=(*found.placed, found.placed[0])))


def test_loans_that_cannot_be_are_found():
    given, found = small(), allot(small())
    far = Lent(worker="W001", day=at(10).date(), base="hall", venue="mill", pence=0)
    assert rules(given, replace(found, lent=(far,))) >= {"loan", "price", "worker"}
    wrong = replace(far, base="mill")
    assert "loan" in rules(given, replace(found, lent=(wrong,)))


def test_gaps_are_counted():
    given = small(replace(QUIET, move_minutes=60))
    found = altered(allot(given), "S0001", room="all", start=at(11), end=at(12), worker="W002")
    assert "room clash" not in rules(given, found)
    strict = replace(given, params=replace(given.params, turnaround_minutes=15, notes_minutes=15))
    assert rules(strict, found) >= {"room clash", "worker clash"}


def test_too_long_a_way_and_too_early_a_pupil_are_found():
    given = small(replace(QUIET, most_travel_minutes=5))
    assert "travel" in rules(given, altered(allot(given), "S0001", venue="mill", room="one"))
    pupils = tuple(replace(child, school="north-school") for child in given.children)
    late = changed(given, "S0003", start=time(15, 30), end=time(16, 30))
    late = replace(late, children=pupils, params=replace(QUIET, move_minutes=60))
    early = altered(allot(late), "S0003", start=at(15), end=at(15) + timedelta(hours=1))
    assert "school" in rules(late, early)
