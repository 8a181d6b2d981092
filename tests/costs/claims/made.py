"""
Claims on a road network made by hand.

From west to east it is 10 km by lanes, 6.2 miles, or 14 km by the motorway, 8.7 miles, which is faster.
Island lies 9 km south of the lanes.
"""

from datetime import date, time
from decimal import Decimal

from geoplan.costs.claims import audit_claims
from geoplan.domain.claims import ClaimedJourney, Claims, ClaimStop
from geoplan.errors import RowAt
from tests.networks import at, straight_or_round

NETWORK = straight_or_round()
WEST = ClaimStop("west-1", at(0, 0))
EAST = ClaimStop("east-1", at(10_000, 0), venue=True)
LANE = ClaimStop("lane-1", at(5_000, 0))
ROUGH = ClaimStop("rough-1", at(10_000, 0), precision_m=1_000)
ISLAND = ClaimStop("island-1", at(5_000, -9_000))
NOWHERE = ClaimStop("unknown-001", None, problem="the place is not known")
FASTEST, SHORTEST = 14_000 / 1_609.344, 10_000 / 1_609.344
DAY = date(2026, 5, 6)


def journey(row=2, stops=(WEST, EAST), miles=9, *, start=None, **other):
    """A journey of D001 on a Wednesday; `start` as (hour, minute)."""
    values = {"claimant": "D001", "day": DAY} | other
    return ClaimedJourney(
        row=RowAt("claims.xlsx", "May", row),
        stops=tuple(stops),
        miles=None if miles is None else Decimal(str(miles)),
        start=None if start is None else time(*start),
        **values,
    )


def audited(*journeys, **other):
    """An audit of some journeys, each on a row of its own."""
    return audit_claims(Claims(tuple(journeys)), NETWORK, **other)


def kinds(audit):
    """The kinds of the queries of each journey."""
    return [tuple(query.kind.value for query in one.queries) for one in audit.journeys]
