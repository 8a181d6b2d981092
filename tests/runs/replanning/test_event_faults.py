from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from geoplan.errors import InputError
from geoplan.runs.freezing.frozen import Frozen
from geoplan.runs.replanning.event_faults import check_changes, check_workers
from geoplan.runs.replanning.events import Changes, Off
from tests.runs.hand_plans import good_plan, hm
from tests.runs.worlds import (
    FRIDAY,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    child,
    session,
    small_case,
    small_children,
    worker,
)

NOON = datetime(2026, 11, 24, 12)


def added(**other):
    given = {"day": WEDNESDAY, "start": time(9), "end": time(10), "children": ("C0001",)} | other
    children = given.pop("children")
    day, start, end = given.pop("day"), given.pop("start"), given.pop("end")
    return session(given.pop("code", "S0900"), day, start, end, *children, **given)


def faults(changes, case=None):
    with pytest.raises(InputError) as caught:
        check_changes(case or small_case(), changes)
    return [fault.message for fault in caught.value.faults]


def test_changes_that_name_what_there_is_pass():
    changes = Changes(
        drivers_off=("D001", "W001", "G002", Off(person="D002", days=(FRIDAY,))),
        cancelled=("S0004",),
        added=(added(),),
        now=NOON,
    )
    check_changes(small_case(), changes)


def test_all_faults_come_at_once():
    found = faults(Changes(drivers_off=("D999",), cancelled=("S0999",), added=(added(venue="nowhere"),)))
    assert len(found) == 3


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (Changes(drivers_off=("D999",)), "D999 is off, but is no driver"),
        (Changes(drivers_off=(Off(person="D001", days=(MONDAY - timedelta(days=1),)),)), "not planned"),
        (Changes(drivers_off=(Off(person="D001", days=(MONDAY,)),), now=NOON), "which is over"),
        (Changes(drivers_off=("D001",), now=NOON - timedelta(days=7)), "off today, 17/11/2026"),
        (Changes(cancelled=("S0999",)), "there is none of this code"),
        (Changes(cancelled=("S0001",), now=NOON + timedelta(days=7)), "which is over on 01/12/2026"),
        (Changes(added=(added(code="S0001"),)), "there already"),
        (Changes(added=(added(venue="nowhere"),)), "no venue nowhere"),
        (Changes(added=(added(room="9"),)), "no room 9"),
        (Changes(added=(added(worker="W999"),)), "no contact worker W999"),
        (Changes(added=(added(children=("C0001", "C0999")),)), "no child C0999"),
        (Changes(added=(added(day=FRIDAY + timedelta(days=7)),)), "not take place on any day of the plan"),
        (Changes(added=(added(day=TUESDAY),), now=NOON), "has begun already, on 24/11/2026 at 09:00"),
    ],
)
def test_each_fault_says_what_is_wrong(changes, words):
    (found,) = faults(changes)
    assert words in found


@pytest.mark.parametrize(("start", "is_fault"), [(time(9, 45), True), (time(10, 12), False)])
def test_a_worker_on_a_ride_that_stays_cannot_be_given_a_session(start, is_fault):
    case = small_case(workers=(worker("W001"), worker("D001")))
    run = good_plan(case).run("D001-mon")
    # As if D001 were a worker who is back from the first ride at 10:12.
    frozen = Frozen(closed={run.code: replace(run, end_s=hm(10, 12))})
    changes = Changes(added=(added(day=MONDAY, start=start, end=time(13), worker="D001"),))
    if is_fault:
        with pytest.raises(InputError, match="S0900 begins before D001 is back from D001-mon"):
            check_workers(changes, frozen, case)
    else:
        check_workers(changes, frozen, case)


def test_a_session_that_is_not_held_this_week_cannot_be_cancelled():
    case = small_case(days=(TUESDAY,))
    (found,) = faults(Changes(cancelled=("S0001",)), case)
    assert "does not take place" in found


def test_a_child_whose_school_was_never_measured_cannot_join():
    case = small_case()
    children = (*small_children(), child("C0005", 12, school="south-school"))
    case = small_case(children=children, travel=small_case(children=children).travel)
    (found,) = faults(Changes(added=(added(children=("C0005",)),)), case)
    assert "the school of child C0005" in found
