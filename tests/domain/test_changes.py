from dataclasses import replace

import pytest

from geoplan.domain.changes import Journeys, changes_between, journeys, persons_told, starts_s
from geoplan.domain.plans import Coverage, Mode
from tests.runs.hand_plans import good_plan, hm
from tests.runs.worlds import TUESDAY, small_case


@pytest.fixture(scope="module")
def case():
    return small_case()


@pytest.fixture(scope="module")
def plan(case):
    return good_plan(case)


def taken(plan, code, mode, person=None):
    """The plan's journeys with one request taken by somebody without a run."""
    coverage = [
        Coverage(request=code, mode=mode, person=person) if cover.request == code else cover
        for cover in plan.coverage
    ]
    return Journeys(plan.requests, coverage, plan.runs)


def later(plan, run_code, seconds):
    """The plan's journeys with all stops of a run so much later."""
    runs = [
        replace(
            run,
            stops=tuple(
                replace(
                    stop,
                    arrive_s=stop.arrive_s + seconds,
                    begin_s=stop.begin_s + seconds,
                    depart_s=stop.depart_s + seconds,
                )
                for stop in run.stops
            ),
        )
        if run.code == run_code
        else run
        for run in plan.runs
    ]
    return Journeys(plan.requests, plan.coverage, runs)


CARERS = {"C0001": "G001", "C0002": "G001", "C0003": "G002", "C0004": None}


def test_a_plan_does_not_differ_from_itself(plan):
    assert changes_between(plan, plan) == ()


def test_a_journey_on_a_run_is_timed_by_its_stops(plan):
    journey = journeys(plan)["S0001-out"]
    assert (journey.pickup_s, journey.delivery_s) == (hm(9, 30), hm(9, 50))


def test_a_journey_without_a_run_starts_in_time_not_as_soon_as_its_window_opens(plan):
    # S0005 starts at 13:00: there from 12:40, 14 minutes on the road and 3 to get in.
    request = plan.request("S0005-out")
    assert request.pickup_window.earliest_s < starts_s(request) == hm(12, 23)


def test_old_and_new_taker_and_the_home_are_told_each_once(plan):
    changes = changes_between(plan, taken(plan, "S0001-out", Mode.ADULT, "A001"))
    assert persons_told(changes, CARERS) == ("A001", "D001", "G001")


def test_taxis_are_one_call_and_a_child_without_a_carer_is_told_at_home(plan):
    after = taken(plan, "S0003-out", Mode.TAXI)
    changes = changes_between(plan, after)
    assert persons_told(changes, CARERS) == ("C0004", "D002", "taxi")


def test_a_request_that_nobody_takes_any_more_is_told(plan):
    (change,) = changes_between(plan, taken(plan, "S0003-out", Mode.NOBODY))
    assert change.takers_differ
    assert change.becomes.told is None


@pytest.mark.parametrize(("minutes", "count"), [(4, 2), (5, 0)])
def test_another_time_counts_beyond_the_minutes_given(plan, minutes, count):
    changes = changes_between(plan, later(plan, "D002-mon", 300), minutes=minutes)
    assert len(changes) == count
    assert all(change.pickup_later_s == change.delivery_later_s == 300 for change in changes)


def test_another_time_is_told_to_the_driver_and_the_home(plan):
    changes = changes_between(plan, later(plan, "D001-mon", -900))
    assert persons_told(changes, CARERS) == ("D001", "G001")


def test_requests_new_and_gone_are_changes(plan):
    fewer = Journeys(plan.requests[1:], plan.coverage[1:], plan.runs)
    (gone,), (new,) = changes_between(plan, fewer), changes_between(fewer, plan)
    assert gone.becomes is None
    assert new.was is None
    assert gone.request == new.request == plan.requests[0]


def test_another_day_or_other_children_are_changes_though_times_stay(plan):
    moved = [replace(plan.requests[0], day=TUESDAY), *plan.requests[1:]]
    alone = [replace(plan.requests[0], children=("C0001",)), *plan.requests[1:]]
    for requests in (moved, alone):
        (change,) = changes_between(plan, Journeys(requests, plan.coverage, plan.runs))
        assert not change.takers_differ
