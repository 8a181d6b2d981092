import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.inputs import Choice, Distribution, Input, Point, base_point

PETROL = Input(name="petrol", base=1.4, low=1.2, high=2.0, unit="£ a litre", least=0.5, most=6)
BOUNDARY = Choice(name="boundary", names=("as now", "one", "two"), shares=(0.5, 0.3, 0.2))
shares = st.floats(0, 1, exclude_max=True)


def made(distribution):
    return Input(name="x", base=3, low=2, high=6, distribution=distribution, least=0, most=9)


@pytest.mark.parametrize("figures", [{"low": 1.5}, {"high": 1.3}, {"least": 1.3}, {"most": 1.9}])
def test_figures_out_of_order_are_refused(figures):
    with pytest.raises(ValueError, match="must not fall"):
        Input(**{"name": "petrol", "base": 1.4, "low": 1.2, "high": 2.0} | figures)


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ({"name": " "}, "needs a name"),
        ({"base": float("nan")}, "must be a number"),
        ({"low": 1.4, "high": 1.4}, "the same"),
    ],
)
def test_what_is_no_input_is_refused(figures, told):
    with pytest.raises(ValueError, match=told):
        Input(**{"name": "petrol", "base": 1.4, "low": 1.2, "high": 2.0} | figures)


def test_an_end_that_is_now_is_not_tried():
    assert PETROL.ends == (1.2, 2.0)
    assert Input(name="x", base=0, low=0, high=5).ends == (5,)


def test_steps_have_now_among_them():
    assert PETROL.steps(3) == (1.2, 1.4, 2.0)
    assert Input(name="x", base=0, low=0, high=4).steps(5) == (0, 1, 2, 3, 4)


def test_uniform_draws_are_even():
    assert [made(Distribution.UNIFORM).drawn(share) for share in (0, 0.25, 0.5)] == [2, 3, 4]


def test_half_of_triangular_draws_lie_where_the_areas_say():
    one = made(Distribution.TRIANGULAR)
    assert one.drawn(0.25) == pytest.approx(3)  # (3 - 2) / (6 - 2) of the area lies below the top
    assert one.drawn(0) == 2
    assert one.drawn(1) == 6


def test_normal_draws_pass_low_and_high_in_5_of_100():
    one = made(Distribution.NORMAL)
    assert one.drawn(0.5) == pytest.approx(3)
    assert one.drawn(0.05) == pytest.approx(2)
    assert one.drawn(0.95) == pytest.approx(6)
    assert one.drawn(1 - 1e-12) == 9  # never beyond what can be


def test_a_fixed_input_is_always_as_now():
    one = made(Distribution.FIXED)
    assert (one.drawn(0.9), one.is_drawn) == (3, False)


@given(st.sampled_from(Distribution), shares, shares)
@settings(max_examples=60)
def test_draws_rise_with_the_share_and_stay_within(distribution, one, other):
    low, high = sorted((one, other))
    found = made(distribution)
    assert found.search_from <= found.drawn(low) <= found.drawn(high) <= found.search_to


def test_choices_are_drawn_by_their_shares():
    assert [BOUNDARY.drawn(share) for share in (0, 0.49, 0.5, 0.79, 0.8, 0.999)] == [0, 0, 1, 1, 2, 2]
    assert BOUNDARY.ends == (1, 2)
    assert BOUNDARY.text(2) == "two"


def test_a_choice_that_nobody_expects_is_not_drawn():
    one = Choice(name="x", names=("as now", "other"), shares=(1.0, 0.0))
    assert not one.is_drawn
    assert one.drawn(0.9999999) == 0


@pytest.mark.parametrize(
    ("names", "parts"),
    [(("a",), (1.0,)), (("a", "a"), (0.5, 0.5)), (("a", "b"), (0.5, 0.6)), (("a", "b"), (1.0,))],
)
def test_choices_that_do_not_add_up_are_refused(names, parts):
    with pytest.raises(ValueError, match="boundary"):
        Choice(name="boundary", names=names, shares=parts)


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        ("£ a litre", 2.613, "£2.61 a litre"),
        ("£ an hour", 19.0, "£19 an hour"),
        ("p a mile", 45.0, "45p a mile"),
        ("×", 1.2, "× 1.2"),
        ("%", 25.0, "25 %"),
        ("% a year", 3.5, "3.5 % a year"),
    ],
)
def test_values_read_as_people_write_them(unit, value, text):
    assert Input(name="x", base=1, low=0, high=200, unit=unit).text(value) == text


def test_a_point_has_one_value_for_each_input_whatever_their_order():
    assert Point.of({"b": 2, "a": 1}) == Point.of({"a": 1.0, "b": 2.0})
    assert base_point([PETROL, BOUNDARY]).with_value("petrol", 2).values == (
        ("boundary", 0.0),
        ("petrol", 2.0),
    )
    assert Point.of({"a": 1}, seed=7).with_value("a", 2).seed == 7
