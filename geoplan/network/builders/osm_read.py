"""OpenStreetMap files into arrays: which ways are roads, their nodes, and what stands on them."""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import osmium
from numpy.typing import NDArray

from geoplan.errors import Fault, InputError
from geoplan.network.builders.progress import Steps
from geoplan.network.builders.tags import (
    BARRIER_KEYS,
    CLOSING_BARRIERS,
    DRIVABLE_HIGHWAYS,
    WAY_KEYS,
    closed_because,
)
from geoplan.network.model import FloatArray, IntArray

Tags = dict[str, str]
_TELL_EVERY_WAYS = 20_000
_BLOCK_WAYS = 20_000
_ESCAPE = re.compile("%([0-9a-f]+)%")
_TO_NUMBERS = str.maketrans({"n": None, "x": ",", "y": ","})
_TELLING = frozenset(WAY_KEYS)
_NO_POSITION = "xy"
_OUTSIDE = re.compile(r"n\d+xy")


@dataclass(frozen=True, eq=False)
class RawRoads:
    """
    The drivable ways of an OpenStreetMap file, w of them with v node references in all.

    Ways with the same tags that matter share a row of `tag_sets`: rules are worked out once for each.

    Parameters
    ----------
    offset
        (w + 1,) references of way i are ``offset[i]`` up to ``offset[i + 1]``.
    ref, lon, lat
        (v,) node ids and their WGS 84 positions.
    tag_set
        (w,) positions in `tag_sets`.
    name, number
        (w,) positions in `names`, -1 for none: the road's name and its number.
    signals
        Ids of nodes with traffic lights.
    barriers
        Tags of the nodes that may stop a car, by node id.
    left_out
        How many ways were passed over, by reason.
    cut_off
        How many roads run out of the file.
    date
        The day the data are from, empty where the file does not say.
    """

    offset: NDArray[np.int64]
    ref: NDArray[np.int64]
    lon: FloatArray
    lat: FloatArray
    tag_set: IntArray
    tag_sets: tuple[Tags, ...]
    name: IntArray
    number: IntArray
    names: tuple[str, ...]
    signals: NDArray[np.int64]
    barriers: dict[int, Tags]
    left_out: Counter[str]
    cut_off: int
    date: str


def read_osm(path: Path, *, progress: Steps) -> RawRoads:
    """
    Read the roads of an ``.osm.pbf``, ``.osm``, ``.osm.gz`` or ``.osm.bz2`` file.

    pyosmium picks the roads out into a temporary text file (OPL, one object a line) without a step of Python
    an object; splitting those lines is several times faster than asking each way for its tags and nodes.

    Raises
    ------
    InputError
        When the file is damaged, is not OpenStreetMap data, or holds no road a car may use.
    """
    found, date = _collect(path, progress, sorted_file=True)
    if found.cut_off and not found.sizes:
        # No road has its points: they come after the roads, as in answers of the Overpass service.
        found, date = _collect(path, progress, sorted_file=False)
    return found.finish(path, date)


def _collect(path: Path, progress: Steps, *, sorted_file: bool) -> "tuple[_Collector, str]":
    found = _Collector()
    with TemporaryDirectory(prefix="geoplan-") as folder:
        text = Path(folder) / "roads.opl"
        try:
            date = _pick_roads(path, text, sorted_file=sorted_file)
        except (RuntimeError, ValueError) as error:
            reason = str(error).replace(str(path), path.name)
            raise InputError(_unreadable(path, reason)) from error
        with text.open(encoding="utf-8") as lines:
            for line in lines:
                found.add(line)
                if found.seen % _TELL_EVERY_WAYS == 1:
                    progress(f"reading roads ({found.seen:,} so far)")
    return found, date


def _pick_roads(path: Path, text: Path, *, sorted_file: bool) -> str:
    """Write the roads, traffic lights and barriers of a file as OPL; return the day the data are from."""
    wanted = osmium.filter.TagFilter(
        ("highway", "traffic_signals"),
        *(("barrier", kind) for kind in CLOSING_BARRIERS),
        *(("highway", kind) for kind in DRIVABLE_HIGHWAYS),
    )
    positions = osmium.NodeLocationsForWays(osmium.index.create_map("flex_mem"))
    positions.ignore_errors()
    form = osmium.io.File(str(text), "opl,add_metadata=false,locations_on_ways=true")
    if not sorted_file:
        with osmium.io.Reader(str(path), osmium.osm.NODE) as reader:
            osmium.apply(reader, positions)
    with osmium.io.Reader(str(path), osmium.osm.NODE | osmium.osm.WAY) as reader:
        with osmium.SimpleWriter(form) as writer:
            osmium.apply(reader, positions, wanted, writer)
        return _date_of(reader.header())


def _date_of(header: Any) -> str:
    stamp: str = header.get("osmosis_replication_timestamp") or header.get("timestamp") or ""
    return stamp[:10]


