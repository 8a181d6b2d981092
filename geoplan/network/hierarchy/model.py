"""The hierarchy of one network, speed model and period, ready for tables."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geoplan.errors import NetworkError
from geoplan.network.hierarchy.contraction import compact, contract
from geoplan.network.hierarchy.numbering import top_down
from geoplan.network.hierarchy.sweep import SCALE, Graph, restrict, sweep

FloatArray = NDArray[np.float64]
CountArray = NDArray[np.int64]
Progress = Callable[[int, int, str], None]

_BATCHES_A_TASK = 32 * 16


@dataclass(frozen=True, eq=False)
class PlaceArcs:
    """
    How places hang on the nodes: place i has arcs ``offset[i]`` up to ``offset[i + 1]``.

    Parameters
    ----------
    offset
        (places + 1,) first arc of each place.
    node
        Node at the other end.
    milliseconds, centimetres
        Cost of the arc: to the node for origins, from the node for destinations.
    """

    offset: CountArray
    node: NDArray[np.int32]
    milliseconds: CountArray
    centimetres: CountArray

    def __len__(self) -> int:
        return len(self.offset) - 1

    @classmethod
    def at_nodes(cls, nodes: NDArray[np.integer]) -> "PlaceArcs":
        """Places that are nodes themselves."""
        count = len(nodes)
        nothing = np.zeros(count, np.int64)
        return cls(np.arange(count + 1), np.asarray(nodes, np.int32), nothing, nothing)


@dataclass(frozen=True, eq=False)
class Hierarchy:
    """
    A contraction hierarchy over n nodes.

    Parameters
    ----------
    position
        (n,) the hierarchy's own number of each node, in which neighbours are near each other.
    up_first, up_other, up_weight
        Arcs from each node to more important ones, CSR, packed weights.
    down_first, down_other, down_weight
        Arcs to each node from more important ones, CSR, packed weights.
    """

    position: NDArray[np.int32]
    up_first: CountArray
    up_other: NDArray[np.int32]
    up_weight: FloatArray
    down_first: CountArray
    down_other: NDArray[np.int32]
    down_weight: FloatArray

    @classmethod
    def build(
        cls,
        node_count: int,
        tail: NDArray[np.int32],
        head: NDArray[np.int32],
        milliseconds: NDArray[np.int32],
        centimetres: CountArray,
        *,
        estimate_limit: int = 30,
        contract_limit: int = 100,
    ) -> "Hierarchy":
        """
        Contract a graph.

        Parameters
        ----------
        node_count
            n.
        tail, head, milliseconds, centimetres
            Shape (m,). Loops are left out; of parallel arcs the fastest counts, then the shortest.
        estimate_limit, contract_limit
            How far witness searches go: more takes longer and leaves fewer shortcuts. Never changes an
            answer.

        Raises
        ------
        NetworkError
            When a time or length is negative or too large to add up exactly.
        """
        weight = pack(milliseconds, centimetres)
        keep = _least_of_parallel(node_count, tail, head, weight)
        rank, up, down = contract(
            node_count, tail[keep], head[keep], weight[keep], estimate_limit, contract_limit
        )
        up_first, up_other, up_weight = compact(up)
        down_first, down_other, down_weight = compact(down)
        position = top_down(rank, (up_first, up_other), (down_first, down_other))
        return cls(
            position,
            *_renumbered(position, up_first, up_other, up_weight),
            *_renumbered(position, down_first, down_other, down_weight),
        )

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the arrays by field name, to be stored."""
        return {item.name: getattr(self, item.name) for item in fields(self)}

    def table(
        self,
        origins: PlaceArcs,
        destinations: PlaceArcs,
        *,
        threads: int = 1,
        progress: Progress | None = None,
    ) -> tuple[FloatArray, FloatArray]:
        """
        Fastest times and the lengths of these paths (the shortest, among equally fast ones).

        Parameters
        ----------
        origins, destinations
            n and m places.
        threads
            How many threads share the work; 0 for one a processor.
        progress
            Told how many places are done, of how many.

        Returns
        -------
        seconds, metres
            Shape (n, m), ``inf`` where no path exists. Stored by columns when m is the smaller side.
        """
        up = Graph(self.up_first, self.up_other, self.up_weight)
        down = Graph(self.down_first, self.down_other, self.down_weight)
        if len(destinations) < len(origins):
            near, near_side, far, far_side = destinations, down, origins, up
        else:
            near, near_side, far, far_side = origins, up, destinations, down
        near_places, far_places = self._hung(near), self._hung(far)
        near_order = _neighbours_together(near_places)
        nodes, rows = restrict(far_places, far_side)
        seconds = np.empty((len(near), len(far)))
        metres = np.empty_like(seconds)

        def task(order: CountArray) -> int:
            sweep(near_places, order, near_side, nodes, rows, seconds, metres)
            return len(order)

        chunks = [near_order[at : at + _BATCHES_A_TASK] for at in range(0, len(near), _BATCHES_A_TASK)]
        _run(task, chunks, threads or os.cpu_count() or 1, progress)
        return (seconds, metres) if near is origins else (seconds.T, metres.T)

    def _hung(self, places: PlaceArcs) -> Graph:
        """Return the arcs of places under the hierarchy's own node numbers."""
        weight = pack(places.milliseconds, places.centimetres)
        return Graph(np.ascontiguousarray(places.offset, np.int64), self.position[places.node], weight)


