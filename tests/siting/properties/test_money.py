from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from geoplan.siting.properties.money import spread_as_opened
from tests.siting.properties.worlds import many

HALF = Fraction(1, 2)


def test_what_is_left_of_all_years_is_divided_by_the_beds_that_are_open():
    opened = (Fraction(1, 4), Fraction(3, 4), Fraction(1), Fraction(1))
    assert spread_as_opened(Fraction(100), Fraction(320), opened) == [30, 90, 100, 100]
    assert spread_as_opened(Fraction(100), Fraction(300), (Fraction(0), *opened[2:], Fraction(1))) == [
        0,
        100,
        100,
        100,
    ]


@given(
    st.fractions(-1_000, 1_000), st.fractions(-5_000, 5_000),
    st.lists(st.fractions(0, 1), min_size=1, max_size=5).map(lambda shares: [*shares, HALF]),
)  # fmt: skip
def test_years_add_up_and_full_ones_are_full(full, whole, opened):
    found = spread_as_opened(full, whole, opened)
    assert sum(found) == whole
    assert all(pence == full for pence, share in zip(found, opened, strict=True) if share == 1)
    assert all(pence == 0 for pence, share in zip(found, opened, strict=True) if share == 0)


def savings(found):
    appraisal = found.appraisal(found.best)
    return next(line.pence for line in appraisal.option.lines if line.name == "placements replaced")


def test_enough_children_are_told_of_exactly_and_few_by_the_beds_alone():
    """Six beds at once, and as many nine months later: what these save in their first year is a quarter."""
    exact = many(moved=6, seekers=20, assessed=6)
    offers = exact.best.offers
    use = {"home under 16": 0, "assessment hub": 0}
    for one in offers:
        use[one.use.value] += 52 * one.placement.weekly_pence
    taken = Fraction(85, 100)
    first = round(taken * (use["home under 16"] + use["assessment hub"] / 4))
    assert abs(savings(exact)[0] - first) <= 52 * 12
    few = many(moved=3, seekers=20, assessed=3)
    both = 52 * sum(one.placement.weekly_pence for one in few.best.offers)
    assert abs(savings(few)[0] - taken * both * Fraction(5, 8)) <= 52 * 6
