from datetime import date

import pytest

from geoplan.costs.ledger.spans import month_of, months, quarter_of, quarters


def test_a_month_ends_where_the_next_begins():
    february = month_of(date(2028, 2, 10))
    assert (february.first, february.last, february.label) == (
        date(2028, 2, 1),
        date(2028, 2, 29),
        "Feb 2028",
    )
    assert february.holds(date(2028, 2, 29))
    assert not february.holds(date(2028, 3, 1))
    assert month_of(date(2026, 12, 31)).last == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("day", "first", "last", "label"),
    [
        (date(2026, 4, 1), date(2026, 4, 1), date(2026, 6, 30), "Q1 2026/27"),
        (date(2026, 9, 30), date(2026, 7, 1), date(2026, 9, 30), "Q2 2026/27"),
        (date(2026, 12, 24), date(2026, 10, 1), date(2026, 12, 31), "Q3 2026/27"),
        (date(2027, 3, 31), date(2027, 1, 1), date(2027, 3, 31), "Q4 2026/27"),
        (date(2099, 5, 1), date(2099, 4, 1), date(2099, 6, 30), "Q1 2099/00"),
    ],
)
def test_quarters_are_those_of_the_financial_year(day, first, last, label):
    found = quarter_of(day)
    assert (found.first, found.last, found.label) == (first, last, label)


def test_months_and_quarters_are_listed_from_one_day_to_another():
    since, until = date(2026, 11, 23), date(2027, 1, 2)
    assert [one.label for one in months(since, until)] == ["Nov 2026", "Dec 2026", "Jan 2027"]
    assert [one.label for one in quarters(since, until)] == ["Q3 2026/27", "Q4 2026/27"]
