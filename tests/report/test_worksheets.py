"""Worksheets: headings stay in view, figures have formats, and no text runs as a formula."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from geoplan.report.columns import ONE_DECIMAL, Column
from geoplan.report.late_rows import LateRows
from geoplan.report.worksheets import HEADER_ROW, title, write_cover, write_table

COLUMNS = (Column("From", None, 10), Column("Minutes", ONE_DECIMAL, 10))
NASTY = ("=1+1", "+44 1623", "-1 (note)", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")')


def table(*rows, **other):
    sheet = Workbook().active
    write_table(sheet, "A note", COLUMNS, rows, "made by hand", **other)
    return sheet


def test_headings_stay_in_view_and_repeat_in_print():
    sheet = table(("a", 1.26))
    assert sheet.freeze_panes == "B4"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.auto_filter.ref == "A3:B4"
    assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4
    assert sheet.page_setup.orientation == "landscape"


def test_columns_are_as_wide_as_their_texts_and_figures_have_their_format():
    sheet = table(("a name that is rather long", 1.26), ("b", float("nan")))
    assert sheet.column_dimensions["A"].width == 28
    assert sheet.column_dimensions["B"].width == 10
    assert sheet["B4"].number_format == "0.0"
    assert sheet["B5"].value is None


@pytest.mark.parametrize("text", NASTY)
def test_no_cell_heading_note_or_footer_runs_as_a_formula(text):
    sheet = Workbook().active
    write_table(sheet, text, (Column(text), Column(text)), [(text, text)], text)
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type != "f"
            assert cell.value is None or cell.value == f"'{text}"


@pytest.mark.parametrize("text", NASTY)
def test_nor_do_the_rows_of_long_tables(text):
    late: list[LateRows] = []
    sheet = table(*[(text, 1.0)] * 600, late=late)
    assert sheet.cell(HEADER_ROW + 1, 1).value == f"'{text}"
    assert {row[0] for rows in late for row in rows.rows} == {f"'{text}"}


@settings(max_examples=30)
@given(st.text(max_size=30))
def test_whatever_is_written_no_cell_is_a_formula(text):
    assert table((text, 1.0)).cell(HEADER_ROW + 1, 1).data_type != "f"


def test_nor_does_a_cover():
    book = Workbook()
    for text in NASTY:
        write_cover(book.active, text, text, [(text, text)], [(text, text)])
        assert not [cell for row in book.active.iter_rows() for cell in row if cell.data_type == "f"]


def test_names_of_sheets_are_ones_that_excel_allows():
    assert title("by [venue]: a/b" + "x" * 40) == "By  venue   a bxxxxxxxxxxxxxxxx"
