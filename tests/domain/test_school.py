from datetime import date

import pytest

from geoplan.domain.school import SchoolCalendar, Term


def term(name, first, last):
    return Term(name=name, first=date.fromisoformat(first), last=date.fromisoformat(last))


SPRING = term("spring", "2027-01-04", "2027-03-25")
AUTUMN = term("autumn", "2026-09-02", "2026-12-18")
CALENDAR = SchoolCalendar((SPRING, AUTUMN))


@pytest.mark.parametrize(
    ("day", "working", "school"),
    [
        ("2026-12-18", True, True),
        ("2026-12-19", False, False),  # Saturday
        ("2026-12-21", True, False),  # between terms
        ("2026-12-25", False, False),  # bank holiday
        ("2027-01-01", False, False),
        ("2027-01-04", True, True),
    ],
)
def test_working_days_and_school_days(day, working, school):
    on = date.fromisoformat(day)
    assert (CALENDAR.is_working_day(on), CALENDAR.is_school_day(on)) == (working, school)


def test_a_bank_holiday_in_term_is_no_school_day():
    calendar = SchoolCalendar((term("summer", "2027-04-12", "2027-05-28"),))
    assert not calendar.is_school_day(date(2027, 5, 3))
    assert calendar.holiday(date(2027, 5, 3)) == "Early May bank holiday"


def test_a_week_is_one_with_school_when_most_of_its_days_are():
    assert CALENDAR.is_school_week(date(2026, 9, 4))  # three days of five
    assert not CALENDAR.is_school_week(date(2026, 8, 28))
    assert CALENDAR.is_school_week(date(2027, 3, 21))  # four days, Good Friday


def test_whole_school_years_are_known():
    assert (CALENDAR.known_from, CALENDAR.known_until) == (date(2026, 8, 1), date(2027, 8, 31))
    with pytest.raises(ValueError, match="known from 01/08/2026 to 31/08/2027, not on 31/07/2026"):
        CALENDAR.is_school_day(date(2026, 7, 31))


def test_working_days_of_a_stretch():
    assert len(list(CALENDAR.working_days(date(2026, 12, 21), date(2027, 1, 3)))) == 7


def test_terms_that_overlap_or_are_none_are_refused():
    with pytest.raises(ValueError, match="autumn and other overlap"):
        SchoolCalendar((AUTUMN, term("other", "2026-12-18", "2026-12-30")))
    with pytest.raises(ValueError, match="no term"):
        SchoolCalendar(())


@pytest.mark.parametrize("last", ["2026-09-01", "2027-07-01"])
def test_a_term_that_cannot_be_is_refused(last):
    with pytest.raises(ValueError, match="cannot last"):
        term("a", "2026-09-02", last)
