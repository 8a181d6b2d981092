"""Whether a vehicle could take one request more, what that costs, and which rules are in the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from geoplan.domain.plans import Reason
from geoplan.runs.breaches import breaches
from geoplan.runs.extra import Extra
from geoplan.runs.relax import MAY_GIVE_WAY, STANDS_FIRM, smallest_sets, yielding
from geoplan.runs.search import Insertion, schedule
from geoplan.runs.spot import Spot
from geoplan.runs.stage import Stage
from geoplan.runs.vehicles import Vehicle

OF_RUNS = MAY_GIVE_WAY + STANDS_FIRM
"""Rules that depend on what else is on a run; the rest depend on the person and the child only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """
    A vehicle and the request in question.

    Parameters
    ----------
    number
        Of the vehicle in the problem.
    insertion, extra
        Where the request fits and what that costs; None where a rule is in the way.
    fixed
        Rules in the way whatever else is on the run, with their sentences.
    sets
        The smallest sets of rules that must give way beside those: any one of the sets is enough. None when
        nothing helps.
    told
        The sentences of the rules in `sets`.
    """

    number: int
    vehicle: Vehicle
    spot: Spot = field(repr=False)
    insertion: Insertion | None = None
    extra: Extra | None = None
    fixed: tuple[Reason, ...] = ()
    sets: tuple[tuple[str, ...], ...] | None = ((),)
    told: tuple[Reason, ...] = ()

    @property
    def possible(self) -> bool:
        """Whether no rule is in the way."""
        return self.insertion is not None and not self.fixed

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every rule in the way, with its sentence."""
        return self.fixed + self.told


def candidates_of(stage: Stage) -> Iterator[Candidate]:
    """Yield every vehicle of the request's day, in order, with the rest of the plan as it is."""
    for number, vehicle in stage.vehicles():
        yield candidate_of(stage, number, vehicle)


def candidate_of(stage: Stage, number: int, vehicle: Vehicle) -> Candidate:
    """Say whether a vehicle could take the request, with the rest of the plan as it is."""
    spot = stage.spot(number)
    objections = stage.objections(vehicle)
    fixed = tuple(reason for reason in objections if reason.rule not in OF_RUNS)
    if any(reason.rule == "unreachable" for reason in fixed):
        return Candidate(number=number, vehicle=vehicle, spot=spot, fixed=fixed, sets=None)
    insertion = spot.insertion()
    if insertion is not None:
        extra = stage.price(number, spot, insertion)
        return Candidate(
            number=number, vehicle=vehicle, spot=spot, insertion=insertion, extra=extra, fixed=fixed
        )
    sets = smallest_sets(spot, OF_RUNS)
    told = _told(stage, number, vehicle, spot, sets) if sets else ()
    return Candidate(number=number, vehicle=vehicle, spot=spot, fixed=fixed, sets=sets or None, told=told)


def _told(
    stage: Stage, number: int, vehicle: Vehicle, spot: Spot, sets: tuple[tuple[str, ...], ...]
) -> tuple[Reason, ...]:
    """Return the sentences of the rules in the way; of several sets of more than one rule, of the first."""
    names = stage.names(number, vehicle, spot)
    told: dict[str, Reason] = {}
    for rules in sets if len(sets[0]) == 1 else sets[:1]:
        eased = yielding(spot, rules)
        insertion = eased.insertion()
        times = None if insertion is None else schedule(eased.problem, 0, insertion.route)
        if insertion is None or times is None:
            raise ValueError("a request that fits has a schedule")
        for reason in breaches(spot, insertion.route, times, names):
            told.setdefault(reason.rule, reason)
    return tuple(told.values())
