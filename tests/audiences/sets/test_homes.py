from dataclasses import replace

import pytest

from geoplan.audiences import Audience
from geoplan.audiences.sets.counts import PlacedCounts
from geoplan.audiences.sets.homes import (
    areas_of_families,
    come_into_area,
    families_shown,
    families_told,
    settlement_of,
)
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.geography import Place, PlaceKind
from tests.runs.worlds import at
from tests.siting.properties.worlds import many


def place(name, minute, population):
    kind = PlaceKind.VILLAGE if population < 1_000 else PlaceKind.TOWN
    return Place(name.lower(), name, kind, at(minute), "Testshire", "North", population)


TOWNS = (place("Aton", 5, 9_000), place("Hamlet", 18, 60), place("Bury", 24, 4_000))


@pytest.fixture(scope="module")
def six():
    """Of 12 children out of the area six come back."""
    return many()


def with_families(comparison, *minutes):
    """The same, but so many families at each minute; those of the others are not known."""
    homes = [at(minute) for minute, count in minutes for _ in range(count)]
    homes += [None] * (len(comparison.inputs.placements) - len(homes))
    placements = tuple(
        replace(one, family=home) for one, home in zip(comparison.inputs.placements, homes, strict=True)
    )
    return replace(comparison, inputs=replace(comparison.inputs, placements=placements))


def test_a_house_is_told_of_by_a_settlement_in_which_it_is_one_of_many():
    assert settlement_of(at(18), TOWNS).name == "Bury"
    assert settlement_of(at(18), TOWNS, least_people=0).name == "Hamlet"
    assert settlement_of(at(6), TOWNS).name == "Aton"


def test_a_house_far_from_all_settlements_is_told_of_by_none():
    assert settlement_of(at(260), TOWNS) is None
    assert settlement_of(at(5), ()) is None


def test_families_are_told_of_by_areas_of_five_and_more(six):
    apart = with_families(six, (5, 12), (24, 8))
    areas = areas_of_families(apart, TOWNS)
    assert [area.name.split(" ")[0] for area in areas] == ["Aton", "Bury"]
    assert families_shown(PlacedCounts(apart), areas) == (12, 8)
    few = with_families(six, (5, 17), (24, 3))
    (together,) = areas_of_families(few, TOWNS)
    assert families_shown(PlacedCounts(few), [together]) == (20,)


def test_a_few_whose_family_is_not_known_are_not_what_is_left_of_all(six):
    """12 and 6 of the 20 who are told elsewhere would say that two have no known family."""
    unknown = with_families(six, (5, 12), (24, 6))
    areas = areas_of_families(unknown, TOWNS)
    assert families_shown(PlacedCounts(unknown), areas) == (12, SHOWN_AS)
    assert families_shown(PlacedCounts(unknown, Audience.PLANNER), areas) == (12, 6)


def test_how_many_come_into_the_area_is_told_where_now_and_then_tell_it(six):
    assert come_into_area(PlacedCounts(six), six.best) == 6
    four = many(out_now=4, moved=6)
    assert come_into_area(PlacedCounts(four), four.best) == SHOWN_AS
    assert come_into_area(PlacedCounts(four, Audience.PLANNER), four.best) == 4


def test_areas_of_families_that_became_one_are_told_as_their_sum(six):
    apart = with_families(six, (5, 15), (24, 5))
    before = families_told(PlacedCounts(apart), areas_of_families(apart, TOWNS))
    before = replace(before, populations={})  # others seek, of whom as many live in each area but one
    later = replace(with_families(six, (5, 15), (24, 4)), before=before)
    (together,) = areas_of_families(later, TOWNS)
    assert families_shown(PlacedCounts(later), [together]) == (20,)
