import numpy as np

from geoplan.domain.scenarios import Scenario
from geoplan.siting.sensitivity.responses.anchor import plan_anchor
from geoplan.siting.sensitivity.responses.at_point import week_at
from tests.siting.options.worlds import QUICKLY
from tests.siting.sensitivity.worlds import BASE, now_of_line


def at(name, value):
    return week_at(now_of_line(), BASE.with_value(name, value), BASE, litres_per_mile=0.1)


def test_at_the_point_of_now_it_is_the_week_itself():
    found = week_at(now_of_line(), BASE, BASE, litres_per_mile=0.1)
    now = now_of_line()
    assert found.case.sessions == now.case.sessions
    assert found.case.children == now.case.children
    assert found.case.params == now.case.params
    assert found.requests == now.requests


def test_doubled_sessions_bring_people_of_their_own_at_the_same_addresses():
    now, found = now_of_line(), at("demand", 2)
    assert len(found.case.sessions) == 2 * len(now.case.sessions)
    assert len(found.case.children) == 2 * len(now.case.children)
    assert len(found.case.workers) == 2 * len(now.case.workers)
    assert len(found.case.drivers) == len(now.case.drivers)
    twin = found.case.child["C0003.2"]
    assert twin.carer == "G002.2"
    assert found.travel.index["home:C0003.2"] == found.travel.index["home:C0003"]
    assert found.case.carer["G002.2"].can_drive


def test_a_grown_week_can_be_planned():
    found = plan_anchor(at("demand", 2), Scenario(name="x", placed_anew=True), QUICKLY, seed=1)
    now = plan_anchor(now_of_line(), None, QUICKLY, seed=1)
    assert len(found.session) == 2 * len(now.session)
    assert found.paid_pence > now.paid_pence


def test_sessions_left_out_leave_the_others_as_they_are():
    found = at("demand", 0.6)
    assert len(found.case.sessions) == 3
    assert set(found.case.sessions) <= set(now_of_line().case.sessions)


def test_roads_become_slower_and_no_longer():
    now, found = now_of_line(), at("travel time", 1.5)
    assert np.array_equal(found.travel.metres, now.travel.metres)
    assert np.allclose(found.travel.seconds, now.travel.seconds * 1.5, atol=1)


def test_prices_are_those_of_the_point():
    assert at("mileage", 55).case.params.volunteer_pence_per_mile == 55
