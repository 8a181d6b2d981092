"""Whether carers and known adults can be where a plan sends them."""

import dataclasses
from datetime import time

import pytest

from geoplan.domain.hours import DayHours, Weekday, WeeklyHours
from geoplan.domain.people import Need
from geoplan.domain.plans import Mode
from geoplan.domain.seats import SeatStock
from geoplan.runs.check import check
from tests.runs.checking.altered import children
from tests.runs.hand_plans import CARER_TAKES, good_plan, plan_with
from tests.runs.worlds import (
    MONDAY,
    THURSDAY,
    adult,
    carer,
    child,
    driving_carer,
    school,
    session,
    small_case,
    small_children,
    small_sessions,
    venue,
)

ADULT_TAKES = {"S0005-out": (Mode.ADULT, "A001", 391), "S0005-in": (Mode.ADULT, "A001", 391)}


def rules(case, others):
    plan = plan_with(case, good_plan(case).runs, CARER_TAKES | others)
    return {item.rule for item in check(case, plan).hard}


def test_an_adult_takes_a_child_who_knows_them():
    assert rules(small_case(adults=(adult("A001", 34, "C0004"),)), ADULT_TAKES) == set()


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("not-known", {"children": frozenset({"C0001"})}),
        ("too-far", {"max_minutes": 13}),
        ("hours", {"hours": WeeklyHours.same_every_day(time(8), time(14, 16))}),
        ("day-off", {"hours": WeeklyHours.same_every_day(time(8), time(19), [Weekday.MONDAY])}),
    ],
)
def test_an_adult_who_cannot_take_a_child_is_found(rule, fields):
    case = small_case(adults=(adult("A001", 34, "C0004", **fields),))
    assert rules(case, ADULT_TAKES) == {rule}


def test_hours_that_just_suffice_do():
    # At the earliest fetched at 14:00, three minutes to get in and out each, 14 on the way, home at 14:20.
    enough = adult("A001", 34, "C0004", hours=WeeklyHours.same_every_day(time(8), time(14, 20)))
    assert rules(small_case(adults=(enough,)), ADULT_TAKES) == set()


def test_who_waits_at_the_venue_needs_hours_without_a_gap():
    gap = WeeklyHours(
        (
            DayHours(Weekday.THURSDAY, time(12), time(13, 30)),
            DayHours(Weekday.THURSDAY, time(13, 45), time(15)),
        )
    )
    case = small_case(adults=(adult("A001", 34, "C0004", hours=gap),))
    assert rules(case, ADULT_TAKES) == {"hours"}
    only_in = {"S0005-in": (Mode.ADULT, "A001", 783)}
    assert rules(case, only_in) == set()


def test_an_adult_whose_car_takes_no_wheelchair():
    child_in_wheelchair = dataclasses.replace(small_children()[3], needs=frozenset({Need.WHEELCHAIR}))
    case = small_case(
        children=(*small_children()[:3], child_in_wheelchair),
        adults=(adult("A001", 34, "C0004"),),
        sessions=(*small_sessions()[:2], *small_sessions()[3:]),
    )
    runs = (good_plan(small_case()).runs[0], good_plan(small_case()).runs[2])
    plan = plan_with(case, runs, CARER_TAKES | ADULT_TAKES)
    assert {item.rule for item in check(case, plan).hard} == {"wheelchair"}


def brothers_at_two_schools(**of_carer):
    """C0006 at north-school (15) and C0007 at south-school (18), contact at 20, home with G003 at 12."""
    brothers = (
        child("C0006", 12, 13, carer="G003", school="north-school"),
        child("C0007", 12, 14, carer="G003", school="south-school"),
    )
    return small_case(
        children=(*small_children(), *brothers),
        carers=(carer("G001", 10), driving_carer("G002", 30), driving_carer("G003", 12, **of_carer)),
        sessions=(*small_sessions(), session("S0006", THURSDAY, time(16), time(17), "C0006", "C0007")),
        schools=(school(), school("south-school", 18)),
    )


