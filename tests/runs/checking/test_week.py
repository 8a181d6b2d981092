"""What somebody does in all of a day and of the week, against what was agreed."""

from datetime import time

import pytest

from geoplan.runs.case.params import RunParams
from geoplan.runs.check import check
from geoplan.runs.checking.facts.duties import duties_of, paid_left_s
from geoplan.runs.fleet.worker_gaps import Rota
from tests.runs.checking.altered import STAFF, drivers, hard_rules, second, worker_plan
from tests.runs.hand_plans import good_plan
from tests.runs.worlds import TUESDAY, session, small_case, small_sessions, venue, worker

CHANGED_INPUTS = {
    "longest day": ("longest-day", {"drivers": drivers(longest_day_minutes=153)}),
    "longest miles": ("longest-day-miles", {"drivers": second(longest_day_miles=19.8)}),
    "week's minutes": ("week-minutes", {"params": RunParams(week_minutes=47)}),
    "week's miles": ("week-miles", {"params": RunParams(week_miles=19.8)}),
}


@pytest.mark.parametrize("name", CHANGED_INPUTS)
def test_more_than_was_agreed_is_found(name):
    rule, inputs = CHANGED_INPUTS[name]
    case = small_case(**inputs)
    assert hard_rules(case, good_plan(case)) == {rule}


def test_workers_drive_no_longer_than_their_sessions_leave_of_their_paid_time():
    # W002 drives 14 minutes there and 14 back, and supervises nobody; W001 has the sessions.
    for minutes, rules in ((28, set()), (27, {"week-minutes"})):
        case = small_case(workers=(STAFF[0], worker("W002", weekly_minutes=minutes)))
        assert hard_rules(case, worker_plan(case)) == rules
    (found,) = check(case, worker_plan(case)).of("week-minutes")
    assert found.text == "W002 drives for 28 minutes this week; 27 minutes are the most"


def test_time_in_sessions_is_paid_once_where_two_are_at_once_and_the_ways_to_them_count():
    elsewhere = session("S0009", TUESDAY, time(12), time(13), "C0004", venue="worksop", worker="W001")
    case = small_case(sessions=(*small_sessions(), elsewhere), venues=(venue(), venue("worksop", 30)))
    # Six hours at the base (half an hour of it twice), an hour elsewhere, ten minutes there and ten back.
    assert paid_left_s(case, duties_of(case), "W001") == 60 * (37 * 60 - 6 * 60 - 80)
    assert paid_left_s(case, duties_of(case), "W001") == Rota(case).free_s(case.worker["W001"])


def test_sentences_name_person_amount_and_limit():
    case = small_case(drivers=drivers(longest_day_minutes=150))
    (found,) = check(case, good_plan(case)).of("longest-day")[:1]
    assert found.text == "D001 is out for 154 minutes on this day; 150 minutes are agreed"
    assert (found.run, found.person, found.amount) == ("D001-mon", "D001", 240)
