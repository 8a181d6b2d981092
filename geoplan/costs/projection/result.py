"""What a year comes to: a range, month by month, and how it was made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from geoplan.domain.money import pounds
from geoplan.notebook import html_page, html_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCost:
    """
    What one month is expected to cost, in whole pence.

    Parameters
    ----------
    first
        Its first day, or that of the year projected.
    working_days, school_days
        Days from Monday to Friday without bank holidays; those of them with school.
    by_group
        Expected pence by group; they add up to `pence`.
    low, high
        The range. Ranges of months do not add up to that of the year: months vary more.
    """

    first: date
    working_days: int
    school_days: int
    by_group: Mapping[str, int]
    low: int
    high: int

    @property
    def pence(self) -> int:
        """Expected."""
        return sum(self.by_group.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCost:
    """
    What a year is expected to cost, and between what and what it will lie.

    Parameters
    ----------
    first, last
        The days projected.
    months
        They add up to the year, group by group.
    low, high
        The range, whole pence.
    weeks
        How many full weeks of contact the year has.
    bank_holidays
        Days on which there is none, with their names.
    made
        How it was made, in sentences.
    """

    first: date
    last: date
    months: tuple[MonthCost, ...]
    low: int
    high: int
    weeks: float
    bank_holidays: tuple[tuple[date, str], ...] = field(repr=False)
    made: tuple[str, ...] = field(repr=False)

    @property
    def pence(self) -> int:
        """Expected."""
        return sum(month.pence for month in self.months)

    @property
    def by_group(self) -> dict[str, int]:
        """Expected pence by group; they add up to `pence`."""
        groups = dict.fromkeys(group for month in self.months for group in month.by_group)
        return {group: sum(month.by_group.get(group, 0) for month in self.months) for group in groups}

    def to_frame(self) -> "pd.DataFrame":
        """
        Return a row a month.

        Columns ``month`` (its first day), ``working_days``, ``school_days``, ``expected_pence``,
        ``low_pence``, ``high_pence``, and a column of expected pence for each group, by its name.
        """
        import pandas as pd

        return pd.DataFrame(
            [
                {
                    "month": month.first,
                    "working_days": month.working_days,
                    "school_days": month.school_days,
                    "expected_pence": month.pence,
                    "low_pence": month.low,
                    "high_pence": month.high,
                    **month.by_group,
                }
                for month in self.months
            ]
        )

    def __str__(self) -> str:
        spelt = [pounds(pence, whole=True) for pence in (self.low, self.high, self.pence)]
        span = f"{self.first:%d/%m/%Y} to {self.last:%d/%m/%Y}"
        return f"{span}: between {spelt[0]} and {spelt[1]}, about {spelt[2]}"

    def _repr_html_(self) -> str:
        headings = ("Month", "Working days", "With school", "Expected", "From", "To")
        rows = [
            (
                f"{month.first:%B %Y}",
                str(month.working_days),
                str(month.school_days),
                *(pounds(pence, whole=True) for pence in (month.pence, month.low, month.high)),
            )
            for month in self.months
        ]
        note = " ".join(self.made)
        return html_page(html_table(headings, rows, right=headings[1:], title=str(self), note=note))
