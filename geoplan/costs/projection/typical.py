"""The typical week with and without school, and how far weeks lie from it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist

from geoplan.costs.projection.params import ProjectionParams
from geoplan.costs.projection.week import ALL, WeekCost
from geoplan.domain.money import exact
from geoplan.domain.school import SchoolCalendar

_WEEK = 5  # working days


@dataclass(frozen=True, slots=True)
class Typical:
    """
    A typical full week, of five working days.

    Parameters
    ----------
    by_group
        Pence with school and without, by group.
    number
        How many weeks with and without school it was found from.
    spread
        Standard deviation between weeks, pence.
    freedom
        Degrees of freedom that it was found with; None where it is assumed.
    factor_spread
        Standard deviation of the cost of a week without school (with school where only weeks without were
        given) as far as it hangs on the assumed factor, pence; 0 where both kinds were given.
    """

    by_group: Mapping[bool, Mapping[str, Fraction]]
    number: Mapping[bool, int]
    spread: float
    freedom: int | None
    factor_spread: float

    def mean(self, school: bool) -> Fraction:
        """Return the cost of a typical week with or without school, pence."""
        return sum(self.by_group[school].values(), Fraction(0))

    def half_width(self, weeks: Mapping[bool, float], confidence: float) -> float:
        """
        Return how far the cost of some weeks may lie from the expected, either way, in pence.

        A prediction interval of a sum: weeks differ among themselves, and the typical week is known only as
        well as the weeks it was found from; where one kind was not given, it leans on the other.
        """
        ratio = self._ratio()
        own = sum(number * (ratio[school] * self.spread) ** 2 for school, number in weeks.items())
        shared = 0.0
        if all(self.number.values()):
            shared = sum((weeks[one] * self.spread) ** 2 / self.number[one] for one in (True, False))
        else:
            leaning = sum(number * ratio[school] for school, number in weeks.items())
            shared = (leaning * self.spread) ** 2 / max(self.number.values())
            assumed = not self.number[True]
            shared += (weeks[assumed] * self.factor_spread) ** 2
        return self._quantile(confidence) * math.sqrt(own + shared)

    def _ratio(self) -> dict[bool, float]:
        """By how much a week of a kind that was not given is dearer than one that was."""
        if all(self.number.values()):
            return {True: 1.0, False: 1.0}
        given = bool(self.number[True])
        base = float(self.mean(given))
        return {given: 1.0, not given: float(self.mean(not given)) / base if base else 1.0}

    def _quantile(self, confidence: float) -> float:
        share = (1 + confidence) / 2
        if self.freedom is None:
            return NormalDist().inv_cdf(share)
        from scipy.special import stdtrit  # Student's t; scipy.stats takes long to load

        return float(stdtrit(self.freedom, share))


def typical_week(weeks: Sequence[WeekCost], calendar: SchoolCalendar, params: ProjectionParams) -> Typical:
    """
    Find the typical week from weeks that were planned or driven.

    A week with fewer than five working days counts as much more as it was short.

    Raises
    ------
    ValueError
        When there is no week, or one without any working day.
    """
    full: dict[bool, list[dict[str, Fraction]]] = {True: [], False: []}
    for week in weeks:
        worked = sum(calendar.is_working_day(day) for day in week.days)
        if not worked:
            raise ValueError(f"the week of {week.monday:%d/%m/%Y} has no working day to tell its cost from")
        scaled = {group: Fraction(pence * _WEEK, worked) for group, pence in week.by_group.items()}
        full[calendar.is_school_week(week.monday)].append(scaled)
    if not weeks:
        raise ValueError("there is no week to project from")
    groups = dict.fromkeys(group for week in weeks for group in week.by_group)
    known = {
        school: {group: _mean([week.get(group, Fraction(0)) for week in found]) for group in groups}
        for school, found in full.items()
        if found
    }
    by_group = {school: known.get(school) or _other(known[not school], school, params) for school in full}
    spread, freedom = _spread(full, known, params)
    leaning = sum(by_group[not full[True]][group] for group in groups if _of_pupils(group, params))
    return Typical(
        by_group=by_group,
        number={school: len(found) for school, found in full.items()},
        spread=spread,
        freedom=freedom,
        factor_spread=0.0 if len(known) == 2 else float(leaning) * params.holiday_variation,
    )


def _mean(amounts: Sequence[Fraction]) -> Fraction:
    return sum(amounts, Fraction(0)) / len(amounts)


def _other(known: Mapping[str, Fraction], school: bool, params: ProjectionParams) -> dict[str, Fraction]:
    """The week of the other kind: pupils' journeys by the factor, all others alike."""
    factor = exact(params.holiday_factor)
    times = 1 / factor if school else factor
    return {group: pence * (times if _of_pupils(group, params) else 1) for group, pence in known.items()}


def _of_pupils(group: str, params: ProjectionParams) -> bool:
    """Whether the factor of weeks without school applies; it does where only the sum is known."""
    return group == ALL or group in params.pupils


def _spread(
    full: Mapping[bool, Sequence[Mapping[str, Fraction]]],
    known: Mapping[bool, Mapping[str, Fraction]],
    params: ProjectionParams,
) -> tuple[float, int | None]:
    """Standard deviation between weeks of a kind, both kinds pooled; assumed where none has two weeks."""
    freedom = sum(len(found) - 1 for found in full.values() if found)
    if not freedom:
        largest = max(float(sum(week.values())) for week in known.values())
        return params.variation * largest, None
    squares = sum(
        (float(sum(week.values()) - sum(known[school].values()))) ** 2
        for school, found in full.items()
        for week in found
    )
    return math.sqrt(squares / freedom), freedom
