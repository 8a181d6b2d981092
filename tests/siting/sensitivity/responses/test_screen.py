import pickle
from functools import cache

import pytest

from geoplan.domain.scenarios import Scenario
from geoplan.siting.sensitivity.responses.anchor import plan_anchor
from geoplan.siting.sensitivity.responses.screen import Screen, Task
from geoplan.siting.sensitivity.responses.services import services_of
from tests.siting.options.worlds import CHEAP_MOVES, QUICKLY
from tests.siting.sensitivity.worlds import BASE, BUILT, PARAMS, case_of_line, now_of_line, travel_of_line

OPTIONS = (None, Scenario(name="anew", placed_anew=True), BUILT)


@cache
def screen():
    services = (services_of(case_of_line(), travel_of_line(), OPTIONS, None, CHEAP_MOVES),)
    anchors = tuple(plan_anchor(now_of_line(), option, QUICKLY, seed=1) for option in OPTIONS)
    return Screen(OPTIONS, services, ((anchors,),), BASE, PARAMS, QUICKLY)


def at(option, **values):
    point = BASE
    for name, value in values.items():
        point = point.with_value(name.replace("_", " "), value)
    return screen()(Task(option, point))


def test_at_the_point_of_now_it_is_the_planned_week_to_the_penny():
    for option, anchor in enumerate(screen().anchors[0][0]):
        found = at(option)
        assert found.travel_pence == anchor.paid_pence
        assert found.staff_pence == anchor.staff_pence
        assert found.child_s == anchor.child_s
    assert at(0).buildings_pence == 0
    assert at(2).year_pence == 52 * (at(2).travel_pence + at(2).staff_pence) + at(2).buildings_pence


def test_a_tenth_of_sessions_cancelled_is_a_tenth_less_of_everything_but_buildings():
    whole, less = at(2), at(2, cancelled=10)
    assert less.travel_pence == pytest.approx(0.9 * whole.travel_pence, abs=1)
    assert less.child_s == pytest.approx(0.9 * whole.child_s, abs=1)
    assert less.buildings_pence == whole.buildings_pence


def test_miles_cost_what_they_are_paid():
    anchor = screen().anchors[0][0][0]
    driven = (anchor.volunteer_m + anchor.known_m + anchor.worker_m).sum() / 1609.344
    more = at(0, mileage=55).travel_pence - at(0).travel_pence
    assert more == pytest.approx(10 * driven, abs=1)


def test_twice_the_demand_is_twice_the_travel():
    whole, twice = at(0), at(0, demand=2, room_hire=60)
    assert twice.travel_pence == pytest.approx(2 * whole.travel_pence, abs=2)
    assert twice.child_s == 2 * whole.child_s
    # Retford has two rooms, and S0001 and S0003 overlap on Monday: their doubles find none.
    assert (twice.without_room, twice.hire_pence) == (2, 12_000)


def test_an_option_with_more_rooms_has_room_for_more():
    assert at(2, demand=2).without_room == 0  # the east has two rooms as well


def test_children_count_where_they_are_counted():
    found = at(0, **{"child's hour": 10})
    assert found.children_pence == pytest.approx(1_000 * found.child_s / 3600, abs=1)


def test_slower_roads_make_children_travel_longer():
    assert at(0, travel_time=1.5).child_s == pytest.approx(1.5 * at(0).child_s, rel=0.01)


def test_it_goes_to_another_process_and_says_the_same_there():
    task = Task(2, BASE.with_value("demand", 1.5))
    assert pickle.loads(pickle.dumps(screen()))(task) == screen()(task)
