import pytest

from geoplan.audiences.populations import (
    WEEK,
    apart,
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
