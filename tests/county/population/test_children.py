from datetime import date

import pytest
from numpy.random import default_rng

from geoplan.county.population.children import ChildParams, add_bars, make_children
from geoplan.county.population.placements import PlacementParams, draw_households
from geoplan.county.population.schools import SchoolParams, Schools
from geoplan.county.population.settlements import Settlements
from geoplan.domain.people import Need
from tests.county.population.small import PLACES, WEEK, family

SETTLEMENTS = Settlements(PLACES)


def made(families, **params):
    households = draw_households(default_rng(1), SETTLEMENTS, families, PlacementParams(), week=WEEK)
    schools = Schools(default_rng(2), SETTLEMENTS, SchoolParams())
    return make_children(default_rng(3), families, households, schools, ChildParams(**params), week=WEEK)


def singles(count, births=(date(2008, 6, 8),)):
    return [family(number, births) for number in range(1, count + 1)]


def test_siblings_share_a_group_and_only_children_have_none():
    children, _ = made([family(1, (date(2005, 1, 1), date(2009, 1, 1))), family(2)])
    assert [child.sibling_group for child in children] == ["G0001", "G0001", None]
    assert [child.code for child in children] == ["C0001", "C0002", "C0003"]


def test_heights_suit_the_age_and_some_are_unknown():
    children, _ = made(singles(200))
    known = [child.height_cm for child in children if child.height_cm is not None]
    assert 20 <= 200 - len(known) <= 60
    assert sum(known) / len(known) == pytest.approx(122, abs=1.5)
    assert 100 < min(known) < max(known) < 145
    none_known, _ = made(singles(5), height_unknown_share=1.0)
    assert {child.height_cm for child in none_known} == {None}


def test_only_schools_that_are_attended_are_kept():
    children, schools = made(singles(20))
    assert {child.school for child in children} == {school.code for school in schools}
    assert made([family()])[1] == []


def test_needs_follow_their_shares():
    children, _ = made(singles(10), wheelchair_share=1.0, escort_share=0.0, alone_share=0.0)
    assert {child.needs for child in children} == {frozenset({Need.WHEELCHAIR})}


def test_never_together_holds_both_ways_and_not_within_a_family():
    families = [family(number, (date(2005, 1, 1), date(2009, 1, 1))) for number in range(1, 31)]
    children, _ = made(families)
    barred = add_bars(default_rng(4), children, ["D001", "D002"], ChildParams(never_with_share=1.0))
    by_code = {child.code: child for child in barred}
    pairs = [(child, by_code[other]) for child in barred for other in child.never_with]
    assert len(pairs) > 20
    for child, other in pairs:
        assert child.code in other.never_with
        assert child.sibling_group != other.sibling_group
        assert child.carer is None or child.carer != other.carer


def test_drivers_are_barred_only_where_there_are_drivers():
    children, _ = made(singles(10))
    all_barred = ChildParams(barred_driver_share=1.0, never_with_share=0.0)
    barred = add_bars(default_rng(4), children, ["D001"], all_barred)
    assert {child.barred_drivers for child in barred} == {frozenset({"D001"})}
    assert add_bars(default_rng(4), children, [], all_barred) == tuple(children)
