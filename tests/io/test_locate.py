from collections.abc import Callable
from pathlib import Path

import pytest

from geoplan.io.locate import LocateParams
from geoplan.io.postcodes import PostcodeIndex
from geoplan.io.read import read_located
from tests.io.helpers import PLACES, faults_of

Write = Callable[..., Path]


def test_a_position_can_be_given_in_four_ways(table: Write, postcodes: PostcodeIndex) -> None:
    path = table(
        "t.csv",
        "code,lat,lon,easting,northing,postcode,place",
        "A,53.1400,-1.1929,,,,",
        "B,,,454000,360500,,",
        "C,,,,,NG18 2TA,",
        "D,,,,,,Mansfield",
    )
    rows = read_located(path, postcodes=postcodes, places=PLACES)
    assert (rows[0].position.lat, rows[0].position.lon) == (53.14, -1.1929)
    # The postcode has the same National Grid figures as row B, rounded to a centimetre.
    assert rows[1].position.distance_m(rows[2].position) < 0.05
    assert rows[3].position == PLACES[0].position
    assert rows[3].group == "Central"


def test_the_national_grid_is_right_within_its_stated_error(table: Write) -> None:
    # Ordnance Survey's worked example: Caister water tower, TG 51409 13177, is 52°39′28.72″ N,
    # 1°42′57.79″ E in WGS 84 (its OSGB36 degrees are other ones), to about 5 m by Helmert.
    (row,) = read_located(table("t.csv", "code,easting,northing", "A,651409.903,313177.270"))
    assert row.position.lat == pytest.approx(52 + 39 / 60 + 28.72 / 3600, abs=1e-4)
    assert row.position.lon == pytest.approx(1 + 42 / 60 + 57.79 / 3600, abs=1e-4)


@pytest.mark.parametrize(
    ("lat", "lon", "message"),
    [
        ("53.14", "1.19", "the place lies in the sea"),  # the minus sign is missing
        ("54.5", "-4.6", "the place lies in the sea"),  # Isle of Man's waters
        ("48.85", "2.35", "the place lies outside Great Britain"),  # Paris
        ("0", "0", "the place lies outside Great Britain"),
        ("-1.1929", "53.14", "latitude and longitude are swapped"),
    ],
)
def test_a_position_that_cannot_be_has_its_row_and_cure(
    table: Write, lat: str, lon: str, message: str
) -> None:
    (fault,) = faults_of(read_located, table("t.csv", "code,lat,lon", "A,53.14,-1.19", f"B,{lat},{lon}"))
    assert (fault.row, fault.column, fault.message) == (3, "lat", message)


def test_a_missing_minus_sign_is_the_cure_where_it_would_help(table: Write) -> None:
    assert "minus sign" in faults_of(read_located, table("t.csv", "code,lat,lon", "A,53.14,1.19"))[0].cure


def test_degrees_with_compass_letters(table: Write) -> None:
    (row,) = read_located(table("t.csv", "code,lat,lon", "A,53.14° N,1.1929 W"))
    assert row.position.lon == -1.1929


def test_one_far_from_every_other_is_refused_but_two_together_are_not(table: Write) -> None:
    lines = [f"A{n},53.1{n},-1.19" for n in range(5)]
    far = "B,50.37,-4.14"  # Plymouth
    (fault,) = faults_of(read_located, table("t.csv", "code,lat,lon", *lines, far))
    assert fault.row == 7
    assert "miles from every other" in fault.message
    assert len(read_located(table("t.csv", "code,lat,lon", *lines, far, "C,50.38,-4.14"))) == 7
    assert len(read_located(table("t.csv", "code,lat,lon", *lines, far), params=LocateParams(far_m=1e6))) == 6


def test_unmatched_postcodes_are_all_listed_and_none_is_guessed(
    table: Write, postcodes: PostcodeIndex
) -> None:
    path = table("venues.csv", "code,postcode", "A,NG18 2TA", "B,NG18 2TB", "C,NG18 2TD")
    faults = faults_of(read_located, path, postcodes=postcodes)
    assert [fault.row for fault in faults] == [3, 4]
    assert faults[0].message == 'the postcode "NG18 2TB" is not in the imported file'


