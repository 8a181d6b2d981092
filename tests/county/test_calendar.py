from datetime import date, timedelta
from pathlib import Path

import pytest

from geoplan.county.calendar import read_bank_holiday_changes, read_calendar
from geoplan.domain.bank_holidays import bank_holidays
from geoplan.errors import InputError


def test_each_school_year_has_its_days():
    """190 days for pupils, and up to five of teacher training that each school sets."""
    calendar = read_calendar()
    for year in (2023, 2024, 2025, 2026, 2027):
        first = date(year, 9, 1)
        days = (first + timedelta(days=number) for number in range(365))
        assert 190 <= sum(map(calendar.is_school_day, days)) <= 195


def test_half_term_in_october_is_two_weeks():
    calendar = read_calendar()
    assert [calendar.is_school_week(date(2026, 10, day)) for day in (12, 19, 26)] == [True, False, False]
    assert calendar.is_school_week(date(2026, 11, 23))


def test_what_is_an_assumption_says_so():
    terms = read_calendar().terms
    assert all(term.source for term in terms)
    assert {term.sure for term in terms if term.first > date(2027, 6, 1)} == {"L"}


def test_bank_holidays_of_the_jubilee():
    found = bank_holidays(2022, read_bank_holiday_changes())
    assert [f"{day:%d/%m}" for day in found][3:8] == ["02/05", "02/06", "03/06", "29/08", "19/09"]


def test_faults_of_a_changed_file_are_told(tmp_path: Path):
    folder = tmp_path / "calendar"
    folder.mkdir()
    (folder / "bank_holidays_changed.csv").write_text("day,name,instead_of,sure,source\n")
    (folder / "terms.csv").write_text("term,first,last,sure,source\nautumn,2/9/2026,2026-12-18,M,own\n")
    with pytest.raises(InputError, match='row 2, column "first"'):
        read_calendar(tmp_path)
