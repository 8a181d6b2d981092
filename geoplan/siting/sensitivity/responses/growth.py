"""
Demand that grows or shrinks: how many sessions stand where one stands now.

Demand grows where it is today. Which sessions are doubled or left out is drawn by a hash of their codes, in
each district exactly as many as the factor says; those doubled at 1.1 are doubled at 1.2 as well, so that
more demand is never less.
"""

import math
from collections import defaultdict
from collections.abc import Mapping

from geoplan.domain.inputs import Point
from geoplan.runs.case import Case
from geoplan.siting.sensitivity import known
from geoplan.siting.sensitivity.luck import share_drawn


def districts_of_sessions(case: Case) -> dict[str, str]:
    """Return the contact district of each session by code: of its first child, or else of its venue."""
    found = {}
    for session in case.sessions:
        child, venue = case.child.get(session.children[0]), case.venue.get(session.venue)
        district = child.contact_district if child is not None else None
        found[session.code] = district or (venue.contact_district if venue is not None else "")
    return found


def demand_at(point: Point, districts: Mapping[str, str]) -> dict[str, float]:
    """
    Return by what each session is multiplied at a point.

    Parameters
    ----------
    districts
        Of the sessions, by code.
    """
    own = dict(point.beginning(known.DEMAND_IN))
    everywhere = point.get(known.DEMAND, 1.0)
    return {code: everywhere * own.get(district, 1.0) for code, district in districts.items()}


def copies_at(point: Point, districts: Mapping[str, str]) -> dict[str, int]:
    """Return how many sessions stand for each at a point: none, one or more."""
    factors = demand_at(point, districts)
    groups: dict[str, list[str]] = defaultdict(list)
    for code, district in districts.items():
        groups[district].append(code)
    found = {}
    for codes in groups.values():
        order = sorted(codes, key=lambda code: share_drawn(point.seed, known.DEMAND, code))
        for rank, code in enumerate(order):
            whole = math.floor(factors[code])
            found[code] = whole + ((rank + 0.5) / len(order) < factors[code] - whole)
    return found
