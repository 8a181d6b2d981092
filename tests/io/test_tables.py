"""The files that users really bring: wrong kinds, damaged, protected, empty, far too large."""

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest

from geoplan.io.grid import TableLimits
from geoplan.io.tables import read_grid
from tests.io.helpers import faults_of

Write = Callable[..., Path]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def cells(path: Path, **options: object) -> list[tuple[int, tuple[object, ...]]]:
    return [(row.number, row.cells) for row in read_grid(path, **options).rows]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_every_usual_separator_and_encoding(table: Write, separator: str, encoding: str) -> None:
    lines = [separator.join(row) for row in (("code", "name"), ("a", "Café"))]
    path = table("t.csv", *lines, encoding=encoding)
    assert cells(path) == [(1, ("code", "name")), (2, ("a", "Café"))]


def test_a_comma_in_a_title_or_in_decimals_does_not_mislead(table: Write) -> None:
    path = table("t.csv", "Children, autumn", "code;lat;lon", "a;53,1;-1,2", "b;53,2;-1,3")
    assert cells(path)[2] == (3, ("a", "53,1", "-1,2"))


def test_row_numbers_are_those_of_the_spreadsheet_blank_rows_counted(table: Write, book: Write) -> None:
    path = table("t.csv", "code", "", '"a\nb"', "c")
    assert [number for number, _ in cells(path)] == [1, 3, 4]
    path = book("t.xlsx", S=[["code"], [], ["a"], [None], ["c"]])
    assert [number for number, _ in cells(path)] == [1, 3, 5]


def test_excel_cells_keep_their_kinds(book: Write) -> None:
    path = book("t.xlsx", S=[["code", 1, 1.5, True, datetime(2026, 11, 24)]])
    assert cells(path) == [(1, ("code", 1, 1.5, True, datetime(2026, 11, 24)))]


def test_a_named_sheet_is_read_whatever_its_case(book: Write) -> None:
    path = book("t.xlsx", One=[["a"]], Two=[["b"]])
    assert cells(path, sheet=" two ") == [(1, ("b",))]
    assert cells(path) == [(1, ("a",))]


def test_a_wrong_sheet_is_met_with_the_likely_one_or_all_of_them(book: Write) -> None:
    path = book("t.xlsx", Children=[["a"]], Notes=[["b"]])
    assert str(faults_of(read_grid, path, sheet="Childern")[0]) == (
        't.xlsx: there is no sheet "Childern", only: Children, Notes; did you mean "Children"?'
    )
    assert faults_of(read_grid, path, sheet="NOTE")[0].cure == 'did you mean "Notes"?'
    assert faults_of(read_grid, path, sheet="2026")[0].cure == "name one of those"


def test_a_sheet_named_for_a_file_without_sheets_is_a_fault(table: Write) -> None:
    assert (
        faults_of(read_grid, table("t.csv", "a"), sheet="S")[0].message == "this kind of file has no sheets"
    )


def test_a_blank_first_sheet_is_passed_over(book: Write) -> None:
    assert cells(book("t.xlsx", Blank=[], Full=[["a"]])) == [(1, ("a",))]


def test_a_hidden_sheet_is_read_only_when_named(book: Write, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = book("t.xlsx", Hidden=[["h"]], Seen=[["s"]])
    made = load_workbook(path)
    made["Hidden"].sheet_state = "hidden"
    made.save(path)
    assert cells(path) == [(1, ("s",))]
    assert cells(path, sheet="Hidden") == [(1, ("h",))]


def test_a_200_mb_file_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)  # a sparse file: nothing is written
    path.chmod(0)  # reading it would fail
    (fault,) = faults_of(read_grid, path)
    assert fault.message == "the file is 200 MB; a table may be at most 50 MB"
    assert "split it" in fault.cure


def test_the_limits_are_parameters(table: Write, book: Write) -> None:
    lines = ["code", *map(str, range(5))]
    limits = TableLimits(max_rows=5)
    assert "more than 5 rows" in faults_of(read_grid, table("t.csv", *lines), limits=limits)[0].message
    assert (
        "more than 5 rows"
        in faults_of(read_grid, book("t.xlsx", S=[[x] for x in lines]), limits=limits)[0].message
    )
    assert "0 MB" in faults_of(read_grid, table("t.csv", *lines), limits=TableLimits(max_bytes=3))[0].message
    with pytest.raises(ValueError, match="max_rows"):
        TableLimits(max_rows=0)


