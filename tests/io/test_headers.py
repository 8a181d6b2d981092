from collections.abc import Callable
from pathlib import Path

import pytest

from geoplan.io.read import read_children, read_drivers, read_located
from geoplan.io.schemas_people import DRIVERS
from tests.io.helpers import PLACES, faults_of

Write = Callable[..., Path]


@pytest.mark.parametrize(
    "header", ["Code,Lat,Long", "REF.,LATITUDE (WGS84),longitude *", " code , lat , lng "]
)
def test_headers_in_any_writing_and_by_their_synonyms(table: Write, header: str) -> None:
    (row,) = read_located(table("t.csv", header, "A,53.14,-1.19"))
    assert (row.code, row.position.lat) == ("A", 53.14)


@pytest.mark.parametrize("title", ["Post code", "PCODE", "Postal code", "post-code", "Postcode"])
def test_every_name_for_a_postcode(table: Write, postcodes: object, title: str) -> None:
    (row,) = read_located(table("t.csv", f"code,{title}", "A,ng182ta"), postcodes=postcodes)
    assert row.position.lat == pytest.approx(53.138, abs=0.01)


def test_a_missing_column_is_named_with_what_it_is_for(table: Write) -> None:
    (fault,) = faults_of(read_children, table("kids.csv", "code,place", "C-1,Mansfield"), places=PLACES)
    assert str(fault) == (
        'kids.csv, row 1: the column "Date of birth" is missing; '
        "add it: ages, rooms and child seats follow from it."
    )


def test_a_misspelt_column_that_is_needed_is_asked_about_once(table: Write) -> None:
    (fault,) = faults_of(
        read_children, table("kids.csv", "code,date of brith,place", "C-1,1/2/2016,Mansfield"), places=PLACES
    )
    assert str(fault) == (
        'kids.csv, row 1, column "date of brith": this column is not known; did you mean "Date of birth"?'
    )


def test_a_misspelt_column_that_may_be_left_out_is_a_fault_too(table: Write) -> None:
    path = table("kids.csv", "code,dob,place,barred divers", "C-1,1/2/2016,Mansfield,D-9")
    (fault,) = faults_of(read_children, path, places=PLACES)
    assert (fault.column, fault.cure) == ("barred divers", 'did you mean "Barred drivers"?')


def test_a_column_like_none_of_ours_is_left_out_with_a_note(table: Write) -> None:
    notes: list[str] = []
    path = table("kids.csv", "code,dob,place,Favourite colour", "C-1,1/2/2016,Mansfield,red")
    assert len(read_children(path, places=PLACES, note=notes.append)) == 1
    assert notes == ["kids.csv: columns not used: Favourite colour"]


def test_two_columns_of_one_meaning_are_a_fault(table: Write) -> None:
    (fault,) = faults_of(read_located, table("t.csv", "code,lat,latitude,lon", "A,53.1,53.2,-1.2"))
    assert fault.message == 'this column and "lat" both mean Latitude'


def test_rows_above_the_header_are_passed_over(book: Write) -> None:
    path = book(
        "t.xlsx", S=[["Placements, autumn"], [], [None, "Code", "Lat", "Lon"], [None, "A", 53.14, -1.19]]
    )
    assert read_located(path)[0].row == 4


def test_a_table_without_a_header_is_said_to_have_none(table: Write) -> None:
    (fault,) = faults_of(read_located, table("t.csv", "A,53.14,-1.19", "B,53.2,-1.0"))
    assert fault.row == 1
    assert "no row with the names of columns" in fault.message


def test_a_header_of_two_merged_rows_is_a_fault(book: Write) -> None:
    path = book(
        "t.xlsx",
        S=[
            ["Code", "District", "Name", "Where", None],
            [None, None, None, "Lat", "Lon"],
            ["A", "X", "n", 53.1, -1.2],
        ],
    )
    (fault,) = faults_of(read_located, path)
    assert fault.row == 2
    assert "two rows" in fault.message
    assert "unmerge" in fault.cure


def test_the_sheet_that_fits_is_found_behind_a_title_page(book: Write) -> None:
    path = book("t.xlsx", Cover=[["Children's services"]], Data=[["Code", "Lat", "Lon"], ["A", 53.14, -1.19]])
    assert read_located(path)[0].code == "A"


