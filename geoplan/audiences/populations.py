"""
Of whom amounts are told: two reports whose children are almost the same may not both tell of them.

A count is told again until it has changed by 5 (`geoplan.audiences.differencing`). An average, or a sum of
money or minutes, has no such step: told of 30 children, and then of the same without one, it gives that
child's away. So amounts are told of children who are the same as in every report before, or of whom at least
5 have come, gone, moved or changed.

A population is a set of texts ``who where what``: digests of who a child is, of where it travels, and of
what else is known of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from geoplan.audiences.suppression import SuppressionParams
from geoplan.domain.told import Told
from geoplan.errors import Fault, InputError

Population = frozenset[str]

WEEK = "children of the week"
SEEKERS = "children who seek a placement"
WORDS = 3
"""Of a text of a child, see above."""
LEVELS = (1, 2, 3)
"""By how many words children are told from what they were: by more where one tells of nobody."""
_DEFAULT = SuppressionParams()


def population_of(digests: Iterable[str]) -> Population:
    """Return the population of digests; those of children who are not in it are empty."""
    return frozenset(one for one in digests if one)


def who_of(text: str) -> str:
    """Return the first word of a text: who it is."""
    return text.partition(" ")[0]


def who_is_in(population: Population) -> frozenset[str]:
    """Return who is in a population: each child once, however many texts it has."""
    return frozenset(map(who_of, population))


def apart(one: Population, other: Population, levels: Sequence[int] = LEVELS) -> int:
    """
    Return by how many children two populations differ; 0 where both are the same.

    Those who came, or those who went, whichever are more. Where nobody did, those who travel elsewhere, or of
    whom else something that weighs is known; where nobody does, all who changed: five who are fetched later
    do not hide one who goes elsewhere. With `levels` ``(3,)`` whoever changed counts beside who came or went.
    """
    for words in levels:
        here, there = ({_first(text, words) for text in each} for each in (one, other))
        if here != there:
            return max(len(here - there), len(there - here))
    return 0


def _first(text: str, words: int) -> str:
    return " ".join(text.split()[:words])


def may_be_told(
    population: Population,
    told: Iterable[Population],
    params: SuppressionParams = _DEFAULT,
    levels: Sequence[int] = LEVELS,
) -> bool:
    """Whether amounts of a population may be told beside those that were told before."""
    return not any(0 < apart(population, each, levels) < params.under for each in told)


def refuse_almost_the_same(
    key: str, population: Population, before: Told, params: SuppressionParams = _DEFAULT
) -> None:
    """
    Refuse a report on almost the same children as one that was told before.

    Raises
    ------
    InputError
        When they differ by fewer than 5.
    """
    told = before.populations.get(key, ())
    if may_be_told(population, told, params):
        return
    few = min(count for each in told if (count := apart(population, each)))
    changed = "one child has" if few == 1 else f"{few} children have"
    raise InputError(
        Fault(
            f"{changed} come, gone or changed since a report that managers have: from both they could "
            "work out what is known of so few",
            f"take the children of that report (--week, --options), wait until {params.under} have come or "
            "gone, or make it for the planning team (planner)",
        )
    )


def with_population(told: Told, key: str, population: Population) -> Told:
    """Return what was told, and that amounts of a population were."""
    known = told.populations.get(key, ())
    if not population or population in known:
        return told
    return replace(told, populations={**told.populations, key: (*known, population)})