def _unreadable(path: Path, reason: str) -> Fault:
    return Fault(
        f"this is not readable OpenStreetMap data ({reason.strip().rstrip('.')}); it may be cut short, "
        "or not be what its name says",
        "download it again and compare its size with the source's; "
        "it must be an .osm.pbf, .osm, .osm.gz or .osm.bz2 file",
        file=path.name,
    )


@dataclass(eq=False)
class _Collector:
    """Gathers objects a line at a time; all the rest is done on whole arrays."""

    seen: int = 0
    tag_set: list[int] = field(default_factory=list)
    name: list[int] = field(default_factory=list)
    number: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    signals: list[int] = field(default_factory=list)
    barriers: dict[int, Tags] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    cut_off: int = 0
    _points: list[str] = field(default_factory=list)
    _blocks: list[FloatArray] = field(default_factory=list)
    _known: dict[tuple[tuple[str, str], ...], int | str] = field(default_factory=dict)
    _tag_sets: list[Tags] = field(default_factory=list)
    _names: dict[str, int] = field(default_factory=dict)

    def add(self, line: str) -> None:
        """Take one line: ``n1 Tk=v,k=v x-1.0 y53.2`` or ``w1 Tk=v,k=v Nn1x-1.0y53.2,n2x-1.1y53.2``."""
        number, text, rest = line.split(" ", 2)
        tags = dict([pair.split("=", 1) for pair in text[1:].split(",")])
        if line[0] == "w":
            self._add_way(tags, rest[1:-1])
        elif tags.get("highway") == "traffic_signals":
            self.signals.append(int(number[1:]))
        else:
            self.barriers[int(number[1:])] = _chosen(tags, BARRIER_KEYS)

    def _add_way(self, tags: Tags, points: str) -> None:
        if "highway" not in tags:  # a chain or a row of bollards drawn as a line
            return
        self.seen += 1
        telling = tuple([tag for tag in tags.items() if tag[0] in _TELLING])
        rule = self._known.get(telling)
        if rule is None:
            rule = self._known[telling] = self._new_rule(tags)
        if isinstance(rule, str):
            self.left_out[rule] += 1
            return
        runs = [points]
        if _NO_POSITION in points:  # a road that leaves a cut-out file: keep each run of points inside
            self.cut_off += 1
            runs = [run.strip(",") for run in _OUTSIDE.split(points)]
        for run in runs:
            size = run.count("n")
            if size > 1:
                self._points.append(run)
                self.sizes.append(size)
                self.tag_set.append(rule)
                self.name.append(self._name(tags.get("name")))
                self.number.append(self._name(tags.get("ref")))
        if len(self._points) >= _BLOCK_WAYS:
            self._close_block()

    def _new_rule(self, tags: Tags) -> int | str:
        tags = _chosen(tags, WAY_KEYS)
        reason = closed_because(tags)
        if reason is None:
            self._tag_sets.append(tags)
        return reason or len(self._tag_sets) - 1

    def _name(self, name: str | None) -> int:
        return self._names.setdefault(name, len(self._names)) if name else -1

    def _close_block(self) -> None:
        # Node ids are below 2 ** 53, so float64 holds them exactly.
        numbers = np.fromstring(",".join(self._points).translate(_TO_NUMBERS), sep=",")
        self._blocks.append(numbers.reshape(-1, 3))
        self._points.clear()

    def finish(self, path: Path, date: str) -> RawRoads:
        if not self.sizes:
            left_out = f" ({self.left_out.total():,} left out as private or closed)" if self.left_out else ""
            raise InputError(
                Fault(
                    f"there is no road in it that a car may use{left_out}",
                    "take an extract with all roads of the county and their nodes, as Geofabrik offers them",
                    file=path.name,
                )
            )
        self._close_block()
        point = np.concatenate(self._blocks)
        return RawRoads(
            offset=np.concatenate([[0], np.cumsum(self.sizes)]).astype(np.int64),
            ref=point[:, 0].astype(np.int64),
            lon=point[:, 1].copy(),
            lat=point[:, 2].copy(),
            tag_set=np.array(self.tag_set, dtype=np.int32),
            tag_sets=tuple(self._tag_sets),
            name=np.array(self.name, dtype=np.int32),
            number=np.array(self.number, dtype=np.int32),
            names=tuple(_plain(name) for name in self._names),
            signals=np.array(self.signals, dtype=np.int64),
            barriers=self.barriers,
            left_out=self.left_out,
            cut_off=self.cut_off,
            date=date,
        )


def _chosen(tags: Tags, keys: tuple[str, ...]) -> Tags:
    return {key: _plain(tags[key]) for key in keys if key in tags}


def _plain(text: str) -> str:
    """Undo OPL's escapes: ``High%20%Street``."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "%" in text else text
