"""Fastest paths as the arcs they drive: what routes are drawn from and speeds are fitted to."""

from dataclasses import dataclass

import numpy as np

from geoplan.network.dijkstra import NO_ARC, UNREACHED, Tree, arc_costs, pack, shortest_tree, star, unpack
from geoplan.network.model import FloatArray, IntArray, RoadNetwork
from geoplan.network.seeds import CountArray, SeedArrays, direct, seeds
from geoplan.network.snap import SnappedPlaces


@dataclass(frozen=True, eq=False)
class Path:
    """
    A fastest path in p pieces, each an arc driven in whole or in part.

    Parameters
    ----------
    ms, cm
        The whole journey, access legs included.
    arc
        (p,) arcs in the order driven.
    begin, end
        (p,) fractions along the arc's link; `begin` above `end` where it is driven backwards.
    """

    ms: int
    cm: int
    arc: IntArray
    begin: FloatArray
    end: FloatArray

    @property
    def share(self) -> FloatArray:
        """(p,) how much of each arc is driven, 0 to 1."""
        return np.abs(self.end - self.begin)


@dataclass(frozen=True, slots=True)
class _Piece:
    arc: int
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where one origin leaves to, and where the destinations are arrived at from."""

    leave: SeedArrays
    arrive: SeedArrays
    origin: SnappedPlaces
    destinations: SnappedPlaces


def fastest_paths(
    network: RoadNetwork, origin: SnappedPlaces, destinations: SnappedPlaces, arc_ms: IntArray
) -> tuple[Path | None, ...]:
    """
    Find the fastest paths from one place to m places.

    Parameters
    ----------
    network
        The roads.
    origin, destinations
        One place, and m places.
    arc_ms
        (m,) time of each arc in milliseconds.

    Returns
    -------
    One path a destination; None where no road leads there.
    """
    leave, arrive = seeds(network, origin, arc_ms), seeds(network, destinations, arc_ms, outgoing=False)
    arrive_cost = pack(arrive.ms, arrive.cm)
    only = len(destinations) == 1
    tree = shortest_tree(
        star(network),
        arc_costs(network, arc_ms),
        leave.node,
        pack(leave.ms, leave.cm),
        target_node=arrive.node if only else None,
        target_cost=arrive_cost if only else None,
    )
    near = direct(network, origin, destinations, arc_ms)
    near_cost = pack(near.ms, near.cm)
    near_row = {int(place): row for row, place in enumerate(near.destination)}
    found: list[Path | None] = []
    for place in range(len(destinations)):
        last, cost = _best_arrival(tree, arrive, arrive_cost, place)
        row = near_row.get(place)
        if row is not None and near_cost[row] <= cost:
            ends = float(origin.fraction[0]), float(destinations.fraction[place])
            found.append(_path(int(near_cost[row]), [_Piece(int(near.arc[row]), *ends)]))
        elif cost < UNREACHED:
            pieces = _pieces(network, tree, _Ends(leave, arrive, origin, destinations), last, place)
            found.append(_path(cost, pieces))
        else:
            found.append(None)
    return tuple(found)


def _best_arrival(tree: Tree, arrive: SeedArrays, arrive_cost: CountArray, place: int) -> tuple[int, int]:
    """Return the row by which a place is reached with the least cost, and that cost."""
    best_row, best = -1, int(UNREACHED)
    for row in range(int(arrive.offset[place]), int(arrive.offset[place + 1])):
        node_cost = int(tree.cost[arrive.node[row]])
        if node_cost < UNREACHED and node_cost + int(arrive_cost[row]) < best:
            best_row, best = row, node_cost + int(arrive_cost[row])
    return best_row, best


def _pieces(network: RoadNetwork, tree: Tree, ends: _Ends, last: int, place: int) -> list[_Piece]:
    """Walk back from the destination through the tree, and hand the pieces over in the order driven."""
    forward, leave, arrive = network.arcs.forward, ends.leave, ends.arrive
    pieces = []
    if arrive.arc[last] != NO_ARC:
        ahead = bool(forward[arrive.arc[last]])
        pieces.append(
            _Piece(int(arrive.arc[last]), 0.0 if ahead else 1.0, float(ends.destinations.fraction[place]))
        )
    node = int(arrive.node[last])
    first = int(tree.seed[node])
    while tree.arc[node] != NO_ARC:
        arc = int(tree.arc[node])
        pieces.append(_Piece(arc, 0.0, 1.0) if forward[arc] else _Piece(arc, 1.0, 0.0))
        node = int(network.arcs.tail[arc])
    if leave.arc[first] != NO_ARC:
        ahead = bool(forward[leave.arc[first]])
        pieces.append(_Piece(int(leave.arc[first]), float(ends.origin.fraction[0]), 1.0 if ahead else 0.0))
    return pieces[::-1]


def _path(cost: int, pieces: list[_Piece]) -> Path:
    driven = [piece for piece in pieces if piece.begin != piece.end]
    ms, cm = unpack(np.array([cost]))
    return Path(
        ms=int(ms[0]),
        cm=int(cm[0]),
        arc=np.array([piece.arc for piece in driven], np.int32),
        begin=np.array([piece.begin for piece in driven], np.float64),
        end=np.array([piece.end for piece in driven], np.float64),
    )