TOGETHER = {
    # 4 km from home over both schools to the venue: 111.85 pence, with the first; and 4 km back.
    "S0006-out-a": (Mode.CARER, "G003", 112),
    "S0006-out-b": (Mode.CARER, "G003", 0),
    "S0006-in": (Mode.CARER, "G003", 112),
}


def test_brothers_at_two_schools_are_fetched_on_one_way_for_one_fare():
    assert rules(brothers_at_two_schools(), TOGETHER) == set()
    twice = TOGETHER | {"S0006-out-b": (Mode.CARER, "G003", 112)}
    assert rules(brothers_at_two_schools(), twice) == {"figures"}


def test_there_must_be_room_for_all_who_are_fetched_on_one_way():
    case = brothers_at_two_schools(seats=1)
    assert rules(case, TOGETHER) == {"seats"}


def test_two_sessions_at_one_venue_one_after_the_other_can_be_driven():
    one_more = child("C0006", 30, 12, carer="G002")
    later = session("S0006", MONDAY, time(17, 45), time(18), "C0006")
    case = small_case(
        children=(*small_children(), one_more),
        carers=(
            carer("G001", 10),
            driving_carer("G002", 30, hours=WeeklyHours.same_every_day(time(8), time(20))),
        ),
        sessions=(*small_sessions(), later),
    )
    both = {"S0006-out": (Mode.CARER, "G002", 280), "S0006-in": (Mode.CARER, "G002", 280)}
    # Home at 17:22 from the first at the earliest, 12 minutes to the venue: 17:37 with three to get in.
    assert rules(case, both) == set()
    sooner = (*small_sessions(), session("S0006", MONDAY, time(17, 40), time(18), "C0006"))
    assert rules(dataclasses.replace(case, sessions=sooner), both) == {"no-time"}


def test_a_carer_at_two_venues_at_once():
    one_more = child("C0006", 30, 12, carer="G002")
    case = small_case(
        children=(*small_children(), one_more),
        venues=(venue(), venue("newark", 50)),
        sessions=(*small_sessions(), session("S0006", MONDAY, time(16), time(17), "C0006", venue="newark")),
    )
    both = {"S0006-out": (Mode.CARER, "G002", 559), "S0006-in": (Mode.CARER, "G002", 559)}
    assert rules(case, both) == {"no-time"}


CHANGED_INPUTS = {
    "not the child's carer": ("not-known", {"children": children("C0003", carer=None)}),
    "carer does not drive": (
        "no-driving",
        {"carers": (carer("G001", 10), carer("G002", 30, seats=3, child_seats=SeatStock(1, 1, 1)))},
    ),
    "carer drives less far": (
        "too-far",
        {"carers": (carer("G001", 10), driving_carer("G002", 30, max_minutes=23))},
    ),
    "carer's hours": (
        "hours",
        {
            "carers": (
                carer("G001", 10),
                driving_carer("G002", 30, hours=WeeklyHours.same_every_day(time(8), time(17, 15))),
            )
        },
    ),
    "carer's day off": (
        "day-off",
        {
            "carers": (
                carer("G001", 10),
                driving_carer("G002", 30, hours=WeeklyHours((DayHours(1, time(8), time(19)),))),
            )
        },
    ),
    "carer's child seats": (
        "child-seat",
        {"carers": (carer("G001", 10), driving_carer("G002", 30, child_seats=SeatStock(1, 1, 0)))},
    ),
    "carer barred": ("barred", {"barred": frozenset({("C0003", "G002")})}),
}


@pytest.mark.parametrize("name", CHANGED_INPUTS)
def test_a_carer_who_cannot_take_their_children_is_found(name):
    rule, inputs = CHANGED_INPUTS[name]
    assert rules(small_case(**inputs), {}) == {rule}
