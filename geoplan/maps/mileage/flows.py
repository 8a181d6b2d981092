"""Journeys claimed between areas: rows for the map of claims, without homes and claimants."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from geoplan.audiences.differencing import NOTHING_TOLD, tell, text_of
from geoplan.audiences.rows import FlowRow
from geoplan.audiences.suppression import SHOWN_AS, Sum
from geoplan.costs.claims import ClaimAudit, Verdict
from geoplan.domain.allotment import allot
from geoplan.domain.claims import ClaimStop
from geoplan.domain.geography import Place, Position
from geoplan.domain.told import Told

LEAST = 5
"""An area has so many different places that claims name, and a line so many journeys."""
ELSEWHERE = "elsewhere"
_SETTLEMENT_M = 10_000.0
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Area:
    name: str
    position: Position | None


@dataclass(slots=True)
class _Flow:
    journeys: int = 0
    tenths: int = 0
    queried: int = 0


@dataclass(frozen=True, slots=True)
class ClaimFlows:
    """Journeys claimed between areas, the most first, and what managers were told up to them."""

    rows: tuple[FlowRow, ...]
    told: Told


def claim_flows(
    audit: ClaimAudit,
    *,
    places: Sequence[Place] = (),
    venue_names: Mapping[str, str] | None = None,
    before: Told = NOTHING_TOLD,
) -> ClaimFlows:
    """
    Return how many journeys are claimed between areas, both ways together, the most first.

    A stop that is no venue belongs to its settlement, where claims name at least five places there; else to
    what is left of its council, and else to nowhere that is told. Pairs of areas with fewer than five
    journeys are put together.

    Parameters
    ----------
    places
        Settlements.
    venue_names
        Names of venues by the code that claims know them by.
    before
        What managers were told before, so that two maps cannot be subtracted.
    """
    journeys = [one for one in audit.journeys if len(one.journey.stops) > 1]
    stops = {stop.label: stop for one in journeys for stop in one.journey.stops if stop.position is not None}
    area = _areas(stops.values(), places, venue_names or {})
    flows: dict[_Pair, _Flow] = defaultdict(_Flow)
    position: dict[str, Position | None] = {}
    for one in journeys:
        if any(stop.position is None for stop in one.journey.stops):
            continue
        ends = list(pairwise(one.journey.stops))
        tenths = allot(int(10 * (one.journey.miles or 0)), [_metres(*pair) for pair in ends])
        for (start, end), part in zip(ends, tenths, strict=True):
            here, there = sorted((area[start.label], area[end.label]), key=lambda found: found.name)
            position |= {here.name: here.position, there.name: there.position}
            flow = flows[here.name, there.name]
            flow.journeys += 1
            flow.tenths += part
            flow.queried += one.verdict is Verdict.QUERY
    return _told(_together(flows), position, before)


def _metres(start: ClaimStop, end: ClaimStop) -> int:
    assert start.position is not None
    assert end.position is not None
    return round(start.position.distance_m(end.position)) + 1


def _areas(stops: Iterable[ClaimStop], places: Sequence[Place], names: Mapping[str, str]) -> dict[str, _Area]:
    """The area that each stop is told as, by label."""
    found: dict[str, _Area] = {}
    homes: dict[str, Place] = {}
    for stop in stops:
        if stop.venue:
            found[stop.label] = _Area(names.get(stop.label, stop.label), stop.position)
            continue
        place = _settlement(stop, places)
        if place is None:
            found[stop.label] = _Area(ELSEWHERE, None)
        else:
            homes[stop.label] = place
    count = Counter(place.code for place in homes.values())
    few = {label: place for label, place in homes.items() if count[place.code] < LEAST}
    left = Counter(place.council for place in few.values())
    for label, place in homes.items():
        if label not in few:
            found[label] = _Area(place.name, place.position)
        elif left[place.council] >= LEAST:
            middle = _middle([one for one in places if one.council == place.council])
            found[label] = _Area(f"{ELSEWHERE} in {place.council}", middle)
        else:
            found[label] = _Area(ELSEWHERE, None)
    return found


def _settlement(stop: ClaimStop, places: Sequence[Place]) -> Place | None:
    spot = stop.position
    if spot is None or not places:
        return None
    nearest = min(places, key=lambda place: place.position.distance_m(spot))
    return nearest if nearest.position.distance_m(spot) <= _SETTLEMENT_M else None


def _middle(places: Sequence[Place]) -> Position:
    weights = [place.population + 1 for place in places]
    whole = sum(weights)
    return Position(
        round(sum(w * place.position.lat for w, place in zip(weights, places, strict=True)) / whole, 4),
        round(sum(w * place.position.lon for w, place in zip(weights, places, strict=True)) / whole, 4),
    )


def _together(flows: Mapping[_Pair, _Flow]) -> dict[_Pair, _Flow]:
    """Put pairs with few journeys together."""
    kept = {pair: flow for pair, flow in flows.items() if flow.journeys >= LEAST}
    few = [flow for pair, flow in flows.items() if pair not in kept]
    if few:
        rest = kept.setdefault((ELSEWHERE, ELSEWHERE), _Flow())
        for flow in few:
            rest.journeys += flow.journeys
            rest.tenths += flow.tenths
            rest.queried += flow.queried
    return kept


def _told(flows: Mapping[_Pair, _Flow], position: Mapping[str, Position | None], before: Told) -> ClaimFlows:
    journeys = {_key(pair, "journeys"): flow.journeys for pair, flow in flows.items()}
    queried = {_key(pair, "queried"): flow.queried for pair, flow in flows.items()}
    told = _tell(journeys, "journeys", before)
    unseen = [_key(pair, "queried") for pair in flows if _key(pair, "journeys") not in told.now]
    told = _tell(queried, "queried", told, also=unseen)
    amounts = dict(told.amounts)
    rows = []
    for pair, flow in flows.items():
        shown = {what: text_of(told, _key(pair, what)) for what in ("journeys", "queried")}
        # Miles are told again with their journeys: they would differ by those of one or two.
        beside = _key(pair, f"tenths beside {shown['journeys']}")
        if shown["journeys"] != SHOWN_AS:
            amounts.setdefault(beside, float(flow.tenths))
        tenths = amounts.get(beside)
        rows.append(
            FlowRow(
                from_area=pair[0],
                to_area=pair[1],
                from_position=position.get(pair[0]),
                to_position=position.get(pair[1]),
                journeys=flow.journeys,
                miles=flow.tenths,
                queried=flow.queried,
                shown_journeys=shown["journeys"],
                shown_miles=SHOWN_AS if tenths is None else f"{tenths / 10:.0f}",
                shown_queried=shown["queried"],
            )
        )
    return ClaimFlows(tuple(sorted(rows, key=_rank)), replace(told, amounts=amounts))


def _rank(row: FlowRow) -> tuple[int, str, str]:
    """By what managers see: else the order would tell the numbers."""
    seen = 0 if row.shown_journeys == SHOWN_AS else int(row.shown_journeys)
    return -seen, row.from_area, row.to_area


def _tell(counts: Mapping[str, int], what: str, before: Told, *, also: Sequence[str] = ()) -> Told:
    """Hide what is small, and what would give a small one away; all together are known."""
    every = f"claims/{what}"
    total = {every: sum(counts.values())}
    return tell({**counts, **total}, [Sum(every, tuple(counts))] if counts else (), before=before, also=also)


def _key(pair: _Pair, what: str) -> str:
    """What a count is known by from map to map."""
    return f"claims/{pair[0]}/{pair[1]}/{what}"