def pack(milliseconds: NDArray[np.integer], centimetres: NDArray[np.integer]) -> FloatArray:
    """
    One exact number for time and length, in which the lesser is the faster, then the shorter.

    Sums stay exact up to 18 hours and 1,300 km, far beyond any county.
    """
    if len(milliseconds) and (milliseconds.min() < 0 or centimetres.min() < 0):
        raise NetworkError("A road has a negative time or length.")
    if len(milliseconds) and (milliseconds.max() >= 2**24 or centimetres.max() >= 2**25):
        raise NetworkError("A road takes over four hours or is over 330 km long; split it at its junctions.")
    packed: FloatArray = milliseconds.astype(np.float64) * SCALE + centimetres
    return packed


def _neighbours_together(places: Graph) -> CountArray:
    """Return an order of places in which neighbours follow each other: then sixteen have much above in common."""
    first_node = np.full(len(places.first) - 1, -1, np.int64)
    hung = places.first[:-1] < places.first[1:]
    first_node[hung] = places.other[places.first[:-1][hung]]
    return np.argsort(first_node, kind="stable")


def _least_of_parallel(
    node_count: int, tail: NDArray[np.int32], head: NDArray[np.int32], weight: FloatArray
) -> CountArray:
    """Positions of the arcs to keep: no loops, and the least of parallel arcs."""
    pair = tail.astype(np.int64) * node_count + head
    order = np.lexsort((weight, pair))
    order = order[tail[order] != head[order]]
    new = np.ones(len(order), bool)
    new[1:] = pair[order][1:] != pair[order][:-1]
    kept: CountArray = order[new]
    return kept


def _renumbered(
    position: NDArray[np.int32], first: CountArray, other: NDArray[np.int32], weight: FloatArray
) -> tuple[CountArray, NDArray[np.int32], FloatArray]:
    """Return the CSR arcs under the new node numbers."""
    size = np.diff(first)
    owner = np.repeat(position, size)
    order = np.argsort(owner, kind="stable")
    new_first = np.zeros(len(position) + 1, np.int64)
    np.cumsum(np.bincount(owner, minlength=len(position)), out=new_first[1:])
    return new_first, position[other[order]], weight[order]


def _run(
    task: Callable[[CountArray], int], chunks: list[CountArray], threads: int, progress: Progress | None
) -> None:
    """Do every chunk, on threads where that pays, and say how far it is."""
    total = sum(len(chunk) for chunk in chunks)
    done = 0

    def tell(size: int) -> None:
        nonlocal done
        done += size
        if progress is not None:
            progress(done, total, "travel times")

    if threads == 1 or len(chunks) == 1:
        for chunk in chunks:
            tell(task(chunk))
        return
    with ThreadPoolExecutor(threads) as pool:
        for size in pool.map(task, chunks):
            tell(size)
