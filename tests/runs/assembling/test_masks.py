"""The fast table of first objections agrees with `objections`, pair by pair."""

from datetime import time

from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.hours import WeeklyHours
from geoplan.domain.people import Need
from geoplan.domain.seats import SeatStock
from geoplan.runs.assembling.masks import FREE, first_objections
from geoplan.runs.case.params import RunParams
from geoplan.runs.case.requests import requests_of
from geoplan.runs.fleet.eligibility import ORDER, objections
from geoplan.runs.fleet.vehicles import vehicles_of
from tests.runs.worlds import (
    ALL_CHECKS,
    MONDAY,
    WEDNESDAY,
    child,
    driver,
    session,
    small_case,
    worker,
)

counts = st.integers(0, 2)
drivers = st.builds(
    dict,
    minute=st.integers(0, 60),
    seats=st.integers(1, 3),
    child_seats=st.builds(SeatStock, counts, counts, counts),
    wheelchair=st.booleans(),
    compliance=st.sampled_from([ALL_CHECKS, ALL_CHECKS, ALL_CHECKS[1:]]),
    provider=st.sampled_from(["bassetlaw", "unknown"]),
    longest_day_minutes=st.sampled_from([None, 60, 120]),
    longest_day_miles=st.sampled_from([None, 10.0, 40.0]),
    hours=st.sampled_from(
        [WeeklyHours.same_every_day(time(8), time(19)), WeeklyHours.same_every_day(time(10), time(13))]
    ),
)
children = st.builds(
    dict,
    minute=st.integers(0, 60),
    years=st.sampled_from([0, 2, 6, 10, 14]),
    needs=st.frozensets(st.sampled_from(list(Need)), max_size=1),
    contact_district=st.sampled_from(["North", "North", "South", None]),
    barred_drivers=st.sampled_from([frozenset(), frozenset({"D001"})]),
)


def case_of(of_drivers, of_children, params):
    members = tuple(child(f"C000{i}", **facts) for i, facts in enumerate(of_children))
    first, second, third = (one.code for one in members)
    return small_case(
        days=(MONDAY, WEDNESDAY),
        children=members,
        carers=(),
        drivers=tuple(driver(f"D00{i}", **facts) for i, facts in enumerate(of_drivers)),
        workers=(worker("W001"), worker("W002")),
        sessions=(
            session("S0001", MONDAY, time(10), time(11), first, second, worker="W002"),
            session("S0002", MONDAY, time(16), time(17), third, worker="W002"),
            session("S0003", WEDNESDAY, time(12), time(13), first),
        ),
        barred=frozenset({(second, "D002"), (third, "W002")}),
        params=params,
    )


@given(
    st.lists(drivers, min_size=3, max_size=3),
    st.lists(children, min_size=3, max_size=3),
    st.builds(RunParams, escort_is_hard=st.booleans(), provider_area_is_hard=st.booleans()),
)
@settings(max_examples=25, deadline=None)
def test_the_first_objection_of_each_pair_is_the_one_in_the_table(of_drivers, of_children, params):
    case = case_of(of_drivers, of_children, params)
    requests, vehicles = requests_of(case), vehicles_of(case)
    first = first_objections(case, requests, vehicles)
    for row, request in enumerate(requests):
        for column, vehicle in enumerate(vehicles):
            reasons = objections(case, request, vehicle)
            expected = reasons[0].rule if reasons else None
            found = None if first[row, column] == FREE else ORDER[first[row, column]]
            assert found == expected
            assert sorted(reasons, key=lambda reason: ORDER.index(reason.rule)) == list(reasons)


def test_without_requests_or_vehicles_the_table_is_empty():
    case = small_case()
    assert first_objections(case, (), vehicles_of(case)).shape == (0, 10)
    assert first_objections(case, requests_of(case), ()).shape == (10, 0)
