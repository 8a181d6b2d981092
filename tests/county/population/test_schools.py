from numpy.random import default_rng

from geoplan.county.population.schools import SchoolParams, Schools
from geoplan.county.population.settlements import Settlements
from geoplan.domain.geography import Position
from tests.county.population.small import PLACES, place

NORTHAM, MIDBY = PLACES[0].position, PLACES[1].position


def schools(places=PLACES, **params):
    return Schools(default_rng(4), Settlements(places), SchoolParams(**params))


def test_children_go_to_the_nearest_school_of_their_age():
    found = schools(kept_share=0.0)
    near = Position(NORTHAM.lat + 0.01, NORTHAM.lon)
    ages = {years: found.choose(default_rng(1), years, near, MIDBY) for years in (4, 5, 10, 11, 17)}
    assert ages.pop(4) is None
    assert {years: school.code for years, school in ages.items()} == {
        5: "primary-northam",
        10: "primary-northam",
        11: "secondary-northam",
        17: "secondary-northam",
    }


def test_some_keep_the_school_near_their_family_unless_it_is_far():
    found = schools(kept_share=1.0)
    half_way = Position((3 * NORTHAM.lat + 2 * MIDBY.lat) / 5, (3 * NORTHAM.lon + 2 * MIDBY.lon) / 5)
    assert found.choose(default_rng(1), 8, half_way, MIDBY).code == "primary-northam"
    far = schools(kept_share=1.0, kept_within_m=30_000)
    assert far.choose(default_rng(1), 8, half_way, MIDBY).code == "primary-midby"


def test_small_places_have_no_secondary_school_and_hamlets_none():
    village = place("village", 53.31, -1.1, people=900)
    found = schools((*PLACES, village), kept_share=0.0)
    assert found.choose(default_rng(1), 8, village.position, NORTHAM).code == "primary-village"
    assert found.choose(default_rng(1), 12, village.position, NORTHAM).code == "secondary-northam"
    assert (
        schools((place("hamlet", 53.3, -1.1, people=50),)).choose(default_rng(1), 8, NORTHAM, NORTHAM) is None
    )
