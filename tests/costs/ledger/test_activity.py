from dataclasses import replace
from datetime import date, timedelta

from geoplan.costs.ledger.activity import (
    BEFORE_THE_PLAN,
    NOT_SAID,
    Rides,
    Status,
    activity_of,
    unmatched,
)
from geoplan.costs.ledger.spans import month_of
from geoplan.domain.ages import AgeBand
from geoplan.domain.ledger import LedgerSession, StaffTrip
from geoplan.domain.outcomes import CancelledBy, Outcome
from geoplan.domain.plans import Mode
from tests.costs.ledger.rows import MONDAY, carer, journey, ledger, nobody, taxi

NOVEMBER = month_of(MONDAY)
LATER = MONDAY + timedelta(days=10)


def outcome(session, held, by=None, day=MONDAY):
    return Outcome(session=session, day=day, held=held, cancelled_by=by)


def test_sessions_are_held_cancelled_or_not_reported():
    week = ledger(taxi("S1"), taxi("S2"), taxi("S3"), taxi("S4"))
    off = LedgerSession(day=MONDAY, session="S5", venue="newark", cancelled=True)
    week = replace(week, sessions=(*week.sessions, off))
    told = [outcome("S1", held=True), outcome("S2", False, CancelledBy.COURT), outcome("S3", held=False)]
    found = activity_of(week, NOVEMBER, told)
    assert found.sessions == {
        (Status.HELD, "retford"): 1,
        (Status.CANCELLED, "retford"): 2,
        (Status.NOT_REPORTED, "retford"): 1,
        (Status.CANCELLED, "newark"): 1,
    }
    assert found.cancelled_by == {"court": 1, NOT_SAID: 1, BEFORE_THE_PLAN: 1}
    assert (found.count(None), found.count(Status.CANCELLED, ["newark"])) == (5, 1)


def test_journeys_of_cancelled_sessions_are_apart():
    week = ledger(taxi("S1", pence=2_500), carer("S2", pence=300))
    found = activity_of(week, NOVEMBER, [outcome("S1", held=False)])
    assert found.cancelled_pence == 2_500
    assert found.total.paid_pence == 300
    assert found.journeys == {Mode.CARER: 1}


def test_only_the_days_of_the_span_count():
    both = ledger(taxi("S1"), taxi("S1", day=LATER))
    found = activity_of(both, NOVEMBER)
    assert (found.count(None), found.total.taxis, found.days_planned) == (1, 2_500, 1)
    assert activity_of(both, month_of(date(2026, 10, 1))).count(None) == 0


def test_minutes_are_those_of_journeys_that_somebody_takes():
    week = ledger(journey(ride_s=600), journey("S2", ride_s=1_200), nobody("S3"), taxi("S4", group=None))
    assert activity_of(week, NOVEMBER).rides == {
        AgeBand.CHILD.value: Rides(2, 1_800, 1_200),
        "age not known": Rides(1, 900, 900),
    }


def test_every_taxi_is_another_face():
    week = ledger(
        journey("S1", "out", "C1"),
        journey("S1", "in", "C1"),
        taxi("S1", "out", "C2"),
        taxi("S1", "in", "C2"),
        carer("S1", "out", "C3"),
        taxi("S1", "in", "C3"),
        nobody("S2", "out", "C3"),
        *(taxi(f"S{at}", "out", "C4") for at in range(3, 8)),
    )
    assert activity_of(week, NOVEMBER).faces == {1: 1, 2: 2, 3: 1}


def test_districts_add_up_to_all_that_is_paid():
    week = ledger(taxi("S1", district="North"), carer("S2", district="South"), nobody("S3", district="South"))
    found = activity_of(week, NOVEMBER)
    assert found.district_pence == {"North": 2_500, "South": 300}
    assert found.district_journeys == {"North": 1, "South": 2}


def test_contact_workers_ways_stand_beside():
    trip = StaffTrip(
        day=MONDAY,
        person="W1",
        start="retford",
        end="newark",
        metres=9_000,
        driving_s=600,
        miles_pence=250,
        time_pence=317,
    )
    found = activity_of(ledger(taxi(), staff=(trip, replace(trip, day=LATER))), NOVEMBER)
    assert (found.staff_m, found.staff_pence) == (9_000, 567)
    assert found.total.paid_pence == 2_500


def test_weeks_without_a_plan_are_named():
    weeks = [taxi("S1", day=MONDAY + timedelta(weeks=at)) for at in (-3, -1, 0)]
    assert activity_of(ledger(*weeks), NOVEMBER).weeks_without == (MONDAY - timedelta(weeks=2),)


def test_outcomes_of_no_session_are_found():
    told = [outcome("S1", True), outcome("S9", True), outcome("S9", True, day=LATER)]
    assert unmatched(ledger(taxi("S1")), told) == (told[1],)
