"""The hierarchy of one network, speed model and period, ready for tables."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geoplan.network.hierarchy.graph import CountArray, FloatArray, Graph, pack, unpack
from geoplan.network.hierarchy.levels import table_by_levels
from geoplan.progress import Progress

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
    ms, cm
        Cost of the arc in milliseconds and centimetres: to the node for origins, from it for destinations.
    """

    offset: CountArray
    node: NDArray[np.int32]
    ms: CountArray
    cm: CountArray

    def __len__(self) -> int:
        return len(self.offset) - 1

    @staticmethod
    def at_nodes(nodes: NDArray[np.integer]) -> "PlaceArcs":
        """Places that are nodes themselves."""
        count = len(nodes)
        nothing = np.zeros(count, np.int64)
        return PlaceArcs(np.arange(count + 1), np.asarray(nodes, np.int32), nothing, nothing)


@dataclass(frozen=True, eq=False)
class Hierarchy:
    """
    A contraction hierarchy over n nodes.

    Parameters
    ----------
    position
        (n,) the hierarchy's own number of each node, in which neighbours are near each other.
    level
        (n,) by own number: how many steps of superiors are above a node at most.
    up_first, up_other, up_weight
        Arcs from each node to more important ones, CSR, packed weights.
    down_first, down_other, down_weight
        Arcs to each node from more important ones, CSR, packed weights.
    """

    position: NDArray[np.int32]
    level: CountArray
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
        from geoplan.network.hierarchy.contraction import compact, contract
        from geoplan.network.hierarchy.numbering import levels, top_down

        weight = pack(milliseconds, centimetres)
        keep = _least_of_parallel(node_count, tail, head, weight)
        rank, up, down = contract(
            node_count, tail[keep], head[keep], weight[keep], estimate_limit, contract_limit
        )
        up, down = Graph(*compact(up)), Graph(*compact(down))
        position = top_down(rank, up[:2], down[:2])
        up, down = _renumbered(position, up), _renumbered(position, down)
        return cls(position, levels(up[:2], down[:2]), *up, *down)

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
        packed = None
        if "numba" not in sys.modules:
            packed = table_by_levels(near_places, near_side, far_places, far_side, self.level)
        if packed is not None:
            seconds, metres = unpack(packed)
        else:
            seconds, metres = _swept(near_places, near_side, far_places, far_side, threads, progress)
        return (seconds, metres) if near is origins else (seconds.T, metres.T)

    def _hung(self, places: PlaceArcs) -> Graph:
        """Return the arcs of places under the hierarchy's own node numbers."""
        weight = pack(places.ms, places.cm)
        return Graph(np.ascontiguousarray(places.offset, np.int64), self.position[places.node], weight)


def _neighbours_together(places: Graph) -> CountArray:
    """Return an order of places in which neighbours follow each other and so have much above in common."""
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


def _renumbered(position: NDArray[np.int32], graph: Graph) -> Graph:
    """Return the arcs under the new node numbers."""
    owner = np.repeat(position, np.diff(graph.first))
    order = np.argsort(owner, kind="stable")
    first = np.zeros(len(position) + 1, np.int64)
    np.cumsum(np.bincount(owner, minlength=len(position)), out=first[1:])
    return Graph(first, position[graph.other[order]], graph.weight[order])


def _swept(
    near: Graph, near_side: Graph, far: Graph, far_side: Graph, threads: int, progress: Progress | None
) -> tuple[FloatArray, FloatArray]:
    """Seconds and metres by the compiled sweeps, shape (near places, far places)."""
    from geoplan.network.hierarchy.sweep import restrict, sweep

    order = _neighbours_together(near)
    nodes, rows = restrict(far, far_side)
    seconds = np.empty((len(near.first) - 1, len(far.first) - 1))
    metres = np.empty_like(seconds)

    def task(chunk: CountArray) -> int:
        sweep(near, chunk, near_side, nodes, rows, seconds, metres)
        return len(chunk)

    chunks = [order[at : at + _BATCHES_A_TASK] for at in range(0, len(order), _BATCHES_A_TASK)]
    _run(task, chunks, threads or os.cpu_count() or 1, progress)
    return seconds, metres


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
