from datetime import UTC, date, time

import pytest

from geoplan.domain.hours import WORKING_DAYS, DayHours, Weekday, WeeklyHours


def test_weekdays_are_numbered_as_dates_number_them():
    assert Weekday(date(2015, 6, 8).weekday()) is Weekday.MONDAY
    assert Weekday.MONDAY.label == "Monday"
    assert len(WORKING_DAYS) == 5


def test_hours_cover_what_fits_into_one_stretch():
    hours = WeeklyHours(
        (DayHours(Weekday.MONDAY, time(13), time(17)), DayHours(Weekday.MONDAY, time(9), time(12)))
    )
    assert hours.covers(0, time(9), time(12))
    assert not hours.covers(0, time(11), time(14))
    assert not hours.covers(1, time(9), time(10))
    assert [str(stretch) for stretch in hours] == ["09:00–12:00", "13:00–17:00"]
    assert hours.on(1) == ()


def test_hours_of_every_working_day():
    hours = WeeklyHours.same_every_day(time(8, 30), time(19))
    assert [stretch.weekday for stretch in hours] == list(WORKING_DAYS)
    assert hours
    assert not WeeklyHours()


def test_hours_that_contradict_are_refused():
    with pytest.raises(ValueError, match=r"Monday: 09:00–12:00 and 11:00–13:00 overlap"):
        WeeklyHours(
            (DayHours(Weekday.MONDAY, time(9), time(12)), DayHours(Weekday.MONDAY, time(11), time(13)))
        )
    with pytest.raises(ValueError, match="do not end after they start"):
        DayHours(Weekday.FRIDAY, time(12), time(12))
    with pytest.raises(ValueError, match="without a time zone"):
        DayHours(Weekday.FRIDAY, time(9, tzinfo=UTC), time(12))
