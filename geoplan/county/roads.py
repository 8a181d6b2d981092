"""The hand-drawn roads of the embedded county: junctions, and the sections that join them and the places."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from geoplan.county.files import data_path
from geoplan.county.places import read_places
from geoplan.county.tables import Row, raise_faults, read_rows, refuse_repeats, suggestion
from geoplan.domain.checks import check_code
from geoplan.domain.geography import Position
from geoplan.domain.roads import RoadClass, RoadSection
from geoplan.errors import Fault

JUNCTION_COLUMNS = ("code", "name", "lat", "lon")
SECTION_COLUMNS = (
    "road", "class", "start", "end", "carriageway", "built_up", "limit_mph", "length_m", "one_way", "shape",
)  # fmt: skip
_CLASSES = {road_class.label: road_class for road_class in RoadClass}
_CARRIAGEWAYS = {"single": False, "dual": True}


@dataclass(frozen=True, slots=True)
class Sinuosity:
    """
    How much longer a road is than the line drawn for it, which cuts its lesser bends.

    Parameters
    ----------
    motorway, trunk, primary, other
        Factors by class, at least 1.
    tolerance
        A length given may be shorter than the line drawn by this share: positions are rounded.
    """

    motorway: float = 1.02
    trunk: float = 1.02
    primary: float = 1.05
    other: float = 1.08
    tolerance: float = 0.03

    def __post_init__(self) -> None:
        for factor in (self.motorway, self.trunk, self.primary, self.other):
            if not 1 <= factor <= 2:
                raise ValueError(f"a road cannot be {factor:g} times as long as its line: write 1 to 2")
        if not 0 <= self.tolerance < 1:
            raise ValueError(f"the tolerance {self.tolerance:g} is not a share from 0 to 1")

    def factor(self, road_class: RoadClass) -> float:
        """Return road length over drawn length for a class."""
        return {
            RoadClass.MOTORWAY: self.motorway,
            RoadClass.TRUNK: self.trunk,
            RoadClass.PRIMARY: self.primary,
        }.get(road_class, self.other)


_DEFAULT_SINUOSITY = Sinuosity()


def read_junctions(folder: Path | None = None) -> dict[str, Position]:
    """
    Read the junctions that are not places, from every ``roads/junctions*.csv``.

    Parameters
    ----------
    folder
        The data folder; the embedded one when None.

    Returns
    -------
    dict
        Position by code.

    Raises
    ------
    InputError
        With every fault found; a code that two rows have is one.
    """
    faults: list[Fault] = []
    rows = _read_all(folder, "junctions", JUNCTION_COLUMNS, faults)
    refuse_repeats(rows)
    junctions = [row.make(_junction) for row in rows]
    raise_faults(faults)
    return dict(junction for junction in junctions if junction is not None)


def read_signals(folder: Path | None = None) -> frozenset[str]:
    """
    Read which junctions have traffic lights, from the column ``signals`` (yes or no) where a file has it.

    Raises
    ------
    InputError
        With every fault found.
    """
    faults: list[Fault] = []
    rows = _read_all(folder, "junctions", JUNCTION_COLUMNS, faults)
    signals = frozenset(row.text("code") for row in rows if row.cells.get("signals") and row.yes("signals"))
    raise_faults(faults)
    return signals


def read_roads(
    folder: Path | None = None, *, sinuosity: Sinuosity = _DEFAULT_SINUOSITY
) -> tuple[RoadSection, ...]:
    """
    Read the road sections, from every ``roads/sections*.csv``.

    Parameters
    ----------
    folder
        The data folder, places and junctions in it; the embedded one when None.
    sinuosity
        Gives the length of sections that state none.

    Raises
    ------
    InputError
        With every fault found: an end that is neither place nor junction, a code that is both, a number that
        is none, a length shorter than the line drawn.
    """
    faults: list[Fault] = []
    nodes = {place.code: place.position for place in read_places(folder)}
    junctions = read_junctions(folder)
    faults += [
        Fault(f'"{code}" is both a place and a junction', "rename the junction", file="roads/junctions*.csv")
        for code in junctions
        if code in nodes
    ]
    nodes |= junctions
    rows = _read_all(folder, "sections", SECTION_COLUMNS, faults)
    sections = [row.make(lambda cells: _section(cells, nodes, sinuosity)) for row in rows]
    raise_faults(faults)
    return tuple(section for section in sections if section is not None)


def _read_all(folder: Path | None, stem: str, columns: tuple[str, ...], faults: list[Fault]) -> list[Row]:
    """Rows of all files whose names begin with `stem`, in the order of the names."""
    roads = (folder or data_path()) / "roads"
    paths = sorted(roads.glob(f"{stem}*.csv")) or [roads / f"{stem}.csv"]
    return [row for path in paths for row in read_rows(path, columns, faults)]


def _junction(row: Row) -> tuple[str, Position]:
    code = row.text("code")
    check_code("a junction", code)
    return code, Position(row.decimal("lat"), row.decimal("lon"))


def _section(row: Row, nodes: Mapping[str, Position], sinuosity: Sinuosity) -> RoadSection:
    ends = {column: row.text(column) for column in ("start", "end")}
    for column, code in ends.items():
        if code and code not in nodes:
            message = f'"{code}" is neither a place nor a junction{suggestion(code, nodes)}'
            row.fault(column, message, "add it to the places or junctions, or mend the code")
    road_class = row.choice("class", _CLASSES)
    shape = _shape(row)
    # Stand-in ends keep the other checks going in a row that is refused anyway.
    line = [nodes.get(ends["start"], Position(53, -1)), *shape, nodes.get(ends["end"], Position(53, -1))]
    drawn_m = sum(before.distance_m(after) for before, after in pairwise(line))
    length_m = drawn_m * sinuosity.factor(road_class)
    if row.optional("length_m"):
        length_m = row.decimal("length_m")
        if length_m < (1 - sinuosity.tolerance) * drawn_m:
            message = f"{length_m:.0f} m is shorter than the line drawn, {drawn_m:.0f} m"
            row.fault("length_m", message, "mend the length or the shape, or leave the length empty")
    return RoadSection(
        road=row.text("road"),
        road_class=road_class,
        start=ends["start"],
        end=ends["end"],
        shape=shape,
        length_m=length_m,
        dual=row.choice("carriageway", _CARRIAGEWAYS),
        built_up=row.yes("built_up"),
        limit_mph=row.whole("limit_mph"),
        one_way=row.yes("one_way"),
    )


def _shape(row: Row) -> tuple[Position, ...]:
    """Bends written ``lat lon;lat lon``."""
    bends = []
    for text in filter(None, (bend.strip() for bend in row.cells["shape"].split(";"))):
        try:
            lat, lon = (float(figure) for figure in text.split())
            bends.append(Position(lat, lon))
        except ValueError:
            row.fault("shape", f'"{text}" is not a position in Great Britain', 'write "latitude longitude"')
    return tuple(bends)
