from datetime import date

import pytest
from numpy.random import default_rng

from geoplan.county.population.adults import AdultParams, make_adults
from geoplan.county.population.settlements import Settlements
from geoplan.domain.people import Child
from geoplan.domain.seats import SeatStock
from tests.county.population.small import PLACES, WEEK, family


def child(code, born=date(2008, 1, 1)):
    return Child(code=code, birth_date=born, home=PLACES[4].position, height_cm=120)


def made(families, **params):
    return make_adults(default_rng(4), Settlements(PLACES), families, AdultParams(**params), week=WEEK)


def test_as_many_families_as_the_share_says_have_one():
    families = [(family(number), [child(f"C{number}")]) for number in range(1, 61)]
    adults = made(families, families_share=0.05)
    assert len(adults) == 3
    assert [adult.code for adult in adults] == ["A001", "A002", "A003"]
    known = [code for adult in adults for code in adult.children]
    assert len(set(known)) == 3
    assert made(families, families_share=0) == ()


def test_all_children_of_a_family_know_the_adult_who_has_their_seats():
    baby, older = child("C1", date(2015, 1, 1)), child("C2")
    (adult,) = made([(family(), [baby, older])], families_share=1)
    assert adult.children == {"C1", "C2"}
    assert adult.child_seats == SeatStock(rear_facing=1, booster=1)
    assert adult.hours


def test_they_live_around_the_familys_place_and_not_in_the_ring():
    families = [(family(number), [child(f"C{number}")]) for number in range(1, 41)]
    for adult in made(families, families_share=1):
        served = [place for place in PLACES if place.contact_district]
        assert min(adult.home.distance_m(place.position) for place in served) <= 410


def test_shares_must_be_shares():
    with pytest.raises(ValueError, match="longest drives of known adults"):
        AdultParams(max_minutes=((0.5, 20),))
    with pytest.raises(ValueError, match="families with a known adult"):
        AdultParams(families_share=1.5)
