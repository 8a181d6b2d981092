"""The map of access with layers in a real browser: choices decide what is shown."""

from collections.abc import Iterator

import pytest

from geoplan.maps.access import draw_layers
from tests.maps.access.test_page import layers
from tests.maps.browser import CHROMIUM, Page, opened
from tests.maps.ground import district_roads

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
ROWS = "Object.fromEntries([...document.querySelectorAll('#places tbody tr')].map((row) => [row.cells[0].textContent, [row.cells[2].textContent, row.cells[3].textContent]]))"  # noqa: E501


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with opened(draw_layers(district_roads(), layers()), tmp_path_factory) as page:
        yield page


def choose(page: Page, what: str, value: str) -> None:
    page.run(
        f"(() => {{ const box = document.getElementById('{what}'); box.value = '{value}';"
        " box.dispatchEvent(new Event('change')); })()"
    )


def test_it_stands_without_complaint_and_asks_for_nothing(page):
    assert page.run("document.documentElement.dataset.ready") == "yes"
    assert page.complaints == []
    assert all(url.startswith(("data:", "file:")) for url in page.requests)


def test_table_and_headline_follow_whom_the_venue_has_to_suit(page):
    assert page.run(ROWS)["Upton"] == ["Bridge House", "10"]
    choose(page, "day", "Saturday")
    assert page.run(ROWS)["Upton"] == ["Hill Centre", "25"]
    assert page.run(ROWS)["Middleton"] == ["–", "–"]
    assert "a venue open on Saturdays" in page.run("document.getElementById('headline').textContent")
    assert page.run("document.querySelectorAll('.venues .unsuited').length") == 1
    choose(page, "age", "child")
    assert page.run("document.getElementById('headline').textContent").startswith("No venue for a child")
    choose(page, "age", "")
    choose(page, "day", "")
    assert page.run(ROWS)["Upton"] == ["Bridge House", "10"]


def test_areas_of_venues_that_do_not_suit_are_not_drawn(page):
    drawn = "document.querySelectorAll('.leaflet-areas-pane path').length"
    page.run("document.querySelector('[data-layer=areas]').click()")
    assert page.run(drawn) == 4  # a line and a fill for each venue
    choose(page, "day", "Saturday")
    assert page.run(drawn) == 2
    choose(page, "day", "")
    page.run("document.querySelector('[data-layer=areas]').click()")
    assert page.run(drawn) == 0


def test_the_cost_surface_is_shown_with_the_hours_of_the_best(page):
    page.run("document.querySelector('[data-layer=saved]').click()")
    assert page.run("document.querySelectorAll('.leaflet-saved-pane path').length") == 3
    assert "31 h" in page.run("[...document.querySelectorAll('.label.hours')].map((one) => one.textContent)")
    assert page.run("document.querySelector('[data-with=saved]').hidden") is False


def test_nothing_is_wider_than_a_phone(page):
    page.call("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=False)
    page.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    room = page.run("document.documentElement.clientWidth")
    assert page.run("document.documentElement.scrollWidth") == room
