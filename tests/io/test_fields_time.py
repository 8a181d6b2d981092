from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.domain.hours import Weekday, WeeklyHours
from geoplan.io.fields import Bad
from geoplan.io.fields_time import clock, day, hours_in_words, weekday, weekly_hours

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-24", "2026-11-24 00:00:00", "24/11/2026", "24/11/26", "24.11.2026", "24-11-2026",
        "24 11 2026",
        "24 Nov 2026", "24-Nov-26", "24th November 2026", "Tue 24 Nov 2026", "Tuesday, 24 November 2026",
        "Nov 24, 2026", DAY, datetime(2026, 11, 24, 9, 30), 46350, 46350.0, 46350.75, "46350", " 24/11/2026 ",
    ],
)  # fmt: skip
def test_one_day_in_every_form(cell: object) -> None:
    assert day(cell) == DAY


def test_the_day_comes_first() -> None:
    assert day("03/04/2026") == date(2026, 4, 3)


def test_a_date_that_only_americans_write_is_refused_not_turned_round() -> None:
    bad = day("11/24/2026")
    assert isinstance(bad, Bad)
    assert "day first" in bad.exact_cure


def test_a_day_that_the_month_has_not_is_mended_to_its_last() -> None:
    assert day("31/02/2026") == Bad(
        "is not a date", "write it as day/month/year, such as 24/11/2026", "write it as 28/02/2026"
    )
    assert day("31 June 2026").exact_cure == "write it as 30/06/2026"


@pytest.mark.parametrize(
    "cell",
    ["soon", "24/11", "2026", 2026, 12.5, "32/01/2026", "00/01/2026", "1/13/26", True, "99999999", "24 Nov"],
)
def test_what_is_no_date(cell: object) -> None:
    assert isinstance(day(cell), Bad)


def test_two_digit_years() -> None:
    assert day("1/1/69") == date(2069, 1, 1)
    assert day("1/1/70") == date(1970, 1, 1)


@given(
    st.dates(date(1970, 1, 1), date(2069, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d %b %Y", "%d.%m.%y"]),
)
def test_every_date_is_read_as_it_was_written(when: date, form: str) -> None:
    assert day(when.strftime(form)) == when


@pytest.mark.parametrize(
    "cell", ["15:45", "15.45", "1545", 1545, "3:45 pm", "3.45pm", "15:45:00", time(15, 45), 0.65625,
     datetime(2026, 1, 1, 15, 45)]
)  # fmt: skip
def test_one_time_in_every_form(cell: object) -> None:
    assert clock(cell) == time(15, 45)


@pytest.mark.parametrize(
    ("cell", "hour"), [("12am", 0), ("12 pm", 12), ("noon", 12), ("3pm", 15), ("0:00", 0)]
)
def test_noon_and_midnight(cell: str, hour: int) -> None:
    assert clock(cell) == time(hour)


@pytest.mark.parametrize("cell", ["9", 9, "25:00", "12:60", "13pm", "soon", True, date(2026, 1, 1), 1.5])
def test_what_is_no_time_of_day(cell: object) -> None:
    assert isinstance(clock(cell), Bad)


def test_weekdays() -> None:
    assert [weekday(word) for word in ("Mon", "tuesday", "We", "Thurs", "Sundays")] == [
        Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.SUNDAY
    ]  # fmt: skip
    assert isinstance(weekday("T"), Bad)
    assert isinstance(weekday("Monnday"), Bad)


@pytest.mark.parametrize(
    "cell", ["Mon-Fri 08:30-19:00", "mon – fri 8.30am to 7pm", "Mon, Tue, Wed, Thu, Fri: 08:30-19:00",
     "weekdays 08:30-19:00"]
)  # fmt: skip
def test_the_hours_of_a_week_in_several_forms(cell: str) -> None:
    assert weekly_hours(cell) == WeeklyHours.same_every_day(time(8, 30), time(19))


def test_several_stretches() -> None:
    hours = weekly_hours("Mon 09:00-12:00; Mon 13:00-17:00; Sat and Sun 10:00-12:00")
    assert [len(hours.on(day_)) for day_ in range(7)] == [2, 0, 0, 0, 0, 1, 1]


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("Mon-Fri", "not a week's hours"), ("09:00-17:00", "not a week's hours"),
        ("Mon 17:00-09:00", "do not end"),
        ("Mon 09:00-12:00; Mon 11:00-13:00", "overlap"), ("Fri-Mon 09:00-12:00", "not a week's hours"),
    ],
)  # fmt: skip
def test_hours_that_make_no_sense(cell: str, problem: str) -> None:
    assert problem in weekly_hours(cell).problem


def test_hours_in_words_are_read_as_they_were() -> None:
    hours = weekly_hours("Mon-Wed 09:00-12:30; Sat 10:00-16:00")
    assert weekly_hours(hours_in_words(hours)) == hours
