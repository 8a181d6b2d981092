from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.geography import Position
from geoplan.errors import InputError
from geoplan.io.claims.places import KnownPlace, PlaceBook
from geoplan.io.claims.read import read_claims
from tests.io.claims.nasty import CANARIES, write_nasty
from tests.io.helpers import PLACES, faults_of

BOOK = PlaceBook(
    [
        KnownPlace(code="meadow-house", position=Position(53.14, -1.1929), name="Meadow House", venue=True),
        KnownPlace(code="C0001", position=Position(53.2, -1.0)),
    ],
    settlements=PLACES,
)


@pytest.fixture
def nasty(tmp_path, postcodes):
    places = PlaceBook(
        [
            KnownPlace(
                code="meadow-house", position=Position(53.14, -1.1929), name="Meadow House", venue=True
            ),
            KnownPlace(code="C0001", position=Position(53.2, -1.0)),
        ],
        settlements=PLACES,
        postcodes=postcodes,
    )
    return read_claims(write_nasty(tmp_path / "claims.xlsx"), places=places)


def test_every_row_of_a_nasty_spreadsheet_is_one_thing(nasty):
    assert [(one.row.sheet, one.row.row) for one in nasty.journeys] == [
        ("April", 6),
        ("April", 7),
        ("April", 8),
        ("April", 10),
        ("May", 2),
        ("May", 3),
    ]
    assert [(one.row.sheet, one.row.row) for one in nasty.ignored] == [
        ("April", 11),
        ("April", 13),
        ("May", 4),
        ("Words", 1),
    ]
    assert [(fault.sheet, fault.row, fault.column) for fault in nasty.faults] == [
        ("April", 12, "Date"),
        ("April", 14, "Miles"),
    ]
    assert nasty.rows == 6 + 4 + 2


def test_what_the_rows_of_a_nasty_spreadsheet_say(nasty):
    first, second, third, fourth, back, plain = nasty.journeys
    assert {one.claimant for one in (first, second, third, fourth)} == {"EMP-1234"}
    assert {one.submitted for one in (first, second)} == {date(2026, 5, 2)}
    assert first.labels == ("NG18 2TA", "NG22 9TD")
    assert second.labels[:2] == ("meadow-house", "Ollerton")
    assert second.children == ("C0001", "C0002")
    assert (third.day, third.miles, third.amount_pence) == (date(2026, 4, 9), Decimal("12.43"), 684)
    assert fourth.day == third.day
    assert 'is "Meadow House" meant?' in fourth.stops[1].problem
    assert back.labels[0] == back.labels[-1] == "NG18 2TA"
    assert back.labels[2] == "NG22 9TD"
    assert plain.labels == ("C0001", "meadow-house")


def test_totals_of_a_nasty_spreadsheet_are_held_against_their_rows(nasty):
    april, may = nasty.totals
    assert (april.stated_miles, april.added_miles) == (Decimal("45.93"), Decimal("55.93"))
    assert (april.difference_miles, april.difference_pence) == (Decimal(-10), 0)
    assert may.agrees


def test_no_name_and_no_address_leaves_the_file(nasty):
    said = repr(nasty) + str([str(fault) for fault in nasty.faults])
    assert not [word for word in CANARIES if word.casefold() in said.casefold()]
    assert {one.claimant for one in nasty.journeys} | set(nasty.journeys[2].children) == {
        "EMP-1234",
        "D001",
        "name-001",
        "name-002",
    }
    assert any("written by name" in note for note in nasty.notes)


def test_homes_of_two_people_are_two_places(table):
    path = table(
        "c.csv", "Date,Driver,From,To,Miles", "1/5/2026,D1,home,somewhere,3", "1/5/2026,D2,Home,Somewhere,3"
    )
    first, second = read_claims(path, places=BOOK).journeys
    assert first.labels[0] != second.labels[0]
    assert first.labels[1] == second.labels[1]


def test_a_file_without_a_header_or_without_anybody_is_refused_and_all_files_are_told(table):
    words = table("w.csv", "some,words", "more,words")
    nobody = table("n.csv", "Date,From,To,Miles", "1/5/2026,a,b,3")
    faults = faults_of(read_claims, [words, nobody], places=BOOK)
    assert [
        (fault.file, "header" in fault.message or "names of columns" in fault.message) for fault in faults
    ] == [
        ("w.csv", True),
        ("n.csv", False),
    ]
    assert "--claimant" in faults[1].cure
    assert len(read_claims(nobody, places=BOOK, claimant="D001").journeys) == 1


def test_a_file_given_twice_would_count_twice(table):
    path = table("c.csv", "Date,Driver,From,To,Miles", "1/5/2026,D1,a,b,3")
    with pytest.raises(InputError, match="twice"):
        read_claims([path, path], places=BOOK)


def test_progress_is_told_by_sheet_without_the_name_of_a_file(tmp_path):
    told = []
    path = write_nasty(tmp_path / "Zebulon.xlsx")
    read_claims(path, places=BOOK, progress=lambda *step: told.append(step))
    assert told == [(number, 3, "sheets of file 1 of 1") for number in (1, 2, 3)]


def test_columns_that_are_not_used_are_noted(table):
    path = table("c.csv", "Date,Driver,From,To,Miles,Weather", "1/5/2026,D1,a,b,3,fine")
    assert read_claims(path, places=BOOK).notes == ("c.csv: columns not used: F",)


def test_hidden_sheets_are_not_read_and_that_is_noted(nasty):
    assert "claims.xlsx: 1 hidden sheet is not read; one can be named" in nasty.notes


def test_a_template_that_is_filled_in_is_read(tmp_path):
    from openpyxl import load_workbook

    from geoplan.io.templates import write_template

    path = write_template(tmp_path / "claims.xlsx")
    assert not read_claims(path, places=BOOK).journeys
    book = load_workbook(path)
    book["Claims"]["A2"] = "J-7"
    book.save(path)
    claims = read_claims(path, places=BOOK)
    assert (claims.journeys[0].reference, claims.journeys[0].claimant, claims.faults) == ("J-7", "D001", ())


ROWS = st.lists(
    st.tuples(st.integers(1, 28), st.sampled_from(["D1", "D2"]), st.integers(0, 400)), min_size=1, max_size=8
)


@settings(max_examples=12, deadline=None)
@given(rows=ROWS, cut=st.integers(0, 8))
def test_splitting_a_file_and_adding_totals_changes_no_journey(tmp_path_factory, rows, cut):
    folder = tmp_path_factory.mktemp("split")
    head = "Date,Driver,From,To,Miles\n"
    lines = [f"{day}/5/2026,{driver},C0001,meadow-house,{miles / 10}\n" for day, driver, miles in rows]
    whole = folder / "whole.csv"
    whole.write_text(head + "".join(lines))
    parts = [part for part in (lines[:cut], lines[cut:]) if part]
    for number, part in enumerate(parts):
        total = sum(float(line.rsplit(",", 1)[1]) for line in part)
        (folder / f"{number}.csv").write_text(head + "".join(part) + f",,,Total,{total:.1f}\n")

    def said(claims):
        return [(one.day, one.claimant, one.labels, one.miles) for one in claims.journeys]

    split = read_claims([folder / f"{number}.csv" for number in range(len(parts))], places=BOOK)
    assert said(split) == said(read_claims(whole, places=BOOK))
    assert all(line.agrees for line in split.totals)
    assert len(split.totals) == len(split.ignored) == len(parts)
