"""Costs in whole pence, worked out by hand."""

from dataclasses import replace

import pytest

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.plans import Coverage, Mode, Plan, PlanProvenance, Run, Stop
from geoplan.domain.requests import StopKind
from geoplan.runs.case.params import RunParams
from geoplan.runs.case.requests import requests_of
from geoplan.runs.costs import cost_of, knows, ride_s, told
from tests.runs.worlds import MONDAY, TUESDAY, carer, small_case, small_children

H = 3600
FREE = RunParams(
    volunteer_pence_per_mile=0,
    worker_pence_per_mile=0,
    worker_pence_per_hour=0,
    long_ride_pence_per_minute=0,
    new_face_pence=0,
    load_pence_per_hour_squared=0,
    not_covered_pence=0,
    change_pence_per_person=0,
)


def run_of(case, code="S0001-out", person="D001", mode=Mode.VOLUNTEER, day=MONDAY, **other):
    """A run with one request: 10 minutes in the car from 09:10 on."""
    request = next(one for one in requests_of(case) if one.code == code)
    stops = (
        Stop(code, StopKind.PICKUP, request.pickup, 9 * H, 9 * H, 9 * H + 600),
        Stop(code, StopKind.DELIVERY, request.delivery, 9 * H + 1200, 9 * H + 1200, 9 * H + 1800),
    )
    given = {
        "code": f"{person}-{day:%a}",
        "start_place": "a",
        "end_place": "a",
        "start_s": 9 * H,
        "end_s": 10 * H,
        "metres": round(METRES_PER_MILE),
        "empty_metres": 0,
        "driving_s": 1800,
        "stops": stops,
    }
    return Run(person=person, mode=mode, day=day, **given | other)


def cost(params, *runs, cover=None, codes=("S0001-out",), base=None, **other):
    case = small_case(params=params, **other)
    requests = [one for one in requests_of(case) if one.code in codes]
    given = {
        run.requests[0]: Coverage(request=run.requests[0], mode=run.mode, person=run.person) for run in runs
    }
    given |= {one.request: one for one in cover or ()}
    coverage = [given[one.code] for one in requests]
    return dict(cost_of(case, requests, coverage, runs, base=base))


CASE = small_case()


def test_miles_of_each_run_are_rounded_half_up_once():
    half = round(METRES_PER_MILE / 2)  # 804.67 m: at 45p a mile 22.5p and a hair more
    runs = (run_of(CASE, metres=half), run_of(CASE, "S0004-out", metres=half, day=TUESDAY))
    found = cost(replace(FREE, volunteer_pence_per_mile=45), *runs, codes=("S0001-out", "S0004-out"))
    assert found["volunteer_miles"] == 46
    assert sum(found.values()) == 46


def test_workers_are_paid_for_miles_and_for_time_on_the_road_and_at_stops_not_for_waiting():
    params = replace(FREE, worker_pence_per_mile=45, worker_pence_per_hour=1_900)
    run = run_of(CASE, person="W001", mode=Mode.WORKER)
    found = cost(params, run)
    assert found["worker_miles"] == 45
    # Half an hour of driving and twice ten minutes at stops, within an hour out: 50 minutes.
    assert found["worker_time"] == 1_583
    assert found["volunteer_miles"] == found["uneven_load"] == 0


def test_long_rides_count_the_minutes_beyond_what_is_aimed_for_for_each_child():
    request = next(one for one in requests_of(CASE) if one.code == "S0001-out")
    late = request.soft_ride_s + 90
    begin = 9 * H + 600
    stops = (
        Stop("S0001-out", StopKind.PICKUP, request.pickup, 9 * H, 9 * H, begin),
        Stop("S0001-out", StopKind.DELIVERY, request.delivery, begin + late, begin + late, begin + late),
    )
    run = run_of(CASE, stops=stops)
    assert ride_s(run) == {"S0001-out": late}
    # A minute and a half, two children, 20p.
    assert cost(replace(FREE, long_ride_pence_per_minute=20), run)["long_rides"] == 60


