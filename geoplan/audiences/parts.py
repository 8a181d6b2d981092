"""
Children told of in parts: sums over some groups less sums over others may not be those of few.

An average times the number of children is their sum. Whoever reads of the districts, of the ages, and of
last month's districts has three ways in which the same children are parted, and may add and subtract: some
parts of one way less some of another. What is left is a sum over the children who are counted in the one and
not in the other. Laid out as a hypergraph, with the parts of two ways as its vertices, another for who is in
one of them only, and each child an edge that joins the parts that it is in, these are the children across a
cut. So the least cut says of how few children two ways of parting tell.

A child may be in several parts of one way: of its journeys three are by taxi and two with its carer. Then a
fourth word of its text says which of them are in a part, as the bits of a number: where they are the same as
in the other way, what is left of them is nothing.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from geoplan.audiences.parting.least_cut import connected, few_across
from geoplan.audiences.parting.ways import Edges, Way
from geoplan.audiences.populations import LEVELS, Population
from geoplan.audiences.suppression import SuppressionParams
from geoplan.domain.told import Told

Parts = tuple[Population, ...]
"""All children of a report, in groups."""

Key = TypeVar("Key", bound=Hashable)
_DEFAULT = SuppressionParams()


@dataclass(frozen=True, slots=True)
class Mixture:
    """
    Parts of two ways of parting whose sums differ by those of few children.

    Parameters
    ----------
    children
        How few, at the least.
    sides
        For each way, numbers of its parts on the two sides of the cut; of the first side the sums are
        subtracted from each other.
    """

    children: int
    sides: tuple[tuple[frozenset[int], frozenset[int]], tuple[frozenset[int], frozenset[int]]]


def mixture_of_few(one: Parts, other: Parts, under: int, levels: Sequence[int] = LEVELS) -> Mixture | None:
    """
    Return parts of two ways whose sums differ by those of 1 to `under` - 1 children; None where none do.

    Who counts as changed goes by `levels` as in `geoplan.audiences.populations.apart`: who came or went
    first, then who travels elsewhere, then all who changed; five of a lesser kind do not hide one of a
    greater.
    """
    return _mixture(Way.of(one), Way.of(other), under, levels)


def held_back(
    groupings: Sequence[Mapping[Key, Population]],
    hidden: Collection[Key],
    told: Sequence[Parts] = (),
    params: SuppressionParams = _DEFAULT,
    levels: Sequence[int] = LEVELS,
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
    levels
        As in `mixture_of_few`.
    """
    whole = frozenset[str]().union(*(one for grouping in groupings for one in grouping.values()))
    held: set[Key] = set()

    way_of = cache(Way.of)

    @cache  # most pairs are the same each time
    def mixture(one: Parts, other: Parts) -> Mixture | None:
        return _mixture(way_of(one), way_of(other), params.under, levels)

    while True:
        rest = held.union(hidden)
        company = next(_company(groupings, rest, (*told, (whole,)), mixture), None)
        if company is None:
            return frozenset(held)
        held.add(company)


def is_whole_of_few(whole: Population, told: Sequence[Parts], params: SuppressionParams = _DEFAULT) -> bool:
    """Whether the sum over all children, less sums over parts of an earlier report, tells of few."""
    return any(mixture_of_few((whole,), then, params.under) is not None for then in told)


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


def _mixture(one: Way, other: Way, under: int, levels: Sequence[int]) -> Mixture | None:
    between, nobody = Edges.between(one, other), one.size + other.size
    became = np.arange(nobody + 1)
    for words in levels:
        edges, owners = between.by(words, became)
        side = few_across(edges, owners, under)
        firsts = connected(edges)
        if side is None:
            # What no cut of few divides is one vertex from here on.
            became = firsts[became]
            continue
        children = len(np.unique(owners[edges[:, side].any(axis=1) & edges[:, ~side].any(axis=1)]))
        first = side[became] != side[became[nobody]]
        here = firsts[became] == firsts[side.argmax()]
        (own, others), (mine, theirs) = (_parts_on(each, one.size) for each in (here & first, here & ~first))
        return Mixture(children, ((own, mine), (others, theirs)))
    return None


def _parts_on(side: NDArray[np.bool_], size: int) -> tuple[frozenset[int], frozenset[int]]:
    """Numbers of the parts of either way on a side."""
    return frozenset(np.flatnonzero(side[:size]).tolist()), frozenset(np.flatnonzero(side[size:-1]).tolist())
