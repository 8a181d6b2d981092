"""What is in everybody's way, summed up by rule: how many people each keeps off, and for whom it is all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geoplan.runs.explaining.ranking import Choice
from geoplan.runs.rules import RULES
from geoplan.runs.tables import list_of

_NAMED = 4


@dataclass(frozen=True, slots=True)
class Obstacle:
    """
    A rule that keeps people off a request.

    Parameters
    ----------
    rule
        Its code.
    persons
        Codes of everybody whom it keeps off.
    only
        Those of them with no other rule in the way.
    """

    rule: str
    persons: tuple[str, ...]
    only: tuple[str, ...]

    @property
    def text(self) -> str:
        """One line: ``24 off on this day; nothing else in the way of D032, D034 and 5 more``."""
        head = f"{len(self.persons):,} {RULES[self.rule].short}"
        if not self.only:
            return head
        if len(self.only) == len(self.persons):
            return f"{head}, and nothing else: {_some_of(self.only)}"
        return f"{head}; nothing else in the way of {_some_of(self.only)}"


def obstacles_of(rows: Iterable[Choice]) -> tuple[Obstacle, ...]:
    """Return each rule in the way of drivers and workers, what keeps off the most people first."""
    persons: dict[str, list[str]] = {}
    only: dict[str, list[str]] = {}
    for row in rows:
        if row.possible or not row.mode.has_runs or row.person is None:
            continue
        rules = list(dict.fromkeys(reason.rule for reason in row.reasons))
        for rule in rules:
            persons.setdefault(rule, []).append(row.person)
        if len(rules) == 1:
            only.setdefault(rules[0], []).append(row.person)
    found = (
        Obstacle(rule, tuple(sorted(codes)), tuple(sorted(only.get(rule, ()))))
        for rule, codes in persons.items()
    )
    return tuple(sorted(found, key=lambda item: (-len(item.persons), item.rule)))


def _some_of(codes: Sequence[str]) -> str:
    if len(codes) <= _NAMED + 1:
        return list_of(codes)
    return list_of([*codes[:_NAMED], f"{len(codes) - _NAMED:,} more"])
