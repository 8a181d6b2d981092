from dataclasses import replace

from geoplan.domain.requests import StopKind
from geoplan.runs.ledger.driven import legs_of_run, legs_of_trip
from tests.runs.hand_plans import good_plan, hm, requests_for, run_of
from tests.runs.worlds import MONDAY, small_case


def by_code(case):
    return {request.code: request for request in requests_for(case)}


def shared_run(case):
    """D002 fetches C0004 at minute 34, then C0001 and C0002 at minute 10, and brings all to minute 20."""
    stops = (
        ("S0003-out", "up", hm(9)),
        ("S0001-out", "up", hm(9, 30)),
        ("S0001-out", "down", hm(9, 55)),
        ("S0003-out", "down", hm(10, 40)),
    )
    return run_of(case, "D002", MONDAY, stops)


def test_each_leg_says_who_is_in_the_car():
    case = small_case()
    run = shared_run(case)
    legs = legs_of_run(case, by_code(case), run)
    assert [leg.metres for leg in legs] == [2_000, 19_000, 5_000, 0, 12_000]
    assert [leg.aboard for leg in legs] == [
        (),
        ("S0003-out",),
        ("S0003-out", "S0001-out"),
        ("S0003-out",),
        (),
    ]
    assert sum(leg.driving_s for leg in legs) == run.driving_s
    assert sum(leg.driving_s + leg.waiting_s + leg.service_s for leg in legs) == run.end_s - run.start_s


def test_a_run_keeps_its_length_when_the_roads_have_changed_since():
    case = small_case()
    run = replace(shared_run(case), metres=40_001, empty_metres=15_000, driving_s=3_601)
    legs = legs_of_run(case, by_code(case), run)
    assert sum(leg.metres for leg in legs) == 40_001
    assert sum(leg.metres for leg in legs if not leg.aboard) == 15_000
    assert sum(leg.driving_s for leg in legs) == 3_601


def test_a_place_that_is_gone_from_the_tables_divides_the_run_by_time():
    case = small_case()
    run = shared_run(case)
    elsewhere = replace(run, start_place="driver:D999")
    assert sum(leg.metres for leg in legs_of_run(case, by_code(case), elsewhere)) == run.metres


def test_somebody_who_takes_both_ways_waits_and_drives_no_way_for_nothing():
    case = small_case()
    out, back = by_code(case)["S0002-out"], by_code(case)["S0002-in"]
    # From home at 30 to the school at 15, then to the venue at 20; and home again.
    there = legs_of_trip(case, "carer:G002", [out], waits=True)
    assert [(leg.metres, leg.aboard) for leg in there] == [(12_500, ()), (2_500, ("S0002-out",))]
    assert sum(leg.metres for leg in legs_of_trip(case, "carer:G002", [out], waits=False)) == 25_000
    home = legs_of_trip(case, "carer:G002", [back], waits=True)
    assert [(leg.metres, leg.aboard) for leg in home] == [(10_000, ("S0002-in",)), (0, ())]


def test_brothers_and_sisters_at_two_places_get_in_one_after_the_other():
    case = small_case()
    one, other = by_code(case)["S0001-out"], by_code(case)["S0003-out"]
    legs = legs_of_trip(case, "carer:G001", [one, other], waits=True)
    assert [leg.aboard for leg in legs] == [
        (),
        ("S0001-out",),
        ("S0001-out", "S0003-out"),
        ("S0003-out",),
    ]


def test_a_whole_run_is_pickups_and_deliveries():
    case = small_case()
    for run in good_plan(case).runs:
        legs = legs_of_run(case, by_code(case), run)
        carried = [leg.aboard for leg in legs if leg.aboard]
        assert len(carried) == sum(stop.kind is StopKind.PICKUP for stop in run.stops)
