from datetime import date, datetime, time

import pytest
from openpyxl import Workbook, load_workbook

from geoplan.report.columns import WHOLE, Column
from geoplan.report.runs.stable import save_stable
from geoplan.report.runs.tables import SheetText, add_table

COLUMNS = (
    Column("Where", None, 12),
    Column("Day", "dd/mm/yyyy", 11),
    Column("Start", "hh:mm", 8),
    Column("Miles", "#,##0.0", 9),
    Column("Rows", WHOLE, 8),
    Column("Held", None, 8),
)
NOTE = SheetText("A note", "A warning", "A footer")
DAY = date(2026, 11, 23)


def rows_of(count):
    """So many rows of every kind of cell, the last of them a total."""
    words = ("plain", "a <b> & c", " in spaces ", "=1+1", "two\nlines", "£–é")
    rows = [
        (
            words[at % len(words)],
            DAY if at % 3 else None,
            time(9, 5) if at % 5 else "unknown",
            at / 7 if at % 11 else None,
            at,
            at % 2 == 0 if at % 4 else None,
        )
        for at in range(count - 1)
    ]
    return [*rows, ("All", None, None, 12.5, count, None)]


def written(rows, path, *, late):
    book = Workbook()
    given = [] if late else None
    for name in ("First", "Second"):
        add_table(book.create_sheet(name), NOTE, COLUMNS, rows, late=given)
    save_stable(book, path, datetime(2026, 11, 23), given or ())
    return given


def cells_of(path, name):
    sheet = load_workbook(path)[name]
    looks = ("number_format", "font", "border", "alignment", "fill", "data_type")
    return {
        cell.coordinate: (cell.value, *(repr(getattr(cell, look)) for look in looks))
        for row in sheet.iter_rows()
        for cell in row
    }


@pytest.mark.parametrize("name", ["First", "Second"])
def test_a_long_table_is_the_same_as_if_openpyxl_had_made_every_cell(tmp_path, name):
    rows = rows_of(260)
    (late, _) = written(rows, tmp_path / "late.xlsx", late=True)
    written(rows, tmp_path / "plain.xlsx", late=False)
    assert len(list(late.made())) < 30
    found, expected = (cells_of(tmp_path / file, name) for file in ("late.xlsx", "plain.xlsx"))
    assert found.keys() == expected.keys()
    for place, (value, *look) in expected.items():
        assert found[place][1:] == tuple(look), place
        # openpyxl writes sixteen digits.
        same = pytest.approx(value, rel=1e-14) if isinstance(value, float) else value
        assert found[place][0] == same, place


def test_the_same_rows_make_the_same_file(tmp_path):
    for file in ("one.xlsx", "two.xlsx"):
        written(rows_of(260), tmp_path / file, late=True)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_openpyxl_makes_all_rows_of_a_short_table(tmp_path):
    assert written(rows_of(20), tmp_path / "short.xlsx", late=True) == []
    assert load_workbook(tmp_path / "short.xlsx")["First"]["A4"].value == "plain"
