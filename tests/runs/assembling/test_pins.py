"""Pins: what is put somewhere by hand is there, or the rules in the way are named."""

import pytest

from geoplan.domain.plans import Coverage, Mode, Reason
from geoplan.errors import InfeasibleError
from geoplan.runs.assembling.masks import first_objections
from geoplan.runs.assembling.pins import (
    because_pinned,
    groups,
    only_for,
    pins_of,
    settled_by_fallback,
    settled_by_ladder,
)
from geoplan.runs.case.requests import requests_of
from geoplan.runs.fleet.vehicles import vehicles_of
from geoplan.runs.ladder.climb import Ladder, climb
from geoplan.runs.ladder.fallback import fallback_of
from tests.runs.worlds import adult, driver, monday_only


def pinned(code, to, **other):
    case = monday_only(pins={code: to}, **other)
    return case, pins_of(case, requests_of(case))[code]


@pytest.mark.parametrize(
    ("to", "mode", "person"),
    [
        ("D001", Mode.VOLUNTEER, "D001"),
        ("W001", Mode.WORKER, "W001"),
        ("G002", Mode.CARER, "G002"),
        ("A001", Mode.ADULT, "A001"),
        ("taxi", Mode.TAXI, None),
        ("foster carer", Mode.CARER, None),
    ],
)
def test_a_pin_names_a_person_or_a_rung(to, mode, person):
    _, pin = pinned("S0001-out", to, adults=(adult("A001", 5, "C0001"),))
    assert (pin.mode, pin.person, pin.words) == (mode, person, to)


def test_pins_of_requests_that_are_not_there_rest():
    assert pins_of(monday_only(pins={"S9999-out": "D001"}), requests_of(monday_only())) == {}


def test_a_pin_to_nobody_in_the_inputs_is_refused():
    with pytest.raises(InfeasibleError, match="S0001-out is pinned to D999, who is not in the inputs"):
        pinned("S0001-out", "D999")


def test_pins_are_sorted_by_who_decides():
    case = monday_only(pins={"S0001-out": "G002", "S0001-in": "D001", "S0002-in": "not covered"})
    by_ladder, by_search, rest = groups(pins_of(case, requests_of(case)))
    assert (set(by_ladder), set(by_search), set(rest)) == ({"S0001-out"}, {"S0001-in"}, {"S0002-in"})


def test_a_carer_who_can_takes_what_is_pinned_to_them():
    case, pin = pinned("S0002-in", "G002")
    cover = settled_by_ladder(pin, climb(case, requests_of(case)))
    assert (cover.mode, cover.person, cover.pinned) == (Mode.CARER, "G002", True)


def test_a_carer_who_cannot_is_refused_with_their_own_reason():
    _, pin = pinned("S0001-out", "foster carer")
    reasons = (
        Reason(Mode.CARER, "no-driving", "G001 does not drive"),
        Reason(Mode.ADULT, "no-adult", "none"),
    )
    with pytest.raises(InfeasibleError, match=r"pinned to foster carer: G001 does not drive\. Take"):
        settled_by_ladder(pin, Ladder({}, {"S0001-out": reasons}))


def test_a_pin_to_a_taxi_is_a_taxi_and_tells_that_people_were_passed_by_because_of_it():
    case, pin = pinned("S0003-out", "taxi")
    own = Reason(Mode.CARER, "no-carer", "the child has no foster carer")
    cover = settled_by_fallback(pin, fallback_of(case, pin.request), (own,))
    assert (cover.mode, cover.pinned) == (Mode.TAXI, True)
    assert cover.pence > 0
    rungs = [(reason.mode, reason.rule) for reason in cover.reasons]
    assert rungs == [
        (Mode.CARER, "no-carer"),
        (Mode.ADULT, "pinned"),
        (Mode.VOLUNTEER, "pinned"),
        (Mode.WORKER, "pinned"),
        (Mode.TAXI_ESCORT, "pinned"),
    ]


def test_a_pin_to_nobody_costs_nothing_by_itself():
    case, pin = pinned("S0003-out", "not covered")
    cover = settled_by_fallback(pin, fallback_of(case, pin.request), ())
    assert cover == Coverage(
        request="S0003-out", mode=Mode.NOBODY, pinned=True, pence=0, reasons=cover.reasons
    )


def test_why_rungs_are_passed_by_stops_above_the_one_pinned_to():
    assert [reason.mode for reason in because_pinned(Mode.ADULT, "A001", ())] == [Mode.CARER]


def only(code, to, **other):
    case, pin = pinned(code, to, **other)
    requests, vehicles = requests_of(case), vehicles_of(case)
    first = first_objections(case, requests, vehicles)
    row = [one.code for one in requests].index(code)
    return [vehicles[at].code for at in only_for(pin, row, first, case, vehicles)]


def test_a_pin_to_a_person_leaves_their_vehicles_and_to_a_rung_all_of_its():
    assert only("S0003-out", "D001") == ["D001-mon"]
    assert only("S0003-out", "volunteer driver") == ["D001-mon", "D002-mon"]


@pytest.mark.parametrize(
    ("to", "other", "words"),
    [
        ("D001", {"drivers": (driver("D001", 8, compliance=()),)}, "may not drive a child on this day"),
        ("W001", {}, "W001"),
        ("contact worker", {}, "nobody there can take it"),
    ],
)
def test_a_pin_that_breaks_a_rule_names_it(to, other, words):
    with pytest.raises(InfeasibleError, match=words):
        only("S0003-out", to, **other)
