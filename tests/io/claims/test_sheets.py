import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart

from geoplan.errors import InputError
from geoplan.io.claims.sheets import Merged, column_letters, count_hidden, read_sheets
from geoplan.io.grid import TableLimits
from tests.io.claims.sheets_made import sheet_of

LIMITS = TableLimits()


@pytest.fixture
def merged_book(tmp_path):
    book = Workbook()
    first = book.active
    first.title = "One"
    first.append(["Journey", None, "Miles"])
    first.append(["From", "To", None])
    first.merge_cells("A1:B1")
    first.merge_cells("C1:C2")
    book.create_sheet("Empty")
    book.create_sheet("Hidden").append(["x"])
    book["Hidden"].sheet_state = "hidden"
    book.create_chartsheet("Chart").add_chart(BarChart())
    book.create_sheet("Two").append(["y"])
    book.save(tmp_path / "m.xlsx")
    return tmp_path / "m.xlsx"


def test_every_visible_sheet_that_holds_cells_is_read(merged_book):
    assert [one.grid.sheet for one in read_sheets(merged_book, None, LIMITS)] == ["One", "Two"]


def test_a_sheet_that_is_named_is_read_even_when_hidden(merged_book):
    assert [one.grid.sheet for one in read_sheets(merged_book, "Hidden", LIMITS)] == ["Hidden"]
    with pytest.raises(InputError, match="no sheet"):
        read_sheets(merged_book, "Three", LIMITS)


def test_merged_cells_are_known_and_filled_in_at_the_head(merged_book):
    sheet = read_sheets(merged_book, None, LIMITS)[0]
    assert set(sheet.merged) == {Merged(1, 0, 1, 1), Merged(1, 2, 2, 2)}
    assert [row.cells[:3] for row in sheet.head(5)] == [
        ("Journey", "Journey", "Miles"),
        ("From", "To", "Miles"),
    ]


def test_only_blocks_over_several_rows_stand_for_the_rows_below():
    sheet = sheet_of(["a", "b"], ["c", "d"], merged=[(1, 0, 1, 1), (1, 1, 2, 1)])
    assert sheet.over_rows(1, 0) is None
    assert sheet.over_rows(2, 1) == Merged(1, 1, 2, 1)


def test_hidden_sheets_are_counted(merged_book):
    assert count_hidden(merged_book) == 1


@pytest.mark.parametrize(("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_letters_of_columns(place, letters):
    assert column_letters(place) == letters


def test_a_text_table_is_one_sheet(tmp_path):
    (tmp_path / "a.csv").write_text("Date,Miles\n1/5/2026,3\n")
    (only,) = read_sheets(tmp_path / "a.csv", None, LIMITS)
    assert (only.grid.sheet, len(only.grid.rows)) == (None, 2)


def test_a_workbook_of_blank_sheets_has_nothing_in_it(tmp_path):
    Workbook().save(tmp_path / "e.xlsx")
    with pytest.raises(InputError, match="nothing in it"):
        read_sheets(tmp_path / "e.xlsx", None, LIMITS)
