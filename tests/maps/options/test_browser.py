"""The panels in a real browser."""

from collections.abc import Iterator

import pytest

from geoplan.maps.options import draw_options
from tests.maps.browser import CHROMIUM, Page, opened
from tests.maps.ground import district_roads
from tests.maps.options.picture import picture
from tests.maps.panels.pages import (
    AREA_SAID,
    LINES,
    TIPS,
    assert_one_below_the_other_on_a_phone,
    assert_stands_alone,
    choose_first_area,
    switch_lines,
)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
FIRST_PIN = "[...document.querySelectorAll('.panel')].map((panel) => { const pin = panel.querySelector('.venue').getBoundingClientRect(), box = panel.querySelector('.map').getBoundingClientRect(); return [Math.round(pin.left - box.left), Math.round(pin.top - box.top)]; })"  # noqa: E501


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with opened(draw_options(district_roads(), picture()), tmp_path_factory) as page:
        yield page


def test_all_panels_stand_without_complaint_and_ask_for_nothing(page):
    assert_stands_alone(page)
    assert page.run("document.querySelectorAll('.panel .folium-map').length") == 3


def test_maps_show_the_same_place_and_move_together(page):
    before = page.run(FIRST_PIN)
    assert before[0] == before[1] == before[2]
    page.run("document.querySelectorAll('.folium-map')[1].focus()")
    page.run("void map_page.panBy([60, 20], { animate: false })")
    after = page.run(FIRST_PIN)
    assert after[0] == after[1] == after[2]
    assert after[0] != before[0]
    page.run("document.querySelector('.whole').click()")


def test_every_stop_of_the_tab_key_has_a_name_and_shows_its_focus(page):
    stops = page.stops(19)  # up to the last venue of the last map
    assert "?" not in stops
    assert any(stop.startswith("select") for stop in stops)
    assert not any(stop.startswith("path") for stop in stops)


def test_an_area_is_chosen_by_key_and_told_in_every_map(page):
    assert choose_first_area(page) == (
        "Aton and around, 8 children. Now: 20 minutes a journey. "
        "A, Option A: 14 minutes a journey, 6 shorter than now; c gain, 0 lose. "
        "B, Option B: 31 minutes a journey, 11 longer than now; c gain, 0 lose."
    )
    assert page.run(TIPS) == 3
    page.press("Escape")
    assert page.run(AREA_SAID) == ""
    page.run("new Promise((done) => setTimeout(done, 300))")  # words fade
    assert page.run(TIPS) == 0


def test_numbers_follow_the_choice_of_colours(page):
    numbers = "[...document.querySelectorAll('.label.figure')].map((label) => label.textContent)"
    # The number of now may have no room beside the buttons.
    assert page.run(numbers)[-2:] == ["−6", "+11"]
    page.run("document.querySelector('input[value=minutes]').click()")
    assert page.run(numbers)[-2:] == ["14", "31"]
    page.run("document.querySelector('input[value=change]').click()")


def test_borders_of_the_nearest_venue_can_be_switched_on(page):
    assert page.run(LINES) == 0
    switch_lines(page)
    assert page.run(LINES) == 4  # a light line under a dark one, in two panels
    switch_lines(page)


def test_catchments_fill_areas_by_venue_with_a_line_and_leave_lighter_ground_where_they_are_not_told(page):
    fills = "[...document.querySelectorAll('.leaflet-areas-pane path')].map((path) => path.getAttribute('fill') + path.getAttribute('fill-opacity'))"  # noqa: E501
    shown = "[...document.querySelectorAll('aside section')].filter((one) => !one.hidden).map((one) => one.querySelector('h2').textContent.split(':')[0])"  # noqa: E501
    page.run("document.querySelector('input[value=catchments]').click()")
    # Two panels tell of the area, the third of its ground by the nearest venue, under the area itself.
    assert page.run(fills) == ["url(#venue-1)0.82"] * 2 + ["url(#venue-1)0.34", "#fff0"]
    assert page.run(LINES) == 9  # in each panel a line, the light one under it, and its beginning
    assert page.run(shown) == ["Catchments", "Venues"]
    assert page.run("document.querySelector('.label.goes').textContent") == "1"
    page.run("document.querySelector('input[value=change]').click()")
    assert page.run(LINES) == 0
    assert page.complaints == []


def test_a_panel_can_be_put_away_but_never_all(page):
    shown = "[...document.querySelectorAll('.panel')].filter((panel) => !panel.hidden).length"
    for at in range(3):
        page.run(f"document.querySelector('[data-show=\"{at}\"]').click()")
    assert page.run(shown) == 1
    for at in range(2):
        page.run(f"document.querySelector('[data-show=\"{at}\"]').click()")
    assert page.run(shown) == 3


def test_on_a_phone_panels_stand_one_below_the_other(page):
    assert_one_below_the_other_on_a_phone(page)
