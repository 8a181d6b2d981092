"""Printed totals held against what their parts add up to: a difference is shown, never hidden."""

from collections.abc import Iterable
from dataclasses import dataclass

from geoplan.costs.appraisal.lines import BENEFITS, COSTS
from geoplan.costs.appraisal.option import Option, Printed
from geoplan.domain.money import pounds


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One total as printed and as added up, in pence."""

    what: str
    printed: int
    added: int

    @property
    def difference(self) -> int:
        """Added up less printed."""
        return self.added - self.printed

    @property
    def agrees(self) -> bool:
        """Whether both are the same."""
        return self.added == self.printed

    def __str__(self) -> str:
        if self.agrees:
            return f"{self.what}: {pounds(self.printed)}, as it adds up"
        more = "more" if self.difference > 0 else "less"
        by = pounds(abs(self.difference))
        return f"{self.what}: printed {pounds(self.printed)}, adds up to {pounds(self.added)}, {by} {more}"


def reconcile(option: Option) -> tuple[Reconciled, ...]:
    """Hold every printed total of an option against its lines; empty where nothing is printed."""
    printed = option.printed or Printed()
    costs, benefits = option.by_year(*COSTS), option.by_year(*BENEFITS)
    found = list(_by_year("costs", option.years, printed.costs, costs))
    found += _by_year("benefits", option.years, printed.benefits, benefits)
    if printed.cumulative is not None:
        added = sum(benefits) - sum(costs)
        found.append(Reconciled("cumulative position", printed.cumulative, added))
    return tuple(found)


def _by_year(
    what: str, years: Iterable[str], printed: tuple[int | None, ...] | None, added: Iterable[int]
) -> Iterable[Reconciled]:
    for year, told, total in zip(years, printed or (), added, strict=False):
        if told is not None:
            yield Reconciled(f"{what} of {year}", told, total)
