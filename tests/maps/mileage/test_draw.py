"""The maps of mileage, for planners and managers."""

import re

import pytest

from geoplan.audiences import Audience, cut
from geoplan.audiences.rows import StopRow
from geoplan.maps.mileage import claims_map, mileage_map, road_rows
from geoplan.maps.mileage.draw import class_of
from tests.maps.browser import CHROMIUM, browser
from tests.maps.mileage.test_flows import flows
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
