from datetime import datetime
from io import StringIO

import pytest
from openpyxl import load_workbook
from rich.console import Console

from geoplan.errors import InputError
from geoplan.report.columns import WHOLE, Column
from geoplan.report.costs.page import Page, Sheet, page_html, page_workbook, show_page
from geoplan.report.runs.blocks import Block
from geoplan.report.runs.tables import POUNDS

MADE = datetime(2026, 11, 23)
COLUMNS = (Column("Venue", None, 20), Column("Paid", POUNDS, 12))
BLOCK = Block("By venue", COLUMNS, (("=retford", 12.5), ("all", -3.0)), "A note.", totals=1)
PAGE = Page(
    title="Costs <b>",
    headline="All in one sentence.",
    lines=("A line.",),
    blocks=(BLOCK, Block("Empty", COLUMNS, ())),
    warning="For few.",
    footer="From there.",
)
SHEET = Sheet(
    "Rows",
    "What is below",
    "every row",
    (Column("Row", None, 20), Column("Nov", WHOLE, 10)),
    (("paid", 1_234.4), ("children", "c")),
    formats=("£#,##0", "#,##0"),
)


def test_a_page_is_plain_text_where_it_goes_to_no_terminal():
    out = StringIO()
    show_page(PAGE, Console(file=out, width=80))
    lines = out.getvalue().splitlines()
    assert lines[:3] == ["Costs <b>", "All in one sentence.", "A line."]
    for text in ("By venue", "£12.50", "-£3.00", "A note.", "From there."):
        assert text in out.getvalue()
    assert "Empty" not in out.getvalue()


def test_a_page_in_a_notebook_escapes_its_texts_and_loads_nothing():
    html = page_html(PAGE)
    assert "Costs &lt;b&gt;" in html
    assert "For few. From there." in html
    assert "Empty" not in html
    assert "http" not in html
    assert "src=" not in html


def test_a_workbook_has_rows_with_formats_of_their_own(tmp_path):
    page_workbook(PAGE, tmp_path / "a.xlsx", [SHEET], created=MADE)
    sheet = load_workbook(tmp_path / "a.xlsx")["Rows"]
    assert [cell.value for cell in sheet[4]] == ["paid", 1_234.4]
    assert sheet["B4"].number_format == "£#,##0"
    assert (sheet["B5"].value, sheet["B5"].alignment.horizontal) == ("c", "right")


def test_equal_pages_make_equal_files(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        page_workbook(PAGE, tmp_path / name, [SHEET], created=MADE)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_formulas_are_texts_in_a_workbook(tmp_path):
    page_workbook(PAGE, tmp_path / "a.xlsx", [], created=MADE)
    cells = [cell for row in load_workbook(tmp_path / "a.xlsx")["Summary"].iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)


def test_other_names_than_xlsx_are_refused(tmp_path):
    with pytest.raises(InputError, match=r"call it a\.xlsx"):
        page_workbook(PAGE, tmp_path / "a.csv", [], created=MADE)
    assert list(tmp_path.iterdir()) == []
