"""
Whose the journeys of a plan are: parts of them as populations of `geoplan.audiences.parts`.

A child has several journeys a week, and they may be in several parts: one by taxi, three by its carer. So
its text says which of them, as the bits of a number: the same journeys in every week in which the child
travels from the same places to the same places on the same days.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from geoplan.audiences.populations import Population, population_of
from geoplan.domain.canonical import digest
from geoplan.domain.plans import Plan
from geoplan.domain.requests import Request
from geoplan.runs.case import Case
from geoplan.runs.case.digests import CODE_DIGITS, digests_of

Key = TypeVar("Key", bound=Hashable)
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class JourneysOf:
    """
    The journeys of each child of a plan.

    Parameters
    ----------
    texts
        What is known of each child by its code, as ``who where what``.
    journeys
        The codes of its journeys, in an order that follows from where it travels on which day.
    """

    texts: Mapping[str, str]
    journeys: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, case: Case, plan: Plan) -> "JourneysOf":
        """Return those of a plan that was made from a case."""
        found: dict[str, list[Request]] = defaultdict(list)
        for request in sorted(plan.requests, key=_rank):
            for code in request.children:
                found[code].append(request)
        texts = zip(case.children, digests_of(case, plan.requests), strict=True)
        return cls(
            {child.code: text for child, text in texts if text},
            {code: tuple(request.code for request in requests) for code, requests in found.items()},
        )

    @property
    def children(self) -> Population:
        """All of them."""
        return population_of(self.texts.values())

    def knowing(self, more: Mapping[str, str]) -> "JourneysOf":
        """Return the same with something more that is known of each journey, by its code."""
        return replace(
            self,
            texts={
                child: f"{known} {digest((what, *(more[one] for one in self.journeys[child])), _DIGITS)}"
                for child, text in self.texts.items()
                for known, what in [text.rsplit(" ", 1)]
            },
        )

    def parted(self, part: Mapping[str, Key]) -> dict[Key, Population]:
        """
        Return the children of each part of the journeys, given the part of each journey by its code.

        Journeys without a part are in none.
        """
        bits: dict[tuple[Key, str], int] = defaultdict(int)
        for child in self.texts:
            for at, journey in enumerate(self.journeys[child]):
                if journey in part:
                    bits[part[journey], child] |= 1 << at
        found: dict[Key, set[str]] = defaultdict(set)
        for (name, child), which in bits.items():
            found[name].add(f"{_who_stays(self.texts[child])} {which:x}")
        return {name: frozenset(texts) for name, texts in found.items()}


def _who_stays(text: str) -> str:
    """The text with the home as a part of where a child travels: one that moved is counted once."""
    return f"{text[:CODE_DIGITS]} {text[CODE_DIGITS:].replace(' ', '', 1)}"


def _rank(one: Request) -> tuple[int, str, str, str, int, str]:
    times = one.delivery_window.latest_s + one.pickup_window.latest_s
    return one.day.weekday(), one.direction.value, one.pickup, one.delivery, times, one.code
