from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.domain.bank_holidays import BankHolidayChange, bank_holidays, easter

years = st.integers(1990, 2099)


@pytest.mark.parametrize(
    ("year", "day"),
    [(2000, "04-23"), (2008, "03-23"), (2011, "04-24"), (2024, "03-31"), (2026, "04-05"), (2038, "04-25")],
)
def test_easter(year, day):
    assert easter(year) == date.fromisoformat(f"{year}-{day}")


# As published on gov.uk.
@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2026, ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"]),
        (2027, ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"]),
        (2021, ["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"]),
        (2016, ["01-01", "03-25", "03-28", "05-02", "05-30", "08-29", "12-26", "12-27"]),
    ],
)
def test_bank_holidays_by_rule(year, days):
    assert [f"{day:%m-%d}" for day in bank_holidays(year)] == days


def test_boxing_day_keeps_its_monday_when_christmas_is_a_sunday():
    found = bank_holidays(2022)
    assert (found[date(2022, 12, 26)], found[date(2022, 12, 27)]) == ("Boxing Day", "Christmas Day")


def test_a_change_adds_a_day_or_moves_one():
    changes = [
        BankHolidayChange(date(2022, 6, 2), "Spring bank holiday", date(2022, 5, 30)),
        BankHolidayChange(date(2022, 6, 3), "Platinum Jubilee"),
    ]
    found = bank_holidays(2022, changes)
    assert len(found) == 9
    assert date(2022, 5, 30) not in found
    assert bank_holidays(2023, changes) == bank_holidays(2023)


@given(years)
def test_every_year_has_eight_on_weekdays(year):
    found = bank_holidays(year)
    assert len(found) == 8
    assert all(day.weekday() < 5 and day.year == year for day in found)
    assert list(found) == sorted(found)
    assert easter(year).weekday() == 6
