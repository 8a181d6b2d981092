"""The panels in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.maps.browser import CHROMIUM, Page, browser
from tests.maps.properties.made import drawn, with_uses
from tests.siting.properties.worlds import many

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
MARKS = "[...document.querySelectorAll('.panel')].map((one) => [...one.querySelectorAll('.venue')].map((mark) => mark.innerText.trim()))"  # noqa: E501
REACH = "document.querySelectorAll('.leaflet-places-pane path').length"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    file = drawn(with_uses(many())).save(tmp_path_factory.mktemp("map") / "properties.html")
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        opened.open(Path(file))
        yield opened


def test_all_panels_stand_without_complaint_and_ask_for_nothing(page):
    assert page.run("document.documentElement.dataset.ready") == "yes"
    assert page.complaints == []
    assert all(url.startswith(("data:", "file:")) for url in page.requests)
    assert page.run(MARKS) == [[], ["Hub", "U16", "16+"], ["U16"]]


def test_the_reach_round_houses_can_be_put_away(page):
    assert page.run(REACH) == 8  # a light line under a dark one
    page.run("document.getElementById('nearest').click()")
    assert page.run(REACH) == 0
    page.run("document.getElementById('nearest').click()")


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
    page.run("document.getElementById('area').focus()")
    page.press("ArrowDown")
    told = page.run("document.getElementById('area-said').textContent")
    assert "20 children. Now: no house of a set. Set A (put forward): nearest house: " in told
    assert page.run("document.querySelectorAll('.leaflet-tooltip').length") == 2
    page.press("Escape")


def test_on_a_phone_panels_stand_one_below_the_other(page):
    page.call("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=False)
    page.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    tops = page.run("[...document.querySelectorAll('.panel')].map((one) => one.getBoundingClientRect().top)")
    assert tops == sorted(set(tops))
    room = page.run("document.documentElement.clientWidth")
    assert page.run("document.documentElement.scrollWidth") == room
