"""
Demand that grows or shrinks: how many sessions stand where one stands now.

Demand grows where it is today. Which sessions are doubled or left out is drawn by a hash of their codes, in
each district exactly as many as the factor says; those doubled at 1.1 are doubled at 1.2 as well, so that
more demand is never less.

For managers several come or go at once, always the same together, and as many as the factor says only about:
two points then differ by the sessions of five children at least, and no step tells what one child costs.
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


def together_of(case: Case, districts: Mapping[str, str], fewest: int) -> dict[str, str]:
    """
    Return with which other sessions each one comes or goes, as the code of one of them: always the same ones.

    They are of one district, and of `fewest` different children at least; blank in districts of fewer, where
    none comes or goes.
    """
    children = {session.code: session.children for session in case.sessions}
    found: dict[str, str] = {}
    for codes in _by_district(districts).values():
        blocks: list[list[str]] = [[]]
        for code in sorted(codes, key=lambda code: share_drawn("together", code)):
            if len({child for each in blocks[-1] for child in children[each]}) >= fewest:
                blocks.append([])
            blocks[-1].append(code)
        if len({child for each in blocks[-1] for child in children[each]}) < fewest:
            rest = blocks.pop()
            if not blocks:
                found |= dict.fromkeys(rest, "")
                continue
            blocks[-1] += rest
        found |= {code: min(block) for block in blocks for code in block}
    return found


def copies_at(
    point: Point, districts: Mapping[str, str], together: Mapping[str, str] | None = None
) -> dict[str, int]:
    """
    Return how many sessions stand for each at a point: none, one or more.

    Parameters
    ----------
    together
        See `together_of`; each by itself when None.
    """
    factors = demand_at(point, districts)
    found: dict[str, int] = {}
    for codes in _by_district(districts).values():
        blocks: dict[str, list[str]] = defaultdict(list)
        for code in codes:
            blocks[code if together is None else together[code]].append(code)
        found |= dict.fromkeys(blocks.pop("", ()), 1)
        passed = 0
        for key in sorted(blocks, key=lambda key: share_drawn(point.seed, known.DEMAND, key)):
            share = (passed + len(blocks[key]) / 2) / len(codes)
            passed += len(blocks[key])
            for code in blocks[key]:
                whole = math.floor(factors[code])
                found[code] = whole + (share < factors[code] - whole)
    return found


def _by_district(districts: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code, district in districts.items():
        found[district].append(code)
    return found
