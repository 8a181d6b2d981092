"""The one file with names: what is read of it, and that nothing of it gets anywhere."""

import copy
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from geoplan.errors import InputError
from geoplan.io.names import Named, Names, initials_of, read_names

HEADER = ("Code", "Name", "Address", "Postcode")
CANARY = "Zebedee"


def written(path: Path, *rows: tuple[object, ...], header: tuple[str, ...] = HEADER) -> Path:
    book = Workbook()
    for row in (header, *rows):
        book.active.append(row)
    book.save(path)
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "names.xlsx"


def test_names_are_found_by_code_whatever_its_case(file):
    names = read_names(written(file, ("C-001", "Jo Smith", "1 High Street", "ng182ta"), ("priory",)))
    found = names["c-001"]
    assert (found.name, found.initials, found.address) == ("Jo Smith", "J.S.", "1 High Street")
    assert found.postcode == "NG18 2TA"
    assert names["priory"] == names["C-999"] == Named()


def test_codes_without_a_name_are_told_once():
    names = Names({"C1": Named("Jo Smith"), "C2": Named(address="1 High Street")})
    assert names.missing(["C3", "C1", "C2", "C3"]) == ("C2", "C3")


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Jo Smith", "J.S."),
        ("Mr. Jo Albert Smith-Jones", "J.S."),
        ("élodie d'Arc", "É.D."),
        ("Cher", "C."),
        ("Dr", "D."),
        ("  ", ""),
        ("", ""),
    ],
)
def test_initials(name, initials):
    assert initials_of(name) == initials


@given(st.text(max_size=60))
def test_initials_are_two_letters_at_most_of_any_text(name):
    assert len(initials_of(name).replace(".", "")) <= 4  # a capital ß is two letters


def test_faults_are_all_listed_and_repeat_no_cell(file):
    rows = (
        ("C-001", CANARY, "", CANARY),
        (f"{CANARY} Smith", CANARY),
        ("C-001", CANARY),
        (None, CANARY),
    )
    with pytest.raises(InputError) as raised:
        read_names(written(file, *rows))
    assert [fault.row for fault in raised.value.faults] == [2, 3, 4, 5]
    assert CANARY not in str(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__
    assert [path.name for path in file.parent.iterdir()] == ["names.xlsx"]


@pytest.mark.parametrize("row", [(CANARY, "Code"), ("Code", CANARY, "Name", "Nmae")])
def test_a_file_whose_first_row_is_a_person_tells_nothing_of_it(file, row):
    told: list[str] = []
    try:
        read_names(written(file, ("C-001",), header=row), note=told.append)
    except InputError as error:
        told += str(error).splitlines()
    assert told
    assert CANARY not in "".join(told)


def test_columns_left_out_are_counted_not_named(file):
    told: list[str] = []
    read_names(written(file, ("C-001", "Jo Smith", 1), header=("Code", "Name", CANARY)), note=told.append)
    assert told == ["names.xlsx: columns that mean nothing here are left out: 1"]


@pytest.mark.parametrize("leave", [pickle.dumps, copy.deepcopy])
@pytest.mark.parametrize("what", [Named(CANARY), Names({"C1": Named(CANARY)})])
def test_names_can_neither_be_stored_nor_shown(leave, what):
    assert CANARY not in repr(what)
    with pytest.raises(TypeError, match="names are not stored"):
        leave(what)
