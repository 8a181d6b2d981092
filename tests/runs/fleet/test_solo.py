"""The least that a vehicle must be out for one request; minutes as on the line of `worlds`."""

from dataclasses import replace

import pytest

from geoplan.domain.requests import TimeWindow
from geoplan.runs.case.requests import requests_of
from geoplan.runs.fleet.solo import solo_run
from geoplan.runs.fleet.vehicles import vehicles_of
from tests.runs.worlds import monday_only

H, M = 3600, 60


@pytest.fixture
def case():
    return monday_only()


@pytest.fixture
def request_(case):
    return next(one for one in requests_of(case) if one.code == "S0001-out")


@pytest.fixture
def vehicle(case):
    return vehicles_of(case)[0]


def test_three_legs_and_two_stops(case, request_, vehicle):
    run = solo_run(case, request_, vehicle)
    assert (run.there_s, run.ride_s, run.home_s) == (2 * M, 10 * M, 12 * M)
    assert run.metres == 12_000
    assert run.duration_s == (2 + 10 + 10 + 10 + 12) * M
    assert run.late_s == 0


def test_how_much_is_missing_at_the_beginning_and_at_the_end(case, request_, vehicle):
    assert request_.delivery_window == TimeWindow(9 * H + 40 * M, 9 * H + 55 * M)
    # 2 minutes there, 10 to get in, 10 with the children: at the venue by 09:55 from 09:33 on.
    assert solo_run(case, request_, replace(vehicle, opens_s=9 * H + 33 * M)).late_s == 0
    assert solo_run(case, request_, replace(vehicle, opens_s=9 * H + 34 * M)).late_s == M
    # At the venue from 09:40, 10 minutes to get out, 12 home.
    assert solo_run(case, request_, replace(vehicle, closes_s=10 * H + 2 * M)).late_s == 0
    assert solo_run(case, request_, replace(vehicle, closes_s=10 * H + 1 * M)).late_s == M


def test_waiting_with_the_child_in_the_car_counts_where_the_pickup_cannot_be_later(case, request_, vehicle):
    early = replace(request_, pickup_window=TimeWindow(9 * H, 9 * H))
    run = solo_run(case, early, vehicle)
    assert run.duration_s == (2 + 10 + 30 + 10 + 12) * M  # in the car from 09:10 to 09:40
    assert solo_run(case, replace(early, hard_ride_s=25 * M), vehicle).late_s == 5 * M
