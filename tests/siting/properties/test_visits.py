from datetime import date, timedelta
from itertools import pairwise

import pytest

from geoplan.siting.properties.visits import VisitRules, visits_due

SINCE = date(2026, 4, 6)


def days_after(due):
    return [(day - SINCE).days for day in due]


def test_within_a_week_then_every_six_weeks_for_a_year():
    due = visits_due(SINCE, SINCE, SINCE + timedelta(days=364), long_term=False)
    assert days_after(due) == [7, 49, 91, 133, 175, 217, 259, 301, 343]


def test_after_a_year_every_three_months_only_where_it_is_to_last():
    last = date(2028, 4, 5)
    lasting = visits_due(SINCE, date(2027, 4, 6), last, long_term=True)
    assert lasting == tuple(date(2027 + (month > 12), (month - 1) % 12 + 1, 26) for month in (4, 7, 10, 13))
    other = visits_due(SINCE, date(2027, 4, 6), last, long_term=False)
    assert len(other) == 9
    assert {(later - before).days for before, later in pairwise(other)} == {42}


def test_three_months_after_the_last_day_of_november_is_the_last_of_february():
    since = date(2025, 11, 24)  # 53 weeks before 30 November 2026
    rules = VisitRules(first_days=0, every_weeks=1, later_months=3)
    due = visits_due(since, date(2026, 11, 30), date(2027, 5, 31), long_term=True, rules=rules)
    assert due == (date(2026, 11, 30), date(2027, 2, 28), date(2027, 5, 28))


def test_only_visits_of_the_days_asked_for_count():
    day = SINCE + timedelta(days=49)
    assert visits_due(SINCE, day, day, long_term=False) == (day,)
    assert visits_due(SINCE, day + timedelta(days=1), day + timedelta(days=41), long_term=False) == ()


def test_an_assessment_of_twelve_weeks_has_two():
    assert len(visits_due(SINCE, SINCE, SINCE + timedelta(weeks=12, days=-1), long_term=False)) == 2


@pytest.mark.parametrize("wrong", [{"first_days": -1}, {"every_weeks": 0}, {"later_months": 0}])
def test_rules_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError, match="not between"):
        VisitRules(**wrong)
