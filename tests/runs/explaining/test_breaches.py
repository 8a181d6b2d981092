import pytest

from geoplan.domain.plans import Mode
from geoplan.domain.seats import SeatStock
from geoplan.runs.explaining.breaches import Names, breaches
from geoplan.runs.explaining.relax import LEVERS, yielding
from geoplan.runs.search import schedule
from tests.runs.explaining.test_relax import spot_for
from tests.runs.worlds import driver


def told(spot, *rules):
    """What is broken when some rules yield as little as will do."""
    eased = yielding(spot, rules)
    found = eased.insertion()
    times = schedule(eased.problem, 0, found.route)
    names = Names(
        who="D002",
        mode=Mode.VOLUNTEER,
        hours="08:00–19:00",
        children=tuple((f"C{number}",) for number in spot.numbers),
        week_s=float("inf"),
        week_m=float("inf"),
    )
    return {reason.rule: reason.text for reason in breaches(spot, found.route, times, names)}


def test_nothing_is_broken_on_a_run_that_keeps_its_rules():
    assert told(spot_for()) == {}


def test_how_late_somebody_would_be():
    spot = spot_for()
    opens = spot.problem.opens.copy()
    opens[-2:] = 10 * 3600 + 45 * 60
    late = spot.replace(problem=spot.problem.replace(opens=opens))

    # Off at 10:45 instead of 10:36.
    assert told(late, "window")["window"] == (
        "D002 would be there at 11:04 at the earliest, but must be there between 10:40 and 10:55"
    )
    assert set(told(late, "hours")) == {"hours"}


@pytest.mark.parametrize(
    ("rule", "name", "most", "text"),
    [
        ("longest-day", "max_duration", 30 * 60, "out for 34 minutes on this day; 30 minutes are agreed"),
        ("ride-time", "max_ride", 13 * 60, "in the car for 14 minutes; at this age 13 is the most"),
    ],
)
def test_amounts_are_told(rule, name, most, text):
    spot = spot_for()
    array = getattr(spot.problem, name).copy()
    array[:] = most

    found = told(spot.replace(problem=spot.problem.replace(**{name: array})), rule)
    assert list(found) == [rule]
    assert found[rule].endswith(text)


def test_seats_and_child_seats_are_counted_at_the_fullest():
    spot = spot_for("S0001-out", drivers=(driver("D002", 32, seats=1, child_seats=SeatStock(0, 0, 0)),))

    assert told(spot, "seats", "child-seat") == {
        "seats": "D002 has 1 passenger seats; 2 would be needed at once",
        "child-seat": "D002 has no forward-facing seats in the car; 2 would be needed at once",
    }


def test_a_rule_is_broken_only_as_far_as_its_lever_was_pulled():
    spot = spot_for().replace(day_m=20_000.0)
    steps = LEVERS["longest-day-miles"]

    assert steps.pulled(spot, 4).insertion() is None
    assert told(spot, "longest-day-miles")["longest-day-miles"] == (
        "D002 would drive 17.4 miles on this day; 12.4 miles are agreed"
    )
