"""What the map of a week tells of runs follows from the rows that an audience sees."""

from geoplan.audiences import Audience, Scope
from geoplan.maps.week.view import others_by_day, run_views
from tests.maps.week.made import seen
from tests.report.runs.plans import THURSDAY, hand_case
from tests.runs.worlds import MONDAY

NAMES = {"venue_names": {"retford": "Retford Office"}, "settlements": {}}


def test_a_run_has_its_stops_its_sums_and_what_is_paid():
    views = run_views(seen(), **NAMES)
    assert [view.run for view in views] == ["D001-mon", "D002-mon", "D002-wed", "D001-wed"]
    run = views[0]
    assert [stop.mark for stop in run.stops] == ["S", "1", "2", "3", "4", "E"]
    assert (run.journeys, run.children, run.metres, run.empty_metres) == (2, 2, 12_000, 2_000)
    assert run.waiting_s == 85 * 60
    assert run.pence > 0
    assert run.venues == ("retford",)
    assert run.stops[2].lines[0].startswith("Retford Office")
    assert "in the car then: nobody" in run.stops[2].lines


def test_a_driver_has_the_own_run_of_the_day_and_no_price():
    views = run_views(seen(Audience.DRIVER, Scope.of_driver("D001", MONDAY)), **NAMES)
    assert [view.run for view in views] == ["D001-mon"]
    assert views[0].pence is None
    assert views[0].districts == ()


def test_journeys_that_are_on_no_run_are_counted():
    others = others_by_day(seen())
    assert dict(others[MONDAY]) == {"foster carer": 2}
    assert dict(others[THURSDAY]) == {"taxi": 1, "not covered": 1}
    assert not others_by_day(seen(Audience.DRIVER, Scope.of_driver("D001", MONDAY)))


def test_lines_are_of_the_legs_in_order():
    run = run_views(seen(), **NAMES)[0]
    assert [leg.on_board for leg in run.legs] == [0, 2, 0, 2, 0]
    assert run.legs[0].line[0] == hand_case().driver["D001"].home
