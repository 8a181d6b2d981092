"""The panels in a real browser."""

from collections.abc import Iterator

import pytest

from tests.maps.browser import CHROMIUM, Page, opened
from tests.maps.panels.pages import (
    LINES,
    TIPS,
    assert_one_below_the_other_on_a_phone,
    assert_stands_alone,
    choose_first_area,
    switch_lines,
)
from tests.maps.properties.made import drawn, with_uses
from tests.siting.properties.worlds import many

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
MARKS = "[...document.querySelectorAll('.panel')].map((one) => [...one.querySelectorAll('.venue')].map((mark) => mark.innerText.trim()))"  # noqa: E501


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with opened(drawn(with_uses(many())), tmp_path_factory) as page:
        yield page


def test_all_panels_stand_without_complaint_and_ask_for_nothing(page):
    assert_stands_alone(page)
    assert page.run(MARKS) == [[], ["Hub", "U16", "16+"], ["U16"]]


def test_the_reach_round_houses_can_be_put_away(page):
    assert page.run(LINES) == 8  # a light line under a dark one
    switch_lines(page)
    assert page.run(LINES) == 0
    switch_lines(page)


def test_maps_move_together(page):
    spot = "[...document.querySelectorAll('.panel')].slice(1).map((one) => { const mark = [...one.querySelectorAll('.venue')].at(-1).getBoundingClientRect(), box = one.querySelector('.map').getBoundingClientRect(); return Math.round(mark.left - box.left); })"  # noqa: E501
    before = page.run(spot)
    assert before[0] == before[1]
    page.run("void map_page.panBy([60, 20], { animate: false })")
    after = page.run(spot)
    assert after == [one - 60 for one in before]
    page.run("document.querySelector('.whole').click()")


def test_every_stop_of_the_tab_key_has_a_name_and_shows_its_focus(page):
    stops = page.stops(16)
    assert "?" not in stops
    assert any("Home under 16 at" in stop for stop in stops)


def test_an_area_of_families_is_chosen_by_key_and_told_in_every_map(page):
    told = choose_first_area(page)
    assert "20 children. Now: no house of a set. Set A (put forward): nearest house: " in told
    assert page.run(TIPS) == 2
    page.press("Escape")


def test_on_a_phone_panels_stand_one_below_the_other(page):
    assert_one_below_the_other_on_a_phone(page)
