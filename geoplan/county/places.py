"""The towns, villages and suburbs of the embedded county and of the ring around it."""

from pathlib import Path

from geoplan.county.files import data_path
from geoplan.county.tables import Row, raise_faults, read_rows, refuse_repeats
from geoplan.domain.geography import Place, PlaceKind, Position
from geoplan.errors import Fault

COLUMNS = ("code", "name", "kind", "lat", "lon", "council", "contact_district", "population")
_KINDS = {kind.value: kind for kind in PlaceKind}


def read_places(folder: Path | None = None) -> tuple[Place, ...]:
    """
    Read ``places/places.csv``.

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
    path = (folder or data_path()) / "places" / "places.csv"
    rows = read_rows(path, COLUMNS, faults)
    refuse_repeats(rows)
    places = [row.make(_place) for row in rows]
    raise_faults(faults)
    return tuple(place for place in places if place is not None)


def _place(row: Row) -> Place:
    return Place(
        code=row.text("code"),
        name=row.text("name"),
        kind=row.choice("kind", _KINDS),
        position=Position(row.decimal("lat"), row.decimal("lon")),
        council=row.text("council"),
        contact_district=row.optional("contact_district"),
        population=row.whole("population"),
    )
