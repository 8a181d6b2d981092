"""Areas have at least five children, whatever the map, and are never divided again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.audiences.masking import AreaParams, areas_of
from geoplan.domain.geography import Place, PlaceKind, Position
from tests.runs.worlds import at, child

VILLAGES = tuple(
    Place(
        f"v{minute}", f"Village {minute}", PlaceKind.VILLAGE, at(minute), "Bassetlaw", "North", 100 * minute
    )
    for minute in range(1, 9)
)


def living(*minutes):
    """Children who live in villages, by their number."""
    return [
        child(f"C{number:04}", minute, home_place=f"v{minute}") for number, minute in enumerate(minutes, 1)
    ]


def sizes(areas):
    return {area.name: len(area.members) for area in areas}


def test_villages_are_taken_together_until_they_have_five():
    areas = areas_of(living(1, 1, 1, 2, 2, 8, 8, 8, 8, 8), VILLAGES)
    assert [len(area.members) for area in areas] == [5, 5]
    assert {"v1", "v2"} <= next(area.places for area in areas if "v1" in area.places)


def test_every_settlement_belongs_to_an_area_so_that_none_tells_of_a_child():
    areas = areas_of(living(1, 1, 1, 1, 1, 8, 8, 8, 8, 8), VILLAGES)
    assert sorted(code for area in areas for code in area.places) == [place.code for place in VILLAGES]


def test_fewer_than_five_children_have_no_area():
    assert areas_of(living(1, 1, 2, 8), VILLAGES) == ()
    assert areas_of([], VILLAGES) == ()


def test_what_was_one_area_is_never_divided():
    first = areas_of(living(1, 1, 1, 2, 2, 8, 8, 8, 8, 8), VILLAGES)
    later = living(1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 8, 8, 8, 8, 8)
    assert len(areas_of(later, VILLAGES)) == 3
    kept = areas_of(later, VILLAGES, before=[area.places for area in first])
    assert {area.places for area in kept} == {area.places for area in first}


def test_areas_of_before_that_share_a_settlement_are_one_and_nobody_is_in_two():
    before = [frozenset({"v1", "v2"}), frozenset({"v2", "v3"}), frozenset({"v8"})]
    found = areas_of(living(1, 1, 1, 1, 1, 2, 3, 3, 3, 3, 3, 8, 8, 8, 8, 8), VILLAGES, before=before)
    assert sorted(len(area.members) for area in found) == [5, 11]


def test_who_has_no_settlement_belongs_to_the_nearest():
    children = [*living(1, 1, 1, 1), child("C0009", 1.2)]
    (area,) = areas_of(children, VILLAGES)
    assert area.members == {one.code for one in children}


def shown(areas):
    """All that those who see areas may see of them, and the squares of which nothing may be seen."""
    settlements = {place.code for place in VILLAGES}
    return [(area.name, area.position, area.places & settlements) for area in areas]


def far(*minutes):
    """Children far from every settlement, each in a square of the map of its own."""
    return [child(f"F{number:04}", minute) for number, minute in enumerate(minutes)]


def test_children_far_from_every_settlement_are_far_away_and_nowhere():
    (near, away) = areas_of([*living(1, 1, 1, 1, 1), *far(500, 540, 580, 620, 660)], VILLAGES)
    assert (away.name, away.position, len(away.members)) == ("far away", None, 5)
    assert near.name == "Village 8, Village 7 and 6 more"


def test_all_who_are_far_away_are_one_area():
    areas = areas_of(
        [*living(1, 1, 1, 1, 1), *far(*[500] * 5, *[900] * 5)],
        VILLAGES,
    )
    assert [len(area.members) for area in areas] == [5, 10]


@pytest.mark.parametrize("more", [(200,), (200, 350), (350, 500, 650)])
def test_a_child_in_a_square_of_the_map_changes_nothing_that_is_seen(more):
    children = living(1, 1, 1, 1, 1, 8, 8, 8, 8, 8)
    before, after = areas_of(children, VILLAGES), areas_of([*children, *far(*more)], VILLAGES)
    assert shown(after) == shown(before)
    assert sum(len(area.members) for area in after) == 10 + len(more)


def test_an_area_keeps_a_square_whose_last_child_has_gone():
    children = living(1, 1, 1, 1, 1)
    (before,) = areas_of([*children, *far(200)], VILLAGES)
    (after,) = areas_of(children, VILLAGES, before=[before.places])
    assert after.places == before.places
    assert shown([after]) == shown([before])


def test_a_position_has_nothing_of_the_homes():
    homes = {"C0001": 1.0, "C0002": 1.1, "C0003": 1.2, "C0004": 0.9, "C0005": 0.8}
    moved = [child(code, minute, home_place="v1") for code, minute in homes.items()]
    still = [child(code, 1.0, home_place="v1") for code in homes]
    assert areas_of(moved, VILLAGES)[0].position == areas_of(still, VILLAGES)[0].position


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 8), max_size=40), st.lists(st.integers(1, 8), max_size=40), st.integers(2, 6))
def test_no_area_is_ever_too_small_nor_divides_one_of_before(minutes, later, least):
    params = AreaParams(least=least)
    first = areas_of(living(*minutes), VILLAGES, params=params)
    second = areas_of(living(*later), VILLAGES, before=[area.places for area in first], params=params)
    for areas, people in ((first, minutes), (second, later)):
        assert all(len(area.members) >= least for area in areas)
        assert sum(len(area.members) for area in areas) == (len(people) if areas else 0)
    if second:
        for area in first:
            assert sum(bool(area.places & other.places) for other in second) == 1


def test_an_area_of_one_is_refused():
    with pytest.raises(ValueError, match="least number of children"):
        AreaParams(least=1)
    assert isinstance(at(1), Position)
