"""Made-up adults whom children know: relatives and former carers who can fetch them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from numpy.random import Generator

from geoplan.county.population.families import Family
from geoplan.county.population.settlements import Settlements, somewhere_around
from geoplan.county.population.shares import check_shares, draw_share
from geoplan.domain.adults import KnownAdult
from geoplan.domain.hours import WORKING_DAYS, WeeklyHours
from geoplan.domain.people import Child
from geoplan.domain.seats import SeatKind, SeatStock


@dataclass(frozen=True, slots=True)
class AdultParams:
    """
    Made-up adults whom children know: assumption.

    Parameters
    ----------
    families_share
        Families with such an adult, who knows all its children.
    hours
        (share, from, until) of the working days on which they can drive.
    max_minutes
        (share, longest drive one way in minutes or None).
    scale_m
        How far from the family's place they live, as a rule.
    jitter_m
        Homes lie within so far of the middle of their place.
    """

    families_share: float = 0.05
    hours: tuple[tuple[float, time, time], ...] = (
        (0.4, time(8), time(20)),
        (0.3, time(9, 30), time(14, 45)),
        (0.3, time(15, 30), time(20)),
    )
    max_minutes: tuple[tuple[float, int | None], ...] = ((0.4, 30), (0.4, 45), (0.2, None))
    scale_m: float = 8_000
    jitter_m: float = 400

    def __post_init__(self) -> None:
        if not 0 <= self.families_share <= 1:
            raise ValueError(f"the share of families with a known adult, {self.families_share:g}, is none")
        check_shares("hours of known adults", [share for share, _, _ in self.hours])
        check_shares("longest drives of known adults", [share for share, _ in self.max_minutes])


def make_adults(
    rng: Generator,
    settlements: Settlements,
    families: Sequence[tuple[Family, Sequence[Child]]],
    params: AdultParams,
    *,
    week: date,
) -> tuple[KnownAdult, ...]:
    """Make adults for some of the families, in their order: as many as the share says, rounded."""
    count = round(params.families_share * len(families))
    chosen = sorted(rng.permutation(len(families))[:count].tolist())
    return tuple(
        _adult(rng, settlements, families[at], params, code=f"A{number:03d}", week=week)
        for number, at in enumerate(chosen, 1)
    )


def _adult(
    rng: Generator,
    settlements: Settlements,
    family_children: tuple[Family, Sequence[Child]],
    params: AdultParams,
    *,
    code: str,
    week: date,
) -> KnownAdult:
    family, children = family_children
    near = settlements.weights_near(family.place.position, settlements.served, scale_m=params.scale_m)
    place = settlements.draw(rng, near)
    _, start, end = params.hours[draw_share(rng, [share for share, _, _ in params.hours])]
    needed = Counter(child.seat_needed(week) for child in children)
    return KnownAdult(
        code=code,
        home=somewhere_around(rng, place.position, params.jitter_m),
        children=frozenset(child.code for child in children),
        hours=WeeklyHours.same_every_day(start, end, WORKING_DAYS),
        max_minutes=params.max_minutes[draw_share(rng, [share for share, _ in params.max_minutes])][1],
        seats=4,
        child_seats=SeatStock(
            rear_facing=needed[SeatKind.REAR_FACING],
            forward_facing=needed[SeatKind.FORWARD_FACING],
            booster=needed[SeatKind.BOOSTER],
        ),
    )
