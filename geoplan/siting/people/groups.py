"""
Groups of children that tables have lines for: district, age band, and whether the home is in the country.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from geoplan.domain.ages import AgeBand
from geoplan.domain.geography import Place, PlaceKind
from geoplan.domain.people import Child

ALL = "all"
AREA = "area"
"""A grouping by settlements taken together until enough children live there; see `geoplan.audiences`."""
NOT_KNOWN = "not known"
URBAN, RURAL = "town or suburb", "village or country"


@dataclass(frozen=True, slots=True)
class Grouping:
    """
    Children by one thing.

    Parameters
    ----------
    what
        Such as ``district``.
    lines
        The groups, in order; every child is in one.
    of_child
        (n) position of each child's group in `lines`.
    places
        Of areas, codes of the settlements of each group, in order; a last line without any is of children of
        no area.
    """

    what: str
    lines: tuple[str, ...]
    of_child: tuple[int, ...]
    places: tuple[frozenset[str], ...] = ()


def groupings_of(
    children: Sequence[Child], *, on: date, places: Sequence[Place] = ()
) -> tuple[Grouping, ...]:
    """
    Return children by the district of their team, by age band on a day, and by rurality.

    A home is rural when the nearest of the places on the map (cities, towns, suburbs, villages) is a
    village. That is not the official classification, of which no table is at hand; without places there is
    no such grouping.
    """
    found = [
        _grouping("district", [child.contact_district or NOT_KNOWN for child in children]),
        _grouping(
            "age band", [child.age_band(on).value for child in children], [band.value for band in AgeBand]
        ),
    ]
    if places:
        found.append(_grouping("home", rurality_of(children, places), [URBAN, RURAL]))
    return tuple(found)


def rurality_of(children: Sequence[Child], places: Sequence[Place]) -> list[str]:
    """Return `RURAL` for each child whose nearest place is a village, else `URBAN`."""
    lat = np.array([place.position.lat for place in places])
    lon = np.array([place.position.lon for place in places])
    found = []
    for child in children:
        # A flat map does: what is nearest is a matter of a few miles.
        apart = np.hypot(lat - child.home.lat, (lon - child.home.lon) * np.cos(np.radians(child.home.lat)))
        nearest = places[int(apart.argmin())]
        found.append(RURAL if nearest.kind is PlaceKind.VILLAGE else URBAN)
    return found


def _grouping(what: str, labels: Sequence[str], order: Sequence[str] | None = None) -> Grouping:
    there = set(labels)
    lines = tuple(line for line in order if line in there) if order else tuple(sorted(there - {NOT_KNOWN}))
    if not order and NOT_KNOWN in there:
        lines = (*lines, NOT_KNOWN)
    row = {line: at for at, line in enumerate(lines)}
    return Grouping(what, lines, tuple(row[label] for label in labels))
