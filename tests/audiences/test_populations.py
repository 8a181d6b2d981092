import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geoplan.audiences.populations import (
    WEEK,
    apart,
    held_back,
    may_be_told,
    population_of,
    refuse_almost_the_same,
    with_population,
)
from geoplan.domain.told import Told
from geoplan.errors import InputError


def people(*numbers, what="a"):
    return frozenset(f"{number} {what}" for number in numbers)


def test_children_differ_by_those_who_came_or_those_who_went_whichever_are_more():
    assert apart(people(*range(10)), people(*range(10))) == 0
    assert apart(people(*range(10)), people(*range(11))) == 1
    assert apart(people(*range(10)), people(*range(3, 12))) == 3


def test_where_nobody_came_or_went_those_count_of_whom_something_changed():
    changed = people(*range(8)) | people(8, 9, what="b")
    assert apart(people(*range(10)), changed) == 2
    # Six who travel at another time do not hide one who has gone.
    late = people(*range(3)) | people(*range(3, 9), what="b")
    assert apart(people(*range(10)), late) == 1


def test_five_who_travel_later_do_not_hide_one_who_goes_elsewhere():
    before = frozenset(f"{number} here early" for number in range(10))
    late = frozenset(f"{number} here {'late' if number < 6 else 'early'}" for number in range(10))
    assert apart(before, late) == 6
    assert apart(before, late - {"9 here early"} | {"9 there early"}) == 1


def test_children_without_journeys_are_in_no_population():
    assert population_of(["1 a", "", "2 a"]) == people(1, 2)


def test_a_report_on_almost_the_same_children_is_refused_with_its_cure():
    told = with_population(Told(), WEEK, people(*range(20)))
    refuse_almost_the_same(WEEK, people(*range(20)), told)
    refuse_almost_the_same(WEEK, people(*range(25)), told)
    with pytest.raises(InputError, match="3 children have come, gone or changed") as refused:
        refuse_almost_the_same(WEEK, people(*range(3, 20)), told)
    assert "planning team (planner)" in str(refused.value)


def test_a_report_is_held_against_all_before_and_not_the_last_alone():
    told = with_population(Told(), WEEK, people(*range(20)))
    told = with_population(told, WEEK, people(*range(10, 40)))
    with pytest.raises(InputError, match="one child has"):
        refuse_almost_the_same(WEEK, people(*range(21)), told)


def test_the_same_population_is_remembered_once_and_an_unknown_one_never():
    told = with_population(Told(), WEEK, people(1, 2))
    assert with_population(told, WEEK, people(1, 2)) is told
    assert with_population(told, WEEK, frozenset()) is told


groups_of = st.dictionaries(st.integers(0, 40), st.sampled_from("abcd"), min_size=10, max_size=40)


@given(groups_of, groups_of, st.sets(st.sampled_from("abcd"), max_size=1))
@example(dict.fromkeys(range(11), "a"), dict.fromkeys(range(10), "a") | {10: "b"}, set())
def test_neither_a_group_that_is_told_nor_what_is_left_of_all_differs_by_few(before, now, hidden):
    def grouped(children):
        return {key: people(*(child for child, group in children.items() if group == key)) for key in "abcd"}

    then, today = grouped(before), grouped(now)
    whole = [frozenset().union(*one.values()) for one in (then, today)]
    told = Told()
    for key, population in then.items():
        told = with_population(told, key, population)
    held = held_back(today, hidden, told)
    shown = [key for key in today if key not in held and key not in hidden]
    # All of them are the same, or at least 5 apart: else nothing is told at all.
    if not may_be_told(whole[1], [whole[0]]):
        return
    for key in shown:
        assert not then[key] or may_be_told(today[key], [then[key]])
    left = [frozenset().union(*(one[key] for key in one if key not in shown)) for one in (then, today)]
    assert not left[0] or may_be_told(left[1], [left[0]])


def test_company_is_the_group_that_differs_least():
    before = {"a": people(*range(10)), "b": people(*range(10, 20)), "c": people(*range(20, 30))}
    told = Told()
    for key, population in before.items():
        told = with_population(told, key, population)
    now = {"a": people(*range(11)), "b": people(*range(10, 28)), "c": people(*range(25, 30))}
    assert held_back(now, (), told) == {"a", "c"}
