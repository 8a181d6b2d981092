"""The arrays of a problem, entry by entry where they are easy to get wrong."""

from dataclasses import replace

import numpy as np
import pytest

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.periods import Period
from geoplan.runs.assembling import arrays
from geoplan.runs.case.params import RunParams
from geoplan.runs.case.requests import requests_of
from geoplan.runs.fleet.vehicles import vehicles_of
from geoplan.runs.ladder.fallback import fallback_of
from tests.runs.worlds import (
    MONDAY,
    WEDNESDAY,
    child,
    monday_only,
    session,
    small_case,
    small_children,
    worker,
)


def test_no_limit_is_infinite_and_lists_lie_end_to_end():
    assert arrays.floats([1, None]).tolist() == [1.0, np.inf]
    starts, values = arrays.lists([[3, 1], [], [2]])
    assert (starts.tolist(), values.tolist()) == ([0, 2, 2, 3], [3, 1, 2])


def test_windows_and_service_of_stops_come_before_the_hours_of_runs():
    case = monday_only(workers=())
    requests, vehicles = requests_of(case), vehicles_of(case)
    nodes, n = arrays.of_nodes(case, requests, vehicles), len(requests)
    assert nodes["opens"][0] == requests[0].pickup_window.earliest_s
    assert nodes["closes"][n] == requests[0].delivery_window.latest_s
    assert nodes["service"][: 2 * n].tolist() == [
        *(one.pickup_service_s for one in requests),
        *(one.delivery_service_s for one in requests),
    ]
    assert nodes["opens"][2 * n :].tolist() == [8 * 3600] * 4
    assert nodes["closes"][2 * n :].tolist() == [19 * 3600] * 4
    assert nodes["service"][2 * n :].tolist() == [0] * 4


def test_days_are_numbered_in_order_whatever_the_order_they_are_given_in():
    case = small_case(days=(WEDNESDAY, MONDAY))
    nodes = arrays.of_nodes(case, requests_of(case), vehicles_of(case))
    assert set(zip((one.day for one in requests_of(case)), nodes["request_day"].tolist(), strict=True)) == {
        (MONDAY, 0),
        (WEDNESDAY, 1),
    }


def test_volunteers_are_paid_by_the_mile_and_workers_by_the_hour_too():
    sessions = (
        *small_case().sessions[:1],
        session("S0009", MONDAY, *[small_case().sessions[1].start, small_case().sessions[1].end], "C0003"),
    )
    team = (worker("W000"), worker("W001"))
    case = monday_only(workers=team, sessions=sessions)
    vehicles = vehicles_of(case)
    assert [one.code for one in vehicles] == ["D001-mon", "D002-mon", "W001-mon"]
    found = arrays.of_vehicles(case, vehicles, ("D001", "D002", "W001"))
    assert found["cost_per_metre"] * METRES_PER_MILE == pytest.approx([45, 45, 45])
    assert found["cost_per_second"] * 3600 == pytest.approx([0, 0, 1_900])
    assert found["vehicle_person"].tolist() == [0, 1, 2]
    assert found["fixed_cost"].tolist() == [0, 0, 0]
    assert np.isinf(found["max_duration"]).all()


def test_who_is_out_already_drives_home_whether_or_not_they_take_more():
    case = monday_only(workers=())
    first, second = vehicles_of(case)
    out = replace(first, start_place="venue:retford", start_period=Period.INTER_PEAK)
    found = arrays.of_vehicles(case, (out, second), ("D001", "D002"))
    # 12 minutes of town, 500 m each: what the search need not pay for a second time.
    assert found["fixed_cost"] == pytest.approx([-45 * 6_000 / METRES_PER_MILE, 0])


def test_children_kept_apart_keep_their_requests_of_a_day_apart_both_ways():
    first, second, third, fourth = small_children()
    case = small_case(children=(first, second, third, replace(fourth, never_with=frozenset({"C0001"}))))
    requests = requests_of(case)
    found = arrays.of_company(case, requests, ("C0001", "C0002", "C0003", "C0004"))
    codes = [one.code for one in requests]

    def listed(name, at):
        return found[name][found[f"{name}_start"][at] : found[f"{name}_start"][at + 1]].tolist()

    apart = {code: [codes[other] for other in listed("apart", at)] for at, code in enumerate(codes)}
    assert apart["S0001-out"] == apart["S0001-in"] == ["S0003-in", "S0003-out"]
    assert apart["S0003-out"] == ["S0001-in", "S0001-out"]
    assert apart["S0004-out"] == apart["S0005-out"] == []
    assert listed("children", codes.index("S0001-out")) == [0, 1]


def test_a_child_knows_who_took_them_often_enough_and_who_has_taken_them_this_week():
    params = RunParams(known_after_journeys=2)
    case = small_case(history={("C0001", "D001"): 2, ("C0001", "D002"): 1, ("C9", "D001"): 5}, params=params)
    children, persons = ("C0001", "C0002"), ("D001", "D002")
    assert arrays.known(case, children, persons).tolist() == [[True, False], [False, False]]
    met = {("C0002", "D002"), ("C0002", "D999")}
    assert arrays.known(case, children, persons, met).tolist() == [[True, False], [False, True]]


def test_everybody_is_known_where_no_journey_is_asked_for():
    case = small_case(params=RunParams(known_after_journeys=0))
    assert arrays.known(case, ("C0001",), ("D001",)).all()


def test_what_nobody_takes_costs_the_taxi_with_new_faces_or_what_the_service_says():
    for params in (RunParams(), RunParams(taxis_allowed=False)):
        case = monday_only(params=params)
        requests = [one for one in requests_of(case) if one.code == "S0001-out"]
        fallbacks = {one.code: fallback_of(case, one) for one in requests}
        taxi = fallbacks["S0001-out"].pence + 2 * 300
        expected = taxi if params.taxis_allowed else 50_000
        assert arrays.unserved_cost(case, requests, fallbacks).tolist() == [expected]


def test_limits_of_the_week_count_what_is_driven_and_workers_have_what_their_sessions_leave():
    case = small_case(params=RunParams(week_minutes=60, week_miles=10))
    found = arrays.week_limits(case, ("D001", "D002", "W001"), {"D001": (600, 1_000), "W001": (600, 1_000)})
    # W001 supervises six hours and a half, in thirty minutes of it two sessions at once.
    assert found["week_seconds"].tolist() == [3_000, 3_600, 3_600 * (37 - 6) - 600]
    assert found["week_metres"] == pytest.approx([15_093.44, 16_093.44, np.inf])
    assert found["load_cost"].tolist() == [5, 5, 0]
    assert np.isinf(arrays.week_limits(small_case(), ("D001",), {})["week_seconds"]).all()


def test_nobody_without_vehicles_or_requests_needs_an_array():
    case = monday_only(children=(child("C0001", 10),), sessions=(), drivers=(), workers=(), carers=())
    nodes = arrays.of_nodes(case, (), ())
    assert nodes["opens"].size == nodes["leg_time"].size == 0
