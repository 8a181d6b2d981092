"""Where each row of a table lies: by latitude and longitude, National Grid, postcode, or name of a place."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from geoplan.domain.geography import METRES_PER_MILE, Place, Position
from geoplan.errors import InputError
from geoplan.io.britain import in_great_britain
from geoplan.io.fields import Bad
from geoplan.io.national_grid import to_grid, to_lat_lon
from geoplan.io.place_names import PlaceNames
from geoplan.io.postcodes import PostcodeIndex
from geoplan.io.records import Record, Table

_ASK = "give latitude and longitude, easting and northing, a postcode, or the name of a place"
_WAYS = ("latitude", "longitude", "easting", "northing", "postcode", "place")
_CHECK = "check the figures; west of Greenwich the longitude is below 0"


@dataclass(frozen=True, slots=True)
class LocateParams:
    """
    When a position is taken for a slip of the pen.

    Parameters
    ----------
    far_m
        A row farther than this from every other is refused: 100 miles. A child may be placed 80 miles away.
    far_from_rows
        Tables with fewer rows are not checked for that.
    disagree_m
        Coordinates and postcode of one row must not lie farther apart than this.
    """

    far_m: float = 160_000.0
    far_from_rows: int = 5
    disagree_m: float = 10_000.0

    def __post_init__(self) -> None:
        if self.far_m <= 0 or self.disagree_m <= 0:
            raise ValueError("far_m and disagree_m must be above 0")
        if self.far_from_rows < 2:
            raise ValueError("far_from_rows must be at least 2")


@dataclass(slots=True)
class Finder:
    """
    What positions are looked up in. Both are loaded when first needed.

    Attributes
    ----------
    postcodes
        Those of the workspace when None.
    places
        Those of the embedded county when None.
    """

    postcodes: PostcodeIndex | None = None
    places: Sequence[Place] | None = None
    params: LocateParams = field(default_factory=LocateParams)
    _names: PlaceNames | None = None

    def names(self) -> PlaceNames:
        """Return the names of places."""
        if self._names is None:
            self._names = PlaceNames(self.places)
        return self._names

    def index(self) -> PostcodeIndex:
        """Return the postcodes; raises InputError when none were imported."""
        if self.postcodes is None:
            self.postcodes = PostcodeIndex.load()
        return self.postcodes


def locate(table: Table, finder: Finder, *, prefix: str = "", strict: bool = True) -> dict[int, Position]:
    """
    Find the position of every record of a table, adding a fault for each that has none.

    Where a row says it in two ways, coordinates count before the postcode, and that before the place's name.

    Parameters
    ----------
    prefix
        Of the names of the columns: ``from_`` and ``to_`` where a row has two positions.
    strict
        Whether a row that says nothing of its position is at fault.

    Returns
    -------
    dict
        Positions by row number.
    """
    found: dict[int, Position] = {}
    _by_degrees(table, prefix, found)
    _by_grid(table, prefix, found)
    _by_postcode(table, prefix, found, finder)
    _by_place(table, prefix, found, finder)
    if strict:
        _refuse_unlocated(table, prefix, found)
    _refuse_remote(table, prefix, found, finder.params)
    return found


def _said(record: Record, prefix: str) -> bool:
    """Tell whether nothing is wrong with what a row says of its position; another cell of it may well be."""
    return record.sound_in(*(prefix + way for way in _WAYS))


def _pair(record: Record, prefix: str, names: tuple[str, str]) -> tuple[object, object]:
    return record.values.get(prefix + names[0]), record.values.get(prefix + names[1])


def _pairs(table: Table, prefix: str, names: tuple[str, str]) -> list[tuple[Record, float, float]]:
    """Return the records that have both of two figures; one without the other is a fault."""
    both: list[tuple[Record, float, float]] = []
    has = [table.has(prefix + name) for name in names]
    if has[0] != has[1]:
        there, missing = (names[0], names[1]) if has[0] else (names[1], names[0])
        if not table.header.faults:  # else a misspelt header may be the other one
            table.fault(
                None,
                prefix + there,
                f"there is no {missing} to go with this column",
                f"add a column {missing}",
            )
        for record in table.records:
            record.refuse(prefix + there)
        return both
    for record in table.records:
        first, second = _pair(record, prefix, names)
        if isinstance(first, float) and isinstance(second, float):
            both.append((record, first, second))
        elif (first is None) != (second is None) and _said(record, prefix):
            missing = names[0] if first is None else names[1]
            table.fault(
                record, prefix + missing, "the cell is empty", "fill it in, or clear the other one too"
            )
    return both


def _by_degrees(table: Table, prefix: str, found: dict[int, Position]) -> None:
    rows = _pairs(table, prefix, ("latitude", "longitude"))
    if not rows:
        return
    inside = in_great_britain([lat for _, lat, _ in rows], [lon for _, _, lon in rows]).tolist()
    swapped = in_great_britain([lon for _, _, lon in rows], [lat for _, lat, _ in rows]).tolist()
    for (record, lat, lon), good, other_way in zip(rows, inside, swapped, strict=True):
        if good:
            found[record.row] = Position(lat, lon)
        elif other_way:
            table.fault(
                record, prefix + "latitude", "latitude and longitude are swapped", "exchange the two cells"
            )
        else:
            table.fault(record, prefix + "latitude", *_outside(lat, lon))


def _outside(lat: float, lon: float) -> tuple[str, str]:
    if in_great_britain([lat], [-lon])[0]:
        return "the place lies in the sea", "the longitude may lack its minus sign; check it"
    near = 49 < lat < 61.5 and -9 < lon < 2.5
    return ("the place lies in the sea" if near else "the place lies outside Great Britain"), _CHECK


def _by_grid(table: Table, prefix: str, found: dict[int, Position]) -> None:
    rows = [row for row in _pairs(table, prefix, ("easting", "northing")) if row[0].row not in found]
    rows = [row for row in rows if _said(row[0], prefix)]
    if not rows:
        return
    lats, lons = to_lat_lon([east for _, east, _ in rows], [north for _, _, north in rows])
    inside = in_great_britain(lats, lons).tolist()
    for (record, east, north), lat, lon, good in zip(rows, lats.tolist(), lons.tolist(), inside, strict=True):
        if good:
            found[record.row] = Position(lat, lon)
        elif abs(east) < 100 and abs(north) < 100:
            table.fault(
                record, prefix + "easting", "these are degrees", "name the columns latitude and longitude"
            )
        else:
            table.fault(
                record,
                prefix + "easting",
                "the place lies in the sea or outside Great Britain",
                "give both in metres, six digits each, such as 453000 and 361000",
            )


def _by_postcode(table: Table, prefix: str, found: dict[int, Position], finder: Finder) -> None:
    column = prefix + "postcode"
    rows = [record for record in table.records if _said(record, prefix) and record.values.get(column)]
    needed = [record for record in rows if record.row not in found]
    if not needed and (finder.postcodes is None or not rows):
        return
    try:
        index = finder.index()
    except InputError as error:
        table.fault(None, column, error.faults[0].message, error.faults[0].cure)
        for record in needed:
            record.refuse(column)
        return
    for record, position in zip(rows, index.lookup([record[column] for record in rows]), strict=True):
        if record.row not in found:
            if position is None:
                private = table.schema.column(column).private
                what = "the postcode" if private else f'the postcode "{record[column]}"'
                cure = "check it, import a newer file of postcodes, or give latitude and longitude"
                table.fault(record, column, f"{what} is not in the imported file", cure)
            else:
                found[record.row] = position
        elif position and position.distance_m(found[record.row]) > finder.params.disagree_m:
            apart = position.distance_m(found[record.row]) / 1_000
            table.fault(
                record,
                column,
                f"the postcode lies {apart:.0f} km from the coordinates",
                "correct one, or clear it",
            )


def _by_place(table: Table, prefix: str, found: dict[int, Position], finder: Finder) -> None:
    column = prefix + "place"
    for record in table.records:
        name = record.values.get(column)
        if record.row in found or not name or not _said(record, prefix):
            continue
        place = finder.names().find(name)
        if isinstance(place, Bad):
            private = table.schema.column(column).private
            table.fault(record, column, *place.words(name, private=private))
        else:
            found[record.row] = place.position


def _refuse_unlocated(table: Table, prefix: str, found: dict[int, Position]) -> None:
    if not any(table.has(prefix + way) for way in _WAYS):
        if not table.header.faults:
            table.fault(None, None, "no column says where each row lies", _ASK)
        for record in table.records:
            record.refuse()
        return
    for record in table.records:
        if record.row not in found and _said(record, prefix):
            first = next(prefix + way for way in _WAYS if table.has(prefix + way))
            table.fault(record, first, "the row does not say where it lies", _ASK)


def _refuse_remote(table: Table, prefix: str, found: dict[int, Position], params: LocateParams) -> None:
    """Refuse what is farther from every other row than anyone would plan journeys for."""
    if len(found) < params.far_from_rows:
        return
    east, north = to_grid([one.lat for one in found.values()], [one.lon for one in found.values()])
    from_middle = np.hypot(east - np.median(east), north - np.median(north))
    numbers = list(found)
    suspects = np.flatnonzero(from_middle > params.far_m)
    by_row = {record.row: record for record in table.records}
    for suspect in suspects.tolist():
        apart = np.hypot(east - east[suspect], north - north[suspect])
        apart[suspect] = np.inf
        if apart.min() > params.far_m:
            record = by_row[numbers[suspect]]
            miles = apart.min() / METRES_PER_MILE
            ways = ("latitude", "easting", "postcode", "place")
            way = next(one for one in ways if record.values.get(prefix + one) is not None)
            table.fault(record, prefix + way, f"the place is {miles:.0f} miles from every other", _CHECK)
