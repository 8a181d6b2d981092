"""Journeys claimed between areas: rows for the map of claims, without homes and claimants."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from geoplan.audiences import Audience
from geoplan.audiences.differencing import NOTHING_TOLD, text_of
from geoplan.audiences.rows import FlowRow
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.costs.claims import ClaimAudit, Verdict
from geoplan.domain.allotment import allot
from geoplan.domain.claims import ClaimStop
from geoplan.domain.geography import Place, Position
from geoplan.domain.told import Told
from geoplan.maps.mileage.claim_areas import ELSEWHERE, LEAST, areas_of_stops
from geoplan.maps.mileage.flow import Flow, Tally
from geoplan.maps.mileage.telling import FlowsTold, Pair, areas_named, is_almost_as_told


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
    audience: Audience = Audience.MANAGER,
    before: Told = NOTHING_TOLD,
) -> ClaimFlows:
    """
    Return how many journeys are claimed between areas, both ways together, the most first.

    A stop that is no venue, a *home*, belongs to its settlement, where claims name at least five there; else
    to what is left of its council, and else to nowhere that is told. Pairs of areas with fewer than five
    journeys are put together and, except for planners, those with fewer than five homes: those to one venue,
    and where these are few, all of them. Planners read exact numbers.

    Parameters
    ----------
    places
        Settlements.
    venue_names
        Names of venues by the code that claims know them by.
    before
        What managers were told before: they are told of a pair as then, until five of its homes have come,
        gone, or are claimed for otherwise.
    """
    journeys = [one for one in audit.journeys if len(one.journey.stops) > 1]
    stops = {stop.label: stop for one in journeys for stop in one.journey.stops if stop.position is not None}
    area = areas_of_stops(stops.values(), places, venue_names or {}, areas_named(before))
    flows: dict[Pair, Flow] = defaultdict(Flow)
    position: dict[str, Position | None] = {}
    for one in journeys:
        if any(stop.position is None for stop in one.journey.stops):
            continue
        ends = list(pairwise(one.journey.stops))
        tenths = allot(int(10 * (one.journey.miles or 0)), [_metres(*pair) for pair in ends])
        for (start, end), part in zip(ends, tenths, strict=True):
            here, there = area[start.label], area[end.label]
            position |= {here.name: here.position, there.name: there.position}
            tally = Tally(1, part, one.verdict is Verdict.QUERY)
            flows[_in_order(here.name, there.name)].add(start, end, tally)
    exact = audience is Audience.PLANNER
    venues = {area[stop.label].name for stop in stops.values() if stop.venue}
    together = _together(flows, venues, before, exact=exact)
    telling = None if exact else FlowsTold(together, before)
    rows = [_row(pair, flow, position, telling) for pair, flow in together.items()]
    return ClaimFlows(tuple(sorted(rows, key=_rank)), before if telling is None else telling.told)


def _metres(start: ClaimStop, end: ClaimStop) -> int:
    assert start.position is not None
    assert end.position is not None
    return round(start.position.distance_m(end.position)) + 1


def _together(
    flows: Mapping[Pair, Flow], venues: Collection[str], before: Told, *, exact: bool
) -> dict[Pair, Flow]:
    """
    Put pairs with few journeys or few homes together: first those to one venue, then all that are left.

    Except where it would show how few came to a pair that was told of, or went.
    """
    kept = dict(flows)
    for wider in (partial(_to_one_venue, venues=venues), _to_anywhere):
        found: dict[Pair, Flow] = defaultdict(Flow)
        for pair, flow in kept.items():
            few = flow.whole.journeys < LEAST or (flow.has_few_homes and not exact)
            is_kept = not few or (not exact and is_almost_as_told(pair, flow, before))
            found[pair if is_kept else wider(pair)].join(flow)
        kept = found
    return kept


def _to_one_venue(pair: Pair, venues: Collection[str]) -> Pair:
    here, there = pair
    if (here in venues) == (there in venues):
        return pair
    return _in_order(here if here in venues else there, ELSEWHERE)


def _to_anywhere(_pair: Pair) -> Pair:
    return ELSEWHERE, ELSEWHERE


def _in_order(one: str, other: str) -> Pair:
    return min(one, other), max(one, other)


def _row(
    pair: Pair, flow: Flow, position: Mapping[str, Position | None], telling: FlowsTold | None
) -> FlowRow:
    """One pair; what is shown of it to managers is exact without `telling`."""
    shown = {"journeys": f"{flow.whole.journeys}", "queried": f"{flow.whole.queried}"}
    tenths: float | None = flow.whole.tenths
    if telling is not None:
        shown = {what: text_of(telling.told, telling.key(pair, what)) for what in shown}
        tenths = telling.tenths(pair)
    return FlowRow(
        from_area=pair[0],
        to_area=pair[1],
        from_position=position.get(pair[0]),
        to_position=position.get(pair[1]),
        journeys=flow.whole.journeys,
        miles=flow.whole.tenths,
        queried=flow.whole.queried,
        shown_journeys=shown["journeys"],
        shown_miles=SHOWN_AS if tenths is None else f"{tenths / 10:.0f}",
        shown_queried=shown["queried"],
    )


def _rank(row: FlowRow) -> tuple[int, str, str]:
    """By what managers see: else the order would tell the numbers."""
    seen = 0 if row.shown_journeys == SHOWN_AS else int(row.shown_journeys)
    return -seen, row.from_area, row.to_area
