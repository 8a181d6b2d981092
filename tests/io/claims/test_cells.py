from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.domain.rates import Vehicle
from geoplan.io.claims import cells
from geoplan.io.fields import Bad


@pytest.mark.parametrize(
    ("cell", "miles"),
    [
        (12.5, "12.5"),
        (12, "12"),
        ("12.5 miles", "12.5"),
        ("12.5mi", "12.5"),
        ("12.5m", "12.5"),
        (" 7 Mls. ", "7"),
        ("1,204", "1204"),
        (0.1 + 0.2, "0.3"),
        ("20 km", "12.43"),
    ],
)
def test_miles_as_people_write_them(cell, miles):
    assert cells.miles(cell) == Decimal(miles)


@pytest.mark.parametrize("cell", ["twelve", "12,5", "-3", -3, 2_000, True, date(2026, 5, 1), "5 acres"])
def test_what_is_no_number_of_miles(cell):
    assert isinstance(cells.miles(cell), Bad)


@pytest.mark.parametrize(
    ("cell", "pence"),
    [("£5.40", 540), (5.4, 540), ("5.40", 540), ("540p", 540), ("£ 1,234.50", 123_450), (6.875, 688)],
)
def test_amounts_in_whole_pence(cell, pence):
    assert cells.amount_pence(cell) == pence


@pytest.mark.parametrize("cell", ["free", -1, "£9,000", "5 miles"])
def test_what_is_no_amount(cell):
    assert isinstance(cells.amount_pence(cell), Bad)


@pytest.mark.parametrize(
    "cell", ["45p", "£0.45", 0.45, "0.45", 45, "45", "45p per mile", "45 pence a mile", "45p/mile"]
)
def test_a_rate_is_told_in_pence_whatever_its_unit(cell):
    assert cells.rate_pence(cell) == 45


def test_a_rate_of_hundreds_of_pounds_is_a_slip():
    assert isinstance(cells.rate_pence("£45"), Bad)


@given(st.integers(1, 1_999))
def test_pounds_and_pence_of_a_rate_agree(tenths):
    pounds = Decimal(tenths) / 1_000
    assert cells.rate_pence(f"£{pounds}") == cells.rate_pence(f"{pounds * 100}p")


@pytest.mark.parametrize(
    ("cell", "vehicle"),
    [
        ("Motorbike", Vehicle.MOTORCYCLE),
        ("push bike", Vehicle.BICYCLE),
        ("Cycle", Vehicle.BICYCLE),
        ("Fiesta FD12 ABC", Vehicle.CAR),
        ("van", Vehicle.CAR),
    ],
)
def test_vehicles(cell, vehicle):
    assert cells.vehicle(cell) is vehicle


@pytest.mark.parametrize(("cell", "back"), [("Return", True), ("Y", True), ("one way", False), ("S", False)])
def test_there_and_back(cell, back):
    assert cells.there_and_back(cell) is back


def test_what_is_neither_return_nor_single():
    assert isinstance(cells.there_and_back("sometimes"), Bad)


@pytest.mark.parametrize("cell", [None, "", " – ", "N/A", "none", "-"])
def test_cells_that_say_nothing(cell):
    assert cells.is_nothing(cell)


@pytest.mark.parametrize("cell", ['"', "ditto", "As above", "do."])
def test_cells_that_repeat_the_one_above(cell):
    assert cells.is_ditto(cell)
    assert not cells.is_nothing(cell)


def test_an_odometer_is_read_like_miles_but_larger():
    assert cells.odometer("48,210 miles") == 48_210
    assert isinstance(cells.odometer("unknown"), Bad)
