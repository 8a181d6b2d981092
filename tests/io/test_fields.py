from datetime import date, datetime, time
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.io import fields
from geoplan.io.fields import Bad
from geoplan.io.write import neutralise


def test_white_space_and_our_own_apostrophe_go() -> None:
    assert fields.text("  Meadow \n House ") == "Meadow House"
    assert fields.text("'=1+1") == "=1+1"
    assert fields.text("'Allo") == "'Allo"


@given(st.from_regex(r"[=+\-@][A-Za-z0-9]{1,8}", fullmatch=True))
def test_what_is_neutralised_on_writing_is_read_as_it_was(text: str) -> None:
    assert fields.text(neutralise(text)) == text


@pytest.mark.parametrize(
    ("cell", "code"), [("C-001", "C-001"), (17, "17"), (17.0, "17"), (" a/b_c.d ", "a/b_c.d")]
)
def test_codes(cell: object, code: str) -> None:
    assert fields.code(cell) == code


@pytest.mark.parametrize("cell", ["two words", "é", "x" * 41, True, date(2026, 1, 2), "-a", "a+b"])
def test_what_is_no_code(cell: object) -> None:
    assert isinstance(fields.code(cell), Bad)


def test_a_code_with_spaces_comes_with_a_code_without() -> None:
    bad = fields.code("two words")
    assert bad == Bad("is not a code", bad.cure, "write it without spaces, such as two-words")


@pytest.mark.parametrize("cell", ["Smith", "Jane Smith", "Jane-Smith"])
def test_a_name_is_not_taken_for_a_persons_code_and_not_repeated(cell: str) -> None:
    bad = fields.person_code(cell)
    assert isinstance(bad, Bad)
    assert "Smith" not in " ".join(bad.words(cell, private=True))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12.5 miles", 12.5),
        ("12.5mi", 12.5),
        (12, 12.0),
        ("1,234", 1234.0),
        ("−3", -3.0),
        ("£20", 20.0),
        (".5", 0.5),
    ],
)
def test_numbers_with_units_and_thousands(cell: object, value: float) -> None:
    assert fields.number(("miles", "mi"))(cell) == value


@pytest.mark.parametrize(
    "cell", ["abc", "1O", "12,5", "12 km", True, date(2026, 1, 1), "", "nan", "inf", float("nan")]
)
def test_what_is_no_number(cell: object) -> None:
    assert isinstance(fields.number(("miles",))(cell), Bad)


def test_a_decimal_comma_is_named() -> None:
    assert "comma" in fields.number()("12,5").problem


def test_a_number_out_of_range_says_the_range() -> None:
    parse = fields.number(least=30, most=220, unit="cm")
    assert parse(30) == 30
    assert parse(220.5).problem == "is not between 30 and 220 cm"


def test_whole_numbers() -> None:
    parse = fields.integer(("seats",), least=0, most=16)
    assert parse("3 seats") == 3
    assert parse(3.0) == 3
    assert parse(2.5).exact_cure == "write 2 or 3"
    assert isinstance(parse(17), Bad)


@pytest.mark.parametrize("cell", ["Yes", "y", "TRUE", "1", True, 1, 1.0, "✓"])
def test_yes(cell: object) -> None:
    assert fields.yes_no(cell) is True


@pytest.mark.parametrize("cell", ["No", "n", "false", "0", False, 0])
def test_no(cell: object) -> None:
    assert fields.yes_no(cell) is False


@pytest.mark.parametrize("cell", ["maybe", "x", "2", 2, "-"])
def test_neither_yes_nor_no(cell: object) -> None:
    assert isinstance(fields.yes_no(cell), Bad)


@pytest.mark.parametrize("cell", ["ng182ta", "NG18 2TA", " Ng18  2tA ", "NG18-2TA"])
def test_a_postcode_is_written_one_way(cell: str) -> None:
    assert fields.postcode(cell) == "NG18 2TA"


@pytest.mark.parametrize("cell", ["NG18", "NG18 2T", "12345", "NG18 2CA", 5, "NG1O 2TAA"])
def test_what_is_no_full_postcode(cell: object) -> None:
    assert isinstance(fields.postcode(cell), Bad)


class Colour(StrEnum):
    DARK_RED = "dark red"
    BLUE = "blue"


def test_a_choice_is_known_in_any_writing() -> None:
    parse = fields.choice(Colour, {"azure": Colour.BLUE})
    assert [parse(cell) for cell in ("Dark-Red", "DARKRED", "Azure")] == [Colour.DARK_RED] * 2 + [Colour.BLUE]


def test_a_misspelt_choice_is_asked_about_and_an_unknown_one_told_the_choices() -> None:
    parse = fields.choice(Colour)
    assert parse("dark rde").exact_cure == 'did you mean "dark red"?'
    assert parse("green") == Bad("is not one of the choices", "write one of: dark red, blue")


def test_lists_take_either_separator_and_drop_doubles() -> None:
    parse = fields.listed(fields.code)
    assert parse("a; b,c\na") == ("a", "b", "c")
    assert parse(7) == ("7",)


def test_a_list_with_one_bad_entry_is_bad() -> None:
    assert fields.listed(fields.integer())("1; x").problem == "has an entry that is not a number"


@pytest.mark.parametrize("cell", ["#REF!", "#N/A", "#value!"])
def test_a_formula_that_went_wrong_is_told_from_text(cell: str) -> None:
    assert isinstance(fields.spreadsheet_error(cell), Bad)
    assert fields.spreadsheet_error("#1") is None


def test_a_private_cell_is_not_repeated() -> None:
    bad = Bad("is not a date", "write it day first", "write it as 28/02/2026")
    assert bad.words("31/02/2026", private=False) == ('"31/02/2026" is not a date', "write it as 28/02/2026")
    assert bad.words("31/02/2026", private=True) == (
        "what is written here is not a date",
        "write it day first",
    )


def test_long_cells_are_shortened_and_dates_shown_day_first() -> None:
    assert len(fields.shown("x" * 500)) == 40
    assert fields.shown(datetime(2026, 11, 24)) == "24/11/2026"
    assert fields.shown(time(9, 5)) == "09:05:00"
