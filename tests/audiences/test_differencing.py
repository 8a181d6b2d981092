"""
Two reports of the same thing cannot be subtracted.

The attacker here is no linear program: they try every table that agrees with all that was told.
"""

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.audiences.differencing import NOTHING_TOLD, tell, text_of
from geoplan.audiences.sums import Sum
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.told import Told

SUMS = [Sum("all", ("a", "b"))]


def counts(a, b):
    return {"a": a, "b": b, "all": a + b}


def told(*tables, before=NOTHING_TOLD):
    """What is told after reports of some tables, one after the other."""
    for table in tables:
        before = tell(counts(*table), SUMS, before=before)
    return before


def shown(found):
    return tuple(text_of(found, key) for key in ("a", "b", "all"))


def test_a_count_stays_as_it_was_told_until_it_has_changed_by_five():
    assert shown(told((50, 60))) == ("50", "60", "110")
    assert shown(told((50, 60), (51, 60))) == ("50", "60", "110")
    assert shown(told((50, 60), (56, 60))) == ("56", "60", "116")


def test_the_total_does_not_give_a_change_back():
    # 56 and 116 are new, but 61 that was 60 would be what is left: so one of them is not told.
    assert SHOWN_AS in shown(told((50, 60), (56, 61)))


def test_going_back_and_forth_tells_no_more():
    # 57 is told in between; 51 is told as the 50 of before.
    assert shown(told((50, 60), (57, 60), (51, 60)))[0] == "50"


def test_what_was_hidden_as_company_is_not_told_while_it_is_the_same():
    first = told((3, 9))
    assert shown(first) == (SHOWN_AS, SHOWN_AS, "12")
    assert shown(told((0, 9), before=first))[1] == SHOWN_AS
    assert shown(told((0, 30), before=first))[1] == "30"


def test_small_counts_are_hidden_whatever_was_told():
    assert shown(told((50, 60), (3, 60)))[0] == SHOWN_AS
    assert shown(told((50, 60), (0, 60)))[0] == "0"


def test_what_is_not_counted_this_time_is_remembered():
    before = Told(numbers={"other": (12,)}, now={"other": 12})
    assert tell(counts(50, 60), SUMS, before=before).numbers["other"] == (12,)


def agrees(table, before, after):
    """Whether a table may be behind what was told, for all that a reader can tell."""
    for key, count in counts(*table).items():
        said = text_of(after, key)
        if said == SHOWN_AS:
            continue
        numbers = before.numbers.get(key, ())
        near = [number for number in numbers if abs(number - count) < 5] if count >= 5 else []
        expected = min(near, key=lambda number: (abs(number - count), number)) if near else count
        if int(said) != expected or 0 < count < 5:
            return False
    return True


TABLE = st.tuples(st.integers(0, 14), st.integers(0, 14))


@settings(max_examples=40, deadline=None)
@given(st.lists(TABLE, min_size=1, max_size=3), TABLE)
def test_nobody_who_tries_every_table_finds_a_small_count_or_a_small_change(earlier, now):
    before = told(*earlier)
    after = tell(counts(*now), SUMS, before=before)
    possible = [counts(*table) for table in product(range(24), repeat=2) if agrees(table, before, after)]
    assert counts(*now) in possible
    for key, count in counts(*now).items():
        values = {table[key] for table in possible}
        changed = [abs(count - number) for number in before.numbers.get(key, ())]
        if 0 < count < 5:
            assert len(values) >= 5, key
        elif count and any(0 < change < 5 for change in changed):
            assert len(values) >= 3, key


@settings(max_examples=40, deadline=None)
@given(st.lists(TABLE, min_size=2, max_size=6))
def test_numbers_told_of_one_thing_are_equal_or_five_apart(tables):
    found = told(*tables)
    for numbers in found.numbers.values():
        large = [number for number in numbers if number]
        assert all(b - a >= 5 for a, b in pairwise(large))


def test_sums_that_do_not_add_up_are_refused():
    with pytest.raises(ValueError, match="add up"):
        tell({"a": 5, "b": 5, "all": 11}, SUMS)
