"""
Classes of room capacity: what rooms × age bands × opening hours × days come to, as far as sums can tell.

A room may suit several age bands, so that the bands' hours cannot just be added up. Sessions of some types
find hours in a venue's rooms if and only if every set of types asks for no more hours than those rooms have
that suit any of its types (Hall 1935, Gale 1957). It is enough to ask, for each set of kinds of rooms, the
types that no other kind suits. Each such set of types, on each day and part of the day, is a class.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import chain, combinations, pairwise

import numpy as np

from geoplan.domain.ages import AgeBand
from geoplan.domain.checks import check_between
from geoplan.domain.hours import Weekday
from geoplan.domain.venues import Venue
from geoplan.siting.mip import FloatArray
from geoplan.siting.rooms.placing.options import RoomKind, kinds_of, minutes

_DAY = 24 * 60
_FEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassParams:
    """
    How hours are counted.

    Parameters
    ----------
    day_parts
        Where a day is cut: before and after school are not the same hours.
    usable_percent
        Of the hours that rooms are open, how many sessions can fill: they come whole, and leave gaps.
    """

    day_parts: tuple[time, ...] = (time(15, 15),)
    usable_percent: int = 85

    def __post_init__(self) -> None:
        check_between("the share of hours that can be filled", self.usable_percent, 1, 100, "%")
        if list(self.day_parts) != sorted(set(self.day_parts)):
            raise ValueError("parts of the day must follow each other")

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The parts of the day in minutes."""
        cuts = [0, *(minutes(cut) for cut in self.day_parts), _DAY]
        return tuple(pairwise(cuts))


@dataclass(frozen=True, slots=True, order=True)
class SessionType:
    """What a session asks of a room: age bands, in order, and how many children."""

    bands: tuple[AgeBand, ...]
    children: int

    def __str__(self) -> str:
        return " and ".join(self.bands) + (f" ({self.children} children)" if self.children > 1 else "")

    def fits(self, kind: RoomKind) -> bool:
        """Whether a kind of room suits it, risk apart."""
        return set(self.bands) <= kind.ages and self.children <= kind.children


@dataclass(frozen=True, slots=True)
class RoomClass:
    """A set of types on a day, in a part of the day, from one minute to another."""

    weekday: Weekday
    span: tuple[int, int]
    types: frozenset[SessionType]

    def hours_of(self, venue: Venue, usable: float) -> float:
        """Return the hours of rooms in a venue that suit any of the types."""
        rooms = sum(
            len(kind.rooms) for kind in kinds_of([venue]) if any(each.fits(kind) for each in self.types)
        )
        opened = (
            _within(minutes(one.start), minutes(one.end), self.span) for one in venue.hours.on(self.weekday)
        )
        return rooms * usable * sum(opened) / 60


def classes_of(
    venues: Sequence[Venue], asked: dict[tuple[Weekday, tuple[int, int]], frozenset[SessionType]]
) -> tuple[RoomClass, ...]:
    """
    Return the classes that can bind, day by day.

    Parameters
    ----------
    asked
        The types of sessions in each part of each day.
    """
    found = []
    for (weekday, span), types in sorted(asked.items()):
        sets = {frozenset(some) for venue in venues for some in _tight(venue, types)} | {types}
        named = [RoomClass(weekday, span, some) for some in sets if some]
        hours = {one.types: tuple(one.hours_of(venue, 1.0) for venue in venues) for one in named}
        # A set within a larger one that has no more hours anywhere asks for nothing of its own.
        found += [
            one
            for one in named
            if not any(one.types < other.types and hours[one.types] == hours[other.types] for other in named)
        ]
    return tuple(sorted(found, key=lambda one: (one.weekday, one.span, len(one.types), sorted(one.types))))


def _tight(venue: Venue, types: frozenset[SessionType]) -> Iterator[list[SessionType]]:
    """Yield, for every set of kinds of rooms, the types that no other kind of the venue suits."""
    kinds = kinds_of([venue])
    suitable = {each: {at for at, kind in enumerate(kinds) if each.fits(kind)} for each in types}
    subsets = chain.from_iterable(combinations(range(len(kinds)), size) for size in range(1, len(kinds) + 1))
    for subset in subsets:
        inside = set(subset)
        yield [each for each, own in suitable.items() if own and own <= inside]


def name_of(one: RoomClass, asked: frozenset[SessionType]) -> str:
    """Return the words for a class, of the types that are asked for: ``Monday from 15:15, baby``."""
    start, end = one.span
    since = f" from {start // 60:02}:{start % 60:02}" if start else ""
    until = f" until {end // 60:02}:{end % 60:02}" if end < _DAY else ""
    many = one.types == asked and len(asked) > _FEW
    who = "all sessions" if many else ", ".join(str(each) for each in sorted(one.types))
    return f"{one.weekday.label}{since}{until}, {who}"


def capacities(classes: Sequence[RoomClass], venues: Sequence[Venue], params: ClassParams) -> FloatArray:
    """Return the hours of every venue in every class, (m, K)."""
    usable = params.usable_percent / 100
    return np.array([[one.hours_of(venue, usable) for one in classes] for venue in venues], np.float64)


def _within(start: int, end: int, span: tuple[int, int]) -> int:
    return max(0, min(end, span[1]) - max(start, span[0]))
