"""
Two ways of parting children as a hypergraph: parts are its vertices, children its edges.

See `geoplan.audiences.parts`.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geoplan.audiences.populations import WORDS, Population

_JOURNEYS = 2
"""Words of a text that say which journeys a child has."""
_ALL = -1
"""Bits of all journeys."""


@dataclass(frozen=True, slots=True)
class _InWay:
    """What is known of a child in a way of parting, by words, and which of its journeys are in which part."""

    known: tuple[str, ...]
    bits: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of parting: its number of parts, and its children."""

    size: int
    children: Mapping[str, _InWay]

    @classmethod
    def of(cls, parts: Sequence[Population]) -> "Way":
        """Return the way of parting into some parts."""
        known: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        bits: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for at, part in enumerate(parts):
            for text in part:
                words = tuple(text.split())
                known[words[0]].add(words[:WORDS])
                bits[words[0]][at] |= int(words[WORDS], 16) if len(words) > WORDS else _ALL
        return cls(len(parts), {who: _InWay(_by_words(texts), bits[who]) for who, texts in known.items()})


def _by_words(texts: Collection[tuple[str, ...]]) -> tuple[str, ...]:
    """So many words of what is known of a child, one by one; two that look alike count as one."""
    return tuple(
        " ".join(text[words] for text in sorted(texts) if words < len(text)) for words in range(WORDS)
    )


@dataclass(frozen=True, slots=True)
class Edges:
    """
    The edges of all children between two ways, and when they count.

    Parameters
    ----------
    joined
        Which vertices each has (e, v): the parts of both ways, then nobody.
    owners
        Whose it is (e,).
    least, most
        With how many words of what is known it counts (e,).
    """

    joined: NDArray[np.bool_]
    owners: NDArray[np.intp]
    least: NDArray[np.intp]
    most: NDArray[np.intp]

    @classmethod
    def between(cls, one: Way, other: Way) -> "Edges":
        """Return those of the children of two ways."""
        found: list[tuple[int, int, int, list[int]]] = []
        for owner, who in enumerate({**one.children, **other.children}):
            edges = _edges_of(one.children.get(who), other.children.get(who), one.size, other.size)
            found += [(owner, *edge) for edge in edges]
        joined = np.zeros((len(found), one.size + other.size + 1), np.bool_)
        rows = np.repeat(np.arange(len(found)), [len(vertices) for *_, vertices in found])
        joined[rows, [vertex for *_, vertices in found for vertex in vertices]] = True
        owners, least, most = np.array([edge[:3] for edge in found], np.intp).reshape(-1, 3).T
        return cls(joined, owners, least, most)

    def by(self, words: int, became: NDArray[np.intp]) -> tuple[NDArray[np.bool_], NDArray[np.intp]]:
        """Return those that count with so many words, between what vertices became, and whose they are."""
        counts = (self.least <= words) & (words <= self.most)
        joined = (self.joined[counts].astype(float) @ np.eye(len(became))[became]) > 0
        return joined, self.owners[counts]


def _edges_of(
    here: _InWay | None, there: _InWay | None, size: int, sizes: int
) -> list[tuple[int, int, list[int]]]:
    """
    The edges of a child, each with the least and the most words with which it counts.

    One over all its parts and nobody where it came, went or changed. Where it is as it was, as far as so many
    words tell, one for each of its journeys that are parted alike in both; where it is in several parts and
    travels otherwise, none: which journey is which tells nothing then, and it counts with more words.
    """
    own = [] if here is None else list(here.bits)
    others = [] if there is None else [size + at for at in there.bits]
    everywhere = [*own, *others, size + sizes]
    if here is None or there is None:
        return [(1, WORDS, everywhere)]
    pairs = zip(here.known, there.known, strict=True)
    changed = next((words for words, (now, then) in enumerate(pairs, start=1) if now != then), WORDS + 1)
    edges = [(changed, WORDS, everywhere)] if changed <= WORDS else []
    if changed == 1:
        return edges
    if len(own) == len(others) == 1:
        return [*edges, (1, changed - 1, [*own, *others])]
    if changed <= _JOURNEYS:
        return edges
    bits = (*here.bits.values(), *there.bits.values())
    alike = _parted_alike(list(zip([*own, *others], bits, strict=True)))
    return [*edges, *((1, changed - 1, vertices) for vertices in alike)]


def _parted_alike(places: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Vertices that journeys of a child lead to from each other, given their bits."""
    found: list[tuple[list[int], int]] = []
    for vertex, bits in places:
        near = [each for each in found if each[1] & bits]
        joined = [vertex, *(one for each in near for one in each[0])], bits
        for each in near:
            joined = joined[0], joined[1] | each[1]
        found = [each for each in found if each not in near] + [joined]
    return [vertices for vertices, _ in found]
