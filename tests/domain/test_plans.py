from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.domain.plans import (
    CostBreakdown,
    Coverage,
    Mode,
    Plan,
    PlanProvenance,
    Run,
    Stop,
    clock,
    moment,
    seconds_of_day,
)
from geoplan.domain.requests import StopKind
from tests.domain.test_requests import request

DAY = date(2026, 11, 23)


def run(code="D001-mon"):
    stops = (
        Stop("S1-out", StopKind.PICKUP, "home:C1", 100, 100, 280),
        Stop("S2-out", StopKind.PICKUP, "home:C2", 300, 400, 580),
        Stop("S1-out", StopKind.DELIVERY, "venue:retford", 900, 900, 1_080),
        Stop("S2-out", StopKind.DELIVERY, "venue:retford", 1_080, 1_080, 1_260),
    )
    return Run(
        code=code,
        person="D001",
        mode=Mode.VOLUNTEER,
        day=DAY,
        start_place="driver:D001",
        end_place="driver:D001",
        start_s=0,
        end_s=1_500,
        stops=stops,
        metres=9_000,
        empty_metres=2_000,
        driving_s=800,
    )


def plan(**changes):
    provenance = PlanProvenance(
        case_version="c",
        network_version="n",
        params_version="p",
        seed=1,
        iterations=2,
        geoplan_version="0",
        created="2026-11-20",
    )
    given = {
        "week": DAY,
        "days": (DAY,),
        "requests": (request(code="S1-out"), request(code="S2-out")),
        "coverage": tuple(
            Coverage(request=code, mode=Mode.VOLUNTEER, person="D001", run="D001-mon")
            for code in ("S1-out", "S2-out")
        ),
        "runs": (run(),),
        "cost": CostBreakdown(volunteer_miles=252),
        "provenance": provenance,
    }
    return Plan(**given | changes)


def test_the_ladder_goes_from_the_carer_to_nobody():
    rungs = sorted(Mode, key=lambda mode: mode.rung)
    assert rungs[0] is Mode.CARER
    assert rungs[-1] is Mode.NOBODY
    assert Mode.VOLUNTEER.rung < Mode.WORKER.rung < Mode.TAXI_ESCORT.rung < Mode.TAXI.rung
    assert [mode for mode in Mode if mode.has_runs] == [Mode.VOLUNTEER, Mode.WORKER]


@given(st.integers(0, 24 * 3600 - 1))
def test_clock_and_seconds_undo_each_other(seconds):
    assert seconds_of_day(clock(seconds)) == seconds


def test_the_clock_goes_round():
    assert clock(24 * 3600 + 61) == time(0, 1, 1)


def test_a_moment_is_what_the_wall_clock_shows_in_summer_and_winter():
    assert moment(date(2026, 6, 1), 8 * 3600).utcoffset() == timedelta(hours=1)
    assert moment(date(2026, 12, 1), 8 * 3600).utcoffset() == timedelta(0)
    # The clocks went back in the night before 25 October 2026: nine o'clock is nine o'clock.
    assert moment(date(2026, 10, 25), 9 * 3600).time() == time(9)
    assert moment(DAY, 24 * 3600 + 60).replace(tzinfo=None) == datetime(2026, 11, 24, 0, 1)


def test_a_stop_is_reached_before_it_begins_and_left_after():
    Stop("S1-out", StopKind.PICKUP, "home:C1", 5, 5, 5)
    for times in ((6, 5, 7), (5, 7, 6)):
        with pytest.raises(ValueError, match="a stop of S1-out"):
            Stop("S1-out", StopKind.PICKUP, "home:C1", *times)


def test_a_run_lists_its_requests_as_they_get_in():
    assert run().requests == ("S1-out", "S2-out")


def test_the_parts_of_a_cost_add_up():
    parts = {name: 10**at for at, (name, _) in enumerate(CostBreakdown())}
    cost = CostBreakdown(**parts)
    assert cost.total == 11_111_111_111
    # Preferences are priced, not paid.
    priced = ("long_rides", "new_faces", "uneven_load", "changes", "not_covered")
    assert cost.paid == cost.total - sum(parts[name] for name in priced)


def test_a_plan_finds_its_parts_by_code():
    found = plan()
    assert found.request("S2-out").code == "S2-out"
    assert found.covers("S1-out").person == "D001"
    assert found.run("D001-mon").driving_s == 800
    for find in (found.request, found.covers, found.run):
        with pytest.raises(KeyError):
            find("S3-out")


def test_a_plan_says_of_each_request_once_who_takes_it():
    with pytest.raises(ValueError, match="in order"):
        plan(coverage=plan().coverage[::-1])
    with pytest.raises(ValueError, match="in order"):
        plan(coverage=plan().coverage[:1])
    twice = (request(code="S1-out"), request(code="S1-out"))
    with pytest.raises(ValueError, match="twice"):
        plan(requests=twice, coverage=(plan().coverage[0],) * 2)
