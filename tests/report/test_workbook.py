import math
from dataclasses import replace

import numpy as np
import openpyxl
import pytest

from geoplan.errors import InputError
from geoplan.report.access import access_report
from geoplan.report.workbook import Cover, write_access_workbook
from tests.report.matrices import matrix

INF = math.inf


def written(path, **changes):
    made = matrix([[12.345, 60], [70, 50.5], [INF, INF]], miles=[[5, 30], [40, 25.25], [INF, INF]])
    report = access_report(made, {"c1": "North", "c2": "South"}, names={"a": "Ash Centre", "b": "=EVIL()"})
    write_access_workbook(report, path, **changes)
    return openpyxl.load_workbook(path)


def test_sheets_in_the_order_people_read(tmp_path):
    book = written(tmp_path / "t.xlsx")
    assert book.sheetnames == [
        "Cover",
        "By district",
        "Nearest",
        "Far from every venue",
        "By venue",
        "Minutes",
        "Miles",
    ]


def test_values_keep_full_precision_and_show_one_decimal(tmp_path):
    cell = written(tmp_path / "t.xlsx")["Minutes"]["B4"]
    assert cell.value == pytest.approx(12.345)
    assert cell.number_format == "0.0"


def test_minutes_and_miles_have_a_sheet_each_and_no_road_leaves_a_cell_empty(tmp_path):
    book = written(tmp_path / "t.xlsx")
    assert [cell.value for cell in book["Minutes"][3]] == ["Child", "Ash Centre", "'=EVIL()"]
    assert book["Miles"]["C5"].value == pytest.approx(25.25)
    assert book["Miles"]["C6"].value is None


def test_nothing_is_a_formula(tmp_path):
    book = written(tmp_path / "t.xlsx", cover=Cover(title="=1+1", licence="@cmd", notes=("-2",)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert "'=1+1" in texts
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@"))]


def test_the_far_sheet_lists_the_unreachable_first(tmp_path):
    sheet = written(tmp_path / "t.xlsx")["Far from every venue"]
    assert [sheet.cell(row, 1).value for row in (4, 5)] == ["c3", "c2"]
    assert sheet["C4"].value == "no road to any"
    assert sheet["D4"].value is None


def test_headings_stay_in_view_and_repeat_in_print(tmp_path):
    for sheet in written(tmp_path / "t.xlsx").worksheets[1:]:
        assert sheet.freeze_panes == "B4"
        assert sheet.print_title_rows == "$3:$3"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.oddFooter.right.text == "Page &P of &N"


def test_every_sheet_says_where_its_figures_come_from(tmp_path):
    book = written(tmp_path / "t.xlsx")
    for sheet in book.worksheets[1:]:
        assert "0123456789abcdef" in sheet.oddFooter.left.text
    cover = [str(cell.value) for row in book["Cover"].iter_rows() for cell in row if cell.value]
    assert any("hand-made" in text for text in cover)
    assert any("off-peak" in text for text in cover)


def test_cover_links_lead_to_sheets_that_exist(tmp_path):
    book = written(tmp_path / "t.xlsx")
    targets = [cell.hyperlink.location for row in book["Cover"].iter_rows() for cell in row if cell.hyperlink]
    assert [target.split("!")[0].strip("'") for target in targets] == book.sheetnames[1:]


def test_shading_darkens_steadily_so_that_it_reads_in_black_and_white(tmp_path):
    sheet = written(tmp_path / "t.xlsx")["Minutes"]
    ranges = list(sheet.conditional_formatting)
    assert [str(item.sqref) for item in ranges] == ["B4:C6"]
    (scale,) = [rule.colorScale for item in ranges for rule in item.rules if rule.colorScale]
    greys = [sum(int(color.rgb[at : at + 2], 16) for at in (2, 4, 6)) for color in scale.color]
    assert greys == sorted(greys, reverse=True)


def test_another_ending_is_refused_and_nothing_is_written(tmp_path):
    with pytest.raises(InputError, match=r"ends in \.xlsx"):
        written(tmp_path / "t.xls")
    assert list(tmp_path.iterdir()) == []


def test_too_many_pairs_for_a_workbook_are_refused_with_a_way_out(tmp_path):
    small, many = matrix([[1.0] * 8]), matrix(np.ones((70_000, 8)))
    big = replace(access_report(small, {}), matrix=many)
    with pytest.raises(InputError, match=r"big\.parquet"):
        write_access_workbook(big, tmp_path / "big.xlsx")
    assert list(tmp_path.iterdir()) == []
