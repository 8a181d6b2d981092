from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.runs.worlds import MONDAY, WEEK, adult, driver, small_case, small_children


def test_people_are_found_by_code():
    case = small_case()
    assert case.child["C0003"].school == "north-school"
    assert case.driver["D002"].provider in case.provider
    assert case.carer["G002"].can_drive
    assert case.worker["W001"].base in case.venue


def test_the_week_begins_on_a_monday_and_holds_its_days():
    with pytest.raises(ValueError, match="24/11/2026 is not a Monday"):
        small_case(week=WEEK + timedelta(days=1))
    for days in ((), (WEEK - timedelta(days=1),), (WEEK + timedelta(days=7),)):
        with pytest.raises(ValueError, match="must lie in the week"):
            small_case(days=days)


def test_the_version_tells_every_difference_and_nothing_else():
    case = small_case()
    older = replace(small_children()[0], birth_date=date(2020, 1, 1))
    others = [
        small_case(days=(MONDAY,)),
        small_case(children=(older, *small_children()[1:])),
        small_case(drivers=(driver("D001", 9),)),
        small_case(adults=(adult("A001", 5),)),
        small_case(pins={"S0001-out": "D001"}),
        small_case(history={("C0001", "D001"): 3}),
        small_case(barred=frozenset({("C0001", "D001")})),
        small_case(params=replace(case.params, service_minutes=4)),
    ]
    assert case.version == small_case().version
    assert len({case.version, *(other.version for other in others)}) == 1 + len(others)
    two = {("C0001", "D001"): 3, ("C0002", "D001"): 1}
    turned = dict(reversed(two.items()))
    assert small_case(history=two).version == small_case(history=turned).version


def test_homes_stay_out_of_the_travel_and_history_that_are_printed():
    printed = repr(small_case(history={("C0001", "D001"): 3}))
    assert "home:" not in printed
    assert "('C0001', 'D001')" not in printed
