from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from geoplan.county.calendar import read_bank_holiday_changes
from geoplan.domain.rates import DeductedFrom, Vehicle
from geoplan.errors import InputError
from geoplan.io.costs.read import read_rates, read_terms
from geoplan.io.templates import write_template

RATES = """Scheme,From,Vehicle,Rate,Up to miles,Rate above,First miles deducted,Deducted from,Cap,Tolls paid
bassetlaw,6/4/2026,,45p,"10,000",25p,5,each day,£40,no
city,06/04/2026,van,£0.42,,,,,,
bassetlaw,2026-10-01,car,47.5,,,,,,
"""
TERMS = """Term,First day,Last day
autumn,2/9/2026,16/10/2026
autumn 2,2/11/2026,18/12/2026
"""


@pytest.fixture
def table(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_schemes_are_read_with_rates_by_date_and_rules(table):
    bassetlaw, city = read_rates(table("rates.csv", RATES))
    assert (bassetlaw.name, city.name) == ("bassetlaw", "city")
    first = bassetlaw.at(date(2026, 4, 6))
    assert (first.pence, first.threshold_miles, first.above_pence) == (45, 10_000, 25)
    assert (first.terms.deducted_miles, first.terms.deducted_from) == (5, DeductedFrom.DAY)
    assert (first.terms.most_pence, first.terms.parking, first.terms.tolls) == (4_000, True, False)
    later = bassetlaw.at(date(2026, 10, 1))
    assert (later.pence, later.threshold_miles) == (Decimal("47.5"), None)
    assert city.at(date(2027, 1, 1), Vehicle.CAR).pence == 42


def test_every_fault_of_rates_is_told_at_once(table):
    bad = (
        "city,31/02/2026,lorry,a lot,,,,,,\ncity,06/04/2026,car,45p,,,,,,\ncity,01/05/2026,car,45p,500,,,,,\n"
    )
    with pytest.raises(InputError) as caught:
        read_rates(table("rates.csv", RATES + bad))
    where = [(fault.row, fault.column) for fault in caught.value.faults]
    assert where == [(5, "From"), (5, "Vehicle"), (5, "Rate"), (6, "From"), (7, None)]
    assert "a threshold and the rate above it need each other" in caught.value.faults[-1].message


def test_terms_are_read(table):
    calendar = read_terms(table("terms.csv", TERMS), changes=read_bank_holiday_changes())
    assert calendar.is_school_day(date(2026, 10, 16))
    assert not calendar.is_school_day(date(2026, 10, 19))


def test_terms_that_overlap_are_a_fault_of_their_row(table):
    with pytest.raises(InputError, match='column "First day": the term begins before that of row 3 ends'):
        read_terms(table("terms.csv", TERMS + "spring,18/12/2026,12/02/2027\n"))


def test_a_term_that_ends_before_it_begins_is_a_fault(table):
    with pytest.raises(InputError, match="row 4: term spring cannot last"):
        read_terms(table("terms.csv", TERMS + "spring,18/12/2026,12/02/2026\n"))


@pytest.mark.parametrize(("kind", "read"), [("rates", read_rates), ("terms", read_terms)])
def test_a_template_says_what_it_is_and_its_example_can_be_read(tmp_path, kind, read):
    path = write_template(tmp_path / f"{kind}.xlsx")
    book = load_workbook(path)
    book.worksheets[0]["A2"] = "mine"
    book.save(path)
    assert len(list(read(path) if kind == "rates" else read(path).terms)) == 1
