from datetime import date, timedelta
from decimal import Decimal

import pytest

from geoplan.costs.claims.asking.pay import check_pay
from geoplan.county.rates import read_approved_rates
from geoplan.domain.rates import Vehicle
from tests.costs.claims.made import journey

APPROVED = read_approved_rates()


def asked(*journeys):
    return dict(check_pay(journeys, APPROVED).queries)


@pytest.mark.parametrize(
    ("day", "rate", "asks"),
    [(date(2026, 4, 5), 55, True), (date(2026, 4, 6), 55, False), (date(2026, 4, 5), 45, False)],
)
def test_the_rate_goes_by_the_day_driven(day, rate, asks):
    found = asked(journey(day=day, rate_pence=Decimal(rate)))
    assert bool(found) is asks
    if asks:
        assert "approved rate of the day driven, 05/04/2026, is 45p" in found[0].text


def test_other_vehicles_have_other_rates():
    assert asked(journey(rate_pence=Decimal(45), vehicle=Vehicle.MOTORCYCLE))[0].kind.value == "rate"


@pytest.mark.parametrize(
    ("pence", "asks"), [(495, False), (496, False), (494, False), (500, True), (400, True)]
)
def test_an_amount_is_miles_times_rate_give_or_take_a_penny(pence, asks):
    found = asked(journey(miles=9, rate_pence=Decimal(55), amount_pence=pence))
    assert bool(found) is asks
    if asks:
        assert "9 miles at 55p are £4.95" in found[0].text


def test_an_amount_without_a_rate_is_held_against_the_approved_one():
    assert not asked(journey(miles=9, amount_pence=405))
    assert asked(journey(miles=9, amount_pence=900))[0].kind.value == "rate"


def year_of_driving(days, **other):
    first = date(2025, 4, 6)
    return [
        journey(2 + at, miles=100, day=first + timedelta(at), amount_pence=4_500, **other)
        for at in range(days)
    ]


def test_the_journey_that_passes_ten_thousand_miles_is_asked_about_once():
    journeys = year_of_driving(120)
    found = asked(*journeys)
    assert [(at, query.kind.value) for at, query in found.items()] == [(100, "threshold")]
    # 10,000 miles at 45p and 2,000 at 25p.
    assert "pass 10,000: 2,000.0 miles of the year are beyond" in found[100].text
    assert "£5,000.00 is approved for the whole year, £5,400.00 claimed in all" in found[100].text


def test_it_does_not_matter_where_rows_stand():
    journeys = year_of_driving(120)
    assert {journeys[at].day for at in asked(*journeys)} == {
        list(reversed(journeys))[at].day for at in asked(*reversed(journeys))
    }


def test_a_new_tax_year_begins_anew_and_people_are_apart():
    first, second = year_of_driving(60), year_of_driving(60, claimant="D002")
    assert not asked(*first, *second)
    later = [journey(500 + at, miles=100, day=date(2026, 4, 6) + timedelta(at)) for at in range(60)]
    assert not asked(*first, *later)
    years = check_pay([*first, *later], APPROVED).years
    assert [(str(year.tax_year), year.miles, year.above_miles) for year in years] == [
        ("2025/26", 6_000, 0),
        ("2026/27", 6_000, 0),
    ]
    assert [year.unpriced for year in years] == [0, 60]


def test_all_miles_that_are_stated_are_in_one_year_each():
    journeys = [*year_of_driving(3), journey(90, miles=None), journey(91, vehicle=Vehicle.BICYCLE)]
    years = check_pay(journeys, APPROVED).years
    assert sum(year.miles for year in years) == 309
    assert sum(year.journeys for year in years) == 4


def test_a_day_before_any_rate_is_known_asks_nothing():
    assert not asked(journey(day=date(1999, 1, 1), rate_pence=Decimal(90), amount_pence=810))
    assert check_pay([journey(day=date(1999, 1, 1))], APPROVED).years == ()
