from dataclasses import replace

import pytest

from geoplan.domain.plans import CostBreakdown, Mode
from geoplan.report.runs.figures import figures_of
from geoplan.runs.case.params import RunParams
from tests.report.runs.plans import COST, covered_otherwise, hand_case, hand_plan


def figures(plan=None, **case):
    return figures_of(hand_case(**case), plan or hand_plan())


def test_what_is_planned_and_covered():
    found = figures()
    assert (found.requests, found.children, found.sessions, found.covered) == (10, 4, 5, 9)
    assert [item.request.code for item in found.not_covered] == ["S0005-in"]
    assert [item.request.code for item in found.taxis] == ["S0005-out"]


def test_modes_in_the_order_of_the_ladder_with_runs_counted_home_to_home():
    found = {item.mode: item for item in figures().modes}
    assert list(found) == [Mode.CARER, Mode.VOLUNTEER, Mode.TAXI, Mode.NOBODY]
    volunteers = found[Mode.VOLUNTEER]
    assert (volunteers.journeys, volunteers.share, volunteers.children, volunteers.people) == (6, 0.6, 10, 2)
    assert (volunteers.metres, volunteers.empty_metres, volunteers.pence) == (90_000, 42_000, 2_517)
    carers = found[Mode.CARER]
    assert (carers.metres, carers.empty_metres, carers.pence, carers.people) == (12_500, None, 1_118, 1)
    assert (found[Mode.TAXI].people, found[Mode.TAXI].pence) == (None, 2_575)


def test_money_by_mode_adds_up_to_what_is_paid():
    assert sum(item.pence for item in figures().modes) == COST.paid


def test_the_load_of_each_driver():
    first, second = figures().drivers
    assert (first.person, first.days, first.journeys, first.children) == ("D001", 2, 3, 6)
    assert (first.metres, first.empty_metres, first.driving_s) == (24_000, 9_000, 2_880)
    assert second.away_s == (146 + 64) * 60


def test_rides_count_each_child_once_by_age():
    under_5, primary, older, every = figures().rides
    assert (under_5.band, under_5.rides, under_5.worst_s) == ("under 5", 8, 600)
    assert (primary.mean_s, primary.p95_s, primary.worst_s) == (540, pytest.approx(702), 720)
    assert (older.rides, older.beyond, older.long) == (3, 0, 0)
    assert (every.rides, every.mean_s) == (13, pytest.approx((8 * 600 + 360 + 720 + 3 * 840) / 13))


def test_a_ride_beyond_the_aim_counts_for_every_child_in_it():
    plan = hand_plan()
    requests = tuple(
        replace(item, soft_ride_s=599) if item.code == "S0001-in" else item for item in plan.requests
    )
    assert figures(replace(plan, requests=requests)).rides[-1].long == 2


def test_a_far_venue_is_beyond_the_aim_for_the_age_without_being_the_plan_s_fault():
    under_5, primary, _, every = figures(params=RunParams(soft_ride_under_5_minutes=9)).rides
    assert (under_5.beyond, under_5.long, primary.beyond, every.beyond) == (8, 0, 0, 8)


def test_a_ride_longer_than_the_contact_is_counted():
    plan = hand_plan()
    requests = tuple(replace(item, session_s=800) for item in plan.requests)
    assert figures(replace(plan, requests=requests)).longer_than_contact == 3  # those of 840 s


def test_minutes_in_the_car_of_a_week():
    found = figures()
    assert (found.week_worst_child, found.week_worst_s) == ("C0004", 3 * 840)
    assert found.week_mean_s == (2_400 + 2_400 + 1_080 + 2_520) / 4


def test_continuity_counts_persons_and_each_taxi_as_another():
    # C0001 and C0002: D001 and D002. C0003: G002 alone. C0004: D002 and one taxi.
    assert figures().faces == ((1, 1), (2, 3))
    two_taxis = covered_otherwise(hand_plan(), "S0005-in", mode=Mode.TAXI)
    assert figures(two_taxis).faces == ((1, 1), (2, 2), (3, 1))


def test_new_faces_follow_from_their_price_and_are_unknown_without_one():
    assert figures().new_faces == 7
    assert figures(params=RunParams(new_face_pence=0)).new_faces is None


def test_an_empty_plan_has_figures_too():
    empty = hand_plan(requests=(), coverage=(), runs=(), cost=CostBreakdown())
    found = figures(empty)
    assert (found.requests, found.modes, found.rides, found.empty_share) == (0, (), (), 0.0)
    assert (found.week_mean_s, found.week_worst_child) == (0.0, None)
