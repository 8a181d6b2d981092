from dataclasses import replace

import numpy as np

from geoplan.siting.sensitivity.responses.few import hires_few, inputs_fixed, options_told
from tests.siting.sensitivity.responses.test_screen import screen
from tests.siting.sensitivity.worlds import case_of_line

CASE = case_of_line()
NOW = screen().anchors[0][0][0]
CHILDREN = [{child for one in CASE.sessions[:count] for child in one.children} for count in range(6)]
MOST = len(CHILDREN[5])


def farther(sessions, **totals):
    """The week of now with a kilometre more to the first sessions."""
    metres = NOW.direct_m + 1_000 * (NOW.session < sessions)
    found = NOW.totals.copy()
    found[4] += totals.get("without_room", 0)
    return replace(NOW, direct_m=metres, totals=found)


def test_an_option_in_which_few_travel_otherwise_is_not_told_of():
    one, two = len(CHILDREN[1]), MOST
    assert options_told(CASE, [NOW, farther(1), farther(5)], one + 1) == (0, 2)
    assert options_told(CASE, [NOW, farther(1), farther(5)], one) == (0, 1, 2)
    assert options_told(CASE, [NOW, NOW], two) == (0, 1)  # nobody: only buildings differ


def test_of_two_that_differ_by_few_the_first_is_told_of():
    assert options_told(CASE, [NOW, farther(5), farther(4)], len(CHILDREN[4])) == (0, 1)


def test_few_sessions_more_without_a_room_are_few_children():
    assert options_told(CASE, [NOW, farther(0, without_room=3)], 5) == (0,)
    assert options_told(CASE, [NOW, farther(0, without_room=5)], 5) == (0, 1)
    assert hires_few([NOW, farther(0, without_room=3)], 5)
    assert not hires_few([NOW, farther(0, without_room=5)], 5)


def test_fares_of_few_and_demand_of_a_district_in_which_few_are_moved_are_not_varied():
    names = ("taxi fares", "demand in North", "petrol")
    by_taxi = replace(NOW, taxi=np.where(NOW.session == 0, 1, 0))
    assert inputs_fixed(CASE, [NOW, by_taxi], names, len(CHILDREN[1]) + 1) == ("taxi fares",)
    assert inputs_fixed(CASE, [NOW, farther(1)], names, len(CHILDREN[1]) + 1) == ("demand in North",)
    assert inputs_fixed(CASE, [NOW, farther(1)], names, len(CHILDREN[1])) == ()
