from datetime import date

import pytest
from numpy.random import default_rng

from geoplan.county.population.carers import CarerParams, make_carers
from geoplan.county.population.placements import Household
from geoplan.domain.geography import Position
from geoplan.domain.people import Child
from geoplan.domain.seats import SeatStock
from tests.county.population.small import PLACES, WEEK

HOME = Position(53.3, -1.1)


def household(number, *, residential=False):
    return Household(number, PLACES[0], HOME, "North", residential)


def made(count, children=(), **params):
    households = [household(number) for number in range(1, count + 1)]
    return make_carers(default_rng(6), households, children, CarerParams(**params), week=WEEK)


def test_most_can_drive_and_those_who_cannot_have_no_hours():
    carers = made(300)
    drivers = [carer for carer in carers if carer.can_drive]
    assert len(drivers) / 300 == pytest.approx(0.72, abs=0.08)
    assert all(carer.hours and carer.seats for carer in drivers)
    assert {carer.max_minutes for carer in drivers} == {20, 30, 45, 60, None}
    assert all(carer.child_seats == SeatStock() for carer in carers if not carer.can_drive)


def test_who_drives_has_the_seats_the_children_need():
    baby = Child(code="C1", birth_date=date(2015, 1, 1), home=HOME, carer="F0001")
    older = Child(code="C2", birth_date=date(2008, 1, 1), home=HOME, carer="F0001", height_cm=120)
    (carer,) = made(1, [baby, older], drives_share=1.0)
    assert carer.child_seats == SeatStock(rear_facing=1, booster=1)


def test_residential_homes_have_no_carer():
    assert make_carers(default_rng(1), [household(1, residential=True)], [], CarerParams(), week=WEEK) == ()


def test_shares_must_add_up():
    with pytest.raises(ValueError, match="longest drives"):
        CarerParams(max_minutes=((0.5, 20),))
