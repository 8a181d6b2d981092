"""Whether a place lies in the county council's area, in an adjoining authority's, or farther away."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.county.districts import districts_of
from geoplan.county.files import data_path
from geoplan.county.places import read_places
from geoplan.county.tables import raise_faults, read_rows, refuse_repeats
from geoplan.domain.geography import Place, Position
from geoplan.domain.properties import Area, Placement
from geoplan.errors import Fault

if TYPE_CHECKING:
    from geoplan.county.embedded import County

_KNOWN_WITHIN_M = 10_000.0
_RELATIONS = {area.value: area for area in Area}


def read_relations(folder: Path | None = None) -> dict[str, Area]:
    """
    Read how each council around lies to the county council: ``boundaries/authorities.csv``.

    Parameters
    ----------
    folder
        The data folder; the embedded one when None.

    Raises
    ------
    InputError
        With every fault found.
    """
    faults: list[Fault] = []
    path = (folder or data_path()) / "boundaries" / "authorities.csv"
    rows = read_rows(path, ("council", "authority", "relation"), faults)
    refuse_repeats(rows, "council")
    found = {row.text("council"): row.choice("relation", _RELATIONS) for row in rows}
    raise_faults(faults)
    return found


def areas_of(positions: Sequence[Position], *, workspace_dir: str | Path | None = None) -> list[Area | None]:
    """
    Return in which area each position lies.

    Within the outline of the county it is in area. Elsewhere the council of the nearest settlement tells.

    Parameters
    ----------
    workspace_dir
        As for `read_boundaries`.

    Returns
    -------
    list
        None where no settlement that geoplan knows lies within 10 km.
    """
    inside = districts_of(positions, level="county", workspace_dir=workspace_dir)
    relations = read_relations()
    around = [place for place in read_places() if relations.get(place.council) is not Area.IN_AREA]
    return [
        Area.IN_AREA if name is not None else _nearest(position, around, relations)
        for position, name in zip(positions, inside, strict=True)
    ]


def _nearest(position: Position, places: Sequence[Place], relations: dict[str, Area]) -> Area | None:
    nearest = min(places, key=lambda place: position.distance_m(place.position))
    near = position.distance_m(nearest.position) <= _KNOWN_WITHIN_M
    return relations.get(nearest.council) if near else None


def made_up_placements(
    county: "County", week: date, *, workspace_dir: str | Path | None = None
) -> tuple[Placement, ...]:
    """
    Make up the placements sought for the children of the embedded county, as if drawn for a week.

    Parameters
    ----------
    week
        Any Monday; see `geoplan.case_of_county`.
    """
    from geoplan.county.population.sought import make_placements

    made = replace(county, params=replace(county.params, week=week))
    children = made.population.children
    areas = areas_of([child.home for child in children], workspace_dir=workspace_dir)
    outside = [area is not Area.IN_AREA for area in areas]
    return make_placements(made.places, children, outside, made.params)
