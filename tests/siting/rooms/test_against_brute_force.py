"""Allotments of small weeks are held against every way of holding their sessions."""

from dataclasses import replace
from datetime import time

from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.ages import AgeBand
from geoplan.domain.venues import RiskRole
from geoplan.siting.rooms import allot, check_allotment
from tests.siting.rooms.brute import least
from tests.siting.rooms.weeks import MONDAY, QUIET, child, hours, room, session, venue, week, worker

AGES = (2, 9, 14)


@st.composite
def weeks(draw, *, uneven: bool):
    """Up to four sessions around ten, two venues; with `uneven`, short shifts and weeks, and loans."""
    params = replace(
        QUIET,
        move_minutes=draw(st.sampled_from([0, 30])),
        turnaround_minutes=draw(st.sampled_from([0, 15])),
        notes_minutes=draw(st.sampled_from([0, 30])),
        child_gap_minutes=draw(st.sampled_from([0, 30])),
        most_travel_minutes=draw(st.sampled_from([15, 60])),
        lend_minutes=draw(st.sampled_from([0, 60])) if uneven else 0,
    )
    rooms = st.sampled_from([room("r"), room("r", AgeBand.TODDLER), room("r", AgeBand.CHILD, children=1)])
    risk = st.sampled_from([RiskRole.STANDARD, RiskRole.BOTH, RiskRole.BOTH, RiskRole.HIGH])
    venues = []
    for code, minute in (("hall", 20.0), ("mill", 40.0)):
        own = [replace(draw(rooms), code=f"r{at}") for at in range(draw(st.integers(1, 2)))]
        venues.append((venue(code, rooms=tuple(own), risk_role=draw(risk)), minute))
    people = [
        (child(f"C{at}", 0, draw(st.sampled_from(AGES))), draw(st.sampled_from([10.0, 22.0, 45.0])))
        for at in range(3)
    ]
    shifts = st.sampled_from([(9, 17), (9, 10), (10, 17)]) if uneven else st.just((9, 17))
    workers = [
        worker(f"W{at}", base, hours=hours(*draw(shifts)), weekly_minutes=minutes)
        for at, base in enumerate(draw(st.lists(st.sampled_from(["hall", "mill"]), min_size=1, max_size=3)))
        for minutes in [draw(st.sampled_from([120, 2220])) if uneven else 2220]
    ]
    sessions = [
        session(
            f"S{at}", MONDAY, start, time(start.hour + 1, start.minute),
            *draw(st.sampled_from([("C0",), ("C1",), ("C2",), ("C0", "C1")])),
            venue=draw(st.sampled_from(["hall", "mill", "gone"])), room="r0", worker=None,
            supervised=draw(st.booleans()), court_priority=draw(st.booleans()),
            high_risk=draw(st.sampled_from([False, False, True])),
        )
        for at in range(draw(st.integers(1, 3)))
        for start in [draw(st.sampled_from([time(9, 30), time(10), time(10, 30)]))]
    ]  # fmt: skip
    return week(sessions, people, venues, workers, params, also={"gone": 30.0})


def count(found):
    court = sum(one.court for one in found.unplaced)
    lent = sum(one.pence for one in found.lent)
    return court, len(found.unplaced) - court, sum(one.pence for one in found.placed) + lent


@settings(max_examples=40, deadline=None)
@given(weeks(uneven=False))
def test_nothing_is_better_when_everything_is_tried(given_week):
    found = allot(given_week)
    assert check_allotment(given_week, found) == ()
    assert count(found) == least(given_week)
    assert found.proven


@settings(max_examples=40, deadline=None)
@given(weeks(uneven=True))
def test_bounds_hold_and_rules_are_kept_with_uneven_shifts_and_loans(given_week):
    found = allot(given_week)
    assert check_allotment(given_week, found) == ()
    court, others, pence = least(given_week)
    params = given_week.params
    tried = court * params.unplaced_court_pence + others * params.unplaced_pence + pence
    if not params.lend_minutes:
        assert found.bound <= tried
        assert count(found) >= (court, others, pence)
    assert found.bound <= found.pence
