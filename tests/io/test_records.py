from collections.abc import Callable
from pathlib import Path

from geoplan.io.read import read_children, read_located
from tests.io.helpers import PLACES, faults_of

Write = Callable[..., Path]


def test_all_faults_of_a_file_come_at_once_in_order_of_rows(table: Write) -> None:
    path = table(
        "kids.csv",
        "code,dob,place,height",
        "C-1,31/02/2016,Mansfield,120",
        "C-2,01/02/2016,Nowhere,tall",
        ",01/02/2016,Mansfield,120",
        "C-1,01/02/2016,Mansfield,120",
        "C-5,01/02/2016,Mansfield,120",
    )
    faults = faults_of(read_children, path, places=PLACES)
    assert [(fault.row, fault.column) for fault in faults] == [
        (2, "dob"),
        (3, "height"),
        (3, "place"),
        (4, "code"),
        (5, "code"),
    ]


def test_text_in_a_number_says_row_column_and_cure_without_repeating_a_private_value(table: Write) -> None:
    path = table("kids.csv", "code,dob,place,height", "C-2,01/02/2016,Mansfield,tall")
    (fault,) = faults_of(read_children, path, places=PLACES)
    assert str(fault) == (
        'kids.csv, row 2, column "height": what is written here is not a number; '
        "write a number of centimetres, such as 128."
    )


def test_two_rows_with_one_code_name_both_rows(table: Write) -> None:
    lines = ("code,lat,lon", "A-1,53.14,-1.19", "B,53.2,-1.1", "a-1,53.1,-1.2")
    (fault,) = faults_of(read_located, table("places.csv", *lines))
    assert (
        str(fault) == 'places.csv, row 4, column "code": "a-1" is in row 2 too; give each row its own code.'
    )
    (fault,) = faults_of(read_located, table("t.csv", *lines))
    assert fault.message == "the same code is in row 2 too"


def test_a_line_of_totals_is_named(book: Write) -> None:
    path = book(
        "t.xlsx", S=[["Code", "Lat", "Lon"], ["A", 53.14, -1.19], [None, "Total", 1], ["Totals:", 1, 1]]
    )
    faults = faults_of(read_located, path)
    assert [(fault.sheet, fault.row, fault.cure) for fault in faults] == [
        ("S", 3, "delete the row"),
        ("S", 4, "delete the row"),
    ]


def test_blank_rows_are_passed_over(table: Write) -> None:
    path = table("t.csv", "code,lat,lon", "", "A,53.14,-1.19", ",,", "B,53.2,-1.1")
    assert [row.row for row in read_located(path)] == [3, 5]


def test_a_table_without_rows_is_a_fault(table: Write) -> None:
    assert "no row below the header" in faults_of(read_located, table("t.csv", "code,lat,lon"))[0].message
    # A plan may do without drivers, but who asks for their travel times wants some.
    faults = faults_of(read_located, table("drivers.csv", "code,provider,lat,lon"))
    assert "no row below the header" in faults[0].message


def test_a_formula_error_is_told_as_one(table: Write) -> None:
    path = table("t.csv", "code,lat,lon", "A,#REF!,-1.19")
    assert "formula" in faults_of(read_located, path)[0].message


def test_what_the_domain_refuses_becomes_a_fault_of_the_row(table: Write) -> None:
    path = table("kids.csv", "code,dob,place,never with", "C-1,01/02/2016,Mansfield,C-1")
    (fault,) = faults_of(read_children, path, places=PLACES)
    assert (fault.row, "itself" in fault.message) == (2, True)


def test_examples_left_in_a_template_are_passed_over_with_a_note(table: Write) -> None:
    notes: list[str] = []
    path = table("t.csv", "code,lat,lon", "EXAMPLE-1,0,0", "A,53.14,-1.19")
    assert [row.code for row in read_located(path, note=notes.append)] == ["A"]
    assert "example" in notes[0]
