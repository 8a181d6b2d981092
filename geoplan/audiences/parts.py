"""
Children told of in parts: sums over some groups less sums over others may not be those of few.

An average times the number of children is their sum. Whoever reads of the districts, of the ages, and of
last month's districts has three ways in which the same children are parted, and may add and subtract: some
parts of one way less some of another. What is left is a sum over the children who are counted in the one and
not in the other. Laid out as a graph, with the parts of two ways as its vertices, another for who is in one
of them only, and each child an edge between the two parts that it is in, these are the children across a cut.
So the least cut says of how few children two ways of parting tell.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from geoplan.audiences.populations import WORDS, Population
from geoplan.audiences.suppression import SuppressionParams
from geoplan.domain.told import Told

if TYPE_CHECKING:
    import networkx as nx

Parts = tuple[Population, ...]
"""All children of a report, each in one part."""

Key = TypeVar("Key", bound=Hashable)
_Vertex = tuple[int, int]
_NOBODY: _Vertex = (-1, -1)
"""Where those are who are in no part of the other report."""
_DEFAULT = SuppressionParams()


@dataclass(frozen=True, slots=True)
class Mixture:
    """
    Parts of two ways of parting whose sums differ by those of few children.

    Parameters
    ----------
    children
        How few.
    sides
        For each way, numbers of its parts on the two sides of the cut; of the first side the sums are
        subtracted from each other.
    """

    children: int
    sides: tuple[tuple[frozenset[int], frozenset[int]], tuple[frozenset[int], frozenset[int]]]


def mixture_of_few(one: Parts, other: Parts, under: int) -> Mixture | None:
    """
    Return parts of two ways whose sums differ by those of 1 to `under` - 1 children; None where none do.

    As in `geoplan.audiences.populations.apart`: who came or went counts first, then who travels elsewhere,
    then all who changed; five of a lesser kind do not hide one of a greater.
    """
    import networkx as nx

    ends = _ends(one, other)
    place = {vertex: vertex for vertex in (_NOBODY, *_vertices(one, 0), *_vertices(other, 1))}
    for words in range(1, WORDS + 1):
        graph = _graph(ends, place, words)
        for component in list(nx.connected_components(graph)):
            if len(component) == 1:
                continue
            value, sides = nx.stoer_wagner(graph.subgraph(component))
            if value < 2 * under:
                first, second = sorted((set(each) for each in sides), key=lambda each: place[_NOBODY] in each)
                own, others = (
                    (_parts_at(place, way, first), _parts_at(place, way, second)) for way in (0, 1)
                )
                return Mixture((value + 1) // 2, (own, others))
            # What no cut of few divides is one vertex from here on.
            place |= {vertex: min(component) for vertex in place if place[vertex] in component}
    return None


def held_back(
    groupings: Sequence[Mapping[Key, Population]],
    hidden: Collection[Key],
    told: Sequence[Parts] = (),
    params: SuppressionParams = _DEFAULT,
) -> frozenset[Key]:
    """
    Return the groups of which no new amounts may be told, beside those that are hidden anyway.

    What is left of all children is known, too: the groups held back and hidden ones are one part together. So
    as many are held back as leave no two ways of parting the children, of this report or one of an earlier,
    that tell of few; the least of the groups that would.

    Parameters
    ----------
    groupings
        The children of now by each thing that they are grouped by.
    hidden
        Groups whose amounts nobody is told anyway.
    told
        How children were parted in earlier reports; see `with_parts`.
    """
    whole = frozenset[str]().union(*(one for grouping in groupings for one in grouping.values()))
    held: set[Key] = set()

    @cache  # most pairs are the same each time
    def mixture(one: Parts, other: Parts) -> Mixture | None:
        return mixture_of_few(one, other, params.under)

    while True:
        rest = held.union(hidden)
        company = next(_company(groupings, rest, (*told, (whole,)), mixture), None)
        if company is None:
            return frozenset(held)
        held.add(company)


def with_parts(told: Told, key: str, parts: Parts) -> Told:
    """Return what was told, and that amounts of these parts of all children were."""
    known = told.parts.get(key, ())
    if any(set(parts) == set(one) for one in known):
        return told
    ordered = tuple(sorted((one for one in parts if one), key=sorted))
    return replace(told, parts={**told.parts, key: (*known, ordered)})


def parts_told(groups: Mapping[Key, Population], rest: Collection[Key]) -> Parts:
    """Return the groups that are told of, and those that are not as one part."""
    apart = [population for key, population in groups.items() if key not in rest and population]
    together = frozenset[str]().union(*(groups[key] for key in groups if key in rest))
    return (*apart, together) if together else tuple(apart)


def _company(
    groupings: Sequence[Mapping[Key, Population]],
    rest: Collection[Key],
    told: Sequence[Parts],
    mixture: Callable[[Parts, Parts], Mixture | None],
) -> Iterator[Key]:
    """The groups to be held back, one for each pair of ways of parting children that tells of few."""
    keys = [[key for key, one in groups.items() if key not in rest and one] for groups in groupings]
    parts = [parts_told(groups, rest) for groups in groupings]
    pairs: list[tuple[tuple[int, ...], tuple[Parts, Parts]]] = [
        ((at,), (own, then)) for at, own in enumerate(parts) for then in told
    ]
    pairs += [((at, to), (parts[at], parts[to])) for at, to in combinations(range(len(parts)), 2)]
    for ways, (one, other) in pairs:
        found = mixture(one, other)
        if found is None:
            continue
        company = [
            (*_price(at, len(keys[way]), parts[way], sides), order, key)
            for order, (way, sides) in enumerate(zip(ways, found.sides, strict=False))
            for at, key in enumerate(keys[way])
        ]
        if company:
            yield min(company, key=lambda each: each[:-1])[-1]


def _price(at: int, groups: int, parts: Parts, sides: tuple[frozenset[int], ...]) -> tuple[int, bool, int]:
    """
    How much is lost by holding a group back: little where it and what is held back already are on two sides
    of the cut, and so close it; more where another group would have to follow; then by its children.
    """
    rest = groups if len(parts) > groups else None
    mine = next((side for side in sides if at in side), None)
    closes = 1 if mine is None else 2 if rest in mine else 0
    return closes, rest is None, len(parts[at])


def _vertices(parts: Parts, way: int) -> list[_Vertex]:
    return [(way, at) for at in range(len(parts))]


def _parts_at(place: Mapping[_Vertex, _Vertex], way: int, side: Collection[_Vertex]) -> frozenset[int]:
    return frozenset(at for (which, at), there in place.items() if which == way and there in side)


def _ends(one: Parts, other: Parts) -> dict[str, dict[_Vertex, list[str]]]:
    """The parts that each child is in, and what is known of it there."""
    found: dict[str, dict[_Vertex, list[str]]] = {}
    for way, parts in enumerate((one, other)):
        for at, part in enumerate(parts):
            for text in part:
                words = text.split()
                found.setdefault(words[0], {})[way, at] = words
    return found


def _graph(
    ends: Mapping[str, Mapping[_Vertex, list[str]]], place: Mapping[_Vertex, _Vertex], words: int
) -> "nx.Graph[_Vertex]":
    """
    Each child an edge of weight 2 between its parts; one that changed is a triangle with nobody, of weight 1
    a side, since every cut through it goes through two of them.
    """
    import networkx as nx

    graph: nx.Graph[_Vertex] = nx.Graph()
    graph.add_nodes_from(place.values())
    for parts in ends.values():
        texts = [known[:words] for known in parts.values()]
        is_same = len(parts) > 1 and all(text == texts[0] for text in texts)
        corners = {place[vertex] for vertex in (*parts, *(() if is_same else (_NOBODY,)))}
        weight = 1 if len(corners) > 2 else 2
        for here, there in combinations(sorted(corners), 2):
            before = graph.get_edge_data(here, there, {"weight": 0})["weight"]
            graph.add_edge(here, there, weight=before + weight)
    return graph
