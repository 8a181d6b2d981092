"""The audit as a whole: claims against the roads at that hour, and what is worth asking about."""

from collections.abc import Sequence
from dataclasses import replace

from geoplan.costs.claims.asking.pay import check_pay
from geoplan.costs.claims.asking.query import QueryKind
from geoplan.costs.claims.asking.times import ask_dates, ask_quick, ask_sequences, connections
from geoplan.costs.claims.desk import Desk
from geoplan.costs.claims.params import AuditParams
from geoplan.costs.claims.patterns import find_habits, find_patterns
from geoplan.costs.claims.result import ClaimAudit, JourneyAudit
from geoplan.costs.claims.road.legs import Legs, measure_legs
from geoplan.costs.claims.road.main_roads import main_roads
from geoplan.costs.claims.road.measure import leg_keys, located, measure
from geoplan.domain.claims import Claims
from geoplan.domain.rates import RateTable
from geoplan.network.cache import ArrayCache
from geoplan.network.model import RoadNetwork
from geoplan.network.snap import SnapParams
from geoplan.network.speeds import SpeedModel
from geoplan.progress import Progress

_MILES = frozenset({QueryKind.MORE_MILES, QueryKind.FEWER_MILES})


def audit_claims(
    claims: Claims,
    network: RoadNetwork,
    *,
    params: AuditParams | None = None,
    approved: RateTable | None = None,
    speeds: SpeedModel | None = None,
    snap_params: SnapParams | None = None,
    cache: ArrayCache | None = None,
    progress: Progress | None = None,
) -> ClaimAudit:
    """
    Hold claims against the fastest and the shortest way at that hour.

    Parameters
    ----------
    claims
        What `geoplan.read_claims` read.
    network
        The roads.
    params
        When a claim is asked about.
    approved
        Rates by the day driven; HMRC's when None.
    speeds, snap_params
        How fast roads are driven, and how far from one is too far.
    cache
        Where the network's preparations are kept between processes.

    Returns
    -------
    ClaimAudit
        Each journey is within tolerance, a query, or cannot be told. The order of rows and files changes no
        verdict.
    """
    params = params or AuditParams()
    if approved is None:
        from geoplan.county.rates import read_approved_rates

        approved = read_approved_rates()
    journeys = claims.journeys
    wanted = {key for journey in journeys for key in leg_keys(journey)} | set(connections(journeys))
    legs = measure_legs(
        network,
        located(journeys),
        wanted,
        speeds=speeds,
        snap_params=snap_params,
        cache=cache,
        progress=progress,
    )
    refuse_beyond_m = (snap_params or SnapParams()).refuse_beyond_m
    desk = Desk(journeys, [measure(one, legs, params, refuse_beyond_m) for one in journeys], params)
    desk.judge()
    pay = check_pay(journeys, approved)
    desk.ask(pay.queries)
    desk.ask(ask_dates(journeys, params))
    desk.ask(ask_sequences(journeys, desk.measured, legs, params))
    desk.ask(ask_quick(journeys, desk.measured, params))
    audited = _with_roads(desk.results(), network, legs, params, speeds)
    figures = [desk.figures(at, one) for at, one in enumerate(audited)]
    return ClaimAudit(
        params=params,
        claims=claims,
        journeys=audited,
        tolerance=desk.tolerance,
        years=pay.years,
        habits=find_habits(figures, params),
        patterns=find_patterns(figures, params),
        provenance=legs.provenance,
    )


def _with_roads(
    audited: Sequence[JourneyAudit],
    network: RoadNetwork,
    legs: Legs,
    params: AuditParams,
    speeds: SpeedModel | None,
) -> tuple[JourneyAudit, ...]:
    """Name the main roads of journeys that are asked about for their miles."""
    asked = [one for one in audited if any(query.kind in _MILES for query in one.queries)]
    keys = sorted({key for one in asked for key in leg_keys(one.journey)})[: params.roads_shown]
    roads = main_roads(network, legs.places, keys, speeds=speeds)
    asked_rows = {id(one) for one in asked}

    def named(one: JourneyAudit) -> JourneyAudit:
        if id(one) not in asked_rows:
            return one
        stretches = [roads[key] for key in leg_keys(one.journey) if key in roads]
        along = [road for stretch in stretches for road in stretch]
        by = [road for at, road in enumerate(along) if at == 0 or road != along[at - 1]]
        return replace(one, roads=", ".join(by) or None)

    return tuple(named(one) for one in audited)
