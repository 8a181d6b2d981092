"""Which rule keeps whom from what: one fact changed at a time."""

from dataclasses import replace
from datetime import date, time

import pytest

from geoplan.domain.drivers import Check, ComplianceKind, Provider
from geoplan.domain.hours import WeeklyHours
from geoplan.domain.people import Need
from geoplan.domain.plans import Mode
from geoplan.domain.seats import SeatStock
from geoplan.runs.case.params import RunParams
from geoplan.runs.case.requests import requests_of
from geoplan.runs.case.travel import Travel
from geoplan.runs.fleet.eligibility import objections, person_objections, spoken
from geoplan.runs.fleet.vehicles import vehicles_of
from tests.runs.worlds import (
    ALL_CHECKS,
    MONDAY,
    TUESDAY,
    child,
    driver,
    monday_only,
    session,
    small_case,
    small_children,
    worker,
)


def rules_against(case, code="S0001-out", run="D001-mon"):
    request = next(item for item in requests_of(case) if item.code == code)
    vehicle = next(item for item in vehicles_of(case) if item.code == run)
    return {reason.rule: reason for reason in objections(case, request, vehicle)}


def with_driver(**other):
    return monday_only(drivers=(driver("D001", 8, **{"child_seats": SeatStock(0, 2, 1)} | other),))


def with_first_child(**other):
    first, *rest = small_children()
    return monday_only(children=(replace(first, **other), *rest), drivers=with_driver().drivers)


def test_nothing_is_in_the_way_of_a_driver_near_by_with_the_seats():
    assert rules_against(with_driver()) == {}


@pytest.mark.parametrize(
    ("facts", "rule", "words"),
    [
        ({"seats": 1}, "seats", "D001 has 1 passenger seats; 2 would be needed"),
        ({"child_seats": SeatStock(3, 1, 3)}, "child-seat", "D001 has 1 forward-facing seats"),
        ({"child_seats": SeatStock()}, "child-seat", "D001 has no forward-facing seats"),
        ({"compliance": ALL_CHECKS[1:]}, "compliance", "enhanced DBS expired or missing"),
        (
            {"compliance": (*ALL_CHECKS[:4], Check(ComplianceKind.TRAINING, MONDAY))},
            "compliance",
            "training expired or missing",
        ),
        ({"longest_day_minutes": 20}, "longest-day", "D001 would be out for 44 minutes"),
        ({"longest_day_miles": 5}, "longest-day-miles", "would drive 7.5 miles on this day; 5.0 miles"),
        (
            {"hours": WeeklyHours.same_every_day(time(12), time(19))},
            "hours",
            "D001 can drive 12:00–19:00",
        ),
    ],
)
def test_each_fact_of_a_driver_that_stands_in_the_way_is_told(facts, rule, words):
    found = rules_against(with_driver(**facts))
    assert set(found) == {rule}
    assert words in found[rule].text
    assert found[rule].mode is Mode.VOLUNTEER


def test_a_check_that_expires_the_day_after_still_counts():
    checks = (*ALL_CHECKS[:4], Check(ComplianceKind.TRAINING, TUESDAY))
    assert rules_against(with_driver(compliance=checks)) == {}


@pytest.mark.parametrize(
    ("facts", "rules"),
    [
        ({"needs": frozenset({Need.WHEELCHAIR})}, {"wheelchair"}),
        ({"needs": frozenset({Need.ESCORT})}, {"escort"}),
        ({"barred_drivers": frozenset({"D001"})}, {"barred"}),
        ({"contact_district": "South"}, {"provider-area"}),
        ({"contact_district": None}, set()),
    ],
)
def test_each_fact_of_a_child_that_stands_in_the_way_is_told(facts, rules):
    assert set(rules_against(with_first_child(**facts))) == rules


def test_the_area_of_a_provider_is_a_rule_only_where_the_service_says_so():
    case = with_first_child(contact_district="South")
    assert "Bassetlaw Action" in rules_against(case)["provider-area"].text
    assert rules_against(replace(case, params=RunParams(provider_area_is_hard=False))) == {}
    assert rules_against(replace(case, providers=())) == {}
    both = Provider(code="bassetlaw", name="Both", contact_districts=frozenset({"North", "South"}))
    assert rules_against(replace(case, providers=(both,))) == {}