def test_a_new_face_counts_once_a_week_for_each_child_who_does_not_know_the_person():
    params = replace(FREE, new_face_pence=300, known_after_journeys=2)
    history = {("C0001", "D001"): 2, ("C0002", "D001"): 1}
    runs = (run_of(CASE), run_of(CASE, "S0004-out", day=TUESDAY))
    found = cost(params, *runs, codes=("S0001-out", "S0004-out"), history=history)
    assert found["new_faces"] == 300
    case = small_case(params=params, history=history)
    assert knows(case, "C0001", "D001")
    assert not knows(case, "C0002", "D001")


def test_a_taxi_is_a_new_face_each_time_for_each_child():
    params = replace(FREE, new_face_pence=300)
    taxis = [Coverage(request=code, mode=Mode.TAXI, pence=1_000) for code in ("S0001-in", "S0001-out")]
    found = cost(params, cover=taxis, codes=("S0001-in", "S0001-out"))
    assert (found["new_faces"], found["taxis"]) == (1_200, 2_000)


def test_load_is_the_square_of_the_hours_of_the_week_of_each_volunteer():
    params = replace(FREE, load_pence_per_hour_squared=100)
    two = (run_of(CASE), run_of(CASE, "S0004-out", day=TUESDAY))
    codes = ("S0001-out", "S0004-out")
    assert cost(params, *two, codes=codes)["uneven_load"] == 100
    shared = (two[0], replace(two[1], person="D002"))
    assert cost(params, *shared, codes=codes)["uneven_load"] == 50


def test_journeys_without_a_run_cost_what_their_coverage_says_and_nobody_what_the_service_says():
    cover = [
        Coverage(request="S0001-in", mode=Mode.CARER, person="G001", pence=70),
        Coverage(request="S0001-out", mode=Mode.ADULT, person="A001", pence=80),
        Coverage(request="S0002-in", mode=Mode.TAXI_ESCORT, pence=90),
        Coverage(request="S0002-out", mode=Mode.NOBODY, pence=123),
    ]
    params = replace(FREE, not_covered_pence=5_000)
    found = cost(params, cover=cover, codes=("S0001-in", "S0001-out", "S0002-in", "S0002-out"))
    assert {name: pence for name, pence in found.items() if pence} == {
        "carer_miles": 70,
        "adult_miles": 80,
        "taxis": 90,
        "not_covered": 5_000,
    }


def base_plan(case, mode, person):
    requests = tuple(one for one in requests_of(case) if one.code in ("S0001-in", "S0001-out"))
    return Plan(
        week=case.week,
        days=case.days,
        requests=requests,
        coverage=tuple(Coverage(request=one.code, mode=mode, person=person) for one in requests),
        runs=(),
        cost=cost_of(case, (), (), ()),
        provenance=PlanProvenance(
            case_version="", network_version="", params_version="", seed=1, iterations=0,
            geoplan_version="", created="",
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("was", "becomes", "people"),
    [
        ((Mode.VOLUNTEER, "D001"), (Mode.VOLUNTEER, "D001"), ()),
        ((Mode.VOLUNTEER, "D001"), (Mode.VOLUNTEER, "D002"), ("D001", "D002", "G001")),
        ((Mode.TAXI, None), (Mode.VOLUNTEER, "D002"), ("D002", "G001", "taxi")),
        ((Mode.VOLUNTEER, "D001"), (Mode.NOBODY, None), ("D001", "G001")),
    ],
)
def test_each_person_is_told_once_of_all_that_somebody_else_takes(was, becomes, people):
    params = replace(FREE, change_pence_per_person=150)
    case = small_case(params=params, children=small_children(), carers=(carer("G001", 10),))
    base = base_plan(case, *was)
    coverage = [Coverage(request=one.code, mode=becomes[0], person=becomes[1]) for one in base.requests]
    assert told(case, base.requests, coverage, (), base) == people
    found = cost_of(case, base.requests, coverage, (), base=base)
    assert found.changes == 150 * len(people)
    assert cost_of(case, base.requests, coverage, ()).changes == 0
