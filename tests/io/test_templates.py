from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from geoplan.io.read import (
    read_adults,
    read_carers,
    read_children,
    read_drivers,
    read_located,
    read_observed,
    read_providers,
    read_sessions,
    read_venues,
    read_workers,
)
from geoplan.io.schemas import SCHEMAS
from geoplan.io.templates import HELP_SHEET, write_template
from tests.io.helpers import faults_of

READERS = {
    "children": read_children,
    "carers": read_carers,
    "adults": read_adults,
    "drivers": read_drivers,
    "providers": read_providers,
    "workers": read_workers,
    "sessions": read_sessions,
    "places": read_located,
    "observed": read_observed,
    "venues": read_venues,
}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_template_has_its_columns_help_and_a_marked_example(tmp_path: Path, kind: str) -> None:
    book = load_workbook(write_template(tmp_path / f"{kind}.xlsx"))
    schema = SCHEMAS[kind]
    sheet = book[schema.title]
    assert [cell.value for cell in sheet[1]] == [column.title for column in schema.columns]
    assert sheet["A2"].value == "EXAMPLE-1"
    assert all(cell.comment for cell in sheet[1])
    assert sheet.freeze_panes == "B2"
    words = {cell.value for row in book[HELP_SHEET].iter_rows() for cell in row}
    assert {column.help for column in schema.columns} <= words
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert lists == {'"' + ",".join(column.choices) + '"' for column in schema.columns if column.choices}


@pytest.mark.parametrize("kind", READERS)
def test_a_template_that_is_not_filled_in_holds_nobody_or_has_only_that_fault(
    tmp_path: Path, kind: str
) -> None:
    path = write_template(tmp_path / f"{kind}.xlsx")
    empty = "there is no row below the header"
    if SCHEMAS[kind].may_be_empty:
        notes: list[str] = []
        assert READERS[kind](path, note=notes.append) == ()
        assert f"{kind}.xlsx: {empty}" in notes
    else:
        assert {fault.message for fault in faults_of(READERS[kind], path)} == {empty}


@pytest.mark.parametrize("kind", READERS)
def test_the_example_itself_can_be_read_once_it_has_a_code(tmp_path: Path, kind: str) -> None:
    path = write_template(tmp_path / f"{kind}.xlsx")
    book = load_workbook(path)
    for sheet in book.worksheets[:-1]:
        for cell in sheet[2]:
            if cell.value == "EXAMPLE-1":
                cell.value = "meadow-house" if sheet.title == "Venues" else "C-1"
    book.save(path)
    (row,) = READERS[kind](path)
    assert row.code in ("C-1", "meadow-house")


def test_dates_in_templates_are_dates_shown_day_first(tmp_path: Path) -> None:
    sheet = load_workbook(write_template(tmp_path / "drivers.xlsx"))["Drivers"]
    (cell,) = (sheet.cell(2, head.column) for head in sheet[1] if head.value == "DBS expiry")
    assert (cell.value, cell.number_format) == (datetime(2028, 11, 24), "dd/mm/yyyy")


def test_a_file_that_exists_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "children.xlsx"
    path.write_text("filled in")
    assert "exists already" in faults_of(write_template, path)[0].message
    assert path.read_text() == "filled in"


@pytest.mark.parametrize(("name", "word"), [("things.xlsx", "which table"), ("children.csv", "Excel")])
def test_what_cannot_be_a_template_is_refused(tmp_path: Path, name: str, word: str) -> None:
    assert word in faults_of(write_template, tmp_path / name)[0].message


def test_a_name_of_any_kind_with_the_kind_given(tmp_path: Path) -> None:
    assert "Drivers" in load_workbook(write_template(tmp_path / "mine.xlsx", "drivers")).sheetnames