def test_a_persons_postcode_is_not_repeated(table: Write, postcodes: PostcodeIndex) -> None:
    (fault,) = faults_of(
        read_located, table("children.csv", "code,postcode", "C-1,NG18 2TB"), postcodes=postcodes
    )
    assert "NG18" not in str(fault)
    assert fault.row == 2


def test_without_imported_postcodes_the_command_is_said_once(table: Write) -> None:
    (fault,) = faults_of(read_located, table("t.csv", "code,postcode", "A,NG18 2TA", "B,NG22 9TD"))
    assert "geoplan postcodes import" in fault.cure


def test_a_postcode_far_from_the_coordinates_beside_it_is_a_fault(
    table: Write, postcodes: PostcodeIndex
) -> None:
    path = table("t.csv", "code,lat,lon,postcode", "A,53.14,-1.19,NG18 2TA", "B,53.14,-1.19,NG1 1AA")
    (fault,) = faults_of(read_located, path, postcodes=postcodes)
    assert fault.row == 3
    assert "km from the coordinates" in fault.message


def test_names_of_places(table: Write) -> None:
    path = table("venues.csv", "code,place", "A,Saint Anns", 'B,"Morton, Bassetlaw"', "C,ollerton")
    rows = read_located(path, places=PLACES)
    assert [row.position for row in rows] == [PLACES[4].position, PLACES[3].position, PLACES[1].position]


def test_a_name_that_two_places_bear_and_one_that_none_bears(table: Write) -> None:
    faults = faults_of(
        read_located, table("venues.csv", "code,place", "A,Morton", "B,Mansfeild"), places=PLACES
    )
    assert faults[0].message == '"Morton" is the name of more than one place'
    assert '"Morton, Bassetlaw"' in faults[0].cure
    assert faults[1].cure == 'did you mean "Mansfield"?'


def test_a_row_and_a_table_that_do_not_say_where(table: Write) -> None:
    (fault,) = faults_of(read_located, table("t.csv", "code,lat,lon", "A,53.14,-1.19", "B,,"))
    assert (fault.row, fault.message) == (3, "the row does not say where it lies")
    (fault,) = faults_of(read_located, table("t.csv", "code,name", "A,x", "B,y"))
    assert fault.message == "no column says where each row lies"


def test_half_a_position(table: Write) -> None:
    (fault,) = faults_of(read_located, table("t.csv", "code,lat,lon", "A,53.14,"))
    assert (fault.row, fault.column) == (2, "lon")
    (fault,) = faults_of(read_located, table("t.csv", "code,lat", "A,53.14"))
    assert fault.cure == "add a column longitude"


def test_a_row_with_another_fault_is_looked_at_for_its_place_all_the_same(
    table: Write, postcodes: PostcodeIndex
) -> None:
    path = table(
        "t.csv",
        "code,lat,lon,postcode",
        "A,53.14,-1.19,",
        "A,,,",  # the code again, and no place
        ",53.14,,",  # no code, and half a position
        "A,,,NG18 2TB",  # the code again, and a postcode nobody knows
        "B,north,-1.19,",  # a place is meant, in a cell that cannot be read: one fault, not two
    )
    faults = faults_of(read_located, path, postcodes=postcodes)
    assert [(fault.row, fault.column) for fault in faults] == [
        (3, "code"),
        (3, "lat"),
        (4, "code"),
        (4, "lon"),
        (5, "code"),
        (5, "postcode"),
        (6, "lat"),
    ]


def test_degrees_in_columns_for_metres(table: Write) -> None:
    (fault,) = faults_of(read_located, table("t.csv", "code,easting,northing", "A,-1.19,53.14"))
    assert fault.message == "these are degrees"


def test_parameters_are_checked() -> None:
    with pytest.raises(ValueError, match="far_m"):
        LocateParams(far_m=0)
    with pytest.raises(ValueError, match="far_from_rows"):
        LocateParams(far_from_rows=1)
