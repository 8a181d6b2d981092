"""Plan against actual: what was planned and what came of it, line by line and year by year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from geoplan.costs.appraisal.option import Option
from geoplan.domain.money import rounded_pence

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class OutturnRow:
    """One line of one year in pence; `actual` is None where it is not known yet."""

    line: str
    year: str
    planned: int
    actual: int | None

    @property
    def difference(self) -> int | None:
        """Actual less planned."""
        return None if self.actual is None else self.actual - self.planned

    @property
    def share(self) -> Fraction | None:
        """Actual as a share of what was planned; None where nothing was, or nothing is known."""
        return None if self.actual is None or not self.planned else Fraction(self.actual, self.planned)


@dataclass(frozen=True, slots=True)
class Outturn:
    """Plan and actual of an option, by line and year."""

    option: str
    rows: tuple[OutturnRow, ...]

    @property
    def known(self) -> tuple[OutturnRow, ...]:
        """The rows of which the actual is known."""
        return tuple(row for row in self.rows if row.actual is not None)

    def forecast(self, line: str) -> int:
        """
        Return what a line comes to if what is left goes as what is known has gone so far, in pence.

        Years that are not known count their plan, times the share of the plan that was reached in those that
        are; with nothing known, or nothing planned there, as planned.

        Raises
        ------
        KeyError
            When there is no such line.
        """
        rows = [row for row in self.rows if row.line == line]
        if not rows:
            raise KeyError(line)
        known = [row for row in rows if row.actual is not None]
        planned, actual = sum(row.planned for row in known), sum(row.actual or 0 for row in known)
        share = Fraction(actual, planned) if planned else Fraction(1)
        left = sum(row.planned for row in rows if row.actual is None)
        return actual + rounded_pence(left * share)

    def to_frame(self) -> "pd.DataFrame":
        """
        Return a row a line and year.

        Columns ``line``, ``year``, ``planned_pence``, ``actual_pence`` and ``difference_pence`` (missing
        where not known yet), ``share`` (float).
        """
        import pandas as pd

        rows = [
            (row.line, row.year, row.planned, row.actual, row.difference, row.share and float(row.share))
            for row in self.rows
        ]
        columns = ["line", "year", "planned_pence", "actual_pence", "difference_pence", "share"]
        kinds = {"actual_pence": "Int64", "difference_pence": "Int64", "share": "Float64"}
        return pd.DataFrame(rows, columns=columns).astype(kinds)


def against_plan(option: Option, actual: Mapping[str, Sequence[int | None]]) -> Outturn:
    """
    Hold what came of an option against its lines.

    Parameters
    ----------
    actual
        By name of the line, its pence by year; None, or a list that stops, for years not known yet.

    Raises
    ------
    ValueError
        When there is no line of a name, two lines share it, or it has more years than the plan.
    """
    names = [line.name for line in option.lines]
    for name, amounts in actual.items():
        if names.count(name) != 1:
            found = "no line" if name not in names else "more than one line"
            raise ValueError(f'option "{option.name}" has {found} "{name}"')
        if len(amounts) > len(option.years):
            raise ValueError(f'line "{name}" has {len(amounts)} actual years, the plan {len(option.years)}')
    rows = []
    for line in option.lines:
        known = tuple(actual.get(line.name, ()))
        known += (None,) * (len(option.years) - len(known))
        rows += [
            OutturnRow(line.name, year, planned, came)
            for year, planned, came in zip(option.years, line.pence, known, strict=True)
        ]
    return Outturn(option.name, tuple(rows))
