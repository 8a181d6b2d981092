"""
Lines along roads, cut into the pieces that they share.

A week of runs drives the same roads over and over. A vertex at which lines part, join, turn round or end
is a *knot*; between two knots all lines that pass run alike, so that this stretch is kept, and simplified,
once. A line is then a few numbers of pieces, negative where it is driven against the piece's own direction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from geoplan.domain.checks import check_between
from geoplan.maps.lines.text import pack_numbers
from geoplan.network.metric import metres_per_unit, to_plane
from geoplan.network.model import FloatArray

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

_PER_DEGREE = 100_000  # about a metre
_Vertex = tuple[int, int]
_Chain = tuple[_Vertex, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackingParams:
    """
    How closely lines are drawn.

    Parameters
    ----------
    simplify_m
        How far a line may be drawn from where it runs.
    """

    simplify_m: float = 8.0

    def __post_init__(self) -> None:
        check_between("metres that lines may be simplified by", self.simplify_m, 0, 500)


@dataclass(frozen=True, slots=True)
class PackedLines:
    """
    Lines as numbers of pieces.

    Parameters
    ----------
    pieces
        Their vertices, simplified: longitude and latitude in hundred-thousandths of a degree.
    length_m
        (p,) length of each piece, as driven.
    lines
        For each line its pieces in the order driven, 1 the first; negative where driven backwards.
    """

    pieces: tuple[_Chain, ...]
    length_m: FloatArray
    lines: tuple[tuple[int, ...], ...]

    def texts(self) -> list[str]:
        """Return the pieces as text: latitude and longitude, the first vertex and the steps to the next."""
        return [pack_numbers(_steps(piece)) for piece in self.pieces]

    def line_texts(self) -> list[str]:
        """Return the lines as text."""
        return [pack_numbers(line) for line in self.lines]


def pack_lines(lines: Sequence[Sequence[Point]], params: PackingParams = PackingParams()) -> PackedLines:
    """
    Cut lines into the pieces that they share.

    Parameters
    ----------
    lines
        Each as points (longitude, latitude) in the order driven; a line of fewer than two has no pieces.
    """
    chains = [tuple(vertex for vertex, _ in groupby(map(_vertex, line))) for line in lines]
    knots = _knots(chains)
    number: dict[_Chain, int] = {}
    found = []
    for chain in chains:
        parts = []
        for part in _between(chain, knots):
            back = part[::-1]
            key, sign = (part, 1) if part <= back else (back, -1)
            parts.append(sign * number.setdefault(key, len(number) + 1))
        found.append(tuple(parts))
    whole = list(number)
    return PackedLines(tuple(_simplified(whole, params.simplify_m)), _lengths(whole), tuple(found))


def _vertex(point: Point) -> _Vertex:
    return round(point[0] * _PER_DEGREE), round(point[1] * _PER_DEGREE)


def _knots(chains: Sequence[_Chain]) -> set[_Vertex]:
    """Vertices at which lines part, join, turn round or end."""
    around: dict[_Vertex, set[_Vertex]] = {}
    knots: set[_Vertex] = set()
    for chain in chains:
        knots.update(chain[:1], chain[-1:])
        for one, other in pairwise(chain):
            around.setdefault(one, set()).add(other)
            around.setdefault(other, set()).add(one)
        knots.update(
            turn for before, turn, after in zip(chain, chain[1:], chain[2:], strict=False) if before == after
        )
    return knots | {vertex for vertex, near in around.items() if len(near) != 2}


def _between(chain: _Chain, knots: set[_Vertex]) -> list[_Chain]:
    """Cut a line at its knots."""
    cuts = [at for at, vertex in enumerate(chain) if vertex in knots]
    return [chain[begin : end + 1] for begin, end in pairwise(cuts)]


def _plane(chain: _Chain) -> tuple[FloatArray, FloatArray]:
    points = np.array(chain, np.float64) / _PER_DEGREE
    return to_plane(points[:, 0], points[:, 1])


def _simplified(chains: Sequence[_Chain], closeness_m: float) -> list[_Chain]:
    """Leave out vertices, never the first or last (Douglas and Peucker 1973, as shapely has it)."""
    import shapely

    kept = []
    for chain in chains:
        x, y = _plane(chain)
        scale = float(metres_per_unit(np.array([chain[0][1] / _PER_DEGREE]))[0])
        line = shapely.simplify(shapely.linestrings(x, y), closeness_m / scale, preserve_topology=False)
        left = {(float(at), float(to)) for at, to in shapely.get_coordinates(line)}
        inner = [
            vertex
            for vertex, spot in zip(
                chain[1:-1], zip(x[1:-1].tolist(), y[1:-1].tolist(), strict=True), strict=True
            )
            if spot in left
        ]
        kept.append((chain[0], *inner, chain[-1]))
    return kept


def _lengths(chains: Sequence[_Chain]) -> FloatArray:
    found = np.zeros(len(chains))
    for at, chain in enumerate(chains):
        x, y = _plane(chain)
        scale = float(metres_per_unit(np.array([chain[0][1] / _PER_DEGREE]))[0])
        found[at] = np.hypot(np.diff(x), np.diff(y)).sum() * scale
    return found


def _steps(piece: _Chain) -> list[int]:
    """Latitude and longitude of the first vertex, and the steps to each next."""
    numbers, lat, lon = [], 0, 0
    for to_lon, to_lat in piece:
        numbers += [to_lat - lat, to_lon - lon]
        lat, lon = to_lat, to_lon
    return numbers