def test_a_workbook_that_unpacks_to_far_more_is_refused(book: Write) -> None:
    path = book("t.xlsx", S=[["x"] * 50 for _ in range(50)])
    assert "unpacked" in faults_of(read_grid, path, limits=TableLimits(max_unpacked_bytes=5_000))[0].message


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("t.csv", b"", "the file is empty"),
        ("t.csv", b"\n \n,,\n", "there is nothing in it"),
        ("t.csv", b"a,b\x00\x81", "not a text file"),
        ("t.csv", b"PK\x03\x04xxxx", "looks like an Excel workbook"),
        ("t.csv", b'code,name\na,"b\nc,d\n', ""),
        ("t.xlsx", b"code,name\na,b\n", "not an Excel workbook"),
        ("t.xlsx", b"PK\x03\x04 cut short", "the workbook is damaged"),
        ("t.xlsx", OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("t.xlsx", OLE + b"\x00" * 600, "old Excel format"),
        ("t.xls", OLE, "old Excel format"),
        ("t.gpkg", b"nonsense", "not a GeoPackage"),
        ("t.gpkg", b"SQLite format 3\x00" + b"\x00" * 90, "damaged"),
        ("t.parquet", b"nonsense", "not a Parquet file"),
        ("t.parquet", b"PAR1 cut short", "damaged"),
        ("t.docx", b"words", "not a kind of table we read"),
        ("table", b"words", "does not end in a kind of file"),
    ],
)
def test_what_is_not_what_it_says(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    if not message:  # an unclosed quotation mark swallows the rest, which the reader of columns then reports
        assert len(read_grid(path).rows) == 2
        return
    (fault,) = faults_of(read_grid, path)
    assert message in fault.message
    assert fault.file == name


def test_a_truncated_workbook_is_damaged(book: Write) -> None:
    path = book("t.xlsx", S=[["code"], ["a"]])
    path.write_bytes(path.read_bytes()[:-200])
    assert faults_of(read_grid, path)[0].message == "the workbook is damaged"


def test_a_workbook_whose_sheet_is_no_xml_is_damaged(book: Write, tmp_path: Path) -> None:
    path, broken = book("t.xlsx", S=[["code"], ["a"]]), tmp_path / "broken.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<worksheet><she" if "sheet1" in name else old.read(name))
    assert faults_of(read_grid, broken)[0].message == "the workbook is damaged"


def test_a_zip_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "x")
    assert faults_of(read_grid, path)[0].message == "this is not an Excel workbook"


def test_a_workbook_without_any_cell_is_empty(book: Write) -> None:
    assert faults_of(read_grid, book("t.xlsx", S=[]))[0].message == "there is nothing in it"


@pytest.mark.parametrize("name", ["nowhere.csv", ""])
def test_a_missing_file_and_a_folder(tmp_path: Path, name: str) -> None:
    assert faults_of(read_grid, tmp_path / name)


def test_points_of_a_geopackage_become_degrees(tmp_path: Path) -> None:
    import geopandas as gpd

    path = tmp_path / "t.gpkg"
    points = gpd.points_from_xy([454_000.0], [360_500.0])
    gpd.GeoDataFrame({"code": ["a"]}, geometry=points, crs=27700).to_file(path, layer="homes")
    header, row = read_grid(path).rows
    assert (header.number, header.cells) == (0, ("code", "latitude", "longitude"))
    assert row.number == 1
    assert row.cells[1:] == pytest.approx((53.1382, -1.1944), abs=2e-3)
    assert str(faults_of(read_grid, path, sheet="home")[0]) == (
        't.gpkg: there is no layer "home", only: homes; did you mean "homes"?'
    )


def test_areas_of_a_geopackage_are_refused(tmp_path: Path) -> None:
    import geopandas as gpd
    from shapely import box

    path = tmp_path / "t.gpkg"
    square = box(450_000, 360_000, 451_000, 361_000)
    gpd.GeoDataFrame({"code": ["a"]}, geometry=[square], crs=27700).to_file(path)
    assert "not points" in faults_of(read_grid, path)[0].message


def test_parquet_is_read_with_blanks_for_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pd.DataFrame(
        {"code": ["a", None], "n": [1.5, None], "d": pd.to_datetime(["2026-11-24", None])}
    ).to_parquet(path)
    assert cells(path)[1:] == [(1, ("a", 1.5, datetime(2026, 11, 24)))]


def test_a_line_of_more_than_a_megabyte_is_a_fault_of_its_row(table: Write) -> None:
    (fault,) = faults_of(read_grid, table("t.csv", "code,name", f"a,{'x' * 1_000_001}"))
    assert (fault.row, "longer than 1,000,000 characters" in fault.message) == (2, True)


def test_a_long_first_line_of_short_cells_is_read(table: Write) -> None:
    lines = (",".join(["word"] * 210_000), "a,b")
    assert len(read_grid(table("t.csv", *lines)).rows[0].cells) == 210_000


def test_the_limit_of_other_users_of_csv_is_left_as_it_was(table: Write) -> None:
    import csv

    before = csv.field_size_limit()
    read_grid(table("t.csv", "code,name", "a,b"))
    assert csv.field_size_limit() == before


def test_odd_characters_that_are_pasted_into_a_cell_end_no_row(table: Write) -> None:
    path = table("t.csv", "code,name", "a,one\x0btwo\u2028three", "b,x")
    assert [number for number, _ in cells(path)] == [1, 2, 3]


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx", "t.gpkg", "t.parquet"])
def test_a_file_that_the_system_does_not_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")

    def refuse(*_: object, **__: object) -> object:
        raise OSError("the share is gone")

    monkeypatch.setattr(Path, "open", refuse)
    (fault,) = faults_of(read_grid, path)
    assert fault.message == "the file cannot be opened"


def test_a_workbook_with_a_reference_to_text_that_is_not_there_is_damaged(
    book: Write, tmp_path: Path
) -> None:
    path, broken = book("t.xlsx", S=[["code"], ["a"]]), tmp_path / "broken.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if "sheet1" in name:  # the 99th of the workbook's texts, where there are none
                content = content.replace(b't="inlineStr"><is><t>a</t></is>', b't="s"><v>99</v>')
                assert b"<v>99</v>" in content
            new.writestr(name, content)
    assert faults_of(read_grid, broken)[0].message == "the workbook is damaged"


def test_lists_in_the_cells_of_a_parquet_file_are_text(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pd.DataFrame({"code": ["a"], "tags": [["x", "y"]]}).to_parquet(path)
    assert "x" in str(cells(path)[1][1][1])
