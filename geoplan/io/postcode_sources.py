"""Reading the files that postcodes come in: OS Code-Point Open, and the directories of the ONS."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from geoplan.errors import Fault, InputError
from geoplan.io.grid import cannot_open
from geoplan.io.national_grid import to_lat_lon
from geoplan.progress import Progress

Read = tuple[NDArray[np.uint8], NDArray[np.float64], NDArray[np.float64], int]

_CODE_POINT = ("postcode", "quality", "easting", "northing", "country")
_NAMES = {
    "postcode": ("pcds", "pcd", "pcd7", "pcd8", "pcd2", "postcode", "pc"),
    "lat": ("lat", "latitude"),
    "lon": ("long", "lon", "longitude"),
    "easting": ("oseast1m", "east1m", "easting", "eastings", "ea"),
    "northing": ("osnrth1m", "north1m", "northing", "northings", "no"),
}
_CURE = "give codepo_gb.zip from OS Code-Point Open, or the ONS Postcode Directory as zip or CSV"
# Northern Ireland, the Isle of Man and the Channel Islands are in the ONS files but not on our roads.
_ELSEWHERE = ("BT", "IM", "JE", "GY")


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the columns of a file are: names as pyarrow is to know them, and which of them are ours."""

    names: tuple[str, ...]
    has_header: bool
    ours: dict[str, str]


def read_source(path: Path, *, progress: Progress | None = None) -> Read:
    """
    Read every postcode of a source.

    Returns
    -------
    tuple
        ``(characters, lat, lon, without_position)``: (n, 7) ASCII, (n,) and (n,) degrees, and a count.

    Raises
    ------
    InputError
        When it is no such source.
    """
    _check_file(path)
    parts: list[Read] = []
    with _tables(path) as tables:
        for done, (name, opened) in enumerate(tables, start=1):
            with opened() as stream:
                parts.append(_read_table(path, name, stream))
            if progress:
                progress(done, len(tables), name)
    characters = np.concatenate([part[0] for part in parts])
    if not len(characters):
        raise InputError(Fault("there are no postcodes with positions in it", _CURE, file=path.name))
    lat, lon = (np.concatenate([part[column] for part in parts]) for column in (1, 2))
    return characters, lat, lon, sum(part[3] for part in parts)


def _check_file(path: Path) -> None:
    """Refuse what cannot be opened."""
    if path.is_dir():
        raise InputError(Fault("this is a folder", "give the name of a file in it", file=path.name))
    try:
        path.open("rb").close()
    except FileNotFoundError as error:
        raise InputError(
            Fault("there is no such file", "check the name and the folder", file=path.name)
        ) from error
    except OSError as error:
        raise InputError(cannot_open(path)) from error


@contextmanager
def _tables(path: Path) -> Iterator[list[tuple[str, Callable[[], IO[bytes]]]]]:
    """Give the name and an opener of every table in a file: itself, or those in a zip."""
    if not zipfile.is_zipfile(path):
        if path.suffix.lower() == ".zip":
            raise InputError(Fault("the zip file is damaged", "download it again", file=path.name))
        yield [(path.name, lambda: path.open("rb"))]
        return
    with zipfile.ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if _is_table(name))
        if not names:
            raise InputError(Fault("there is no table of postcodes in the zip file", _CURE, file=path.name))
        yield [(PurePosixPath(name).name, partial(archive.open, name)) for name in names]


def _is_table(name: str) -> bool:
    """Tell the data in a zip from its documents: ``Data/CSV/ng.csv``, ``Data/ONSPD_NOV_2025_UK.csv``."""
    path = PurePosixPath(name)
    if path.suffix.lower() != ".csv" or path.name.startswith("."):
        return False
    folders = [part.casefold() for part in path.parts[:-1]]
    # The ONS also ships its table cut up by postcode area, in multi_csv: the same rows again.
    return not any("doc" in folder or folder == "multi_csv" for folder in folders) and (
        not folders or "data" in folders
    )


