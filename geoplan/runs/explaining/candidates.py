"""Whether a vehicle could take one request more, what that costs, and which rules are in the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from geoplan.domain.plans import Reason
from geoplan.runs.building.extra import Extra
from geoplan.runs.building.spot import Spot
from geoplan.runs.explaining.breaches import breaches
from geoplan.runs.explaining.relax import MAY_GIVE_WAY, STANDS_FIRM, smallest_sets, yielding
from geoplan.runs.explaining.stage import Stage
from geoplan.runs.fleet.vehicles import Vehicle
from geoplan.runs.search import Insertion, schedule

OF_RUNS = MAY_GIVE_WAY + STANDS_FIRM
"""Rules that depend on what else is on a run; the rest depend on the person and the child only."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Candidate:
    """
    A vehicle and the request in question.

    Parameters
    ----------
    number
        Of the vehicle in the problem.
    insertion, extra
        Where the request fits and what that costs; None where a rule of the run is in the way.
    fixed
        Rules in the way whatever else is on the run, with their sentences.
    told
        Rules of the run in the way, with their sentences.
    """

    number: int
    vehicle: Vehicle
    spot: Spot = field(repr=False)
    insertion: Insertion | None = None
    extra: Extra | None = None
    fixed: tuple[Reason, ...] = ()
    told: tuple[Reason, ...] = ()

    @property
    def possible(self) -> bool:
        """Whether no rule is in the way."""
        return self.insertion is not None and not self.fixed

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every rule in the way, with its sentence."""
        return self.fixed + self.told

    @cached_property
    def sets(self) -> tuple[tuple[str, ...], ...]:
        """
        The smallest sets of rules of the run that must give way beside `fixed`: any one of them is enough.

        One empty set when nothing of the run is in the way; none when nothing helps.
        """
        if any(reason.rule == "unreachable" for reason in self.fixed):
            return ()
        return ((),) if self.insertion is not None else smallest_sets(self.spot, OF_RUNS)


def askable_sets(candidate: Candidate, spot: Spot | None = None) -> tuple[tuple[str, ...], ...]:
    """
    Return the smallest sets of rules that let the request in when they give way, of rules that may.

    Parameters
    ----------
    spot
        Instead of the candidate's own.
    """
    sets = candidate.sets
    if spot is None and all(rule in MAY_GIVE_WAY for rules in sets for rule in rules):
        return sets
    return smallest_sets(spot or candidate.spot, MAY_GIVE_WAY)


def candidates_of(stage: Stage) -> Iterator[Candidate]:
    """Yield every vehicle of the request's day, in order, with the rest of the plan as it is."""
    for number, vehicle in stage.vehicles():
        yield candidate_of(stage, number, vehicle)


def candidate_of(stage: Stage, number: int, vehicle: Vehicle) -> Candidate:
    """Say whether a vehicle could take the request, with the rest of the plan as it is."""
    spot = stage.spot(number)
    objections = stage.objections(vehicle)
    fixed = tuple(reason for reason in objections if reason.rule not in OF_RUNS)
    found = Candidate(number=number, vehicle=vehicle, spot=spot, fixed=fixed)
    if any(reason.rule == "unreachable" for reason in fixed):
        return found
    insertion = spot.insertion()
    if insertion is not None:
        return replace(found, insertion=insertion, extra=stage.price(number, spot, insertion))
    # What is in the way of a run with nothing else on it is the plainest answer, and known already.
    told = tuple(reason for reason in objections if reason.rule in OF_RUNS)
    return replace(found, told=told or _told(stage, found))


def _told(stage: Stage, candidate: Candidate) -> tuple[Reason, ...]:
    """Return the sentences of the rules in the way; of several sets of more than one rule, of the first."""
    spot, sets = candidate.spot, candidate.sets
    if not sets:
        return ()
    names = stage.names(candidate.number, candidate.vehicle, spot)
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
