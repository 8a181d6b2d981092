"""
Workbooks to fill in: a sheet with the right columns, drop-down lists and an example, and a sheet of help.

They are made from the same schemas that the readers follow, so that a filled template is always readable. The
example rows bear codes that begin with EXAMPLE; readers pass over them when they are left in.
"""

from pathlib import Path
from typing import Any

from geoplan.errors import Fault, InputError
from geoplan.io.columns import Column, Schema
from geoplan.io.fields import shown
from geoplan.io.schemas import SCHEMAS, kind_of, schema_of
from geoplan.io.write import neutralise, write_atomically

HELP_SHEET = "How to fill in"
_ROWS_PREPARED = 2_000
_HEADER_FILL = "1F3A5F"
_NEEDED_FILL = "8A2A0C"
_EXAMPLE_FILL = "EEEEEE"
_NUMBER_FORMATS = {"date": "dd/mm/yyyy", "time of day": "hh:mm"}
# Further sheets that belong to the first.
_COMPANIONS = {"venues": ("rooms",), "properties": ("sought", "offices")}


def write_template(path: str | Path, kind: str | None = None) -> Path:
    """
    Write a workbook to fill in.

    Parameters
    ----------
    path
        A name that ends in ``.xlsx``. An existing file is not replaced: it may have been filled in.
    kind
        A kind of `SCHEMAS`; by default what the file's name says.

    Returns
    -------
    Path
        `path`.

    Raises
    ------
    InputError
        When the kind is not known, the name does not end in ``.xlsx``, or the file exists already.
    """
    path = Path(path)
    kind = kind or kind_of(path)
    if kind is None:
        names = ", ".join(f"{one}.xlsx" for one in SCHEMAS)
        raise InputError(
            Fault(
                "the name does not say which table is wanted",
                f"use one of: {names}; or say it, as in --kind children",
                file=path.name,
            )
        )
    if path.suffix.lower() != ".xlsx":
        raise InputError(Fault("a template is an Excel workbook", "end the name in .xlsx", file=path.name))
    if path.exists():
        raise InputError(
            Fault("the file exists already", "give another name, or move the file away", file=path.name)
        )
    schemas = [schema_of(kind), *(schema_of(one) for one in _COMPANIONS.get(kind, ()))]
    book = _workbook(schemas)
    with write_atomically(path, about_people=False) as aside:
        book.save(aside)
    return path


def _workbook(schemas: list[Schema]) -> Any:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for schema in schemas:
        _add_table(book.create_sheet(schema.title), schema)
    _add_help(book.create_sheet(HELP_SHEET), schemas)
    return book


def _add_table(sheet: Any, schema: Schema) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(schema.columns, start=1):
        letter = get_column_letter(place)
        head = sheet.cell(1, place, column.title)
        head.font = Font(bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor=_NEEDED_FILL if column.required else _HEADER_FILL)
        head.alignment = Alignment(wrap_text=True, vertical="top")
        needed = "Needed. " if column.required else ""
        head.comment = Comment(f"{needed}{column.help} ({column.holds})", "geoplan", width=260, height=110)
        example = sheet.cell(2, place, _example(schema, column))
        example.fill = PatternFill("solid", fgColor=_EXAMPLE_FILL)
        example.font = Font(italic=True)
        sheet.column_dimensions[letter].width = min(
            max(len(column.title), len(shown(column.example)), 9) + 3, 40
        )
        _prepare(sheet, letter, column)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(schema.columns))}1"


def _example(schema: Schema, column: Column) -> object:
    """Return the example cell; that of a table's own code says that the row is an example."""
    if column.name == "code":
        return "EXAMPLE-1"
    if column.holds == "date" and isinstance(column.example, str):
        from geoplan.io.fields_time import day

        return day(column.example)
    if column.holds == "time of day" and isinstance(column.example, str):
        from geoplan.io.fields_time import clock

        return clock(column.example)
    if column.name == "children" and schema.kind == "sessions":
        return "EXAMPLE-1"
    return neutralise(column.example)


def _prepare(sheet: Any, letter: str, column: Column) -> None:
    """Give a column its format and drop-down list, below the header."""
    from openpyxl.worksheet.datavalidation import DataValidation

    number_format = _NUMBER_FORMATS.get(column.holds)
    if column.holds in ("code", "postcode", "codes, ; between them", "dates, ; between them"):
        number_format = "@"  # text: Excel would make 007 of 7 and a date of 1-2
    if number_format:
        sheet[f"{letter}2"].number_format = number_format
        sheet.column_dimensions[letter].number_format = number_format
    if column.choices:
        rule = DataValidation(
            type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True, showErrorMessage=True
        )
        rule.error = "Choose one from the list."
        rule.errorTitle = column.title
        rule.add(f"{letter}2:{letter}{_ROWS_PREPARED}")
        sheet.add_data_validation(rule)


def _add_help(sheet: Any, schemas: list[Schema]) -> None:
    from openpyxl.styles import Alignment, Font

    lines, bold = _help_lines(schemas)
    for row, cells in enumerate(lines, start=1):
        for place, value in enumerate(cells, start=1):
            cell = sheet.cell(row, place, neutralise(value))
            cell.font = Font(bold=row in bold)
            if len(cells) > 1:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCDE", (28, 9, 34, 70, 24), strict=True):
        sheet.column_dimensions[letter].width = width


def _help_lines(schemas: list[Schema]) -> tuple[list[tuple[str, ...]], set[int]]:
    """Return the rows of the help sheet, and the numbers of those that are headings."""
    lines: list[tuple[str, ...]] = [
        ("How to fill in this workbook",),
        ("Columns with a red-brown header are needed in every row; others may be left blank or deleted.",),
        ("The grey row is an example; it is left out when the file is read, whether you delete it or not.",),
        ("Dates: day first, such as 24/11/2026. Codes instead of people's names, always.",),
    ]
    if any(schema.located for schema in schemas):
        ways = "latitude and longitude, easting and northing, postcode, or place"
        lines.append((f"Where a row lies: {ways}; one of them will do.",))
    bold = {1}
    for schema in schemas:
        lines += [(), (f"Sheet {schema.title}: {schema.summary}",)]
        lines.append(("Column", "Needed", "Holds", "What it says", "Example"))
        bold |= {len(lines), len(lines) - 1}
        for column in schema.columns:
            holds = ", ".join(column.choices) if column.choices else column.holds
            needed = "yes" if column.required else ""
            example = "" if column.example is None else shown(column.example)
            lines.append((column.title, needed, holds, column.help, example))
    return lines, bold
