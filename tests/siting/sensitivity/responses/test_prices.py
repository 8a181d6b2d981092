import numpy as np
import pytest

from geoplan.domain.inputs import Point
from geoplan.runs.case.params import RunParams
from geoplan.siting.sensitivity.responses.prices import prices_at, time_factors

BASE = Point.of({"petrol": 1.4, "mileage": 45, "staff hour": 19, "taxi fares": 1})
NOW = RunParams()


def at(**values):
    named = {name.replace("_", " "): value for name, value in values.items()}
    return prices_at(NOW, Point.of({**dict(BASE.values), **named}), BASE, litres_per_mile=0.1)


def test_at_the_point_of_now_nothing_changes():
    assert at() == NOW


def test_mileage_rates_and_fares_follow_petrol_by_the_litres_a_mile_burns():
    found = at(petrol=2.4)  # a pound more a litre, 0.1 litres a mile: 10p a mile
    assert found.volunteer_pence_per_mile == pytest.approx(NOW.volunteer_pence_per_mile + 10)
    assert found.carer_pence_per_mile == pytest.approx(NOW.carer_pence_per_mile + 10)
    assert found.taxi_pence_per_mile == pytest.approx(NOW.taxi_pence_per_mile + 10)
    assert found.worker_pence_per_hour == NOW.worker_pence_per_hour


def test_each_price_is_moved_by_its_input_alone():
    assert at(mileage=50).volunteer_pence_per_mile == NOW.volunteer_pence_per_mile + 5
    assert at(mileage=50).taxi_pence_per_mile == NOW.taxi_pence_per_mile
    assert at(staff_hour=20).worker_pence_per_hour == NOW.worker_pence_per_hour + 100
    taxis = at(taxi_fares=1.5)
    assert (taxis.taxi_pence, taxis.taxi_least_pence, taxis.escort_least_pence) == (600, 1_500, 2_250)
    assert taxis.volunteer_pence_per_mile == NOW.volunteer_pence_per_mile


def test_no_price_falls_below_nothing():
    assert at(mileage=-100).volunteer_pence_per_mile == 0


def test_peaks_are_slower_by_both_factors():
    found = time_factors(Point.of({"travel time": 1.5, "peak time": 2}))
    assert sorted(np.unique(found).tolist()) == [1.5, 3.0]
    assert (time_factors(Point()) == 1).all()
