"""Reading the embedded tables: each cell checked, all faults of a file gathered before any is raised."""

import csv
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from geoplan.errors import Fault, InputError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. Reading a cell that cannot be used adds a fault and goes on with a stand-in."""

    file: str
    number: int
    cells: Mapping[str, str]
    faults: list[Fault]

    def fault(self, column: str | None, message: str, cure: str) -> None:
        """Add a fault at a cell, or at the whole row when `column` is None."""
        self.faults.append(Fault(message, cure, file=self.file, row=self.number, column=column))

    def text(self, column: str) -> str:
        """Return a cell that must not be empty."""
        value = self.cells[column]
        if not value:
            self.fault(column, "the cell is empty", "fill it in")
        return value

    def optional(self, column: str) -> str | None:
        """Return a cell, None where it is empty."""
        return self.cells[column] or None

    def decimal(self, column: str) -> float:
        """Return a cell that must be a number; not a number stands in for one that is not."""
        value = self.text(column)
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if value and not math.isfinite(number):
            self.fault(column, f'"{value}" is not a number', "write digits, with a point for decimals")
        return number

    def whole(self, column: str) -> int:
        """Return a cell that must be a whole number; 0 stands in for one that is not."""
        number = self.decimal(column)
        if math.isfinite(number) and number != int(number):
            self.fault(column, f'"{self.cells[column]}" is not a whole number', "write it without decimals")
        return int(number) if math.isfinite(number) else 0

    def choice(self, column: str, choices: Mapping[str, T]) -> T:
        """Return what a cell stands for; the first choice stands in for one that is not there."""
        value = self.text(column)
        if value in choices:
            return choices[value]
        if value:
            self.fault(column, f'"{value}" is not known{suggestion(value, choices)}', one_of(choices))
        return next(iter(choices.values()))

    def yes(self, column: str) -> bool:
        """Return whether a cell says yes; empty is no."""
        value = self.cells[column]
        if value not in ("yes", "no", ""):
            self.fault(column, f'"{value}" is neither yes nor no', "write yes or no")
        return value == "yes"

    def day(self, column: str) -> date:
        """Return a cell that must be a date, year first; the first of all days stands in for no date."""
        value = self.text(column)
        try:
            return date.fromisoformat(value)
        except ValueError:
            if value:
                self.fault(column, f'"{value}" is not a date', "write it as 2026-04-06")
            return date.min

    def make(self, build: "Callable[[Row], T]") -> T | None:
        """
        Build a checked thing from the row; None where its own checks refuse, which adds a fault.

        The checks are silent about a row whose cells are at fault already: they saw stand-ins.
        """
        try:
            built = build(self)
        except ValueError as refusal:
            if not self.faults_here():
                self.fault(None, str(refusal), "mend the row")
            return None
        return None if self.faults_here() else built

    def faults_here(self) -> list[Fault]:
        """Return the faults found in this row so far."""
        return [fault for fault in self.faults if fault.row == self.number and fault.file == self.file]


def suggestion(value: str, known: Iterable[str]) -> str:
    """Return a hint at the nearest known word, empty where none is near."""
    near = get_close_matches(value, known, n=1, cutoff=0.6)
    return f' (did you mean "{near[0]}"?)' if near else ""


def one_of(choices: Iterable[str]) -> str:
    """Return the cure for a word that is not among the known ones."""
    return "write one of: " + ", ".join(choices)


def read_rows(path: Path, columns: Iterable[str], faults: list[Fault]) -> list[Row]:
    """
    Read a CSV file's rows, cells stripped of spaces around them.

    Parameters
    ----------
    columns
        Those that must be there; others may be.
    faults
        Takes what is wrong with the file; the rows add to it as they are used.

    Returns
    -------
    list of Row
        Empty when the file cannot be read at all, with the fault added. Rows are numbered as a spreadsheet
        shows them, the header being row 1. Blank rows are passed over.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            table = list(csv.reader(lines))
    except FileNotFoundError:
        faults.append(Fault("the file is missing", "restore the data folder", file=name))
        return []
    except (UnicodeDecodeError, csv.Error):
        faults.append(Fault("the file is not CSV text", "save it as CSV, UTF-8", file=name))
        return []
    header = [cell.strip() for cell in table[0]] if table else []
    missing = [column for column in columns if column not in header]
    for column in missing:
        hint = suggestion(column, header) if header else " (the file is empty)"
        faults.append(Fault(f'there is no column "{column}"{hint}', "add the column", file=name, row=1))
    if missing:
        return []
    rows = []
    for number, cells in enumerate(table[1:], start=2):
        stripped = [cell.strip() for cell in cells]
        if not any(stripped):
            continue
        if len(stripped) != len(header):
            message = f"the row has {len(stripped)} cells, the header {len(header)}"
            faults.append(Fault(message, "put quotes around cells that hold commas", file=name, row=number))
            continue
        rows.append(Row(name, number, dict(zip(header, stripped, strict=True)), faults))
    return rows


def refuse_repeats(rows: Iterable[Row], column: str = "code") -> None:
    """Add a fault for every row whose code an earlier row has."""
    first: dict[str, Row] = {}
    for row in rows:
        code = row.cells[column]
        if code in first:
            where = f"{first[code].file} row {first[code].number}"
            row.fault(column, f'"{code}" is already in {where}', "give each row a code of its own")
        elif code:
            first[code] = row


def raise_faults(faults: list[Fault]) -> None:
    """Raise all faults as one error, if there are any."""
    if faults:
        raise InputError(faults)
