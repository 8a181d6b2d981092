"""Reading a table by its schema into records, gathering every fault on the way."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from geoplan.errors import Fault, InputError
from geoplan.io.columns import Column, Schema, header_key
from geoplan.io.fields import Bad, plain, spreadsheet_error
from geoplan.io.grid import Cell, Grid, RawRow, TableLimits, is_blank
from geoplan.io.headers import Header, find_header, header_fit
from geoplan.io.schemas import header_keys
from geoplan.io.tables import read_grid

T = TypeVar("T")
# Takes a sentence about something that was left out without being wrong.
Note = Callable[[str], None]

_TOTAL = re.compile(r"(grand |sub[- ]?)?totals?\b.{0,20}", re.IGNORECASE)
_EXAMPLE = re.compile(r"example([-_ ]?\d*)?", re.IGNORECASE)


@dataclass(slots=True)
class Record:
    """
    One row, read.

    Attributes
    ----------
    row
        Its number in the spreadsheet.
    values
        By column name; a blank cell gives the column's default.
    sound
        Whether nothing is wrong with it so far.
    at_fault
        The columns something is wrong with.
    """

    row: int
    values: dict[str, Any]
    sound: bool = True
    at_fault: set[str] = field(default_factory=set)

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def refuse(self, *names: str) -> None:
        """Remember that something is wrong with columns, or with the row as a whole when none is named."""
        self.sound = False
        self.at_fault.update(names)

    def sound_in(self, *names: str) -> bool:
        """Tell whether nothing is wrong with columns so far, whatever is with the others."""
        return self.at_fault.isdisjoint(names)


@dataclass(slots=True)
class Table:
    """
    A table being read: its records and the faults found so far.

    Attributes
    ----------
    notes
        Sentences for the user about what was left out without being wrong.
    """

    schema: Schema
    file: str
    sheet: str | None
    header: Header
    records: list[Record] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fault(self, record: Record | None, column: str | None, message: str, cure: str) -> None:
        """Add a fault at a column (by our name for it) of a record; it is no longer sound."""
        if record is not None:
            record.refuse(*() if column is None else (column,))
        self.faults.append(self.fault_at(record, column, message, cure))

    def fault_at(self, record: Record | None, column: str | None, message: str, cure: str) -> Fault:
        """Return a fault at a column (by our name for it) of a record, for checks across tables."""
        title = None
        if column is not None:
            title = self.header.titles.get(column) or self.schema.column(column).title
        row = record.row if record is not None else None
        return Fault(message, cure, file=self.file, sheet=self.sheet, row=row, column=title)

    def has(self, column: str) -> bool:
        """Tell whether the file has a column."""
        return column in self.header.at

    def build(self, make: Callable[[Record], T]) -> Iterator[T]:
        """Make a thing of every sound record; what its own checks refuse becomes a fault."""
        for record in self.records:
            if record.sound:
                try:
                    yield make(record)
                except ValueError as error:
                    self.fault(record, None, str(error), "correct the row")

    def finish(self, note: Note | None = None) -> None:
        """
        Raise every fault found, in order of rows; else tell the notes.

        Raises
        ------
        InputError
            When there are any.
        """
        if self.faults:
            raise InputError(sorted(self.faults, key=lambda fault: fault.row or 0))
        for sentence in self.notes:
            if note is not None:
                note(f"{self.file}: {sentence}")


def read_table(
    path: str | Path,
    schema: Schema,
    *,
    sheet: str | None = None,
    limits: TableLimits | None = None,
    unneeded: frozenset[str] = frozenset(),
    tables: "list[Table] | None" = None,
) -> Table:
    """
    Read a table by its schema. Faults in cells are gathered in the result, for `Table.finish` to raise.

    Blank rows and the examples of a template are passed over; a total line is a fault.

    Parameters
    ----------
    sheet
        By default the sheet whose header fits best; a note says which it was when others would do too.
    unneeded
        Keys of headers that may well be there and need no note when they are not used.
    tables
        Where the table is added once its header was found, for checks across tables: with every row, those at
        fault included.

    Raises
    ------
    InputError
        When the file cannot be read as a table at all, or lacks its header; or any row, where one is needed.
    """
    limits = limits or TableLimits()
    grid = read_grid(path, sheet=sheet, limits=limits, score=lambda rows: header_fit(schema, rows))
    header = find_header(grid, schema, limits.header_within, header_keys())
    table = Table(schema, grid.file, grid.sheet, header, faults=list(header.faults))
    if tables is not None:
        tables.append(table)
    if not header.whole:
        table.finish()
    if grid.others:
        others = ", ".join(f'"{name}"' for name in grid.others)
        table.notes.append(f'sheet "{grid.sheet}" was read; {others} would fit too: name the one to read')
    unused = [title for title in header.ignored if header_key(title) not in unneeded]
    if unused:
        table.notes.append("columns not used: " + ", ".join(unused))
    _read_rows(grid, table)
    if not table.records and not table.faults:
        _check_may_be_empty(table)
    _check_keys(table)
    return table


def _check_may_be_empty(table: Table) -> None:
    message = "there is no row below the header"
    if not table.schema.may_be_empty:
        cure = "fill in at least one row"
        raise InputError(Fault(message, cure, file=table.file, sheet=table.sheet))
    table.notes.append(message)


def _read_rows(grid: Grid, table: Table) -> None:
    columns = [(column, table.header.at.get(column.name)) for column in table.schema.columns]
    first = columns[0][1] or 0
    examples = 0
    for raw in grid.rows:
        if raw.number <= table.header.row:
            continue
        if _is_example(raw, first):
            examples += 1
        elif _is_total(raw, first):
            table.faults.append(
                Fault(
                    "this looks like a line of totals",
                    "delete the row",
                    file=grid.file,
                    sheet=grid.sheet,
                    row=raw.number,
                )
            )
        else:
            table.records.append(_read_row(raw, columns, table))
    if examples:
        rows = "row" if examples == 1 else "rows"
        table.notes.append(f"{examples} example {rows} of the template left out")


def _is_example(raw: RawRow, first: int) -> bool:
    cell = raw.cells[first] if first < len(raw.cells) else None
    return isinstance(cell, str) and _EXAMPLE.fullmatch(cell.strip()) is not None


def _is_total(raw: RawRow, first: int) -> bool:
    """Tell a total line: the word where the code belongs, or as the first word in a row without a code."""
    code = raw.cells[first] if first < len(raw.cells) else None
    cell = code if not is_blank(code) else next(cell for cell in raw.cells if not is_blank(cell))
    return isinstance(cell, str) and _TOTAL.fullmatch(cell.strip()) is not None


def _read_row(raw: RawRow, columns: list[tuple[Column, int | None]], table: Table) -> Record:
    record = Record(raw.number, {})
    width = len(raw.cells)
    for column, place in columns:
        cell = raw.cells[place] if place is not None and place < width else None
        record.values[column.name] = (
            _blank(column, place, record, table) if is_blank(cell) else _value(column, cell, record, table)
        )
    return record


def _blank(column: Column, place: int | None, record: Record, table: Table) -> object:
    if column.required:
        record.refuse(column.name)
        if place is not None:  # a column that is missing altogether is one fault of the header
            table.fault(record, column.name, "the cell is empty", _fill_in(column))
    return column.default


def _fill_in(column: Column) -> str:
    if column.example is None:
        return f"fill it in ({column.holds})"
    return f"fill it in, such as {plain_example(column)}"


def plain_example(column: Column) -> str:
    """Return the example of a column as text."""
    from geoplan.io.fields import shown

    return shown(column.example)


def _value(column: Column, cell: Cell, record: Record, table: Table) -> object:
    value = spreadsheet_error(cell) or column.parse(cell)
    if isinstance(value, Bad):
        example = None if column.example is None else plain_example(column)
        message, cure = value.words(cell, private=column.private, example=example)
        table.fault(record, column.name, message, cure)
        return column.default
    return value


def _check_keys(table: Table) -> None:
    """Find rows that bear the same code, and name both."""
    seen: dict[tuple[object, ...], int] = {}
    names = table.schema.key
    for record in table.records:
        key = tuple(_fold(record.values[name]) for name in names)
        if not key or any(part is None for part in key):
            continue
        if key in seen:
            hidden = any(table.schema.column(name).private for name in names)
            written = " in ".join(plain(record.values[name]) for name in reversed(names))
            what = "the same code" if hidden else f'"{written}"'
            table.fault(record, names[-1], f"{what} is in row {seen[key]} too", "give each row its own code")
        else:
            seen[key] = record.row


def _fold(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value
