"""The tables under panels: everything that the maps show, in words and numbers."""

from dataclasses import dataclass
from typing import Any

Cell = str | tuple[str, float]
"""A text, or what stands for a number and the number that it is sorted by."""

LAST = 1e12
"""What is hidden, or not there, is sorted after every number."""


@dataclass(frozen=True, slots=True)
class Table:
    """
    A table under the maps.

    Parameters
    ----------
    numbers
        Which columns hold numbers.
    buttons
        What a row's first cell shows on the map when it is pressed: ``area``, or nothing.
    search
        What its rows are searched for, in words; empty for a table that is not searched.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: frozenset[int] = frozenset()
    note: str = ""
    buttons: str = ""
    search: str = ""


def number(told: int | str) -> tuple[str, float]:
    """Return a number, or words that hold one, as a cell sorted by it; words without one come last."""
    text = str(told)
    digits = "".join(sign for sign in text.replace("−", "-") if sign in "0123456789.-")
    try:
        return text, float(digits) if "." in digits else int(digits)
    except ValueError:
        return text, LAST


def table_words(table: Table) -> dict[str, Any]:
    """Return a table as ``assets/panels/panels.html`` reads it."""
    return {
        "title": table.title,
        "heads": table.heads,
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "numbers": table.numbers,
        "note": table.note,
        "buttons": table.buttons,
        "search": table.search,
    }


def _cell(cell: Cell) -> dict[str, str | None]:
    if isinstance(cell, str):
        return {"text": cell, "sort": None}
    text, order = cell
    # Whole numbers to their last digit; of averages no more than is needed to sort them.
    return {"text": text, "sort": str(order) if isinstance(order, int) else f"{order:g}"}
