from geoplan.maps.picture import VenuePin
from geoplan.maps.week.page import WeekPage, bounds_with, headline, letter_of, week_words
from geoplan.maps.week.view import others_by_day, run_views
from tests.maps.week.made import seen
from tests.runs.worlds import MONDAY, WEEK, at


def page(**changes):
    runs = run_views(seen(), venue_names={}, settlements={})
    venues = (VenuePin("retford", "Retford Office", at(20)),)
    values = {"week": WEEK, "runs": runs, "others": others_by_day(seen()), "venues": venues}
    return WeekPage(**{**values, **changes})


def test_venues_are_lettered_on_beyond_z():
    assert [letter_of(number) for number in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_the_day_with_most_runs_is_shown_first():
    assert page().first == MONDAY


def test_the_headline_adds_the_runs_up():
    said = headline(page())
    assert said.startswith("4 runs by 2 drivers in the week, 6 journeys of children. 56 miles, 47% of them")
    assert headline(page(runs=())) == "Nobody drives a run in this week."


def test_nobody_can_choose_where_there_is_one_only():
    named = {item["name"]: item["options"] for item in week_words(page())["filters"]}
    assert "venue" not in named
    assert [option["value"] for option in named["driver"]] == ["D001", "D002"]


def test_bounds_are_made_to_hold_every_point():
    assert bounds_with((0, 0, 1, 1), [(2.0, -1.0)]) == [[-1.0, 0], [1, 2.0]]


def test_the_tables_hold_every_run_and_every_stop():
    runs, stops = week_words(page())["tables"]
    assert len(runs.rows) == 4
    assert len(stops.rows) == sum(len(run.stops) for run in page().runs)
