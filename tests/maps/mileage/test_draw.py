"""The maps of mileage, for planners and managers."""

import re

import pytest

from geoplan.audiences import Audience, cut
from geoplan.audiences.rows import StopRow
from geoplan.maps.mileage import claims_map, mileage_map, road_rows
from geoplan.maps.mileage.draw import class_of
from tests.maps.browser import CHROMIUM, browser
from tests.maps.mileage.test_flows import flows, told
from tests.maps.week.made import roads, rows
from tests.runs.worlds import WEEK


def made(audience):
    every = rows()
    stops = [row for row in every if isinstance(row, StopRow)]
    legs = [row for row in every if type(row).__name__ == "LegRow"]
    driven = road_rows(legs, stops, roads(), shared=audience is not Audience.PLANNER)
    return mileage_map(cut([*every, *driven], audience), roads(), week=WEEK)


def test_planners_see_miles_with_and_without_a_child_and_the_longest_empty_legs():
    page = made(Audience.PLANNER)
    assert page.words["headline"] == (
        "56 miles of runs in the week: 30 with a child in the car and 26 without (47%)."
    )
    longest = page.words["deadheads"][0]
    assert (longest["driver"], longest["end"]) == ("D002", "home of C0001")
    assert page.private


def test_managers_find_no_code_and_no_leg():
    html = made(Audience.MANAGER).html()
    assert not re.search(r"\b[CDGWS]\d{3,4}\b", html)
    assert "home of" not in html


def test_what_leads_from_elsewhere_is_a_ring_around_its_other_end():
    made = claims_map(cut(told(dict.fromkeys(range(2_000, 2_006), 2)).rows, Audience.MANAGER), roads())
    (flow,) = made.data["flows"]
    assert flow["ends"][0] == flow["ends"][1]
    assert flow["words"].startswith("East House – elsewhere: 12 journeys")
    assert made.words["headline"].endswith("or taken together.")
    assert not made.private
    for_planners = claims_map(cut(told({0: 5}, audience=Audience.PLANNER).rows, Audience.PLANNER), roads())
    assert for_planners.private
    assert for_planners.words["warning"].startswith("For the planning team only")


@pytest.mark.parametrize(("times", "row"), [(1, 0), (4, 0), (5, 1), (39, 3), (40, 4)])
def test_lines_are_as_wide_as_they_are_driven(times, row):
    assert class_of(times) == row


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_both_maps_are_drawn_and_ask_for_nothing(tmp_path):
    claims = claims_map(cut(flows(6), Audience.MANAGER), roads())
    files = [
        made(Audience.PLANNER).save(tmp_path / "mileage.html"),
        claims.save(tmp_path / "claims.html"),
    ]
    for file in files:
        with browser(tmp_path / file.stem) as page:
            page.open(file)
            assert page.complaints == []
            assert [url for url in page.requests if not url.startswith("data:")] == [file.as_uri()]
            assert page.run("document.documentElement.dataset.ready") == "yes"
            if file.stem == "mileage":
                count = "document.querySelectorAll('.leaflet-runs-pane path').length"
                before = page.run(count)
                page.run("document.querySelector('[data-switch=without]').click()")
                assert 0 < page.run(count) < before
