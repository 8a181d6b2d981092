import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.inputs import Choice, Input
from geoplan.siting.sensitivity.analyses.break_even import break_evens
from tests.siting.sensitivity.closed_forms import DEMAND, PETROL, TWO, Linear

BOUNDARY = Choice(name="boundary", names=("as now", "one"), shares=(0.5, 0.5))


def test_a_linear_turn_is_found_where_it_is():
    (found,) = break_evens([PETROL], TWO)
    assert found.lower is None
    assert found.higher.value == pytest.approx(5, abs=1e-6)
    assert found.higher.inner <= 5 <= found.higher.outer
    assert found.higher.outer - found.higher.inner <= 10 / 4096
    assert found.higher.rival == 1
    assert not found.is_near  # 5 lies beyond the likely 1 to 4


def test_what_makes_no_difference_never_turns():
    found = break_evens([PETROL, DEMAND], TWO)[1]
    assert found.turns == ()
    assert not found.is_near


def test_a_turn_on_either_side():
    # A walk costs the same everywhere; a car is best near 2, a bus below 1 and a taxi above 3.
    found = break_evens([PETROL], Linear((0, {}), (-1_000, {"petrol": 1_000}), (3_000, {"petrol": -1_000})))[
        0
    ]
    assert found.lower.value == pytest.approx(1, abs=2e-3)
    assert found.higher.value == pytest.approx(3, abs=2e-3)
    assert (found.lower.rival, found.higher.rival) == (1, 2)
    assert found.is_near


def test_the_nearest_turn_counts_where_a_response_goes_up_and_down():
    def bent(points, what, /):
        at = np.array([dict(point.values)["x"] for point in points])
        return np.stack([np.zeros(len(at)), 1_000 * np.cos(at)], axis=1).round().astype(np.int64)

    one = Input(name="x", base=0, low=0, high=6, most=20)
    # cos falls below 0 from π/2 to 3π/2 and again later: the first is told.
    (found,) = break_evens([one], bent, scan=40)
    assert found.higher.value == pytest.approx(np.pi / 2, abs=0.01)


def test_a_step_is_bracketed():
    def stepped(points, what, /):
        at = np.array([dict(point.values)["x"] for point in points])
        return np.stack([np.full(len(at), 5), np.where(at < 2.34567, 9, 1)], axis=1)

    (found,) = break_evens([Input(name="x", base=0, low=0, high=8)], stepped)
    assert found.higher.inner < 2.34567 <= found.higher.outer
    assert found.higher.outer - found.higher.inner <= 8 / 4096


def test_choices_have_no_break_even():
    assert [one.input.name for one in break_evens([BOUNDARY, PETROL], TWO)] == ["petrol"]


def test_few_points_are_asked_for():
    response = Linear(*TWO.options)
    break_evens([PETROL], response, scan=8)
    assert response.asked < 60


@given(st.integers(1, 9_000), st.integers(-9_000, 9_000), st.integers(1, 5_000_000))
@settings(max_examples=40, deadline=None)
def test_the_root_of_any_two_lines_lies_in_its_bracket(slope, other, lead):
    first, second = (0, {"petrol": slope}), (lead + 2 * (slope - other), {"petrol": other})
    (found,) = break_evens([PETROL], Linear(first, second))
    if slope == other:
        assert not found.turns
        return
    root = 2 + lead / (slope - other)
    for turn in found.turns:
        low, high = sorted((turn.inner, turn.outer))
        assert low - 1e-9 <= turn.value <= high + 1e-9
        assert low - 1 / abs(slope - other) <= root <= high + 1 / abs(slope - other)
    if 0.01 < root < 9.99 and abs(slope - other) > 1_000:
        assert found.turns
