"""What would let somebody take a request: the least to ask for, found by search, and what it would cost."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from geoplan.domain.hours import Weekday
from geoplan.domain.plans import Mode
from geoplan.runs.assembling.resources import RESOURCES
from geoplan.runs.building.extra import Extra
from geoplan.runs.building.spot import Spot
from geoplan.runs.explaining.asks import Ask, AskKind, FixLimits, asked
from geoplan.runs.explaining.candidates import Candidate, askable_sets
from geoplan.runs.explaining.pulls import Pull, pulls_of
from geoplan.runs.explaining.stage import Stage
from geoplan.runs.problem import FloatArray
from geoplan.runs.search import schedule
from geoplan.runs.tables import pounds

CANNOT_GIVE_WAY = frozenset(
    {"barred", "apart", "alone", "ride-time", "seats", "wheelchair", "unreachable", "service-hours"}
)
"""Rules of safety, of the car and of the road: no fix ever asks to break one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """
    What would let a person take a request, with the rest of the plan as it is.

    Parameters
    ----------
    asks
        All of them are needed.
    extra
        What the plan would then cost more.
    """

    request: str
    person: str
    mode: Mode
    run: str
    asks: tuple[Ask, ...]
    extra: Extra = field(repr=False)

    @property
    def text(self) -> str:
        """One sentence: ``D07 could if they started 15 minutes earlier: +2.3 miles, £1.27``."""
        priced = self.extra.preferences
        also = f" (and {pounds(priced)} for preferences)" if round(priced) else ""
        return (
            f"{self.person} could if {asked(self.asks)}: {self.extra.miles:+.1f} miles, "
            f"{pounds(self.extra.paid)}{also}"
        )

    @property
    def order(self) -> tuple[int, float, int, str, str]:
        """Few asks before many, then cheap before dear, then small before large."""
        size = sum(abs(ask.amount) for ask in self.asks)
        return len(self.asks), round(self.extra.pence, 6), size, self.person, self.run


def fixes_of(
    stage: Stage, candidate: Candidate, limits: FixLimits | None = None, *, off_duty: bool = False
) -> Iterator[Fix]:
    """
    Yield what would let a vehicle take the request; nothing where a rule is in the way that cannot yield.

    Parameters
    ----------
    off_duty
        Whether the vehicle is there for the sake of the question only: its driver does not drive that day,
        and is asked for the hours that the run takes.
    """
    limits = limits or FixLimits()
    fixed = [_asks_for(stage, candidate, reason.rule) for reason in candidate.fixed]
    if (candidate.possible and not off_duty) or None in fixed:
        return
    before = tuple(ask for asks in fixed for ask in asks or ())
    escorted = any(ask.kind is AskKind.SEND_ESCORT for ask in before)
    spot = _with_escort(candidate.spot) if escorted else candidate.spot
    told: set[tuple[Ask, ...]] = set()
    for rules in askable_sets(candidate, spot if escorted else None):
        choices = [pulls_of(stage, candidate, rule, limits) for rule in rules]
        for pulls in product(*choices):
            granted = _granted(spot, [pull for some in pulls for pull in some])
            fix = None if granted is None else _fix(stage, candidate, before, *granted, off_duty=off_duty)
            if fix is not None and len(fix.asks) <= limits.most_asks and fix.asks not in told:
                told.add(fix.asks)
                yield fix


def _with_escort(spot: Spot) -> Spot:
    """Let an escort take a seat beside the children of the request."""
    demand = spot.problem.demand.copy()
    demand[spot.request, RESOURCES.index("seats")] += 1
    return spot.replace(problem=spot.problem.replace(demand=demand))


def _asks_for(stage: Stage, candidate: Candidate, rule: str) -> tuple[Ask, ...] | None:
    """Return what to ask for so that a rule of person and child is kept; None where nothing can be asked."""
    case, request, person = stage.case, stage.request, candidate.vehicle.person
    driver = case.driver.get(person)
    if rule in ("escort", "escort-age"):
        return (Ask(kind=AskKind.SEND_ESCORT),)
    if driver is None:
        return None
    if rule == "compliance":
        expired = [check.value for check in driver.expired(request.day)]
        return (Ask(kind=AskKind.RENEW_CHECK, amount=len(expired), about=", ".join(expired)),)
    if rule == "provider-area":
        return tuple(
            Ask(kind=AskKind.EXTEND_AGREEMENT, about=district)
            for district in _districts_outside(stage, driver.provider)
        )
    return None


def _districts_outside(stage: Stage, provider: str) -> list[str]:
    """Return the districts of the request's children that an agreement leaves out."""
    covered = stage.case.provider[provider].contact_districts
    districts = {stage.case.child[code].contact_district for code in stage.request.children}
    return sorted(name for name in districts if name and name not in covered)


def _granted(spot: Spot, pulls: Sequence[Pull]) -> tuple[Spot, tuple[Ask, ...]] | None:
    """
    Grant the least of every pull, one after the other with the later ones granted wholly; None when all of
    them are not enough.

    Sessions are moved first: there is no such thing as moving one wholly.
    """
    asks: list[Ask] = []
    ordered = sorted(pulls, key=lambda pull: pull.kind is not AskKind.MOVE_SESSION)
    for at, pull in enumerate(ordered):
        eased = spot
        for later in ordered[at + 1 :]:
            eased = later.wholly(eased)
        amount = pull.least(eased)
        if amount is None:
            return None
        spot = pull.ease(spot, amount)
        asks += [pull.ask(amount)] if amount else []
    return spot, tuple(asks)


def _fix(
    stage: Stage,
    candidate: Candidate,
    before: tuple[Ask, ...],
    spot: Spot,
    asks: tuple[Ask, ...],
    *,
    off_duty: bool,
) -> Fix | None:
    """Return the fix of a spot with everything granted; None when it is not enough."""
    insertion = spot.insertion()
    times = None if insertion is None else schedule(spot.problem, 0, insertion.route)
    if insertion is None or times is None:
        return None
    day = (_that_day(stage, times),) if off_duty else ()
    extra = stage.price(candidate.number, spot, insertion)
    if any(ask.kind is AskKind.SEND_ESCORT for ask in before):
        extra = replace(extra, paid=extra.paid + _escort_pence(stage))
    return Fix(
        request=stage.request.code,
        person=candidate.vehicle.person,
        mode=candidate.vehicle.mode,
        run=candidate.vehicle.code,
        asks=(*day, *before, *asks),
        extra=extra,
    )


def _that_day(stage: Stage, times: FloatArray) -> Ask:
    """Ask for the hours that a run takes, in whole steps of five minutes."""
    start, end = int(times[0]) // _STEP_S * _STEP_S, -(-math.ceil(times[-1]) // _STEP_S) * _STEP_S
    day = Weekday(stage.request.day.weekday()).label
    return Ask(kind=AskKind.DRIVE_THAT_DAY, about=day, from_s=start, until_s=end)


def _escort_pence(stage: Stage) -> float:
    """Return what an escort is paid, there and back."""
    params, hours = stage.case.params, 2 * stage.request.direct_s / 3600
    return max(float(params.escort_least_pence), params.escort_pence_per_hour * hours)


_STEP_S = 300
