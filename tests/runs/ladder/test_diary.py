from datetime import time

from geoplan.domain.hours import DayHours, Weekday, WeeklyHours
from geoplan.runs.ladder.diary import Diary
from geoplan.runs.ladder.people import known_people
from tests.runs.worlds import MONDAY, TUESDAY, driving_carer, small_case

HOURS = WeeklyHours(
    (
        DayHours(Weekday.MONDAY, time(8), time(12)),
        DayHours(Weekday.MONDAY, time(14), time(18)),
    )
)
HOUR = 3600


def diary(day=MONDAY):
    case = small_case(children=(), sessions=(), carers=(driving_carer("G1", 5, hours=HOURS),))
    return Diary(known_people(case)[0], day)


def test_one_stretch_of_the_day_must_hold_all_of_it():
    day = diary()
    assert day.objection(8 * HOUR, 12 * HOUR) is None
    assert day.objection(14 * HOUR, 18 * HOUR) is None
    for leave, back in ((8 * HOUR - 1, 9 * HOUR), (17 * HOUR, 18 * HOUR + 1), (11 * HOUR, 15 * HOUR)):
        reason = day.objection(leave, back)
        assert reason.rule == "hours"
        assert "G1 can drive 08:00–12:00 and 14:00–18:00" in reason.text


def test_other_days_have_other_hours():
    assert diary(TUESDAY).objection(9 * HOUR, 10 * HOUR).rule == "hours"


def test_nobody_is_in_two_places():
    day = diary()
    day.enter(9 * HOUR, 10 * HOUR)
    assert day.objection(10 * HOUR, 11 * HOUR) is None
    assert day.objection(8 * HOUR, 9 * HOUR) is None
    for leave, back in ((9 * HOUR + 1, 9 * HOUR + 2), (8 * HOUR, 11 * HOUR), (9 * HOUR, 10 * HOUR)):
        reason = day.objection(leave, back)
        assert (reason.rule, reason.text) == ("busy", "G1 is elsewhere from 09:00 to 10:00")


def test_the_earlier_of_two_clashes_is_told():
    day = diary()
    day.enter(10 * HOUR, 11 * HOUR)
    day.enter(9 * HOUR, 9 * HOUR + 600)
    assert "09:00 to 09:10" in day.objection(8 * HOUR, 12 * HOUR).text
