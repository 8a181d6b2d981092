"""The smallest sets of rules that must give way for somebody to take a request."""

from collections.abc import Iterable
from dataclasses import dataclass

from geoplan.domain.plans import Reason
from geoplan.runs.explaining.candidates import Candidate, askable_sets
from geoplan.runs.explaining.fixes import CANNOT_GIVE_WAY


@dataclass(frozen=True, slots=True)
class GiveWay:
    """
    Rules that would have to give way, all of them, for a person to take a request.

    Parameters
    ----------
    rules
        Their codes.
    reasons
        Their sentences, as far as the person's own case has them.
    """

    person: str
    run: str
    rules: tuple[str, ...]
    reasons: tuple[Reason, ...]

    @property
    def firm(self) -> tuple[str, ...]:
        """Those that may never give way: rules of safety, of the car and of the road."""
        return tuple(rule for rule in self.rules if rule in CANNOT_GIVE_WAY)

    @property
    def order(self) -> tuple[bool, int, str, str, tuple[str, ...]]:
        """What to sort by: sets that may give way first, small ones first."""
        return bool(self.firm), len(self.rules), self.person, self.run, self.rules


def smallest_of(candidates: Iterable[Candidate]) -> tuple[GiveWay, ...]:
    """
    Return the smallest sets over all vehicles, one or more for each that needs no more than the fewest.

    Sets in which every rule may give way come before smaller ones with a rule that never may; the latter are
    told only where there is nothing else.
    """
    found = sorted((way for candidate in candidates for way in ways_of(candidate)), key=lambda way: way.order)
    if not found:
        return ()
    best = found[0].order[:2]
    return tuple(way for way in found if way.order[:2] == best)


def ways_of(candidate: Candidate) -> tuple[GiveWay, ...]:
    """Return the smallest sets of rules that must give way for one vehicle; none where nothing helps."""
    if candidate.possible:
        return ()
    fixed = tuple(dict.fromkeys(reason.rule for reason in candidate.fixed))
    return tuple(
        GiveWay(
            candidate.vehicle.person,
            candidate.vehicle.code,
            (*fixed, *rules),
            tuple(reason for reason in candidate.reasons if reason.rule in (*fixed, *rules)),
        )
        for rules in dict.fromkeys((*candidate.sets, *askable_sets(candidate)))
    )
