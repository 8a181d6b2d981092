from dataclasses import replace

import pytest

from geoplan.domain.people import Need
from geoplan.domain.properties import Area
from geoplan.siting.properties.choice.solve import choose
from geoplan.siting.properties.matching import problem_of, why_not
from geoplan.siting.properties.params import Provision
from geoplan.siting.properties.pricing.contact import ContactPrices, Line
from geoplan.siting.properties.pricing.table import price_table
from tests.runs.worlds import at
from tests.siting.properties.worlds import (
    HUB,
    OLDER,
    ONE_HOME,
    PLACEMENTS,
    house,
    inputs,
    older_case,
    placement,
)

EVERY_USE = (
    Provision(use=HUB, count=1, beds=3, weekly_pence=1, from_age=5),
    *ONE_HOME,
    Provision(use=OLDER, count=1, beds=2, weekly_pence=1, from_age=16),
)
MID = house("mid", 18)


def chosen(**given):
    """Inputs, the problem and the best choice, without any contact."""
    one = inputs(**given)
    nothing = ContactPrices(
        requests={}, paid={}, lines={None: Line()}, districts=dict.fromkeys(one.case.child)
    )
    problem = problem_of(one, price_table(one, nothing))
    return one, problem, choose(problem)[0]


def fits(**given):
    return chosen(**given)[1].fits[:, 0].tolist()


def test_a_child_is_for_one_use_by_age_and_need():
    sought = (placement("C0004"), placement("C0003", assessment=True), placement("C0005"), placement("C0001"))
    houses = tuple(house(code, 18, beds=3) for code in "abc")
    found = fits(houses=houses, placements=sought, provisions=EVERY_USE)
    assert found == [
        [False, True, False],  # 14
        [True, False, False],  # 9, to be assessed
        [False, False, True],  # 16
        [False, False, False],  # 3: too young for all
    ]


def test_a_house_is_what_it_could_be_where_its_beds_are_enough():
    houses = (
        house("small", 18),
        house("only-older", 18, beds=3, uses=frozenset({OLDER})),
        house("large", 18, beds=3),
        house("outside", 18, beds=3, area=Area.ADJOINING),
    )
    problem = chosen(houses=houses, provisions=EVERY_USE)[1]
    assert problem.allowed.tolist() == [
        [False, True, True],
        [False, False, True],
        [True, True, True],
        [False, False, False],
    ]
    anywhere = chosen(houses=houses, provisions=EVERY_USE, only_in_area=False)[1]
    assert anywhere.allowed[3].all()


def test_far_from_the_family_and_steps_are_in_the_way():
    far = placement("C0003", family=at(400))  # about 16 miles along the line
    assert fits(houses=(MID,), placements=(far,)) == [[True]]
    assert fits(houses=(MID,), placements=(far,), most_family_miles=15.0) == [[False]]
    case = older_case()
    wheels = replace(case.child["C0004"], needs=frozenset({Need.WHEELCHAIR}))
    case = replace(case, children=tuple(wheels if c.code == "C0004" else c for c in case.children))
    sought = (placement("C0004"),)
    assert fits(case=case, houses=(MID,), placements=sought) == [[False]]
    assert fits(case=case, houses=(house("mid", 18, step_free=True),), placements=sought) == [[True]]


def test_children_kept_apart_are_apart_here_too():
    case = older_case()
    apart = replace(case.child["C0004"], never_with=frozenset({"C0003"}))
    case = replace(case, children=tuple(apart if c.code == "C0004" else c for c in case.children))
    assert chosen(case=case)[1].apart == ((1, 0),)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"placements": (*PLACEMENTS, placement("C0001"))}, "no property wanted is for this age and need"),
        (
            {
                "placements": (*PLACEMENTS, placement("C0002")),
                "provisions": (replace(ONE_HOME[0], from_age=0),),
            },
            "the beds are offered to others",
        ),
        (
            {"placements": (placement("C0003"), placement("C0004", 1_000_000, alone=True))},
            "the beds are offered to others",
        ),
        ({"placements": (placement("C0003", family=at(900)),)}, "more than 20 miles from the family"),
        (
            {"placements": (placement("C0003", 0),), "child_pence_per_minute": 500.0, "fixed_share": 0.0},
            "no bed costs less than where the child is now",
        ),
    ],
)
def test_who_is_offered_nothing_is_told_why(given, told):
    one, problem, choice = chosen(houses=(MID,), **given)
    without = [number for number, bed in enumerate(choice.beds) if bed is None]
    assert [why_not(one, problem, choice, number) for number in without] == [told]


def test_who_must_be_apart_from_somebody_there_is_told_so():
    case = older_case()
    apart = replace(case.child["C0004"], never_with=frozenset({"C0003"}))
    case = replace(case, children=tuple(apart if c.code == "C0004" else c for c in case.children))
    one, problem, choice = chosen(case=case, houses=(MID,))
    number = choice.beds.index(None)
    told = why_not(one, problem, choice, number)
    assert told == "must not live with a child who is offered a bed there"
