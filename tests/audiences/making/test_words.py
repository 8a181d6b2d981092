"""Short words in rows: codes, seats and needs."""

from dataclasses import replace
from datetime import time

from geoplan.audiences.making import words
from geoplan.domain.hours import Weekday, WeeklyHours
from geoplan.domain.people import Need
from geoplan.domain.seats import SeatStock
from tests.report.runs.plans import hand_case, hand_plan, requests


def test_child_seats_by_child_and_none_for_a_teenager():
    first, *_ = requests()
    case = hand_case()
    assert words.seats_of(case, first) == ("C0001 forward-facing", "C0002 forward-facing")
    teenager = hand_plan().request("S0003-in")
    older = replace(case.child["C0004"], height_cm=150)
    grown = replace(case, children=(*case.children[:3], older))
    assert words.seats_of(grown, teenager) == ()


def test_a_driver_is_told_of_a_wheelchair_but_not_who_travels_alone():
    first, *_ = requests()
    case = hand_case()
    child = replace(case.child["C0001"], needs=frozenset({Need.WHEELCHAIR, Need.ALONE}))
    changed = replace(case, children=(child, *case.children[1:]))
    assert words.needs_of(changed, first) == ("C0001 wheelchair",)


def test_hours_and_seats_in_a_car():
    hours = WeeklyHours.same_every_day(time(8, 30), time(17), [Weekday.MONDAY])
    assert words.hours_of(hours) == ("Mon 08:30–17:00",)
    assert words.stock_of(SeatStock(forward_facing=2)) == ("2 forward-facing",)
