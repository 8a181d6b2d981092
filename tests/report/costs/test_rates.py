from datetime import date
from decimal import Decimal
from io import StringIO

from rich.console import Console

from geoplan.county.rates import read_approved_rates, read_schemes
from geoplan.domain.rates import DeductedFrom, MileageRate, PaidTerms, RateTable, Vehicle
from geoplan.report.costs.page import show_page
from geoplan.report.costs.rates import pence, rates_page, rules_of

APPROVED = read_approved_rates()


def shown(page, width=80):
    console = Console(file=StringIO(), width=width)
    show_page(page, console)
    return console.file.getvalue()


def rate(**terms):
    return MileageRate(
        since=date(2026, 1, 1), vehicle=Vehicle.CAR, pence=Decimal("40.50"), terms=PaidTerms(**terms)
    )


def test_the_day_before_a_change_shows_the_rate_and_the_change():
    page = rates_page(APPROVED, read_schemes(), date(2026, 4, 5), vehicles=[Vehicle.CAR])
    assert page.title.endswith("5 April 2026, tax year 2025/26")
    assert page.headline.startswith("A car or van: 45p a mile approved, 25p beyond 10,000 miles")
    (approved,) = page.blocks[0].rows
    assert approved == ("car or van", "45p", "25p beyond 10,000", "5p", "06/04/2011", "06/04/2026: 55p")


def test_every_line_fits_eighty_columns():
    text = shown(rates_page(APPROVED, read_schemes(), date(2026, 11, 22)))
    assert "motorcycle    24p" in text
    assert "how sure" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_day_before_all_rates_is_told():
    page = rates_page(APPROVED, (), date(2001, 1, 1))
    assert page.headline == "No approved rate for a car or van is known for that day."
    assert page.blocks[0].rows == ()


def test_rules_are_sentences():
    assert rules_of(rate()) == ("Parking and tolls are paid back.",)
    many = rules_of(
        rate(
            deducted_miles=Decimal("5.0"),
            deducted_from=DeductedFrom.DAY,
            most_miles=Decimal(60),
            most_pence=4_000,
            tolls=False,
        )
    )
    assert many == (
        "The first 5 miles of each day are not paid.",
        "At most 60 miles of a journey are paid.",
        "At most £40.00 is paid for the miles of a journey.",
        "Parking is paid back.",
        "Tolls are not paid back.",
    )


def test_rates_are_written_without_needless_digits():
    assert [pence(Decimal(text)) for text in ("45", "40.50", "1E+2")] == ["45p", "40.5p", "100p"]
    assert pence(None) == ""


def test_where_rates_are_from_stands_below():
    own = RateTable("own", "Own scheme", (rate(),))
    assert rates_page(APPROVED, (own,), date(2026, 5, 1)).footer.startswith("HMRC: approved mileage")
