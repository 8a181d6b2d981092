"""Made-up placements sought: for whom, since when they live where they do, at what cost, and the family."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from geoplan.county.population.make import PopulationParams, families_of, stream
from geoplan.county.population.settlements import Settlements, somewhere_around
from geoplan.domain.ages import age_on
from geoplan.domain.geography import Place, Position
from geoplan.domain.people import Child
from geoplan.domain.properties import Placement

_TEN_POUNDS = 1_000


@dataclass(frozen=True, slots=True)
class SoughtParams:
    """
    For which made-up children a placement is sought. All of it is assumption.

    Sought for those who live in a residential home, those from `from_age` on who live outside the county, and
    those from `leaving_age` on.

    Parameters
    ----------
    assessed_share
        Of those younger than `leaving_age`, how many need an assessment first.
    alone_share
        How many must live alone.
    residential_pounds, outside_pounds, leaving_pounds
        (least, most) a week of the placement of now.
    most_days
        How long they have lived there at most.
    long_term_share
        Whose placement, now and sought, is meant to last until 18.
    keeps_school_share
        Who stays at the school that it goes to now.
    jitter_m
        Families live within so far of the middle of their place.
    """

    from_age: int = 8
    leaving_age: int = 16
    assessed_share: float = 0.35
    alone_share: float = 0.1
    residential_pounds: tuple[int, int] = (4_600, 7_400)
    outside_pounds: tuple[int, int] = (3_400, 6_800)
    leaving_pounds: tuple[int, int] = (1_900, 4_200)
    most_days: int = 900
    long_term_share: float = 0.3
    keeps_school_share: float = 0.4
    jitter_m: float = 400

    def __post_init__(self) -> None:
        for share in (self.assessed_share, self.alone_share, self.long_term_share, self.keeps_school_share):
            if not 0 <= share <= 1:
                raise ValueError("shares lie between 0 and 1")
        if not 0 < self.from_age <= self.leaving_age:
            raise ValueError("the ages must follow each other")


_DEFAULT = SoughtParams()


def make_placements(
    places: Sequence[Place],
    children: Sequence[Child],
    outside: Sequence[bool],
    population: PopulationParams,
    params: SoughtParams = _DEFAULT,
) -> tuple[Placement, ...]:
    """
    Make up the placements sought for some children of a made-up population.

    Parameters
    ----------
    places, population
        What the population was made of.
    children
        All of it, in its order.
    outside
        Which of them live outside the county.
    """
    settlements = Settlements(sorted(places, key=lambda place: place.code))
    families = families_of(settlements, population)
    parents = [family for family in families for _ in family.births]
    rng = stream(population, "placements sought")
    homes = {one.number: somewhere_around(rng, one.place.position, params.jitter_m) for one in families}
    placements = (
        _placement(rng.random(6).tolist(), child, homes[family.number], population.week, params, outside=away)
        for child, family, away in zip(children, parents, outside, strict=True)
    )
    return tuple(one for one in placements if one is not None)


def _placement(
    draws: Sequence[float], child: Child, family: Position, week: date, params: SoughtParams, *, outside: bool
) -> Placement | None:
    """Make a placement of six random numbers; None where none is sought."""
    years, _ = age_on(child.birth_date, week)
    leaving, residential = years >= params.leaving_age, child.carer is None
    if not (leaving or residential or (outside and years >= params.from_age)):
        return None
    since, price, assessed, alone, lasting, school = draws
    least, most = (
        params.residential_pounds
        if residential
        else params.leaving_pounds
        if leaving
        else params.outside_pounds
    )
    return Placement(
        child=child.code,
        since=week - timedelta(days=int(7 + since * params.most_days)),
        weekly_pence=_TEN_POUNDS * round((least + price * (most - least)) / 10),
        assessment=not leaving and assessed < params.assessed_share,
        alone=alone < params.alone_share,
        long_term=lasting < params.long_term_share,
        now_long_term=lasting < params.long_term_share,
        keeps_school=school < params.keeps_school_share,
        family=family,
    )
