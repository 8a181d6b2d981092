from geoplan.domain.journeys import journeys_of
from geoplan.domain.plans import Mode
from tests.report.runs.plans import covered_otherwise, hand_plan, s


def by_code(plan=None):
    return {item.request.code: item for item in journeys_of(plan or hand_plan())}


def test_a_ride_on_a_run_is_from_the_end_of_getting_in_to_the_begin_of_getting_out():
    item = by_code()["S0001-in"]
    assert (item.pickup.depart_s, item.delivery.begin_s) == (s("11:40"), s("11:50"))
    assert item.ride_s == 600


def test_a_ride_without_a_run_is_the_direct_journey_and_nobody_rides_where_nobody_comes():
    found = by_code()
    assert found["S0002-in"].ride_s == 720
    assert found["S0005-in"].ride_s is None


def test_a_taker_is_a_person_or_a_mode():
    found = by_code()
    assert [found[code].taker for code in ("S0001-in", "S0002-in", "S0005-out")] == ["D001", "G002", "taxi"]


def test_what_a_venue_must_be_ready_for_is_planned_or_the_edge_of_the_window():
    found = by_code()
    assert found["S0003-out"].sort_s == s("10:45")  # planned
    assert found["S0002-out"].sort_s == s("15:55")  # the latest
    assert found["S0002-in"].sort_s == s("17:0")  # the earliest
    taxi = covered_otherwise(hand_plan(), "S0005-in", mode=Mode.TAXI)
    assert by_code(taxi)["S0005-in"].is_covered