def test_pairs_are_barred_by_the_planner_too():
    case = replace(with_driver(), barred=frozenset({("C0002", "D001"), ("C0001", "D002")}))
    assert rules_against(case)["barred"].text == "D001 may not take C0002"


def test_an_escort_by_age_is_a_rule_only_where_the_service_says_so():
    case = with_driver()
    hard = replace(case, params=RunParams(escort_is_hard=True, escort_under_age=3))
    assert rules_against(hard)["escort-age"].text == "C0002 is under 3 and would be alone with D001"
    assert rules_against(replace(hard, params=RunParams(escort_is_hard=True, escort_under_age=2))) == {}


def worker_case(**other):
    sessions = (
        session("S0001", MONDAY, time(12), time(13), "C0004", worker="W003"),
        session("S0002", MONDAY, time(9), time(10), "C0003", worker="W002"),
        session("S0003", MONDAY, time(15), time(16), "C0003", worker="W002"),
    )
    grown = (*small_children()[:3], child("C0004", 34, 14, needs=frozenset({Need.ESCORT})))
    workers = (worker("W001"), worker("W002"), worker("W004"))
    return monday_only(**{"sessions": sessions, "children": grown, "workers": workers} | other)


def test_a_contact_worker_counts_as_an_escort_and_a_volunteer_does_not():
    assert rules_against(worker_case(), run="W002-mon") == {}
    assert set(rules_against(worker_case(), run="D001-mon")) == {"escort"}


def test_a_vehicle_of_another_day_has_the_day_off():
    assert set(rules_against(small_case(), run="D001-tue")) == {"day-off"}


def test_where_no_road_leads_that_is_all_there_is_to_say():
    case = with_driver()
    seconds = case.travel.seconds.copy()
    at = case.travel.index["home:C0001"]
    seconds[:, :, at] = Travel.NO_PATH
    cut = replace(case, travel=Travel(case.travel.places, seconds, case.travel.metres))
    request = next(item for item in requests_of(case) if item.code == "S0001-out")
    (reason,) = objections(cut, request, vehicles_of(case)[0])
    assert reason.text == "no road leads from the home of D001 to the home of C0001"
    assert spoken("venue:retford") == "venue retford"


@pytest.mark.parametrize(
    ("person", "other", "rule"),
    [
        ("D001", {"drivers": (driver("D001", 8, hours=WeeklyHours()),)}, "day-off"),
        ("W002", {"params": RunParams(workers_drive=False)}, "switched-off"),
        ("W002", {"workers": (worker("W002", can_drive=False),)}, "no-driving"),
        ("W002", {"workers": (worker("W002"),)}, "venue-staff"),
        ("W004", {}, "day-off"),
    ],
)
def test_who_has_no_vehicle_that_day_has_a_reason(person, other, rule):
    case = worker_case(**other)
    request = requests_of(case)[0]
    first, *rest = person_objections(case, request, person)
    assert first.rule == rule
    assert not any(reason.rule == rule for reason in rest)


def test_a_worker_with_sessions_on_end_is_at_them():
    sessions = (
        session("S0001", MONDAY, time(12), time(13), "C0004", worker="W002"),
        session("S0002", MONDAY, time(13), time(14), "C0003", worker="W002"),
    )
    case = worker_case(sessions=sessions)
    (reason,) = person_objections(case, requests_of(case)[0], "W002")
    assert reason.text == "W002 supervises a session from 12:00 to 14:00"


def test_other_rules_are_told_of_those_without_a_vehicle_too():
    idle = driver("D001", 8, hours=WeeklyHours(), compliance=())
    case = worker_case(drivers=(idle,))
    found = person_objections(case, requests_of(case)[0], "D001")
    assert [reason.rule for reason in found] == ["day-off", "compliance"]
    with pytest.raises(KeyError):
        person_objections(case, requests_of(case)[0], "D999")


def test_no_reason_shows_a_birth_date_or_a_position():
    case = with_first_child(contact_district="South", barred_drivers=frozenset({"D001"}))
    texts = " ".join(reason.text for reason in rules_against(case).values())
    assert str(date(2026, 5, 10).year - 3) not in texts
    assert "53." not in texts
