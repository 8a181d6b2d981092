"""What a year of each child in each property costs, and what its life is like: arrays by part."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.money import exact, rounded_pence
from geoplan.domain.periods import Period
from geoplan.domain.properties import Area, Property
from geoplan.runs.case.places import home_of, school_place
from geoplan.siting.properties.inputs import PropertyInputs
from geoplan.siting.properties.places import family_place, office_place, property_place
from geoplan.siting.properties.pricing.buildings import (
    WEEKS,
    beds_pence,
    building_pence,
    child_pence,
)
from geoplan.siting.properties.pricing.contact import ContactPrices
from geoplan.siting.properties.pricing.parts import Part
from geoplan.siting.properties.pricing.ways import Way, way
from geoplan.siting.properties.visits import visits_due

DAYS = 365
LongArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False, kw_only=True)
class PriceTable:
    """
    n children, m properties and u provisions; whole pence a year.

    Parameters
    ----------
    now
        (n,) of each part that children have.
    then
        (n, m, u) of the same.
    setup
        (m, u) of each part that properties have.
    visits_now, visits
        (n,) and (n, u) visits of a social worker in a year.
    minutes_now, minutes
        (n,) and (n, m) of a child on the way to contact, school and family in a year.
    """

    now: Mapping[Part, LongArray]
    then: Mapping[Part, LongArray]
    setup: Mapping[Part, LongArray]
    visits_now: NDArray[np.float64]
    visits: NDArray[np.float64]
    minutes_now: LongArray
    minutes: LongArray

    @property
    def offer(self) -> LongArray:
        """(n, m, u) what a child in a bed costs more than where it is now."""
        more = [self.then[part] - self.now[part][:, None, None] for part in self.now]
        total: LongArray = np.sum(more, axis=0, dtype=np.int64)
        return total

    @property
    def setups(self) -> LongArray:
        """(m, u) what a property costs whoever lives there."""
        total: LongArray = np.sum(list(self.setup.values()), axis=0, dtype=np.int64)
        return total


def price_table(inputs: PropertyInputs, contact: ContactPrices) -> PriceTable:
    """Price every child in every property, and every property in every use, exactly; rounded part by part."""
    children, houses = len(inputs.placements), len(inputs.properties)
    uses = inputs.params.provisions
    lives = [
        [_life(inputs, contact, n, house) for house in (None, *inputs.properties)] for n in range(children)
    ]
    now, then = {}, {}
    for part in _PRICES:
        prices = np.array([[_pence(_PRICES[part](inputs, one)) for one in row] for row in lives], np.int64)
        prices = prices.reshape(children, houses + 1)
        now[part], then[part] = prices[:, 0], np.repeat(prices[:, 1:, None], len(uses), axis=2)
    visits_now, visits = _visits(inputs)
    trips = [[one.visit.driven_pence(*_worker(inputs)) for one in row] for row in lives]
    now[Part.VISITS] = np.array([_pence(visits_now[n] * trips[n][0]) for n in range(children)], np.int64)
    then[Part.VISITS] = np.array(
        [[[_pence(each * trip) for each in visits[n]] for trip in trips[n][1:]] for n in range(children)],
        np.int64,
    ).reshape(children, houses, len(uses))
    now[Part.PLACEMENTS] = np.array([WEEKS * one.weekly_pence for one in inputs.placements], np.int64)
    own = np.array([_pence(child_pence(use, inputs.params)) for use in uses], np.int64)
    then[Part.PLACEMENTS] = np.broadcast_to(own, (children, houses, len(uses)))
    minutes = np.array([[round(one.seconds / 60) for one in row] for row in lives], np.int64)
    minutes = minutes.reshape(children, houses + 1)
    return PriceTable(
        now=now,
        then=then,
        setup=_setup(inputs),
        visits_now=np.array(visits_now, np.float64),
        visits=np.array(visits, np.float64).reshape(children, len(uses)),
        minutes_now=minutes[:, 0],
        minutes=minutes[:, 1:],
    )


def _pence(amount: Fraction) -> int:
    return rounded_pence(amount)


def _worker(inputs: PropertyInputs) -> tuple[float, float]:
    params = inputs.params
    return params.social_worker_pence_per_mile, params.social_worker_pence_per_hour


@dataclass(frozen=True, slots=True, kw_only=True)
class _Life:
    """
    The year of one child in one place: its ways there and back, and what its journeys to contact come to.

    `seconds` are those of the child on the way in the year.
    """

    visit: Way
    school: Way | None
    family: Way | None
    contact: Fraction
    seconds: int
    area: Area | None


def _life(inputs: PropertyInputs, contact: ContactPrices, number: int, house: Property | None) -> _Life:
    child, placement, params = inputs.children[number], inputs.placements[number], inputs.params
    place = home_of(child.code) if house is None else property_place(house.code)
    travel, times = inputs.travel, inputs.case.params
    office = office_place(inputs.office[child.contact_district or ""].code)
    school = family = None
    if child.school is not None and (house is None or placement.keeps_school):
        hours = {"there": Period.at(times.school_start), "back": Period.at(times.school_end)}
        school = way(travel, place, school_place(child.school), **hours)
    if placement.family is not None:
        family = way(travel, place, family_place(child.code), there=Period.OFF_PEAK, back=Period.OFF_PEAK)
    week = contact.now(child.code)
    if house is not None:
        week = contact.then(child.code, house.code, travel, from_school=placement.keeps_school)
    seconds = params.weeks_a_year * week.seconds
    seconds += params.school_days * school.seconds if school else 0
    seconds += params.family_visits * family.seconds if family else 0
    return _Life(
        visit=way(travel, office, place),
        school=school,
        family=family,
        contact=week.pence,
        seconds=seconds,
        area=placement.area if house is None else house.area,
    )


def _school(inputs: PropertyInputs, life: _Life) -> Fraction:
    params = inputs.params
    if life.school is None:
        return Fraction(0)
    return params.school_days * life.school.beyond_pence(
        params.school_pence_per_mile, params.school_free_miles
    )


def _family(inputs: PropertyInputs, life: _Life) -> Fraction:
    params = inputs.params
    if life.family is None:
        return Fraction(0)
    return params.family_visits * life.family.driven_pence(params.family_pence_per_mile)


def _contact(inputs: PropertyInputs, life: _Life) -> Fraction:
    return inputs.params.weeks_a_year * life.contact


def _child_time(inputs: PropertyInputs, life: _Life) -> Fraction:
    return Fraction(life.seconds, 60) * exact(inputs.params.child_pence_per_minute)


def _out_of_area(inputs: PropertyInputs, life: _Life) -> Fraction:
    outside = life.area is not Area.IN_AREA
    return Fraction(DAYS * inputs.params.out_of_area_day_pence * outside)


_PRICES: Mapping[Part, Callable[[PropertyInputs, _Life], Fraction]] = {
    Part.CONTACT: _contact,
    Part.SCHOOL: _school,
    Part.FAMILY: _family,
    Part.CHILD_TIME: _child_time,
    Part.OUT_OF_AREA: _out_of_area,
}


def _visits(inputs: PropertyInputs) -> tuple[list[Fraction], list[list[Fraction]]]:
    """
    Visits in a year: in the 52 weeks to come where a child is now; in a property, those of a stay, as often
    as stays follow each other in a year.
    """
    params, week = inputs.params, inputs.case.week
    last = week + timedelta(weeks=WEEKS, days=-1)
    now, then = [], []
    for one in inputs.placements:
        due = visits_due(one.since, week, last, long_term=one.now_long_term, rules=params.visits)
        now.append(Fraction(len(due)))
        stays = []
        for use in params.provisions:
            ends = week + timedelta(weeks=use.stay_weeks, days=-1)
            due = visits_due(week, week, ends, long_term=one.long_term, rules=params.visits)
            stays.append(Fraction(len(due) * WEEKS, use.stay_weeks))
        then.append(stays)
    return now, then


def _setup(inputs: PropertyInputs) -> dict[Part, LongArray]:
    """What properties cost whoever lives there (m, u)."""
    params, shape = inputs.params, (len(inputs.properties), len(inputs.params.provisions))
    rate = inputs.appraisal.discount_rate
    buildings = np.array([[_pence(building_pence(one, params, rate))] for one in inputs.properties], np.int64)
    beds = np.array([_pence(beds_pence(use, params)) for use in params.provisions], np.int64)
    return {
        Part.BUILDINGS: np.broadcast_to(buildings, shape),
        Part.BEDS: np.broadcast_to(beds, shape),
    }
