from dataclasses import replace
from datetime import time

from geoplan.domain.sessions import Move
from geoplan.runs.case.references import faults_of, faults_of_pins
from tests.runs.worlds import (
    MONDAY,
    TUESDAY,
    adult,
    carer,
    child,
    driver,
    school,
    session,
    small_case,
    small_children,
    venue,
    worker,
)


def messages(**changes):
    return [fault.message for fault in faults_of(small_case(**changes))]


def without_sessions(**changes):
    return messages(sessions=(), **changes)


def test_a_case_in_order_has_no_fault():
    assert messages() == []


def test_codes_used_twice_are_faults():
    assert without_sessions(drivers=(driver("D001", 1), driver("D001", 2))) == [
        "D001 is the code of 2 rows (driver, worker, carer or adult)"
    ]
    assert "C0001 is the code of 2 rows (child)" in without_sessions(
        children=(*small_children(), child("C0001", 3))
    )
    assert "retford is the code of 2 rows (venue)" in messages(venues=(venue(), venue()))
    assert "north-school is the code of 2 rows (school)" in messages(schools=(school(), school()))


def test_a_driver_and_an_adult_cannot_share_a_code_for_a_plan_names_them_alike():
    assert without_sessions(adults=(adult("D001", 3, "C0001"),)) == [
        "D001 is the code of 2 rows (driver, worker, carer or adult)"
    ]


def test_bars_that_would_protect_nobody_are_faults():
    tom = child("C0009", 3, never_with=frozenset({"C0099"}), barred_drivers=frozenset({"D099", "D001"}))
    assert without_sessions(children=(*small_children(), tom)) == [
        "child C0009 names child C0099, which is in no table",
        "child C0009 names driver D099, which is in no table",
    ]
    assert without_sessions(barred=frozenset({("C0098", "D001"), ("C0001", "D098")})) == [
        "a bar names child C0098, which is in no table",
        "a bar names person D098, which is in no table",
    ]


def test_adults_know_children_that_exist():
    assert without_sessions(adults=(adult("A001", 3, "C0099"),)) == [
        "adult A001 names child C0099, which is in no table"
    ]


def test_a_room_to_which_one_occasion_is_moved_must_exist():
    moved = session("S1", MONDAY, time(10), time(11), "C0004", moved=(Move(MONDAY, TUESDAY, venue="moon"),))
    assert messages(sessions=(moved,)) == ["session S1 names venue moon, which is in no table"]
    attic = replace(moved, moved=(Move(MONDAY, TUESDAY, room="attic"),))
    assert messages(sessions=(attic,)) == ["session S1 names room attic, which retford does not have"]


def test_a_session_needs_no_worker():
    assert messages(sessions=(session("S1", MONDAY, time(10), time(11), "C0004", worker=None),)) == []


def test_a_child_is_born_before_it_comes():
    baby = child("C0009", 3, birth_date=TUESDAY)
    sessions = tuple(session(f"S{day.day}", day, time(10), time(11), "C0009") for day in (MONDAY, TUESDAY))
    assert messages(children=(*small_children(), baby), sessions=sessions) == [
        "session S23: child C0009 is not born on that day"
    ]


def test_a_session_code_leaves_room_for_the_codes_of_its_requests():
    codes = ("S" * 30, "S" * 31)
    sessions = tuple(session(code, MONDAY, time(10), time(11), "C0004") for code in codes)
    assert messages(sessions=sessions) == [f"the code of session {'S' * 31} is too long for its requests"]


def test_homes_and_birth_dates_are_not_told():
    case = small_case(carers=(), workers=(worker("W001", "moon"),))
    told = " ".join(map(str, faults_of(case)))
    assert told
    assert "53.0" not in told
    assert "20" not in told


def test_pins_name_requests_and_people_of_any_kind():
    pins = {"S1-out": "D001", "S1-in": "W001", "S2-out": "G001", "S2-in": "A001", "S3-out": "taxi"}
    case = small_case(adults=(adult("A001", 3),), carers=(carer("G001", 10), carer("G002", 30)), pins=pins)
    assert faults_of_pins(case, pins) == ()
    wrong = [fault.message for fault in faults_of_pins(replace(case, pins={"S9-out": "bicycle"}), pins)]
    assert wrong == [
        "a pin names request S9-out, which is in no table",
        "a pin names person bicycle, which is in no table",
    ]
