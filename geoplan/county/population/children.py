"""Made-up children: the families' births become children with heights, needs, schools and homes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.random import Generator

from geoplan.county.population.families import Family
from geoplan.county.population.placements import Household
from geoplan.county.population.schools import Schools
from geoplan.domain.ages import age_on
from geoplan.domain.people import Child, Need, School

# Middling heights by whole year of age from birth, of British boys and girls together, in cm: rounded, common
# knowledge; a made-up child is drawn around them.
_HEIGHTS_CM = (51, 75, 87, 96, 103, 110, 116, 122, 128, 133, 138, 144, 150, 156, 162, 167, 170, 171, 171)


@dataclass(frozen=True, slots=True)
class ChildParams:
    """
    What made-up children are like, beside age and home. All of it is assumption.

    Parameters
    ----------
    height_spread
        Standard deviation of heights, as a share.
    height_unknown_share
        Children whose height nobody has written down.
    wheelchair_share, escort_share, alone_share
        Children with each need.
    never_with_share
        Children who must not share a car with one other child.
    barred_driver_share
        Children whom one of the drivers may not take.
    """

    height_spread: float = 0.045
    height_unknown_share: float = 0.2
    wheelchair_share: float = 0.015
    escort_share: float = 0.05
    alone_share: float = 0.03
    never_with_share: float = 0.04
    barred_driver_share: float = 0.02


def carer_code(household: Household) -> str | None:
    """Return the code of a household's foster carer; None for a residential home."""
    return None if household.residential else f"F{household.number:04d}"


def family_code(family: Family) -> str | None:
    """Return the code that brothers and sisters share; None for an only child."""
    return f"G{family.number:04d}" if len(family.births) > 1 else None


def make_children(
    rng: Generator,
    families: Sequence[Family],
    households: Sequence[Household],
    schools: Schools,
    params: ChildParams,
    *,
    week: date,
) -> tuple[list[Child], list[School]]:
    """
    Make the children of the families, in the order of the families, and the schools that they go to.

    `never_with` and `barred_drivers` are still empty: see `add_bars`.
    """
    living = {member: household for household in households for member in household.members}
    children: list[Child] = []
    used: dict[str, School] = {}
    for family in families:
        for at, born in enumerate(family.births):
            household = living[family.number, at]
            years, months = age_on(born, week)
            school = schools.choose(rng, years, household.home, family.place.position)
            if school is not None:
                used[school.code] = school
            children.append(
                Child(
                    code=f"C{len(children) + 1:04d}",
                    birth_date=born,
                    home=household.home,
                    home_place=household.place.code,
                    contact_district=family.district,
                    legal_status=family.status,
                    height_cm=_height(rng, years + months / 12, params),
                    needs=_needs(rng, params),
                    sibling_group=family_code(family),
                    school=school.code if school else None,
                    carer=carer_code(household),
                )
            )
    return children, [used[code] for code in sorted(used)]


def _height(rng: Generator, years: float, params: ChildParams) -> float | None:
    middling = float(np.interp(years, range(len(_HEIGHTS_CM)), _HEIGHTS_CM))
    height = round(middling * (1 + params.height_spread * float(np.clip(rng.standard_normal(), -2.5, 2.5))))
    return None if rng.random() < params.height_unknown_share else float(height)


def _needs(rng: Generator, params: ChildParams) -> frozenset[Need]:
    shares = (
        (Need.WHEELCHAIR, params.wheelchair_share),
        (Need.ESCORT, params.escort_share),
        (Need.ALONE, params.alone_share),
    )
    return frozenset([need for need, share in shares if rng.random() < share])


def add_bars(
    rng: Generator, children: Sequence[Child], drivers: Sequence[str], params: ChildParams
) -> tuple[Child, ...]:
    """
    Return the children with those they must never travel with, both ways, and drivers barred from them.

    Brothers and sisters, who have contact together, are never kept apart.
    """
    never: dict[str, set[str]] = {child.code: set() for child in children}
    barred: dict[str, frozenset[str]] = {}
    for child in children:
        other = children[int(rng.integers(len(children)))]
        apart = child.code != other.code and (
            child.sibling_group is None or child.sibling_group != other.sibling_group
        )
        # Half of the share: each pair bars two children.
        if rng.random() < params.never_with_share / 2 and apart and child.carer != other.carer:
            never[child.code].add(other.code)
            never[other.code].add(child.code)
        if rng.random() < params.barred_driver_share and drivers:
            barred[child.code] = frozenset([drivers[int(rng.integers(len(drivers)))]])
    return tuple(
        replace(
            child,
            never_with=frozenset(never[child.code]),
            barred_drivers=barred.get(child.code, frozenset()),
        )
        for child in children
    )
