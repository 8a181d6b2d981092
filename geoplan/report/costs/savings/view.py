"""What one plan saves against another, as a notebook, the terminal and a workbook show it."""

from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.costs.ledger.savings import Cause, Savings, compare
from geoplan.costs.ledger.sums import By
from geoplan.domain.ledger import Ledger
from geoplan.report.columns import WHOLE, Column
from geoplan.report.costs.page import Page, Sheet, page_html, page_workbook, show_page
from geoplan.report.costs.savings import blocks
from geoplan.report.costs.week.view import WARNING, adds_up, period_of
from geoplan.report.runs import words
from geoplan.report.runs.tables import DATE, POUNDS

if TYPE_CHECKING:
    from rich.console import Console

_MATCHED = "A child's journey before is laid beside the same child's journey for the same session after."
_LINES = (
    (By.VENUE, "By venue, as before"),
    (By.DISTRICT, "By district"),
    (By.GROUP, "By age group"),
    (By.MODE, "By who took the child before"),
)


@dataclass(frozen=True)
class SavingsView:
    """
    Two ledgers compared.

    Parameters
    ----------
    names
        What the two plans are called.
    """

    before: Ledger = field(repr=False)
    after: Ledger = field(repr=False)
    names: tuple[str, str] = ("before", "after")

    @cached_property
    def savings(self) -> Savings:
        """What is saved; raises ValueError where the plans are of different numbers of weeks."""
        return compare(self.before, self.after)

    def page(self, *, whole: bool = True) -> Page:
        """Return the tables with their words; without `whole` as eighty columns hold them."""
        savings = self.savings
        lines = [blocks.by_line(savings, by, title) for by, title in _LINES]
        told = [] if whole else [blocks.how_told(savings)]
        return Page(
            title=f"What {self.names[1]} saves against {self.names[0]}",
            headline=headline_of(savings),
            lines=tuple(self._lines()),
            blocks=(
                blocks.by_cause(savings, told=whole),
                *told,
                blocks.compared(savings),
                blocks.apart(savings),
                blocks.who_takes_whom(savings),
                *lines,
                blocks.staff(self.before.staff, self.after.staff),
            ),
            warning=WARNING,
            footer=_MATCHED,
        )

    def _lines(self) -> list[str]:
        found = [f"{self.names[0]}: {period_of(self.before)}. {adds_up(self.before)}"]
        found.append(f"{self.names[1]}: {period_of(self.after)}. {adds_up(self.after)}")
        if self.savings.prices:
            changed = ", ".join(
                f"{name.replace('_', ' ')} {old:g} to {new:g}" for name, old, new in self.savings.prices
            )
            found.append(f"Prices differ, which is in the causes too: {changed}.")
        return found

    def _repr_html_(self) -> str:
        return page_html(self.page())


def headline_of(savings: Savings) -> str:
    """The saving, its share, its largest cause, and what is not compared."""
    journeys = words.count_of(len(savings.pairs), "journey")
    if not savings.pairs:
        return "Nothing can be compared: the plans have no journey in common that somebody takes."
    before, saved = savings.before.paid_pence, savings.pence
    share = f" ({abs(saved) / before:.0%})" if before else ""
    word = "saved" if saved >= 0 else "more"
    amounts = f"{words.money(before)} before, {words.money(savings.after.paid_pence)} after"
    parts = [f"{words.money(abs(saved))} {word}{share} on the {journeys} that both plans have: {amounts}"]
    pence = savings.by_cause()
    first = max(Cause, key=lambda cause: pence[cause])
    if saved > 0 and pence[first] > 0:
        parts.append(f"The largest cause: {first.value}, {words.money(pence[first])}")
    others = len(savings.only_before) + len(savings.only_after) + len(savings.not_taken)
    if others:
        parts.append(f"Not compared and kept apart: {words.count_of(others, 'journey')}")
    return ". ".join(parts) + "."


def show_savings(view: SavingsView, console: "Console | None" = None) -> None:
    """Print what is saved."""
    show_page(view.page(whole=False), console)


def savings_workbook(view: SavingsView, path: str | Path) -> None:
    """
    Write what is saved as an Excel workbook for the planning team, with every journey compared.

    Raises
    ------
    InputError
        When the name does not end in .xlsx, or the file cannot be written.
    """
    made = datetime.combine(view.after.days[0], time())
    page_workbook(view.page(), path, [_journeys(view.savings), _not_compared(view.savings)], created=made)


def _journeys(savings: Savings) -> Sheet:
    columns = (
        Column("Journey", None, 13),
        Column("Child", None, 10),
        Column("Day", DATE, 12),
        Column("Mode before", None, 17),
        Column("Mode after", None, 17),
        Column("Venue before", None, 20),
        Column("Venue after", None, 20),
        Column("Before", POUNDS, 10),
        Column("After", POUNDS, 10),
        *(Column(cause.value.capitalize(), POUNDS, 12) for cause in Cause),
        Column("Saved", POUNDS, 10),
    )
    rows = [
        (
            pair.after.request,
            pair.after.child,
            pair.after.day,
            pair.before.mode.value,
            pair.after.mode.value,
            pair.before.venue,
            pair.after.venue,
            words.pounds(pair.before.amounts.paid_pence),
            words.pounds(pair.after.amounts.paid_pence),
            *(words.pounds(pair.parts.get(cause, 0)) for cause in Cause),
            words.pounds(pair.pence),
        )
        for pair in savings.pairs
    ]
    pence = savings.by_cause()
    total = (
        "All",
        *[None] * 6,
        words.pounds(savings.before.paid_pence),
        words.pounds(savings.after.paid_pence),
        *(words.pounds(pence[cause]) for cause in Cause),
        words.pounds(savings.pence),
    )
    note = "Every child's journey that both plans have: causes add up to what is saved."
    return Sheet("Journeys", note, "every journey compared, by cause", columns, (*rows, total))


def _not_compared(savings: Savings) -> Sheet:
    columns = (
        Column("Why", None, 24),
        Column("Journey", None, 13),
        Column("Child", None, 10),
        Column("Day", DATE, 12),
        Column("Mode", None, 17),
        Column("Children", WHOLE, 9),
        Column("Pounds", POUNDS, 10),
    )
    found = (
        *(("in the first plan only", row) for row in savings.only_before),
        *(("in the second plan only", row) for row in savings.only_after),
        *(("nobody takes it before", pair.after) for pair in savings.not_taken if not pair.before.is_covered),
        *(("nobody takes it after", pair.before) for pair in savings.not_taken if pair.before.is_covered),
    )
    rows = tuple(
        (why, row.request, row.child, row.day, row.mode.value, 1, words.pounds(row.amounts.paid_pence))
        for why, row in found
    )
    note = "Journeys of one plan only, or that nobody takes in one: they are no saving and in no figure."
    return Sheet("Not compared", note, "what is kept apart", columns, rows)