def _read_table(path: Path, name: str, stream: IO[bytes]) -> Read:
    import pyarrow as pa
    import pyarrow.csv as pa_csv

    first = stream.readline()
    layout = _layout(path, name, first)
    types = {layout.ours["postcode"]: pa.string()}
    types |= {column: pa.float64() for key, column in layout.ours.items() if key != "postcode"}
    start = stream.readline() if layout.has_header else first
    if not start.strip():
        return np.zeros((0, 7), np.uint8), np.zeros(0), np.zeros(0), 0
    try:
        batches = pa_csv.open_csv(
            pa.PythonFile(_Joined(start, stream), mode="r"),
            read_options=pa_csv.ReadOptions(column_names=list(layout.names), block_size=8 << 20),
            convert_options=pa_csv.ConvertOptions(
                column_types=types,
                include_columns=list(types),
                null_values=["", " "],
                strings_can_be_null=True,
            ),
        )
        table = batches.read_all()
    except (pa.ArrowException, zipfile.BadZipFile, EOFError) as error:
        raise InputError(
            Fault("the table of postcodes is damaged", "download it again", file=name)
        ) from error
    columns = {key: table.column(column) for key, column in layout.ours.items()}
    return _positions(columns)


class _Joined(io.RawIOBase):
    """A first line that was read already, and the rest of its stream."""

    def __init__(self, first: bytes, rest: IO[bytes]) -> None:
        self._first, self._rest = first, rest

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self._first:
            first, self._first = self._first, b""
            return first
        return self._rest.read(size)


def _layout(path: Path, name: str, first: bytes) -> _Layout:
    """Learn from the first line where the columns are."""
    cells = next(csv.reader([first.decode("utf-8-sig", errors="replace").strip()]), [])
    words = [cell.strip().casefold() for cell in cells]
    if any(word in _NAMES["postcode"] for word in words):
        names = tuple(f"c{place}" for place in range(len(words)))
        ours = {
            key: f"c{words.index(word)}"
            for key, known in _NAMES.items()
            if (word := next((one for one in known if one in words), None)) is not None
        }
        if {"lat", "lon"} <= ours.keys() or {"easting", "northing"} <= ours.keys():
            return _Layout(names, True, ours)
    elif len(cells) >= len(_CODE_POINT) and cells[2].strip().isdigit() and cells[3].strip().isdigit():
        names = tuple(f"c{place}" for place in range(len(cells)))
        return _Layout(names, False, {"postcode": "c0", "easting": "c2", "northing": "c3"})
    found = f" ({name})" if name != path.name else ""
    raise InputError(Fault(f"this is not a file of postcodes{found}", _CURE, file=path.name))


def _positions(columns: dict[str, Any]) -> Read:
    import pyarrow.compute as pc

    bare = pc.replace_substring(pc.utf8_upper(pc.fill_null(columns["postcode"], "")), " ", "")
    length = pc.utf8_length(bare)
    plain = pc.and_(pc.and_(pc.greater_equal(length, 5), pc.less_equal(length, 7)), pc.string_is_ascii(bare))
    padded = pc.utf8_rpad(pc.if_else(plain, bare, ""), 7, " ").combine_chunks()
    text = "".join(padded.to_pylist())
    characters = np.frombuffer(text.encode("ascii"), np.uint8).reshape(-1, 7)
    lat, lon = _degrees(columns, len(characters))
    here = np.asarray(plain).astype(bool)
    for area in _ELSEWHERE:
        here &= ~((characters[:, 0] == ord(area[0])) & (characters[:, 1] == ord(area[1])))
    with np.errstate(invalid="ignore"):
        known = here & (lat > 49) & (lat < 61.5) & (lon > -9) & (lon < 2.5)
    return characters[known], lat[known], lon[known], int((here & ~known).sum())


def _degrees(columns: dict[str, Any], count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Take latitude and longitude where they are, else turn the grid's figures into them."""
    import pyarrow.compute as pc

    def figures(key: str) -> NDArray[np.float64]:
        if key not in columns:
            return np.full(count, np.nan)
        return np.asarray(pc.fill_null(columns[key], np.nan).to_numpy(), np.float64).copy()

    lat, lon = figures("lat"), figures("lon")
    easting, northing = figures("easting"), figures("northing")
    missing = ~(np.isfinite(lat) & np.isfinite(lon))
    missing &= (easting > 0) & (northing > 0)  # 0, 0 stands for "not known"
    lat[missing], lon[missing] = to_lat_lon(easting[missing], northing[missing])
    return lat, lon
