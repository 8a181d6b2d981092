from datetime import date, datetime
from decimal import Decimal

import pytest

from geoplan.domain.rates import Vehicle
from geoplan.io.claims.header import find_header
from tests.io.claims.sheets_made import sheet_of

PLAIN = ["Date", "Driver", "From", "To", "Miles"]


def header_of(*rows, **other):
    return find_header(sheet_of(*rows, **other), 20)


def test_a_header_below_titles_and_with_other_names():
    header = header_of(
        ["Mileage claim form"],
        ["Staff no", "Date of journey", "Travelled from", "Destination", "No. of miles", "Amount (£)"],
    )
    assert header.rows == (2,)
    assert header.at == {"claimant": 0, "date": 1, "from": 2, "to": 3, "miles": 4, "amount": 5}


@pytest.mark.parametrize("merged", [(), [(1, 2, 1, 4), (1, 0, 2, 0), (1, 1, 2, 1), (1, 5, 2, 5)]])
def test_two_rows_are_one_header_whether_or_not_the_file_says_what_is_merged(merged):
    header = header_of(
        ["Date", "Driver", "Journey", None, None, "Miles"],
        [None, None, "From", "Via", "To", None],
        [datetime(2026, 5, 1), "D001", "a", None, "b", 3],
        merged=merged,
    )
    assert header.rows[-1] == 2
    assert header.above == {}
    assert header.at["from"] == 2
    assert (header.via, header.at["to"], header.at["miles"]) == ((3,), 4, 5)


def test_a_group_and_what_is_below_it_make_one_name():
    header = header_of(
        ["Date", "Start", None, "End", None, "Miles"], [None, "Place", "Postcode", "Place", "Postcode"]
    )
    assert header.at["from"] == 1
    assert header.at["from_postcode"] == 2
    assert (header.at["to"], header.at["to_postcode"]) == (3, 4)


def test_a_postcode_belongs_to_the_end_that_it_stands_beside():
    header = header_of(["Date", "From", "Postcode", "To", "Post Code", "Miles", "Driver"])
    assert (header.at["from_postcode"], header.at["to_postcode"]) == (2, 4)


def test_several_columns_of_stops_keep_their_order():
    assert header_of([*PLAIN, "Via 1", "Stop 2", "Via 3"]).via == (5, 6, 7)


def test_a_payroll_number_counts_before_a_name_and_the_other_is_noted():
    header = header_of(["Name", "Date", "Payroll No", "Miles", "Miles claimed"])
    assert header.at["claimant"] == 2
    assert header.ignored == (0, 4)


@pytest.mark.parametrize("rows", [(["Some", "words"],), (["Date", "Driver"],), (["Date", "Miles"],)])
def test_too_little_for_a_header(rows):
    assert header_of(*rows) is None


def test_what_is_said_above_the_table():
    header = header_of(
        ["Name: Ann Other", None, "Date of claim:", datetime(2026, 5, 2)],
        ["Payroll no", "EMP 77", None, "Vehicle: motorbike"],
        ["Rate:", "24p", None, "Claimant:"],
        ["Date", "From", "To", "Miles"],
    )
    assert header.above == {
        "claimant": "EMP-77",
        "submitted": date(2026, 5, 2),
        "vehicle": Vehicle.MOTORCYCLE,
        "rate": Decimal(24),
    }


def test_titles_above_are_no_headings_even_of_a_header_in_two_rows():
    header = header_of(
        ["Claim of Zebulon", None, None, None, None, None, "Zebulon"],
        ["Date", "Driver", "Journey", None, "Miles", "Weather"],
        [None, None, "From", "To"],
    )
    assert header.rows == (2, 3)
    assert header.ignored == ()
    assert "Zebulon" not in repr(header)


def test_units_in_headers():
    header = header_of(["Date", "Driver", "Distance (km)", "Amount (pence)"])
    assert header.units == {"miles": "km", "amount": "pence"}


def test_the_header_is_known_again_on_the_next_page():
    header = header_of(PLAIN)
    assert header.repeated(["Date", "From", "Miles"])
    assert not header.repeated(["Date", "Retford", "Worksop"])
