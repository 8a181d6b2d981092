"""How a sheet falls into pages. That paper agrees is tested in `test_paper`."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.report.sheets.layout import Line, Look, RowKind, Sheet, SheetColumn, SheetRow, line

COLUMNS = (SheetColumn("Time", 36), SheetColumn("What", 150))


def row(text="x", kind=RowKind.ENTRY):
    return SheetRow((line("10:00", Look.BIG), line(text)), kind)


def sheet(*rows, **other):
    return Sheet(
        holder="D1", name="D1", heading="D1", under="", day="Monday", columns=COLUMNS, rows=rows, **other
    )


def test_a_sheet_without_rows_is_one_empty_page():
    assert sheet().pages() == ((),)


def test_what_fits_is_one_page():
    rows = tuple(row() for _ in range(20))
    assert sheet(*rows).pages() == (rows,)


def test_what_just_misses_is_set_smaller_instead_of_taking_a_second_page():
    most = next(count for count in range(1, 99) if sheet(*[row()] * count).is_dense)
    assert not sheet(*[row()] * (most - 1)).is_dense
    assert len(sheet(*[row()] * most).pages()) == 1


def test_long_sheets_take_more_pages_and_lose_nothing():
    rows = tuple(row(str(number)) for number in range(90))
    pages = sheet(*rows).pages()
    assert len(pages) > 1
    assert tuple(one for page in pages for one in page) == rows


@given(st.lists(st.sampled_from(RowKind), max_size=120))
def test_no_page_ends_with_what_leads_on_and_none_is_lost(kinds):
    rows = tuple(row("x", kind) for kind in kinds)
    pages = sheet(*rows).pages()
    assert tuple(one for page in pages for one in page) == rows
    for page, after in pairwise(pages):
        leads_on = page[-1].kind is not RowKind.ENTRY
        assert not leads_on or after[0].kind is not RowKind.ENTRY


def test_a_long_line_is_higher_in_a_narrow_column():
    text = Line("An address that goes on for quite some while, Mansfield Woodhouse")
    assert text.height_mm(40) > text.height_mm(150)


@pytest.mark.parametrize(
    "more", [{"band": "PROPOSAL"}, {"closing": ("Ring.",) * 3}, {"facts": (("1", "journey"),)}]
)
def test_whatever_else_stands_on_a_page_takes_room(more):
    rows = [row()] * 60
    assert len(sheet(*rows, **more).pages()[0]) < len(sheet(*rows).pages()[0])
