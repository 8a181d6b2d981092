"""Miles by the rates of the day: the golden numbers, and laws that hold for all journeys."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.costs.mileage import Band, DrivenJourney, reckon
from geoplan.county.rates import read_approved_rates
from geoplan.domain.rates import DeductedFrom, MileageRate, PaidTerms, RateTable, TaxYear, Vehicle
from geoplan.errors import InputError

APPROVED = read_approved_rates()


def scheme(pence, **terms):
    rate = {"since": date(2000, 1, 1), "pence": Decimal(pence), "terms": PaidTerms(**terms)}
    return RateTable("s", "Scheme", tuple(MileageRate(vehicle=vehicle, **rate) for vehicle in Vehicle))


PAID = scheme(42)


def drive(day, miles, **more):
    return DrivenJourney(day=day, miles=miles, **more)


@pytest.mark.parametrize(("begins", "approved"), [(2017, 500_000), (2026, 600_000)])
def test_twelve_thousand_miles_of_a_year(begins, approved):
    account = reckon([drive(date(begins, 9, 1), 12_000)], APPROVED, PAID)
    assert account.approved_pence == approved


def test_paid_at_42p_twelve_thousand_miles_of_2017_are_forty_pounds_over():
    account = reckon([drive(date(2017, 9, 1), 12_000)], APPROVED, PAID)
    (year,) = account.years
    assert (year.paid_pence, year.taxable_pence, year.relief_pence) == (504_000, 4_000, 0)


def test_the_rate_changes_overnight():
    account = reckon([drive(date(2026, 4, 5), 1), drive(date(2026, 4, 6), 1)], APPROVED, PAID)
    assert [pay.approved_pence for pay in account.journeys] == [45, 55]
    assert [str(year.tax_year) for year in account.years] == ["2025/26", "2026/27"]


def test_paid_less_than_approved_is_relief_and_no_tax():
    account = reckon([drive(date(2026, 5, 1), 100)], APPROVED, PAID)
    assert (account.taxable_pence, account.relief_pence) == (0, 1_300)


def test_a_year_below_does_not_make_up_for_a_year_above():
    journeys = [drive(date(2017, 9, 1), 12_000), drive(date(2026, 9, 1), 10_000)]
    account = reckon(journeys, APPROVED, PAID)
    assert (account.taxable_pence, account.relief_pence) == (4_000, 130_000)


def test_a_journey_across_the_threshold_is_split_exactly():
    journeys = [drive(date(2026, 5, 1), 9_990), drive(date(2026, 5, 2), 30), drive(date(2026, 5, 3), 1)]
    first, across, above = reckon(journeys, APPROVED, PAID).journeys
    assert (across.first_miles, across.above_miles) == (10, 20)
    assert across.approved_pence == 10 * 55 + 20 * 25
    assert [pay.band for pay in (first, across, above)] == [Band.FIRST, Band.BOTH, Band.ABOVE]


def test_miles_for_other_organisations_count_towards_the_threshold():
    before = drive(TaxYear(2026).first, 9_995, elsewhere=True)
    account = reckon([drive(date(2026, 6, 1), 10), before], APPROVED, PAID)
    assert account.approved_pence == 5 * 55 + 5 * 25
    assert (account.years[0].miles, account.years[0].elsewhere_miles) == (10, 9_995)
    assert len(account.journeys) == 1


def test_the_threshold_of_a_car_is_not_that_of_a_bicycle():
    journeys = [drive(date(2026, 5, 1), 10_000), drive(date(2026, 5, 2), 10, vehicle=Vehicle.BICYCLE)]
    assert reckon(journeys, APPROVED, PAID).journeys[1].approved_pence == 200


def test_the_threshold_begins_anew_each_tax_year():
    journeys = [drive(date(2026, 4, 5), 10_000), drive(date(2026, 4, 6), 10_000)]
    assert reckon(journeys, APPROVED, PAID).approved_pence == 450_000 + 550_000


def test_passengers_count_only_where_the_user_says_so():
    journey = drive(date(2026, 5, 1), 10, passenger_miles=20)
    assert reckon([journey], APPROVED, PAID).approved_pence == 550
    assert reckon([journey], APPROVED, PAID, passengers=True).approved_pence == 650


def test_first_miles_are_deducted_from_every_journey_or_once_a_day():
    day = date(2026, 5, 1)
    journeys = [drive(day, 3), drive(day, 10), drive(day + timedelta(days=1), 10)]
    each = reckon(journeys, APPROVED, scheme(40, deducted_miles=Decimal(5)))
    assert [pay.paid_miles for pay in each.journeys] == [0, 5, 5]
    daily = scheme(40, deducted_miles=Decimal(5), deducted_from=DeductedFrom.DAY)
    assert [pay.paid_miles for pay in reckon(journeys, APPROVED, daily).journeys] == [0, 8, 5]


def test_what_is_deducted_is_still_approved():
    paid = scheme(40, deducted_miles=Decimal(5))
    (pay,) = reckon([drive(date(2026, 5, 1), 10)], APPROVED, paid).journeys
    assert (pay.approved_pence, pay.paid_pence) == (550, 200)


def test_a_scheme_pays_no_more_than_its_most():
    journey = drive(date(2026, 5, 1), 100)
    (miles,) = reckon([journey], APPROVED, scheme(40, most_miles=Decimal(60))).journeys
    (money,) = reckon([journey], APPROVED, scheme(40, most_pence=2_500)).journeys
    assert (miles.paid_pence, money.paid_pence) == (2_400, 2_500)


def test_a_deduction_across_a_paid_threshold_is_taken_from_the_first_miles():
    rate = MileageRate(
        since=date(2000, 1, 1),
        vehicle=Vehicle.CAR,
        pence=Decimal(40),
        threshold_miles=Decimal(100),
        above_pence=Decimal(20),
        terms=PaidTerms(deducted_miles=Decimal(5)),
    )
    journeys = [drive(date(2026, 5, 1), 90), drive(date(2026, 5, 2), 20)]
    pay = reckon(journeys, APPROVED, RateTable("s", "Scheme", (rate,))).journeys[1]
    assert pay.paid_pence == 5 * 40 + 10 * 20


def test_parking_and_tolls_are_paid_back_where_the_scheme_does_and_never_taxed():
    journey = drive(date(2026, 5, 1), 10, parking_pence=300, tolls_pence=170)
    account = reckon([journey], APPROVED, scheme(42, tolls=False))
    assert account.years[0].expenses_pence == 300
    assert account.taxable_pence == 0


def test_the_rate_paid_changes_by_the_day_driven():
    paid = RateTable(
        "s",
        "Scheme",
        tuple(
            MileageRate(since=since, vehicle=Vehicle.CAR, pence=Decimal(pence))
            for since, pence in ((date(2026, 1, 1), "40.5"), (date(2026, 6, 1), "41"))
        ),
    )
    journeys = [drive(date(2026, 5, 31), 2), drive(date(2026, 6, 1), 2)]
    assert [pay.paid_pence for pay in reckon(journeys, APPROVED, paid).journeys] == [81, 82]


def test_every_journey_without_a_rate_is_a_fault():
    journeys = [drive(date(2001, 1, 1), 1, code="J1"), drive(date(2002, 1, 1), 1), drive(date(2026, 1, 1), 1)]
    with pytest.raises(InputError) as caught:
        reckon(journeys, APPROVED, PAID)
    assert [str(fault).split(":")[0] for fault in caught.value.faults] == ["journey J1", "journey number 2"]


def test_journeys_stay_in_the_order_given():
    journeys = [drive(date(2026, 5, day), 1, code=str(day)) for day in (3, 1, 2)]
    account = reckon(journeys, APPROVED, PAID)
    assert [pay.journey.code for pay in account.journeys] == ["3", "1", "2"]
    assert account.to_frame()["code"].tolist() == ["3", "1", "2"]


def test_an_account_shows_itself():
    shown = reckon([drive(date(2017, 9, 1), 12_000)], APPROVED, PAID)._repr_html_()
    for text in ("2017/18", "£5,000.00", "£5,040.00", "£40.00", "HMRC"):
        assert text in shown


miles = st.fractions(min_value=0, max_value=6_000, max_denominator=100)
days = st.dates(date(2025, 11, 1), date(2026, 9, 1))
journeys_ = st.lists(st.builds(DrivenJourney, day=days, miles=miles), min_size=1, max_size=6)


@settings(max_examples=60)
@given(journeys_, st.data())
def test_splitting_a_journey_never_changes_a_total(journeys, data):
    whole = reckon(journeys, APPROVED, PAID)
    at = data.draw(st.integers(0, len(journeys) - 1))
    part = journeys[at].miles * data.draw(st.fractions(0, 1, max_denominator=7))
    halves = [replace(journeys[at], miles=part), replace(journeys[at], miles=journeys[at].miles - part)]
    split = reckon([*journeys[:at], *halves, *journeys[at + 1 :]], APPROVED, PAID)
    assert split.years == whole.years
    both = split.journeys[at : at + 2]
    assert sum(pay.approved_pence for pay in both) == whole.journeys[at].approved_pence
    assert sum(pay.paid_pence for pay in both) == whole.journeys[at].paid_pence


@settings(max_examples=60)
@given(journeys_, st.randoms(use_true_random=False))
def test_the_order_within_a_tax_year_never_changes_its_total(journeys, random):
    """Neither the order in which journeys are given, nor which was driven on which of the days."""
    days_by_year = {}
    for journey in journeys:
        days_by_year.setdefault(TaxYear.of(journey.day), []).append(journey.day)
    for days_ in days_by_year.values():
        random.shuffle(days_)
    moved = [replace(journey, day=days_by_year[TaxYear.of(journey.day)].pop()) for journey in journeys]
    random.shuffle(moved)
    assert reckon(moved, APPROVED, PAID).years == reckon(journeys, APPROVED, PAID).years


@settings(max_examples=60)
@given(journeys_)
def test_parts_add_up(journeys):
    account = reckon(journeys, APPROVED, PAID)
    for pay in account.journeys:
        assert pay.first_miles + pay.above_miles == pay.journey.miles
        assert pay.paid_miles == pay.journey.miles
    for year in account.years:
        pays = [pay for pay in account.journeys if TaxYear.of(pay.journey.day) == year.tax_year]
        assert sum(pay.approved_pence for pay in pays) == year.approved_pence
        assert sum(pay.paid_pence for pay in pays) == year.paid_pence
        assert year.paid_pence - year.approved_pence == year.taxable_pence - year.relief_pence
        below = min(year.miles, Fraction(10_000))
        rate = 45 if year.tax_year == TaxYear(2025) else 55
        assert abs(year.approved_pence - (below * rate + (year.miles - below) * 25)) <= Fraction(1, 2)
