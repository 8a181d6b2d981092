"""Demand and capacity, in the order of `RESOURCES`."""

from dataclasses import replace

from geoplan.domain.people import Need
from geoplan.domain.seats import SeatStock
from geoplan.runs.assembling.resources import RESOURCES, capacity_of, demand_of
from geoplan.runs.case.requests import requests_of
from geoplan.runs.fleet.vehicles import vehicles_of
from tests.runs.worlds import child, driver, monday_only, small_children


def test_a_request_takes_seats_of_each_kind_and_one_part_of_the_car():
    case = monday_only()
    demand = dict(
        zip((one.code for one in requests_of(case)), demand_of(case, requests_of(case)), strict=True)
    )
    assert RESOURCES == ("seats", "rear", "forward", "booster", "wheelchair", "alone")
    assert demand["S0001-out"].tolist() == [2, 0, 2, 0, 0, 1]
    assert demand["S0002-out"].tolist() == [1, 0, 0, 1, 0, 1]
    assert demand["S0003-out"].tolist() == [1, 0, 0, 0, 0, 1]


def test_babies_wheelchairs_and_those_who_travel_alone():
    needs = frozenset({Need.WHEELCHAIR, Need.ALONE})
    baby = child("C0004", 34, 0, needs=needs)
    case = monday_only(children=(*small_children()[:3], baby))
    third = next(one for one in requests_of(case) if one.code == "S0003-in")
    assert demand_of(case, [third]).tolist() == [[1, 1, 0, 0, 1, 1000]]


def test_a_car_has_its_seats_and_room_for_one_who_travels_alone():
    one = driver("D001", 8, child_seats=SeatStock(1, 2, 3), wheelchair=True)
    (vehicle,) = vehicles_of(monday_only(drivers=(one,), workers=()))
    assert capacity_of([vehicle]).tolist() == [[3, 1, 2, 3, 1, 1000]]
    assert capacity_of([replace(vehicle, wheelchair=False)])[0, 4] == 0
    assert capacity_of([]).shape == (0, 6)
