"""OpenStreetMap files into arrays: which ways are roads, their nodes, and what stands on them."""

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import osmium
from numpy.typing import NDArray

from geoplan.errors import Fault, InputError
from geoplan.network.build.progress import Progress
from geoplan.network.build.tags import (
    BARRIER_KEYS,
    CLOSING_BARRIERS,
    DRIVABLE_HIGHWAYS,
    WAY_KEYS,
    closed_because,
)
from geoplan.network.model import FloatArray, IntArray

Tags = dict[str, str]
_WKB_HEADER_BYTES = 9
_TELL_EVERY_WAYS = 20_000


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


def read_osm(path: Path, *, progress: Progress) -> RawRoads:
    """
    Read the roads of an ``.osm.pbf``, ``.osm``, ``.osm.gz`` or ``.osm.bz2`` file.

    Raises
    ------
    InputError
        When the file is damaged, is not OpenStreetMap data, or holds no road a car may use.
    """
    found = _Collector()
    try:
        with osmium.io.Reader(str(path), osmium.osm.NOTHING) as reader:
            date = _date_of(reader.header())
        for thing in _roads_and_nodes(path):
            if thing.is_node():
                found.add_node(thing)
            else:
                found.add_way(thing)
                if found.seen % _TELL_EVERY_WAYS == 0:
                    progress(f"reading roads ({found.seen:,} ways so far)")
    except (RuntimeError, ValueError) as error:
        raise InputError(_unreadable(path, str(error))) from error
    return found.finish(path, date)


def _roads_and_nodes(path: Path) -> Iterator[Any]:
    wanted = osmium.filter.TagFilter(
        ("highway", "traffic_signals"),
        *(("barrier", kind) for kind in CLOSING_BARRIERS),
        *(("highway", kind) for kind in DRIVABLE_HIGHWAYS),
    )
    entities = osmium.osm.NODE | osmium.osm.WAY
    return iter(osmium.FileProcessor(str(path), entities).with_locations().with_filter(wanted))


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
    """Gathers ways one at a time into flat arrays; all the rest is done on whole arrays."""

    refs: "array[int]" = field(default_factory=lambda: array("q"))
    sizes: "array[int]" = field(default_factory=lambda: array("q"))
    positions: bytearray = field(default_factory=bytearray)
    tag_set: "array[int]" = field(default_factory=lambda: array("i"))
    name: "array[int]" = field(default_factory=lambda: array("i"))
    number: "array[int]" = field(default_factory=lambda: array("i"))
    signals: list[int] = field(default_factory=list)
    barriers: dict[int, Tags] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    cut_off: int = 0
    seen: int = 0
    _known: dict[tuple[str | None, ...], int | str] = field(default_factory=dict)
    _tag_sets: list[Tags] = field(default_factory=list)
    _names: dict[str, int] = field(default_factory=dict)
    _wkb: Any = field(default_factory=osmium.geom.WKBFactory)

    def add_node(self, node: Any) -> None:
        if node.tags.get("highway") == "traffic_signals":
            self.signals.append(node.id)
        elif "barrier" in node.tags:
            self.barriers[node.id] = {key: node.tags[key] for key in BARRIER_KEYS if key in node.tags}

    def add_way(self, way: Any) -> None:
        get = way.tags.get
        if get("highway") is None:  # a chain or a row of bollards drawn as a line
            return
        self.seen += 1
        rule = self._rule(tuple([get(key) for key in WAY_KEYS]))
        if isinstance(rule, str):
            self.left_out[rule] += 1
            return
        nodes = way.nodes
        refs = [node.ref for node in nodes]
        if len(refs) < 2:
            self.left_out["roads with a single point"] += 1
            return
        try:
            line = bytes.fromhex(self._wkb.create_linestring(nodes, osmium.geom.use_nodes.ALL))
        except (osmium.InvalidLocationError, RuntimeError):
            self._add_known_stretches(way, rule)
            return
        self._add(refs, line[_WKB_HEADER_BYTES:], rule, get("name"), get("ref"))

    def _add_known_stretches(self, way: Any, rule: int) -> None:
        """Roads that leave a cut-out file lose their points outside: keep each run of known ones."""
        run: list[Any] = []
        for node in [*way.nodes, None]:
            if node is not None and node.location.valid():
                run.append(node)
                continue
            if len(run) > 1:
                line = np.array([(at.location.lon, at.location.lat) for at in run]).tobytes()
                self._add([at.ref for at in run], line, rule, way.tags.get("name"), way.tags.get("ref"))
            run = []
        self.cut_off += 1

    def _rule(self, values: tuple[str | None, ...]) -> int | str:
        rule = self._known.get(values)
        if rule is None:
            tags = {key: value for key, value in zip(WAY_KEYS, values, strict=True) if value is not None}
            rule = closed_because(tags) or len(self._tag_sets)
            if isinstance(rule, int):
                self._tag_sets.append(tags)
            self._known[values] = rule
        return rule

    def _add(self, refs: list[int], line: bytes, rule: int, name: str | None, number: str | None) -> None:
        self.refs.extend(refs)
        self.sizes.append(len(refs))
        self.positions += line
        self.tag_set.append(rule)
        self.name.append(self._names.setdefault(name, len(self._names)) if name else -1)
        self.number.append(self._names.setdefault(number, len(self._names)) if number else -1)

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
        positions = np.frombuffer(self.positions, dtype="<f8").reshape(-1, 2)
        return RawRoads(
            offset=np.concatenate([[0], np.cumsum(np.frombuffer(self.sizes, dtype=np.int64))]),
            ref=np.frombuffer(self.refs, dtype=np.int64),
            lon=np.ascontiguousarray(positions[:, 0]),
            lat=np.ascontiguousarray(positions[:, 1]),
            tag_set=np.frombuffer(self.tag_set, dtype=np.int32),
            tag_sets=tuple(self._tag_sets),
            name=np.frombuffer(self.name, dtype=np.int32),
            number=np.frombuffer(self.number, dtype=np.int32),
            names=tuple(self._names),
            signals=np.array(self.signals, dtype=np.int64),
            barriers=self.barriers,
            left_out=self.left_out,
            cut_off=self.cut_off,
            date=date,
        )
