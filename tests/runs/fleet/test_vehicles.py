"""Vehicles: stretches of days, with the limits of the person and the service."""

from datetime import time

from geoplan.domain.hours import DayHours, Weekday, WeeklyHours
from geoplan.domain.plans import Mode
from geoplan.runs.case.params import RunParams
from geoplan.runs.fleet.vehicles import vehicle_code, vehicles_of
from tests.runs.worlds import MONDAY, TUESDAY, codes, driver, monday_only, session, small_case, worker

H = 3600


def hours(*stretches):
    return WeeklyHours(tuple(DayHours(Weekday.MONDAY, *stretch) for stretch in stretches))


def test_a_volunteer_has_a_vehicle_each_day_by_day_then_person():
    case = small_case(days=(TUESDAY, MONDAY), workers=())
    assert codes(vehicles_of(case)) == ["D001-mon", "D002-mon", "D001-tue", "D002-tue"]


def test_two_stretches_of_a_day_are_two_vehicles_with_the_hours_of_runs_as_limits():
    split = hours((time(5), time(9)), (time(14), time(23)))
    first, second = vehicles_of(monday_only(drivers=(driver("D001", 8, hours=split),), workers=()))
    assert (first.code, first.opens_s, first.closes_s) == ("D001-mon", 6.5 * H, 9 * H)
    assert (second.code, second.opens_s, second.closes_s) == ("D001-mon-2", 14 * H, 21 * H)


def test_hours_outside_those_of_runs_are_no_vehicle_and_have_no_number():
    split = hours((time(5), time(6)), (time(14), time(16)))
    (only,) = vehicles_of(monday_only(drivers=(driver("D001", 8, hours=split),), workers=()))
    assert only.code == "D001-mon"


def test_limits_of_the_car_and_the_day_come_in_seconds_and_metres():
    one = driver("D001", 8, longest_day_minutes=90, longest_day_miles=10, wheelchair=True, seats=5)
    (vehicle,) = vehicles_of(monday_only(drivers=(one,), workers=()))
    assert (vehicle.longest_s, round(vehicle.longest_m)) == (5400, 16093)
    assert (vehicle.seats, vehicle.wheelchair, vehicle.start_place) == (5, True, "driver:D001")


def test_a_driver_whose_checks_have_expired_still_has_a_vehicle_that_objections_can_speak_of():
    case = monday_only(drivers=(driver("D001", 8, compliance=()),), workers=())
    assert codes(vehicles_of(case)) == ["D001-mon"]


def of_workers(**other):
    sessions = (
        session("S0001", MONDAY, time(10), time(11), "C0001", worker="W002"),
        session("S0002", MONDAY, time(14), time(15), "C0003", worker="W002"),
    )
    given = {"sessions": sessions, "drivers": (), "workers": (worker("W001"), worker("W002"))}
    return vehicles_of(monday_only(**given | other))


def test_a_worker_drives_between_sessions_from_the_base_and_back():
    (vehicle,) = of_workers()
    assert (vehicle.code, vehicle.mode, vehicle.start_place) == ("W002-mon", Mode.WORKER, "venue:retford")
    assert (vehicle.opens_s, vehicle.closes_s) == (11 * H, 14 * H)
    assert vehicle.child_seats.booster == 0


def test_workers_stay_where_the_service_or_they_do_not_drive_or_nobody_else_is_there():
    assert of_workers(params=RunParams(workers_drive=False)) == ()
    assert of_workers(workers=(worker("W001"), worker("W002", can_drive=False))) == ()
    assert of_workers(workers=(worker("W002"),)) == ()


def test_codes_do_not_depend_on_the_language_of_the_machine():
    assert vehicle_code("D007", MONDAY, 1) == "D007-mon"
    assert vehicle_code("D007", TUESDAY, 3) == "D007-tue-3"
