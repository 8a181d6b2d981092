"""Rows of ledgers made by hand, for the tests of sums, savings and reports."""

from datetime import date

from geoplan.domain.ages import AgeBand
from geoplan.domain.ledger import Amounts, Ledger, LedgerJourney, LedgerLeg, LedgerSession
from geoplan.domain.plans import CostBreakdown, Mode
from geoplan.domain.requests import Direction

MONDAY = date(2026, 11, 23)
MILE = 1_609.344


def journey(occasion="S1", direction="out", child="C1", **other):
    """A child's journey of 10 km by a volunteer, alone in the car, for £5, £1 of it for empty miles."""
    given = {
        "day": MONDAY,
        "request": f"{occasion}-{direction}",
        "session": occasion,
        "occasion": occasion,
        "direction": Direction(direction),
        "child": child,
        "mode": Mode.VOLUNTEER,
        "person": "D1",
        "provider": "bassetlaw",
        "run": "D1-mon",
        "venue": "retford",
        "district": "North",
        "group": AgeBand.CHILD,
        "direct_m": 10_000,
        "ridden_m": 10_000,
        "shared_m": 0,
        "ride_s": 900,
        "amounts": Amounts(loaded_m=10_000, empty_m=2_500, volunteer_miles=500, empty_pence=100),
    }
    return LedgerJourney(**given | other)


def taxi(occasion="S1", direction="out", child="C1", pence=2_500, **other):
    """The same by taxi."""
    given = {"mode": Mode.TAXI, "person": None, "provider": None, "run": None}
    amounts = Amounts(loaded_m=10_000, taxis=pence)
    return journey(occasion, direction, child, **given | {"amounts": amounts} | other)


def carer(occasion="S1", direction="out", child="C1", pence=300, **other):
    """The same by the foster carer."""
    given = {"mode": Mode.CARER, "person": "G1", "provider": None, "run": None}
    amounts = Amounts(loaded_m=10_000, carer_miles=pence)
    return journey(occasion, direction, child, **given | {"amounts": amounts} | other)


def nobody(occasion="S1", direction="out", child="C1", **other):
    """The same journey, which nobody takes."""
    given = {"mode": Mode.NOBODY, "person": None, "provider": None, "run": None, "ridden_m": 0, "ride_s": 0}
    return journey(occasion, direction, child, **given | {"amounts": Amounts()} | other)


def ledger(*rows, **other):
    """A ledger of some journeys: a leg and a session for each, and the cost that they add up to."""
    total = Amounts.sum(row.amounts for row in rows)
    days = tuple(sorted({row.day for row in rows})) or (MONDAY,)
    given = {
        "days": days,
        "legs": tuple(leg_of(row) for row in rows if row.is_covered),
        "journeys": rows,
        "sessions": tuple(sessions_of(rows)),
        "cost": CostBreakdown(
            volunteer_miles=total.volunteer_miles,
            worker_miles=total.worker_miles,
            worker_time=total.worker_time,
            carer_miles=total.carer_miles,
            adult_miles=total.adult_miles,
            taxis=total.taxis,
        ),
    }
    return Ledger(**given | other)


def leg_of(row):
    return LedgerLeg(
        day=row.day,
        run=row.run,
        number=1,
        mode=row.mode,
        person=row.person,
        provider=row.provider,
        requests=(row.request,),
        aboard=1,
        amounts=row.amounts,
    )


def sessions_of(rows):
    found = {(row.day, row.session): row for row in rows}
    return [LedgerSession(day=day, session=session, venue=row.venue) for (day, session), row in found.items()]
