from dataclasses import replace

import pytest

from geoplan.siting.options.plan_option import Now
from geoplan.siting.options.staffing import posts, rebased
from tests.runs.worlds import small_case, venue, worker
from tests.siting.options.worlds import CHEAP_MOVES, EAST, OPEN_EAST, travel_of, two_workers


def option_of(case, scenario=OPEN_EAST):
    """What staffing is made from."""
    now = Now.of(case, travel_of(case, EAST), CHEAP_MOVES)
    return scenario.venues_after(case.venues), now.placed, now.place_quickly(scenario), now.travel


def bases(case, scenario=OPEN_EAST):
    return {one.code: one.base for one in rebased(case, *option_of(case, scenario))}


def test_posts_follow_the_sessions():
    # 150 of 390 minutes go east: 0.8 of two posts, and one at least where there are sessions.
    assert bases(two_workers()) == {"W001": "retford", "W002": "east"}


def test_the_worker_goes_whose_sessions_go():
    case = two_workers()
    moving = tuple(
        replace(session, worker="W001" if session.code in ("S0003", "S0005") else "W002")
        for session in case.sessions
    )
    assert bases(replace(case, sessions=moving)) == {"W001": "east", "W002": "retford"}


def test_nobody_stays_at_a_venue_that_closes():
    assert set(bases(two_workers(), replace(OPEN_EAST, closed=("retford",))).values()) == {"east"}


def test_nobody_moves_where_nothing_changes():
    case = two_workers()
    assert bases(case, replace(OPEN_EAST, opened=())) == {"W001": "retford", "W002": "retford"}


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_nobody_is_taken_on_and_nobody_leaves(count):
    case = small_case(workers=tuple(worker(f"W{number:03}") for number in range(1, count + 1)))
    venues, before, after, _ = option_of(case)
    found = posts(case, tuple(one.code for one in venues), before, after)
    assert found.sum() == count
    assert (found >= (1 if count > 1 else 0)).all()


def test_a_service_without_workers_has_none():
    case = small_case(workers=(), sessions=tuple(replace(one, worker=None) for one in small_case().sessions))
    assert rebased(case, *option_of(case)) == ()


def test_the_nearer_worker_goes_where_sessions_do_not_decide():
    case = small_case(
        workers=(worker("W001", "retford"), worker("W002", "near"), worker("W003", "near")),
        venues=(venue(), venue("near", 32)),
        sessions=tuple(replace(one, worker=None) for one in small_case().sessions),
    )
    found = bases(case)
    assert found["W001"] == "retford"
    assert sorted(found.values()) == ["east", "near", "retford"]
