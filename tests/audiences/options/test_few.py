from dataclasses import replace

import numpy as np

from geoplan.audiences import Audience
from geoplan.audiences.options import comparison_told, options_told, untold_line, was_told
from geoplan.domain.plans import Mode
from geoplan.domain.scenarios import Scenario
from geoplan.domain.told import Told
from geoplan.siting.options.catchment import Catchments
from geoplan.siting.options.outcome import Moves
from tests.report.siting.comparisons import comparison, outcome

NOW = [15.0] * 20


def option(name, *, moved, from_=0):
    """An option in which so many children, from one on, travel for 25 minutes."""
    minutes = [25.0 if from_ <= at < from_ + moved else one for at, one in enumerate(NOW)]
    return outcome(minutes, Scenario(name=name, closed=("retford",)), pounds=1_000 - moved)


def test_managers_are_told_nothing_of_an_option_that_moves_few():
    made = comparison(NOW, option("few", moved=4), option("five", moved=5), option("none", moved=0))
    told = options_told(made)
    assert [one.name for one in told.planned] == ["now", "five", "none"]
    assert told.untold == ("few",)
    assert [one is None for one in told.estimates] == [True, False, False]
    assert "For planners alone: “few”." in untold_line(told)
    assert options_told(told).untold == ("few",)
    assert options_told(made, Audience.PLANNER) is made


def test_of_two_options_that_differ_by_few_the_first_is_told():
    made = comparison(
        NOW, option("eight", moved=8), option("ten", moved=10), option("others", moved=8, from_=8)
    )
    assert options_told(made).untold == ("ten",)
    assert not untold_line(made)


def test_a_child_that_goes_elsewhere_is_another_whatever_its_minutes_are():
    there = option("there", moved=0)
    made = comparison(NOW, there)
    sessions = there.catchments.sessions.copy()
    sessions[:3] += 1
    moved = replace(there, catchments=replace(there.catchments, sessions=sessions))
    assert options_told(made).untold == ()
    assert options_told(replace(made, outcomes=(moved,))).untold == ("there",)


def test_journeys_by_taxi_are_told_as_before_until_five_have_changed():
    def taxis(count, before):
        base = outcome(NOW, journeys={Mode.TAXI_ESCORT: 2, Mode.TAXI: count - 2}, moves=Moves(moved=count))
        found = options_told(replace(comparison(NOW, base=base), before=before)).base
        return found.taxis, found.moves.moved

    base = outcome(NOW, journeys={Mode.TAXI: 20}, moves=Moves(moved=20))
    told = comparison_told(comparison(NOW, base=base))
    assert taxis(18, told) == (20, 20)
    assert taxis(15, told) == (15, 15)
    assert taxis(18, Told()) == (18, 18)


def test_an_option_that_differs_by_few_from_one_of_an_earlier_report_is_not_told():
    """Each is far enough from now; beside each other they would tell of the three who go elsewhere in one."""

    def going(name, *to_q):
        moved = option(name, moved=8)
        rows = [[int(at not in to_q), int(at in to_q)] for at in range(len(NOW))]
        return replace(moved, catchments=Catchments(("p", "q"), np.array(rows, np.int64)))

    people = tuple(f"{at:04x} here x" for at in range(len(NOW)))
    told = comparison_told(comparison(NOW, going("first", *range(8)), people=people))
    for count, untold in ((11, ("later",)), (8, ()), (13, ())):
        later = replace(comparison(NOW, going("later", *range(count)), people=people), before=told)
        assert options_told(later).untold == untold


def test_an_option_was_told_where_a_comparison_of_the_same_children_has_told_of_it():
    people = tuple(f"{at:04x} here x" for at in range(len(NOW)))
    five, few = option("five", moved=5), option("few", moved=1)
    few = replace(few, scenario=Scenario(name="few", closed=("newark",)))
    told = comparison_told(comparison(NOW, five, few, people=people))
    assert was_told(told, replace(five.scenario, name="other"), frozenset(people))
    assert not was_told(told, few.scenario, frozenset(people))
    assert not was_told(told, five.scenario, frozenset(people[1:]))
