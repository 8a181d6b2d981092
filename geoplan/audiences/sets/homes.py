"""
Where properties and families are, as far as may be told: settlements, and areas of enough families.

Nobody may find the door of a children's home, whoever reads: a house is told of by its settlement.
"""

from collections.abc import Sequence
from dataclasses import replace

from geoplan.audiences.audience import Audience
from geoplan.audiences.differencing import areas_ever, tell, with_unions
from geoplan.audiences.masking.areas import Area as PlaceArea
from geoplan.audiences.masking.areas import areas_of
from geoplan.audiences.options.by_area import named_areas
from geoplan.audiences.sets.counts import OUT, PlacedCounts
from geoplan.audiences.sums import Sum
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.canonical import digest
from geoplan.domain.geography import Place, Position
from geoplan.domain.properties import Area
from geoplan.domain.told import Told
from geoplan.siting.properties.choices import PropertyChoice
from geoplan.siting.properties.comparison import PropertyComparison

LEAST_PEOPLE = 1_000
"""In a smaller settlement a house would be found by the name of the settlement alone."""

_FARTHEST_M = 10_000.0
_REST, _ALL = "properties/families/elsewhere", "properties/families/all"


def settlement_of(
    position: Position, places: Sequence[Place], *, least_people: int = LEAST_PEOPLE
) -> Place | None:
    """
    Return the settlement by which a house is told of: the nearest that is large enough.

    Parameters
    ----------
    position
        Of the house; nothing of it is in what is returned.
    least_people
        Smaller settlements are passed over for the next one.

    Returns
    -------
    Place or None
        None where none is within 10 km.
    """
    known = [place for place in places if place.population >= least_people]
    nearest = min(known, key=lambda one: (one.position.distance_m(position), one.code), default=None)
    if nearest is None or nearest.position.distance_m(position) > _FARTHEST_M:
        return None
    return nearest


def areas_of_families(comparison: PropertyComparison, places: Sequence[Place]) -> tuple[PlaceArea, ...]:
    """
    Return areas with the families of at least 5 children who seek a placement; none where there are fewer.

    Children whose family's home is not known are in none of them. An area that was told of before is not
    divided.
    """
    inputs = comparison.inputs
    at_home = (
        replace(child, home=placement.family, home_place=None)
        for child, placement in zip(inputs.children, inputs.placements, strict=True)
        if placement.family is not None
    )
    return named_areas(areas_of(at_home, places, before=comparison.before.family_areas), places)


def families_told(counts: PlacedCounts, areas: Sequence[PlaceArea]) -> Told:
    """
    Return what managers were told up to a comparison, with how many children's families live in each area.

    How many children there are is told elsewhere: where the family's home of a few is not known, so many
    areas are hidden that what is left does not tell these few.
    """
    families = {_key(area.places): len(area.members) for area in areas}
    shapes, earlier = [area.places for area in areas], counts.comparison.before.family_areas
    whole = counts.comparison.now.children
    cells = {**families, _REST: whole - sum(families.values()), _ALL: whole}
    told = tell(
        cells,
        [Sum(_ALL, (*families, _REST))],
        before=with_unions(counts.told, shapes, earlier, _key),
        unseen=[_REST],
        params=counts.params,
    )
    return replace(told, family_areas=areas_ever(earlier, shapes))


def families_shown(counts: PlacedCounts, areas: Sequence[PlaceArea]) -> tuple[int | str, ...]:
    """
    Return how many children's families live in each area, as the audience of the counts may read it.
    """
    if counts.audience is Audience.PLANNER:
        return tuple(len(area.members) for area in areas)
    told = families_told(counts, areas)
    return tuple(told.now.get(_key(area.places), SHOWN_AS) for area in areas)


def come_into_area(counts: PlacedCounts, choice: PropertyChoice) -> int | str:
    """
    Return how many children's placements change from out of the area to in it, as the audience may read it.

    Managers are told where it is what the counts of now and then differ by anyway, which are made safe
    together: where every property lies in the area, so that nobody leaves it.
    """
    if counts.audience is Audience.PLANNER:
        inside = Area.IN_AREA
        return sum(one.area is inside and one.area_now is not inside for one in choice.offers)
    nobody_leaves = all(one.house.area is Area.IN_AREA for one in choice.purchases)
    now, then = (counts.shown(OUT, one) for one in (None, choice))
    if not nobody_leaves or isinstance(now, str) or isinstance(then, str):
        return SHOWN_AS
    return max(0, now - then)  # of the numbers told: those of an earlier report may be 4 off


def _key(places: frozenset[str]) -> str:
    """What an area is known by from comparison to comparison: its settlements."""
    return f"properties/families/{digest(places)}"
