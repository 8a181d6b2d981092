"""The children of a comparison by areas that have enough of them to be told of."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from geoplan.audiences.masking.areas import Area, areas_of
from geoplan.domain.geography import Place
from geoplan.errors import Fault, InputError
from geoplan.runs.case import Case
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.people import AREA, Grouping

_NAMED = 2
NO_CONTACT = "no contact in this week"


def areas_of_week(
    comparison: VenueComparison,
    case: Case,
    places: Sequence[Place],
    *,
    before: Collection[frozenset[str]] = (),
) -> tuple[Area, ...]:
    """
    Return areas with at least 5 children who travel in the week; the same for every option of a comparison.

    Parameters
    ----------
    case
        That the comparison was made of.
    places
        The settlements to speak of.
    before
        Codes of the settlements of areas told of before; see `geoplan.audiences.masking.areas.areas_of`.

    Raises
    ------
    InputError
        When the comparison was made of another week.
    """
    if comparison.case_version != case.version:
        raise InputError(
            Fault("the comparison was made of another week", "give the week that it was made of")
        )
    travels = comparison.base.minutes.travels
    found = areas_of(
        (child for child, one in zip(case.children, travels.tolist(), strict=True) if one),
        places,
        before=before,
    )
    return named_areas(found, places)


def named_areas(areas: Sequence[Area], places: Sequence[Place]) -> tuple[Area, ...]:
    """Return areas by the largest of their settlements that the service is for, in the order of names."""
    known = {place.code: place for place in places}
    names = _apart([_name(area, known) for area in areas])
    named = (replace(area, name=name) for area, name in zip(areas, names, strict=True))
    return tuple(sorted(named, key=lambda area: area.name))


def with_areas(comparison: VenueComparison, case: Case, areas: Sequence[Area]) -> VenueComparison:
    """
    Return a comparison whose children are grouped by areas, too.

    Whatever is made of it then hides small numbers of areas and of all else as one, so that a workbook and a
    map cannot be held against each other.
    """
    groupings = tuple(one for one in comparison.groupings if one.what != AREA)
    row = {code: at for at, area in enumerate(areas) for code in area.members}
    nowhere = len(areas)
    lines = [area.name for area in areas]
    of_child = tuple(row.get(child.code, nowhere) for child in case.children)
    if nowhere in of_child:
        lines.append(NO_CONTACT)
    places = tuple(area.places for area in areas)
    return replace(comparison, groupings=(*groupings, Grouping(AREA, tuple(lines), of_child, places)))


def _name(area: Area, places: Mapping[str, Place]) -> str:
    """The largest settlements of an area, those that the service is for first; no square of the map."""
    known = [places[code] for code in area.places if code in places]
    served = [place for place in known if place.contact_district]
    largest = sorted(served or known, key=lambda place: (-place.population, place.code))[:_NAMED]
    if not largest:
        return area.name
    names = [place.name for place in largest]
    if len(known) > len(largest):
        names.append("around")
    told = " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    return told if served else f"{told} (outside)"


def _apart(names: Sequence[str]) -> list[str]:
    """Names, a number behind those that come again: a table cannot have two lines of one name."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found