def test_two_headers_of_one_schema_cannot_mean_different_columns() -> None:
    from dataclasses import replace

    with pytest.raises(ValueError, match="share a header"):
        replace(DRIVERS, columns=(*DRIVERS.columns, replace(DRIVERS.columns[0], name="other")))


def test_a_header_that_holds_all_the_words_of_a_column_is_asked_about(table: Write) -> None:
    path = table("drivers.csv", "code,provider,place,date of MOT expiry", "D-1,pool,Mansfield,24/11/2026")
    (fault,) = faults_of(read_drivers, path, places=PLACES)
    assert fault.cure == 'did you mean "MOT expiry"?'


def test_columns_that_travel_times_do_not_need_are_no_rivals_for_those_they_do(table: Write) -> None:
    path = table("children.csv", "Child code,Carer code,Hieght,Lat,Lon", "C-1,F-1,x,53.14,-1.19")
    assert read_located(path)[0].code == "C-1"


def test_a_misspelt_latitude_is_one_fault(table: Write) -> None:
    (fault,) = faults_of(read_located, table("t.csv", "code,lattitude,longitude", "A,53.14,-1.19"))
    assert fault.cure == 'did you mean "Latitude"?'


def test_a_column_of_another_kind_of_table_is_no_misspelling(table: Write) -> None:
    notes: list[str] = []
    lines = ("code,dob,place,Weight", "C-1,1/2/2020,Mansfield,40")
    (child,) = read_children(table("children.csv", *lines), places=PLACES, note=notes.append)
    assert child.height_cm is None
    assert notes == ["children.csv: columns not used: Weight"]


def test_a_title_above_and_totals_below_are_told_apart_from_the_table(book: Write) -> None:
    rows = [["Placements, autumn", None, None], [], ["Code", "Lat", "Lon"], ["A", 53.14, -1.19], ["Total", 1]]
    (fault,) = faults_of(read_located, book("t.xlsx", S=rows))
    assert (fault.row, fault.message) == (5, "this looks like a line of totals")


SHEET = [["Code", "Lat", "Lon"], ["A", 53.14, -1.19]]


def test_which_of_several_sheets_that_fit_was_read_is_said(book: Write) -> None:
    notes: list[str] = []
    path = book(
        "t.xlsx", Notes=[["Code of conduct"]], Spring=SHEET, Autumn=[[*SHEET[0], "District"], SHEET[1]]
    )
    (row,) = read_located(path, note=notes.append)
    assert row.sheet == "Autumn"
    assert notes == ['t.xlsx: sheet "Autumn" was read; "Spring" would fit too: name the one to read']
    notes.clear()
    (row,) = read_located(path, sheet="spring", note=notes.append)
    assert (row.sheet, notes) == ("Spring", [])


def test_of_sheets_that_fit_alike_the_first_is_read_and_said_to_be(book: Write) -> None:
    notes: list[str] = []
    assert read_located(book("t.xlsx", B=SHEET, A=SHEET), note=notes.append)[0].sheet == "B"
    assert notes == ['t.xlsx: sheet "B" was read; "A" would fit too: name the one to read']


def test_a_sheet_without_positions_is_no_rival(book: Write) -> None:
    notes: list[str] = []
    read_located(book("t.xlsx", A=SHEET, Rooms=[["Code", "Venue"], ["blue", "hall"]]), note=notes.append)
    assert notes == []


def test_the_layer_with_points_and_codes_is_read_whatever_its_place(tmp_path: Path) -> None:
    import geopandas as gpd
    import pandas as pd
    import pyogrio

    path = tmp_path / "t.gpkg"
    pyogrio.write_dataframe(pd.DataFrame({"styleName": ["a"]}), path, layer="layer_styles")
    for layer, code in (("homes", "A"), ("schools", "B")):
        points = gpd.GeoDataFrame({"code": [code]}, geometry=gpd.points_from_xy([-1.19], [53.14]), crs=4326)
        points.to_file(path, layer=layer)
    notes: list[str] = []
    assert [row.code for row in read_located(path, note=notes.append)] == ["A"]
    assert notes == ['t.gpkg: sheet "homes" was read; "schools" would fit too: name the one to read']
    assert [row.code for row in read_located(path, sheet="schools")] == ["B"]
