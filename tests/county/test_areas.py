from dataclasses import replace
from datetime import date

import pytest

from geoplan.county import load_county
from geoplan.county.areas import areas_of, made_up_placements, read_relations
from geoplan.county.places import read_places
from geoplan.domain.ages import age_on
from geoplan.domain.geography import Position
from geoplan.domain.properties import Area
from geoplan.errors import InputError

WEEK = date(2026, 11, 23)


def place(code):
    return next(one.position for one in read_places() if one.code == code)


def test_every_council_of_the_places_has_a_relation():
    assert {one.council for one in read_places()} <= set(read_relations())


@pytest.mark.parametrize(
    ("code", "area"),
    [
        ("mansfield", Area.IN_AREA),
        ("newark-on-trent", Area.IN_AREA),
        ("clifton", Area.ADJOINING),  # Nottingham has its own service, inside the county
        ("shirebrook", Area.ADJOINING),
        ("grantham", Area.ADJOINING),
        ("sheffield", Area.DISTANT),
        ("leicester", Area.DISTANT),
    ],
)
def test_the_area_of_a_place(code, area):
    assert areas_of([place(code)]) == [area]


def test_beyond_the_places_known_nothing_is_said():
    assert areas_of([Position(51.5, -0.1)]) == [None]


def test_a_wrong_relation_is_told(tmp_path):
    (tmp_path / "boundaries").mkdir()
    (tmp_path / "boundaries" / "authorities.csv").write_text("council,authority,relation\nA,B,near\n")
    with pytest.raises(InputError, match='"near" is not known'):
        read_relations(tmp_path)


@pytest.fixture(scope="module")
def county():
    return load_county(children=200)


@pytest.fixture(scope="module")
def placements(county):
    return made_up_placements(county, WEEK)


def test_placements_are_always_the_same(county, placements):
    assert made_up_placements(load_county(children=200), WEEK) == placements
    assert made_up_placements(load_county(children=200, drivers=3), WEEK) == placements


def test_they_are_of_children_for_whom_one_may_be_sought(county, placements):
    people = replace(county, params=replace(county.params, week=WEEK)).population
    child = {one.code: one for one in people.children}
    areas = dict(zip(child, areas_of([one.home for one in people.children]), strict=True))
    assert len(placements) > 20
    for one in placements:
        years, _ = age_on(child[one.child].birth_date, WEEK)
        assert years >= 16 or child[one.child].carer is None or areas[one.child] is not Area.IN_AREA
        assert years >= 8
        assert one.since <= WEEK
        assert not (one.assessment and years >= 16)
        assert 1_900_00 <= one.weekly_pence <= 7_400_00


def test_brothers_and_sisters_have_one_family_home(county, placements):
    people = replace(county, params=replace(county.params, week=WEEK)).population
    group = {one.code: one.sibling_group for one in people.children}
    homes = {}
    for one in placements:
        if group[one.child]:
            homes.setdefault(group[one.child], set()).add(one.family)
    assert all(len(found) == 1 for found in homes.values())
