"""One child and one house by hand: C0004 at 34 and the house at 18, the office at 20, the family at 24."""

from dataclasses import replace

import pytest

from geoplan.domain.money import exact, exact_miles, rounded_pence
from geoplan.domain.properties import Area
from geoplan.siting.properties.pricing.contact import ContactPrices, Line
from geoplan.siting.properties.pricing.parts import OF_PROPERTIES, Part
from geoplan.siting.properties.pricing.table import price_table
from tests.runs.worlds import at
from tests.siting.properties.worlds import ONE_HOME, house, inputs, placement

MID = house("mid", 18)
NO_CONTACT = ContactPrices(
    requests={}, paid={}, lines={None: Line()}, districts={"C0003": None, "C0004": None}
)


def prices_of(*placements, houses=(MID,), **changed):
    return price_table(inputs(placements=placements, houses=houses, **changed), NO_CONTACT)


def pence(metres, seconds=0, per_mile=45.0, per_hour=2_800.0):
    return exact_miles(metres) * exact(per_mile) + exact(per_hour) * seconds / 3600


def test_visits_are_counted_by_the_schedule_and_driven_from_the_office():
    table = prices_of(placement("C0004"))
    # nine in the 52 weeks to come, placed on 1 June or anew
    assert (table.visits_now.tolist(), table.visits.tolist()) == ([9.0], [[9.0]])
    now = pence(2 * 14_000, 2 * 14 * 60)
    then = pence(2 * 1_000, 2 * 2 * 60)
    assert table.now[Part.VISITS].tolist() == [rounded_pence(9 * now)]
    assert table.then[Part.VISITS].tolist() == [[[rounded_pence(9 * then)]]]


def test_a_stay_is_followed_by_the_next():
    hub = replace(ONE_HOME[0], stay_weeks=12)
    table = prices_of(placement("C0004"), provisions=(hub,))
    assert table.visits.tolist() == [[pytest.approx(2 * 52 / 12)]]


def test_visits_home_count_where_the_family_is_known():
    table = prices_of(placement("C0004", family=at(24)), placement("C0003"))
    assert table.now[Part.FAMILY].tolist() == [rounded_pence(12 * pence(2 * 10_000)), 0]
    assert table.then[Part.FAMILY][:, 0, 0].tolist() == [rounded_pence(12 * pence(2_000 + 2 * 4_000)), 0]


def test_a_school_three_miles_away_is_not_paid_and_one_farther_is():
    table = prices_of(placement("C0003"))
    metres = 10_000 + 5 * 500  # from 30 to 15
    assert table.now[Part.SCHOOL].tolist() == [rounded_pence(190 * 2 * exact_miles(metres) * 250)]
    assert table.then[Part.SCHOOL].tolist() == [[[0]]]  # from 18: a mile


def test_who_changes_school_has_no_way_to_it():
    kept, changed = (prices_of(placement("C0003", keeps_school=one)) for one in (True, False))
    assert kept.minutes_now.tolist() == changed.minutes_now.tolist() == [190 * 36]
    assert (kept.minutes[0, 0], changed.minutes[0, 0]) == (round(190 * 2 * 3 * 72 / 60), 0)


def test_days_out_of_the_area_have_a_price():
    houses = (MID, house("far", 33, area=Area.ADJOINING))
    table = prices_of(placement("C0004"), placement("C0003", area=Area.IN_AREA), houses=houses)
    assert table.now[Part.OUT_OF_AREA].tolist() == [365_000, 0]
    assert table.then[Part.OUT_OF_AREA][:, :, 0].tolist() == [[0, 365_000]] * 2


def test_an_offer_is_everything_a_year_that_is_more_than_now():
    table = prices_of(placement("C0004", 300_000))
    parts = {part: int(table.then[part][0, 0, 0] - table.now[part][0]) for part in table.now}
    assert int(table.offer[0, 0, 0]) == sum(parts.values())
    assert parts[Part.PLACEMENTS] == -52 * 300_000
    assert not set(parts) & set(OF_PROPERTIES)


def test_a_property_costs_its_building_and_its_beds():
    table = prices_of(
        placement("C0004"), houses=(house("mid", 18, price_pence=10_000_000),), residual_share=1.0
    )
    assert table.setup[Part.BUILDINGS].tolist() == [[350_000]]
    assert table.setup[Part.BEDS].tolist() == [[52 * 200_000]]
    assert table.setups.tolist() == [[350_000 + 52 * 200_000]]
