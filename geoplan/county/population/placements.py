"""Made-up placements: with which carer, or in which home, each child lives, and how far from the family."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.random import Generator

from geoplan.county.population.families import Family
from geoplan.county.population.settlements import Settlements, somewhere_around
from geoplan.county.population.shares import check_shares, draw_share
from geoplan.domain.ages import age_on
from geoplan.domain.geography import Place, Position


@dataclass(frozen=True, slots=True)
class PlacementParams:
    """
    Where made-up children live. Assumptions; in England one new placement in five is over 20 miles away.

    Parameters
    ----------
    near_share, elsewhere_share, outside_share
        Placed in the family's own contact district; elsewhere in the county or in its city; outside.
    near_m, elsewhere_m, outside_m
        How fast the chances fall off with distance from the family's place: by 1/e each.
    apart_share
        Brothers and sisters who live in two placements.
    joined_share
        Families placed with a carer who looks after another family's child already.
    residential_share, residential_from
        Children of this age and over who live in a residential home, without a carer.
    jitter_m
        Homes lie within so far of the middle of their place.
    city_councils
        Councils without a contact district that lie inside the county.
    """

    near_share: float = 0.74
    elsewhere_share: float = 0.16
    outside_share: float = 0.10
    near_m: float = 8_000
    elsewhere_m: float = 18_000
    outside_m: float = 22_000
    apart_share: float = 0.2
    joined_share: float = 0.12
    residential_share: float = 0.15
    residential_from: int = 12
    jitter_m: float = 400
    city_councils: tuple[str, ...] = ("Nottingham",)

    def __post_init__(self) -> None:
        check_shares("placements", [self.near_share, self.elsewhere_share, self.outside_share])
        if min(self.near_m, self.elsewhere_m, self.outside_m, self.jitter_m) <= 0:
            raise ValueError("distances are positive")
        for share in (self.apart_share, self.joined_share, self.residential_share):
            if not 0 <= share <= 1:
                raise ValueError("shares lie between 0 and 1")


@dataclass(slots=True)
class Household:
    """A placement being filled: children as (family number, place in the family)."""

    number: int
    place: Place
    home: Position
    district: str
    residential: bool
    members: list[tuple[int, int]] = field(default_factory=list)


def draw_households(
    rng: Generator,
    settlements: Settlements,
    families: Sequence[Family],
    params: PlacementParams,
    *,
    week: date,
) -> list[Household]:
    """Place every child of the families."""
    households: list[Household] = []
    for family in families:
        members = [(family.number, at) for at in range(len(family.births))]
        apart = len(members) > 1 and rng.random() < params.apart_share
        for part in (members[::2], members[1::2]) if apart else (members,):
            youngest, _ = age_on(family.births[part[-1][1]], week)
            residential = youngest >= params.residential_from and rng.random() < params.residential_share
            joined = _with_room(households, family.district) if rng.random() < params.joined_share else None
            if joined is not None and not residential:
                joined.members += part
                continue
            place = _place(rng, settlements, family, params)
            home = somewhere_around(rng, place.position, params.jitter_m)
            households.append(Household(len(households) + 1, place, home, family.district, residential, part))
    return households


def _with_room(households: Sequence[Household], district: str) -> Household | None:
    """Return the latest foster home of the district that looks after one child only."""
    for household in reversed(households):
        if household.district == district and not household.residential and len(household.members) == 1:
            return household
    return None


def _place(rng: Generator, settlements: Settlements, family: Family, params: PlacementParams) -> Place:
    which = draw_share(rng, [params.near_share, params.elsewhere_share, params.outside_share])
    own = settlements.district == family.district
    # A city that is no contact district itself but lies inside the county is "elsewhere", not "outside".
    inside = settlements.served | np.isin(settlements.council, params.city_councils)
    among = (own, inside & ~own, ~inside)[which]
    scale_m = (params.near_m, params.elsewhere_m, params.outside_m)[which]
    weights = settlements.weights_near(family.place.position, among, scale_m=scale_m)
    return settlements.draw(rng, weights if weights.sum() > 0 else settlements.population * own)
