import stat
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from geoplan.errors import InputError
from geoplan.io.write import (
    neutralise,
    sheet_title,
    write_atomically,
    write_table,
    write_tables,
    write_together,
)


def _fail_after(path: Path) -> None:
    path.write_text("half")
    raise ZeroDivisionError


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), write_atomically(path) as aside:
        _fail_after(aside)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_files_that_belong_together_come_together_or_not_at_all(tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    with pytest.raises(ZeroDivisionError), write_together(paths) as (first, _):
        _fail_after(first)
    assert list(tmp_path.iterdir()) == []
    with write_together(paths) as (first, second):
        first.write_text("1")
        second.write_text("2")
        assert not any(path.exists() for path in paths)
    assert [path.read_text() for path in paths] == ["1", "2"]


def test_the_new_file_stands_in_the_same_folder_until_moved_and_keeps_the_suffix(tmp_path: Path) -> None:
    with write_atomically(tmp_path / "t.xlsx") as aside:
        aside.write_text("x")
        assert (aside.parent, aside.suffix) == (tmp_path, ".xlsx")


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "secret.csv"
    path.write_text("a")
    path.chmod(0o600)
    with write_atomically(path) as aside:
        aside.write_text("b")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder"), write_atomically(tmp_path / "no" / "t.csv"):
        pytest.fail("must not get here")


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder"), write_atomically(tmp_path):
        pytest.fail("must not get here")


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_that_would_run_as_a_formula_gets_an_apostrophe(text: str) -> None:
    assert neutralise(text) == "'" + text


@pytest.mark.parametrize("value", ["A1", "", " =1", -2, -1.5, None, datetime(2026, 11, 24)])
def test_other_cells_stay_as_they_are(value: object) -> None:
    assert neutralise(value) == value


@given(st.text(max_size=12))
def test_no_neutralised_text_begins_a_formula(text: str) -> None:
    assert not str(neutralise(text)).startswith(("=", "+", "-", "@", "\t", "\r"))


FRAME = pd.DataFrame(
    {"code": ["=EVIL()", "b"], "minutes": [12.5, None], "when": pd.to_datetime(["2026-11-24", None])}
)


def test_an_excel_table_has_no_formula_and_keeps_numbers_and_formats(tmp_path: Path) -> None:
    write_table(FRAME, tmp_path / "t.xlsx", sheet="Times", formats={"minutes": "0.0"})
    sheet = load_workbook(tmp_path / "t.xlsx")["Times"]
    assert [cell.value for cell in sheet[1]] == ["code", "minutes", "when"]
    assert [cell.value for cell in sheet[2]] == ["'=EVIL()", 12.5, datetime(2026, 11, 24)]
    assert sheet["A2"].data_type == "s"
    assert sheet["B2"].number_format == "0.0"
    assert sheet["B3"].value is None
    assert sheet.freeze_panes == "A2"


def test_a_csv_table_is_utf8_that_excel_knows_and_has_no_formula(tmp_path: Path) -> None:
    write_table(FRAME[["code"]], tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes() == b"\xef\xbb\xbfcode\r\n'=EVIL()\r\nb\r\n"


def test_a_parquet_table_is_the_same_when_read_again(tmp_path: Path) -> None:
    write_table(FRAME, tmp_path / "t.parquet")
    assert pd.read_parquet(tmp_path / "t.parquet")["minutes"][0] == 12.5


def test_a_geopackage_holds_each_table_as_a_layer(tmp_path: Path) -> None:
    import geopandas as gpd

    frame = gpd.GeoDataFrame({"code": ["a"]}, geometry=gpd.points_from_xy([-1.2], [53.1]), crs=4326)
    write_tables({"one": frame, "two": frame}, tmp_path / "t.gpkg")
    assert sorted(gpd.list_layers(tmp_path / "t.gpkg")["name"]) == ["one", "two"]


@pytest.mark.parametrize(("name", "count"), [("t.docx", 1), ("t.csv", 2)])
def test_what_a_file_cannot_hold_is_refused_before_it_is_made(tmp_path: Path, name: str, count: int) -> None:
    with pytest.raises(InputError):
        write_tables({str(number): FRAME for number in range(count)}, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_title_is_one_that_excel_allows() -> None:
    assert sheet_title("Times: am/pm [all] and a great deal more") == "Times  am pm  all  and a great"
    assert sheet_title("//") == "Sheet"


def test_a_private_file_is_its_owners_alone_from_the_first_byte_even_where_one_was_there(
    tmp_path: Path,
) -> None:
    path = tmp_path / "homes.csv"
    path.write_text("a")
    path.chmod(0o644)
    with write_atomically(path, private=True) as aside:
        assert stat.S_IMODE(aside.stat().st_mode) == 0o600
        aside.unlink()
        aside.write_text("b")  # as some writers do
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("b", 0o600)


def test_a_private_file_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), write_atomically(tmp_path / "a.txt", private=True) as aside:
        _fail_after(aside)
    assert list(tmp_path.iterdir()) == []
