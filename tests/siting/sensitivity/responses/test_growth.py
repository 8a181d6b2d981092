from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.inputs import Point
from geoplan.siting.sensitivity.responses.growth import (
    copies_at,
    demand_at,
    districts_of_sessions,
    together_of,
)
from tests.siting.sensitivity.worlds import case_of_line

DISTRICTS = {f"S{number:04}": "North" if number < 60 else "South" for number in range(100)}
factors = st.floats(0.2, 5)


def counted(**values):
    named = {name.replace("_", " "): value for name, value in values.items()}
    return copies_at(Point.of(named), DISTRICTS)


def test_as_many_are_doubled_as_the_factor_says():
    copies = counted(demand=1.1)
    assert sorted(copies.values()) == [1] * 90 + [2] * 10
    assert sum(copies[code] == 2 for code, district in DISTRICTS.items() if district == "North") == 6
    assert sum(counted(demand=0.75).values()) == 75
    assert sum(counted(demand=2.5).values()) == 250


def test_a_district_may_grow_by_itself():
    copies = copies_at(Point.of({"demand": 1, "demand in South": 1.5}), DISTRICTS)
    assert {DISTRICTS[code] for code, count in copies.items() if count == 2} == {"South"}
    assert sum(copies.values()) == 120
    assert demand_at(Point.of({"demand": 2, "demand in South": 1.5}), DISTRICTS)["S0099"] == 3


@given(factors, factors)
@settings(max_examples=40)
def test_more_demand_is_never_less_anywhere(one, other):
    few, many = (counted(demand=factor) for factor in sorted((one, other)))
    assert all(few[code] <= many[code] for code in DISTRICTS)


def test_which_are_doubled_depends_on_the_seed_and_not_on_the_order():
    point = Point.of({"demand": 1.2}, seed=3)
    turned = dict(reversed(DISTRICTS.items()))
    assert copies_at(point, turned) == copies_at(point, DISTRICTS)
    assert copies_at(Point.of({"demand": 1.2}, seed=4), DISTRICTS) != copies_at(point, DISTRICTS)


def test_for_managers_sessions_of_five_children_come_or_go_at_once():
    """Else the cost at 0.93 less that at 0.94 would be one child's."""
    districts = DISTRICTS | {f"E{number}": "East" for number in range(4)}
    sessions = [SimpleNamespace(code=code, children=(f"C{int(code[1:]) // 2}",)) for code in districts]
    together = together_of(SimpleNamespace(sessions=sessions), districts, 5)
    child = {one.code: one.children[0] for one in sessions}
    seen = set()
    for percent in range(20, 300, 3):
        for seed in (0, 1):
            copies = copies_at(Point.of({"demand": percent / 100}, seed=seed), districts, together)
            seen.add(tuple(copies[code] for code in districts))
    for one in seen:
        for other in seen - {one}:
            assert len({child[code] for code, a, b in zip(districts, one, other, strict=True) if a != b}) >= 5
    assert len(seen) > 20
    assert all(one[-4:] == (1, 1, 1, 1) for one in seen)  # two children in the East
    assert together_of(SimpleNamespace(sessions=sessions), districts, 1) == {code: code for code in districts}


def test_sessions_belong_to_the_district_of_their_child():
    assert set(districts_of_sessions(case_of_line()).values()) == {"North"}
