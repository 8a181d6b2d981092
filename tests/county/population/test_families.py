from collections import Counter
from itertools import pairwise

import pytest
from numpy.random import default_rng

from geoplan.county.population.families import FamilyParams, draw_families
from geoplan.county.population.settlements import Settlements
from geoplan.domain.ages import age_in_months
from geoplan.domain.people import LegalStatus
from tests.county.population.small import PLACES, WEEK


def drawn(children=400, seed=3, **params):
    return draw_families(
        default_rng(seed), Settlements(PLACES), FamilyParams(**params), children=children, week=WEEK
    )


@pytest.mark.parametrize("children", [1, 2, 7, 200])
def test_families_have_exactly_the_children_asked_for(children):
    families = drawn(children)
    assert sum(len(family.births) for family in families) == children
    assert [family.number for family in families] == list(range(1, len(families) + 1))


def test_everybody_is_born_and_under_eighteen_and_siblings_are_apart_in_age():
    for family in drawn(size_shares=(0.2, 0.3, 0.3, 0.2)):
        ages = [age_in_months(born, WEEK) for born in family.births]
        assert ages == sorted(ages, reverse=True)
        assert ages[-1] >= 0
        assert ages[0] < 216
        assert all((younger - older).days >= 330 for older, younger in pairwise(family.births))


def test_ages_follow_their_shares():
    families = drawn(size_shares=(1.0,))
    infants = sum(age_in_months(family.births[0], WEEK) < 12 for family in families)
    assert infants / 400 == pytest.approx(0.19, abs=0.02)


def test_families_live_where_the_service_reaches_and_only_care_orders_settle():
    families = drawn()
    assert set(Counter(family.district for family in families)) == {"North", "Central", "South"}
    assert {family.status for family in families if family.settled} == {LegalStatus.CARE_ORDER}
    older = [family for family in families if age_in_months(family.births[-1], WEEK) >= 132]
    assert older
    assert LegalStatus.PLACEMENT_ORDER not in {family.status for family in older}


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"size_shares": (0.5, 0.4)}, "family sizes"),
        ({"age_shares": ((0, 400, 1.0),)}, "under 18 years"),
        ({"settled_share": 1.2}, "between 0 and 1"),
        ({"status_older": ((LegalStatus.REMAND, 0.5),)}, "legal status"),
    ],
)
def test_impossible_parameters_are_refused(params, message):
    with pytest.raises(ValueError, match=message):
        FamilyParams(**params)
