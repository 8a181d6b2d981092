"""Travel between properties, offices, families and all places of a case; and the case once children moved."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geoplan.domain.geography import Position
from geoplan.domain.people import Child
from geoplan.domain.properties import Office, Placement, Property
from geoplan.progress import Progress
from geoplan.runs.case import Case
from geoplan.runs.case.places import home_of, measure, places_of
from geoplan.runs.case.travel import Travel

if TYPE_CHECKING:
    from geoplan.network.cache import ArrayCache
    from geoplan.network.model import RoadNetwork
    from geoplan.network.speeds import SpeedModel


def property_place(code: str) -> str:
    """Return the key of a property."""
    return f"property:{code}"


def office_place(code: str) -> str:
    """Return the key of an office."""
    return f"office:{code}"


def family_place(child: str) -> str:
    """Return the key of the home of a child's family."""
    return f"family:{child}"


def all_places(
    case: Case, properties: Iterable[Property], offices: Iterable[Office], placements: Iterable[Placement]
) -> dict[str, Position]:
    """Return where everything of a case is, and of a choice of properties, by key."""
    found = places_of(
        children=case.children,
        carers=case.carers,
        drivers=case.drivers,
        schools=case.schools,
        venues=case.venues,
        adults=case.adults,
    )
    found |= {property_place(one.code): one.position for one in properties}
    found |= {office_place(one.code): one.position for one in offices}
    found |= {family_place(one.child): one.family for one in placements if one.family is not None}
    return found


def travel_with(
    network: "RoadNetwork",
    case: Case,
    properties: Sequence[Property],
    offices: Sequence[Office],
    placements: Sequence[Placement],
    *,
    speeds: "SpeedModel | None" = None,
    cache: "ArrayCache | None" = None,
    progress: Progress | None = None,
) -> Travel:
    """
    Return travel between all these places, by road.

    Raises
    ------
    InputError
        When a place is too far from any road.
    NetworkError
        When no road leads from one place to another.
    """
    places = all_places(case, properties, offices, placements)
    return measure(network, places, speeds=speeds, cache=cache, progress=progress)


def case_after(
    case: Case, travel: Travel, homes: Mapping[str, Property], *, new_school: Collection[str] = ()
) -> Case:
    """
    Return a case in which some children live in properties, without a carer who could drive them.

    Parameters
    ----------
    travel
        Between all places of the case and the properties.
    homes
        The property of each child that moves, by the child's code.
    new_school
        Codes of those of them who go to a school near by, and are fetched at home.
    """

    def after(child: Child) -> Child:
        if child.code not in homes:
            return child
        school = None if child.code in new_school else child.school
        return replace(child, home=homes[child.code].position, home_place=None, carer=None, school=school)

    children = tuple(after(child) for child in case.children)
    moved = {home_of(code): property_place(house.code) for code, house in homes.items()}
    rows = {key: travel.index[moved.get(key, key)] for key in case.travel.places}
    return replace(case, children=children, travel=_part(travel, rows))


def _part(travel: Travel, rows: Mapping[str, int]) -> Travel:
    """Return the travel of some places, each with its row in the tables: alike however it was measured."""
    import numpy as np

    keys = sorted(rows)
    at: dict[int, int] = {}
    own = tuple(at.setdefault(rows[key], len(at)) for key in keys)
    kept = np.array(list(at), np.int64)
    square = np.ix_(np.arange(travel.seconds.shape[0]), kept, kept)
    return Travel(tuple(keys), travel.seconds[square], travel.metres[square], travel.network_version, own)
