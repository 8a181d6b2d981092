"""
The road network as immutable arrays: nodes, links, and the one-way arcs derived from them.

A *link* is a stretch of road between two nodes, with its geometry, open in one direction or in both.
An *arc* is one open direction of a link; engines work on arcs, maps and snapping on links.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geoplan.errors import NetworkError
from geoplan.network.names import tidy_names

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int32]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a network came from: shown on every table and map made with it."""

    source: str
    licence: str
    date: str
    note: str = ""


@dataclass(frozen=True)
class Arcs:
    """
    The m one-way arcs of a network, in link order (forward before backward).

    `tail` and `head` are node numbers, `link` the link an arc runs along, `forward` whether in its direction.
    """

    tail: IntArray
    head: IntArray
    link: IntArray
    forward: BoolArray

    def __len__(self) -> int:
        return len(self.tail)


@dataclass(frozen=True, eq=False)
class RoadNetwork:
    """
    A drivable road network of n nodes and k links.

    Parameters
    ----------
    node_lon, node_lat
        (n,) WGS 84 degrees.
    node_signals
        (n,) whether traffic lights stand at the node.
    link_start, link_end
        (k,) node numbers.
    link_length_m
        (k,) road length in metres, positive.
    link_class
        (k,) values of `RoadClass`.
    link_dual, link_built_up, link_slip, link_roundabout
        (k,) dual carriageway; built-up area; slip road; part of a roundabout.
    link_limit_mph
        (k,) posted limit; 0 where none is known.
    link_forward, link_backward
        (k,) open from start to end; open from end to start. At least one holds.
    link_name, link_ref
        (k,) positions in `names`; -1 for none. `ref` is the road number.
    geometry_offset
        (k + 1,) vertices of link i run from ``geometry_offset[i]`` to before ``geometry_offset[i + 1]``.
    geometry_lon, geometry_lat
        Vertices of all links, one after another, WGS 84 degrees.
    names
        Every road name and number that occurs; builders give them as `tidy_names` does, so that a network
        read again from another format has the same version.
    provenance
        Source, licence and date.
    report
        What the builder counted and left out, as (what, how many) rows in the user's words.
    sparse
        Whether only main roads are drawn, so that each junction stands for several that are not.

    Raises
    ------
    NetworkError
        When the arrays do not fit each other.
    """

    node_lon: FloatArray
    node_lat: FloatArray
    node_signals: BoolArray
    link_start: IntArray
    link_end: IntArray
    link_length_m: FloatArray
    link_class: NDArray[np.uint8]
    link_dual: BoolArray
    link_built_up: BoolArray
    link_slip: BoolArray
    link_roundabout: BoolArray
    link_limit_mph: NDArray[np.uint8]
    link_forward: BoolArray
    link_backward: BoolArray
    link_name: IntArray
    link_ref: IntArray
    geometry_offset: NDArray[np.int64]
    geometry_lon: FloatArray
    geometry_lat: FloatArray
    names: tuple[str, ...]
    provenance: Provenance
    report: tuple[tuple[str, int], ...] = field(default=())
    sparse: bool = False

    def __post_init__(self) -> None:
        node_count, link_count = self.node_count, self.link_count
        for item in fields(self):
            value = getattr(self, item.name)
            if not isinstance(value, np.ndarray):
                continue
            if item.name.startswith("node_") and len(value) != node_count:
                raise NetworkError(f"{item.name} has {len(value)} values for {node_count} nodes.")
            if item.name.startswith("link_") and len(value) != link_count:
                raise NetworkError(f"{item.name} has {len(value)} values for {link_count} links.")
            value.setflags(write=False)
        if node_count == 0 or link_count == 0:
            raise NetworkError("The network has no roads.")
        if len(self.geometry_offset) != link_count + 1 or self.geometry_offset[-1] != len(self.geometry_lon):
            raise NetworkError("The geometry does not fit the links.")
        ends = np.concatenate([self.link_start, self.link_end])
        if ends.min() < 0 or ends.max() >= node_count:
            raise NetworkError("A link ends at a node that does not exist.")
        if not np.all(self.link_length_m > 0):
            raise NetworkError(f"{int(np.sum(~(self.link_length_m > 0)))} links have no positive length.")
        if not np.all(self.link_forward | self.link_backward):
            raise NetworkError("A link is open in neither direction.")

    @property
    def node_count(self) -> int:
        """How many nodes there are."""
        return len(self.node_lon)

    @property
    def link_count(self) -> int:
        """How many links there are."""
        return len(self.link_start)

    @cached_property
    def arcs(self) -> Arcs:
        """The open directions of the links."""
        both = np.stack([self.link_forward, self.link_backward], axis=1)
        link, backward = np.nonzero(both)
        forward = backward == 0
        tail = np.where(forward, self.link_start[link], self.link_end[link]).astype(np.int32)
        head = np.where(forward, self.link_end[link], self.link_start[link]).astype(np.int32)
        return Arcs(tail=tail, head=head, link=link.astype(np.int32), forward=forward)

    @cached_property
    def version(self) -> str:
        """A short content hash: equal networks, and only they, have equal versions."""
        digest = hashlib.sha256()
        for item in fields(self):
            value = getattr(self, item.name)
            if isinstance(value, np.ndarray):
                digest.update(item.name.encode())
                digest.update(np.ascontiguousarray(value).tobytes())
        digest.update("\0".join((*self.names, str(self.sparse))).encode())
        return digest.hexdigest()[:16]

    def name_of(self, link: int) -> str:
        """Road number and name of a link as a driver would say it; empty where it has neither."""
        parts = [self.names[at] for at in (int(self.link_ref[link]), int(self.link_name[link])) if at >= 0]
        return " ".join(dict.fromkeys(parts))

    def vertices(self, link: int) -> tuple[FloatArray, FloatArray]:
        """Longitudes and latitudes of a link's line, from its start to its end."""
        span = slice(self.geometry_offset[link], self.geometry_offset[link + 1])
        return self.geometry_lon[span], self.geometry_lat[span]

    def subnetwork(self, keep_links: BoolArray, *, report: Sequence[tuple[str, int]] = ()) -> "RoadNetwork":
        """
        The network of the chosen links only; nodes that nothing touches are dropped.

        Parameters
        ----------
        keep_links
            (k,) which links stay.
        report
            Rows to add to the report.
        """
        kept = np.flatnonzero(keep_links)
        if len(kept) == 0:
            raise NetworkError("The network has no roads.")
        nodes, ends = np.unique(
            np.concatenate([self.link_start[kept], self.link_end[kept]]), return_inverse=True
        )
        sizes = np.diff(self.geometry_offset)[kept]
        offset = np.concatenate([[0], np.cumsum(sizes)])
        vertex = np.arange(offset[-1]) + np.repeat(self.geometry_offset[:-1][kept] - offset[:-1], sizes)
        values: dict[str, Any] = {
            item.name: getattr(self, item.name)[kept]
            for item in fields(self)
            if item.name.startswith("link_")
        }
        values["link_start"] = ends[: len(kept)].astype(np.int32)
        values["link_end"] = ends[len(kept) :].astype(np.int32)
        names, *at_names = tidy_names(self.names, values["link_name"], values["link_ref"])
        values["link_name"], values["link_ref"] = at_names
        return RoadNetwork(
            node_lon=self.node_lon[nodes],
            node_lat=self.node_lat[nodes],
            node_signals=self.node_signals[nodes],
            geometry_offset=offset.astype(np.int64),
            geometry_lon=self.geometry_lon[vertex],
            geometry_lat=self.geometry_lat[vertex],
            names=names,
            provenance=self.provenance,
            report=(*self.report, *report),
            sparse=self.sparse,
            **values,
        )
