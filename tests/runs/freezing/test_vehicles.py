"""What a re-plan can still use of a day of which a part is driven."""

from dataclasses import replace
from datetime import date

import pytest

from geoplan.domain.periods import Period
from geoplan.domain.plans import Mode, Run, Stop
from geoplan.domain.requests import StopKind
from geoplan.runs.case.requests import requests_of
from geoplan.runs.fleet.vehicles import vehicles_of
from geoplan.runs.freezing.frozen import Frozen, Moment
from geoplan.runs.freezing.vehicles import met_in, road_of, still_free
from tests.runs.worlds import MONDAY, TUESDAY, codes, driver, small_case

H, M = 3600, 60


@pytest.fixture
def case():
    limits = {"longest_day_minutes": 240, "longest_day_miles": 20}
    return small_case(
        days=(MONDAY, TUESDAY), drivers=(driver("D001", 8, **limits), driver("D002", 32)), workers=()
    )


@pytest.fixture
def by_code(case):
    return {one.code: one for one in requests_of(case)}


@pytest.fixture
def part(by_code):
    """The way out of S0001, driven: D001 is at the venue from 09:57 on."""
    request = by_code["S0001-out"]
    stops = (
        Stop("S0001-out", StopKind.PICKUP, request.pickup, 34_620, 34_620, 35_220),
        Stop("S0001-out", StopKind.DELIVERY, request.delivery, 35_820, 35_820, 36_420),
    )
    return Run(
        code="D001-mon",
        person="D001",
        mode=Mode.VOLUNTEER,
        day=MONDAY,
        start_place="driver:D001",
        end_place="venue:retford",
        start_s=34_500,
        end_s=36_420,
        stops=stops,
        metres=6_000,
        empty_metres=1_000,
        driving_s=720,
    )


def test_without_anything_frozen_all_vehicles_stay_as_they_are(case, by_code):
    assert still_free(vehicles_of(case), Frozen(), by_code) == vehicles_of(case)


def test_a_driven_part_is_gone_on_from_where_and_when_it_ends(case, by_code, part):
    frozen = Frozen(runs={"D001-mon": part})
    vehicle = still_free(vehicles_of(case), frozen, by_code)[0]
    assert (vehicle.start_place, vehicle.opens_s) == ("venue:retford", 36_420)
    assert (vehicle.end_place, vehicle.start_period) == ("driver:D001", Period.INTER_PEAK)
    # Four hours from 09:35 on, and 20 miles less the 6 km driven.
    assert (vehicle.closes_s, vehicle.longest_s) == (34_500 + 4 * H, None)
    assert vehicle.longest_m == pytest.approx(20 * 1_609.344 - 6_000)
    assert vehicle.driven == part


def test_nobody_is_sent_out_in_the_past(case, by_code, part):
    moment = Moment(day=MONDAY, at_s=10 * H + 40 * M, notice_s=15 * M)
    free = still_free(vehicles_of(case), Frozen(runs={"D001-mon": part}, moment=moment), by_code)
    opens = {vehicle.code: vehicle.opens_s for vehicle in free}
    assert opens == {"D001-mon": 39_300, "D002-mon": 39_300, "D001-tue": 8 * H, "D002-tue": 8 * H}


def test_days_and_hours_that_are_over_leave_no_vehicle(case, by_code):
    moment = Moment(day=TUESDAY, at_s=19 * H)
    assert still_free(vehicles_of(case), Frozen(moment=moment), by_code) == ()


def test_closed_runs_get_nothing_more(case, by_code, part):
    free = still_free(vehicles_of(case), Frozen(closed={"D001-mon": part}), by_code)
    assert codes(free) == ["D002-mon", "D001-tue", "D002-tue"]


def test_what_is_driven_counts_for_the_week_by_person(case, by_code, part):
    other = replace(part, code="D001-tue", day=date(2026, 11, 24))
    frozen = Frozen(runs={"D001-mon": part}, closed={"D001-tue": other})
    assert road_of(frozen) == {"D001": (1_440, 12_000)}
    assert met_in(frozen, by_code) == {("C0001", "D001"), ("C0002", "D001")}
