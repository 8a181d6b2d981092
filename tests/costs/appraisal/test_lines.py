import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.costs.appraisal.lines import Line, LineKind, mid_year, part_year

STAFF = LineKind.STAFF


def test_what_begins_half_way_through_a_year_costs_half_of_it():
    assert part_year("a", STAFF, 1_200, 3, from_month=6).pence == (600, 1_200, 1_200)


def test_what_ends_in_a_year_costs_its_part_of_it():
    assert part_year("a", STAFF, 1_200, 3, from_month=7.5, until_month=15).pence == (450, 300, 0)


def test_what_begins_after_the_last_year_costs_nothing():
    assert part_year("a", STAFF, 1_200, 2, from_month=30).pence == (0, 0)


def test_what_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="ends before it begins"):
        part_year("a", STAFF, 1_200, 2, from_month=6, until_month=3)


@given(st.integers(0, 10**9), st.integers(0, 36), st.integers(0, 36))
def test_years_add_up_to_the_months(full, one, other):
    first, last = sorted((one, other))
    line = part_year("a", STAFF, full, 3, from_month=first, until_month=last)
    assert abs(line.total - full * (last - first) / 12) <= 0.5


def test_a_year_counts_the_average_of_its_start_and_end():
    assert mid_year("a", STAFF, (0, 10, 10, 0), 100).pence == (500, 1_000, 500)


@pytest.mark.parametrize("make", [lambda: mid_year("a", STAFF, (1,), 1), lambda: Line("a", STAFF, ())])
def test_a_line_without_a_year_is_refused(make):
    with pytest.raises(ValueError):
        make()


def test_a_line_holds_whole_pence():
    with pytest.raises(ValueError, match="whole pence"):
        Line("a", STAFF, (1.5,))
