import pytest

from geoplan.runs.freezing.run_parts import committed, first_part, sets_off_s, with_way_home, without
from tests.runs.hand_plans import good_plan, hm, run_of
from tests.runs.worlds import MONDAY, driver, small_case

# D001 at minute 8 fetches two children at 10 and brings them to 20; each stop takes ten minutes.
# 09:28 off, 09:30–09:40, 09:50–10:00, 11:30–11:40, 11:50–12:00, home 12:02.


@pytest.fixture(scope="module")
def case():
    return small_case(drivers=(driver("D001", 8), driver("D002", 32)))


@pytest.fixture(scope="module")
def requests(case):
    return {request.code: request for request in good_plan(case).requests}


@pytest.fixture(scope="module")
def run(case):
    return good_plan(case).run("D001-mon")


@pytest.fixture(scope="module")
def shared(case):
    """D002 has C0004 in the car while fetching C0001 and C0002: 34 → 10 → 20, then waits for S0001-in."""
    stops = [
        ("S0003-out", "up", hm(9, 53)),
        ("S0001-out", "up", hm(10, 20)),
        ("S0001-out", "down", hm(10, 40)),
        ("S0003-out", "down", hm(10, 50)),
        ("S0001-in", "up", hm(11, 30)),
        ("S0001-in", "down", hm(11, 50)),
    ]
    return run_of(case, "D002", MONDAY, stops)


def test_waiting_before_a_stop_is_not_driving_to_it(run):
    # The driver waits at the venue from 10:00, and is at the next stop, the same place, without a drive.
    assert [sets_off_s(run, at) for at in range(4)] == [hm(9, 28), hm(9, 40), hm(11, 30), hm(11, 40)]


@pytest.mark.parametrize(
    ("until", "count"),
    [(hm(9, 27), 0), (hm(9, 28), 2), (hm(9, 45), 2), (hm(11, 29), 2), (hm(11, 30), 4), (hm(20), 4)],
)
def test_what_is_begun_is_finished_with_nobody_in_the_car(run, until, count):
    assert committed(run, until) == count


def test_a_ride_that_is_shared_stands_fast_to_the_last_child(shared):
    assert committed(shared, hm(9, 53)) == 4


def test_a_part_ends_where_its_last_child_gets_out(case, requests, run):
    part = first_part(case.travel, requests, run, 2, now_s=hm(9, 35))
    assert part.stops == run.stops[:2]
    assert (part.end_place, part.end_s) == ("venue:retford", hm(10))
    assert (part.metres, part.empty_metres, part.driving_s) == (6_000, 1_000, 12 * 60)


def test_a_driver_who_is_home_again_is_not_at_the_last_stop(case, requests, run):
    part = first_part(case.travel, requests, run, 4, now_s=hm(13))
    assert (part.end_place, part.end_s) == ("home:C0001", hm(13, 2))


def test_a_driver_still_at_the_last_stop_is_free_there(case, requests, run):
    assert first_part(case.travel, requests, run, 4, now_s=hm(11, 55)).end_s == hm(12)


def test_a_part_with_the_way_home_is_a_whole_run(case, requests, run):
    part = first_part(case.travel, requests, run, 4, now_s=hm(11, 55))
    assert with_way_home(case.travel, requests, part, run.end_place) == run


def test_a_run_that_keeps_all_is_the_same_run(case, requests, run):
    assert without(case.travel, requests, run, {"S0001-out", "S0001-in"}, now_s=0) is run


def test_a_run_without_any_request_is_none(case, requests, run):
    assert without(case.travel, requests, run, set(), now_s=0) is None


def test_times_that_were_told_stay_when_another_child_stays_away(case, requests, shared):
    left = without(case.travel, requests, shared, {"S0001-out", "S0001-in"}, now_s=hm(8))
    assert [stop.begin_s for stop in left.stops] == [hm(10, 20), hm(10, 40), hm(11, 30), hm(11, 50)]
    # From home at 32 to 10: 22 minutes, instead of waiting for a child at 34 first.
    assert left.start_s == hm(9, 58)
    assert left.metres == 17_000 + 5_000 + 5_000 + 17_000


def test_who_is_on_the_road_has_left_home(case, requests, shared):
    left = without(case.travel, requests, shared, {"S0001-out", "S0001-in"}, now_s=hm(9, 52))
    assert left.start_s == shared.start_s == hm(9, 51)
    assert left.stops[0].arrive_s == hm(10, 13)
    assert left.stops[0].begin_s == hm(10, 20)
