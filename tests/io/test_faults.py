from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from geoplan.errors import Fault
from geoplan.io.faults import write_faults
from geoplan.io.read import read_drivers
from tests.io.helpers import PLACES, faults_of

Write = Callable[..., Path]


def test_the_cells_at_fault_are_marked_in_a_copy_and_all_faults_listed(book: Write, tmp_path: Path) -> None:
    path = book(
        "drivers.xlsx",
        Pool=[
            ["Volunteers"],
            ["Code", "Provider", "Place", "MOT"],
            [],
            ["D-1", "a", "Mansfield", "31/02/2026"],
            ["D-1", "a", "=X", None],
        ],
    )
    faults = faults_of(read_drivers, path, places=PLACES)
    made = load_workbook(write_faults(faults, tmp_path / "errors.xlsx", source=path))
    listed = [[cell.value for cell in row] for row in made["Faults"].iter_rows(min_row=2)]
    assert listed[0] == [
        "drivers.xlsx",
        "Pool",
        4,
        "MOT",
        '"31/02/2026" is not a date',
        "write it as 28/02/2026",
    ]
    assert len(listed) == len(faults)
    copy = made["Pool"]
    assert (copy["A4"].value, copy["D4"].value) == ("D-1", "31/02/2026")
    assert "28/02/2026" in copy["D4"].comment.text
    assert copy["D4"].fill.fgColor.rgb.endswith("FFD9A0")
    assert "row 4 too" in copy["A5"].comment.text
    assert copy["B4"].comment is None


def test_copied_dates_have_the_day_first_in_columns_that_are_wide_enough(book: Write, tmp_path: Path) -> None:
    moment = datetime(2026, 11, 24, 9, 30)
    path = book("drivers.xlsx", Pool=[["Code", "MOT", "Seen"], ["A. Somebody", date(2027, 1, 31), moment]])
    fault = Fault("may be a name", "use a case number", file=path.name, sheet="Pool", row=2, column="Code")
    copy = load_workbook(write_faults([fault], tmp_path / "errors.xlsx", source=path))["Pool"]
    assert (copy["B2"].number_format, copy["C2"].number_format) == ("dd/mm/yyyy", "dd/mm/yyyy hh:mm")
    widths = [copy.column_dimensions[letter].width for letter in "ABC"]
    assert widths == [13, 12, 18]


def test_a_csv_is_copied_too_without_formulas(table: Write, tmp_path: Path) -> None:
    path = table("drivers.csv", "code,provider,place,mot", "=cmd,a,Mansfield,soon")
    faults = faults_of(read_drivers, path, places=PLACES)
    copy = load_workbook(write_faults(faults, tmp_path / "errors.xlsx", source=path))["drivers"]
    assert copy["A2"].value == "'=cmd"
    assert copy["A2"].comment is not None
    assert "is not a date" in copy["D2"].comment.text


def test_a_file_that_cannot_be_read_still_gives_the_list(tmp_path: Path) -> None:
    source = tmp_path / "t.xlsx"
    source.write_text("no workbook")
    fault = Fault("broken", "mend it", file="t.xlsx")
    made = load_workbook(write_faults([fault], tmp_path / "errors.xlsx", source=source))
    assert made.sheetnames == ["Faults"]


def test_no_faults_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no faults"):
        write_faults([], tmp_path / "errors.xlsx")
