from itertools import combinations, product
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.audiences.attacker import bounds
from geoplan.audiences.sums import Sum
from geoplan.audiences.suppression import SuppressionParams, hidden_cells


def one_way(*counts):
    """Rows r0, r1 … and their total."""
    cells = {f"r{at}": count for at, count in enumerate(counts)}
    return cells | {"all": sum(counts)}, [Sum("all", tuple(cells))]


def two_way(table):
    """Cells by (row, column), with totals of rows, columns and all."""
    rows, columns = range(len(table)), range(len(table[0]))
    cells = {(row, column): table[row][column] for row in rows for column in columns}
    sums = []
    for row in rows:
        cells[row, "all"] = sum(table[row])
        sums.append(Sum((row, "all"), tuple((row, column) for column in columns)))
    for column in (*columns, "all"):
        cells["all", column] = sum(cells[row, column] for row in rows)
        sums.append(Sum(("all", column), tuple((row, column) for row in rows)))
    sums.append(Sum(("all", "all"), tuple(("all", column) for column in columns)))
    return cells, sums


def possible(cells, sums, hidden, most):
    """Every way to fill in the hidden counts, up to a most, that agrees with what is shown: by trying."""
    hidden = sorted(hidden, key=str)
    found = []
    for values in product(range(most + 1), repeat=len(hidden)):
        tried = dict(cells) | dict(zip(hidden, values, strict=True))
        if all(tried[each.total] == sum(tried[part] for part in each.parts) for each in sums):
            found.append(tried)
    return found


def test_large_counts_are_shown():
    assert hidden_cells(*one_way(7, 12, 5)) == frozenset()


def test_a_small_count_takes_another_with_it():
    assert hidden_cells(*one_way(3, 12, 7, 0)) == {"r0", "r2"}


def test_two_small_counts_whose_sum_tells_too_much_take_a_third():
    # 1 and 1 of a total of 22: each would be 0 to 2.
    assert hidden_cells(*one_way(1, 1, 12, 8)) == {"r0", "r1", "r3"}


def test_a_total_goes_before_zeros():
    assert hidden_cells(*one_way(3, 0, 0)) == {"r0", "all"}


def test_nothing_is_hidden_where_nobody_is():
    assert hidden_cells(*one_way(0, 0)) == frozenset()


def test_other_thresholds_can_be_set():
    cells, sums = one_way(7, 12, 30)
    assert hidden_cells(cells, sums, params=SuppressionParams(under=10, room=9)) == {"r0", "r1"}


def test_rows_and_columns_are_kept_together():
    cells, sums = two_way([[3, 20, 30], [10, 25, 40], [60, 12, 18]])
    hidden = hidden_cells(cells, sums)
    assert (0, 0) in hidden
    for each in sums:
        assert sum(key in hidden for key in each.keys) != 1
    (least, most) = bounds(cells, sums, hidden, [(0, 0)])[0, 0]
    assert most - least >= 4


def test_what_an_attacker_knows_are_the_limits_that_trying_finds():
    cells, sums = two_way([[3, 9], [6, 2]])
    hidden = {(row, column) for row in (0, 1) for column in (0, 1)}
    tried = possible(cells, sums, hidden, 15)
    for key in hidden:
        values = [filled[key] for filled in tried]
        assert bounds(cells, sums, hidden, [key])[key] == (min(values), max(values))


def test_what_nothing_limits_can_be_anything():
    cells, sums = one_way(3, 0)
    assert bounds(cells, sums, {"r0", "all"}, ["r0"])["r0"] == (0, inf)


def test_a_table_that_does_not_add_up_is_refused():
    with pytest.raises(ValueError, match="add up to 5, not to 6"):
        hidden_cells({"a": 2, "b": 3, "all": 6}, [Sum("all", ("a", "b"))])
    with pytest.raises(ValueError, match="cannot be"):
        hidden_cells({"a": -2}, [])


COUNTS = st.integers(0, 9)


@settings(max_examples=25, deadline=None)
@given(st.lists(COUNTS, min_size=2, max_size=3))
def test_no_small_count_of_a_row_can_be_worked_out_by_trying(counts):
    cells, sums = one_way(*counts)
    hidden = hidden_cells(cells, sums)
    tried = possible(cells, sums, hidden, 28 if len(hidden) <= 2 else 14)
    for key, count in cells.items():
        if 0 < count < 5:
            assert key in hidden
            assert len({filled[key] for filled in tried}) >= 5


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(COUNTS, COUNTS, st.integers(0, 60)), min_size=2, max_size=4))
def test_no_small_count_of_a_table_can_be_worked_out(rows):
    cells, sums = two_way(rows)
    hidden = hidden_cells(cells, sums)
    small = [key for key, count in cells.items() if 0 < count < 5]
    assert set(small) <= hidden
    for least, most in bounds(cells, sums, hidden, small).values():
        assert most - least >= 4


KNOWN = st.sets(st.tuples(st.sampled_from((0, 1, "all")), st.sampled_from((0, 1, "all"))), max_size=5)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=2, max_size=2), KNOWN)
def test_no_small_count_of_a_small_table_can_be_worked_out_by_trying(rows, known):
    cells, sums = two_way(rows)
    hidden = hidden_cells(cells, sums, known=known.intersection(cells))
    a, b, c, d = np.indices((16, 16, 16, 16)).reshape(4, -1)
    every = {(0, 0): a, (0, 1): b, (1, 0): c, (1, 1): d, (0, "all"): a + b, (1, "all"): c + d}
    every |= {("all", 0): a + c, ("all", 1): b + d, ("all", "all"): a + b + c + d}
    agree = np.logical_and.reduce(
        [every[key] == cells[key] for key in cells if key not in hidden] or [a >= 0]
    )
    for key, count in cells.items():
        if 0 < count < 5:
            assert len(np.unique(every[key][agree])) >= 5


def is_safe(cells, sums, hidden, small):
    """Whether no sum has a single hidden count, and each small one keeps its room."""
    alone = any(sum(key in hidden for key in each.keys) == 1 for each in sums)
    return not alone and all(b - a >= 4 for a, b in bounds(cells, sums, hidden, small).values())


# In the first, 6 beside the 1 would need a count that is known; in the last every company of the 3 is.
@pytest.mark.parametrize(
    ("rows", "known"),
    [
        ([[6, 1], [20, 20]], {(1, 0), (1, 1), ("all", 0)}),
        ([[12, 1, 8], [0, 0, 6]], {(0, 0)}),
        ([[3, 20], [20, 12]], {(0, 1), (0, "all")}),
    ],
)
def test_what_readers_have_is_not_hidden_where_other_counts_do(rows, known):
    cells, sums = two_way(rows)
    small = [key for key, count in cells.items() if 0 < count < 5]
    hidden = hidden_cells(cells, sums, known=known)
    assert is_safe(cells, sums, hidden, small)
    others = sorted(set(cells).difference(small, known), key=str)
    every = (set(small).union(some) for count in range(len(others)) for some in combinations(others, count))
    is_needed = not any(is_safe(cells, sums, some, small) for some in every)
    assert is_needed is not hidden.isdisjoint(known)


def test_what_no_table_shows_needs_no_company_unless_it_is_small():
    counts = {"all": 40, "within": 33, "beyond": 7}
    sums = [Sum("all", ("within", "beyond"))]
    assert hidden_cells(counts, sums, unseen=["beyond"]) == {"beyond"}
    counts = {"all": 40, "within": 38, "beyond": 2}
    assert hidden_cells(counts, sums, unseen=["beyond"]) == {"beyond", "within"}
