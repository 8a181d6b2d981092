from datetime import date

import pytest
from numpy.random import default_rng

from geoplan.county.population.placements import PlacementParams, draw_households
from geoplan.county.population.settlements import Settlements
from tests.county.population.small import PLACES, WEEK, family

SETTLEMENTS = Settlements(PLACES)
THREE = (date(2005, 1, 1), date(2009, 1, 1), date(2013, 1, 1))


def households(families, **params):
    return draw_households(default_rng(8), SETTLEMENTS, families, PlacementParams(**params), week=WEEK)


def only(which):
    shares = {"near_share": 0.0, "elsewhere_share": 0.0, "outside_share": 0.0}
    return shares | {which: 1.0}


@pytest.mark.parametrize(
    ("share", "allowed"),
    [
        ("near_share", {"northam"}),
        ("elsewhere_share", {"midby", "southwell-on-sea", "city"}),
        ("outside_share", {"farford"}),
    ],
)
def test_children_are_placed_near_elsewhere_or_outside(share, allowed):
    found = households([family(number) for number in range(1, 41)], **only(share))
    assert {household.place.code for household in found} <= allowed


def test_homes_lie_around_their_place():
    found = households([family(number) for number in range(1, 41)])
    assert all(household.home.distance_m(household.place.position) <= 410 for household in found)
    assert len({household.home for household in found}) > 30


def test_brothers_and_sisters_live_together_or_in_two_placements():
    (together,) = households([family(births=THREE)], apart_share=0.0, residential_share=0.0)
    assert together.members == [(1, 0), (1, 1), (1, 2)]
    first, second = households([family(births=THREE)], apart_share=1.0, residential_share=0.0)
    assert (first.members, second.members) == ([(1, 0), (1, 2)], [(1, 1)])


def test_a_carer_takes_in_one_more_child_at_most():
    found = households([family(number) for number in range(1, 10)], joined_share=1.0)
    assert [len(household.members) for household in found] == [2, 2, 2, 2, 1]


def test_only_older_children_live_in_residential_homes():
    young = households([family(number) for number in range(1, 20)], residential_share=1.0)
    assert not any(household.residential for household in young)
    (old,) = households([family(births=(date(2002, 1, 1),))], residential_share=1.0)
    assert old.residential


@pytest.mark.parametrize("params", [{"near_share": 0.9}, {"jitter_m": 0}, {"apart_share": -0.1}])
def test_impossible_parameters_are_refused(params):
    with pytest.raises(ValueError, match=r"shares|distances"):
        PlacementParams(**params)
