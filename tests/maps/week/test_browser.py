"""The week in a real browser: what a coordinator sees and does."""

import pytest

from geoplan.maps.week import week_map
from tests.maps.browser import CHROMIUM, browser
from tests.maps.week.made import roads, seen
from tests.runs.worlds import WEEK

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
RUNS = "[...document.querySelectorAll('#list button')].map((one) => one.firstChild.textContent)"
CARD = "!document.getElementById('run').hidden"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return week_map(seen(), roads(), week=WEEK).save(tmp_path_factory.mktemp("map") / "week.html")


@pytest.fixture(scope="module")
def page(file, tmp_path_factory):
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        opened.open(file)
        yield opened


def key(page, name):
    event = f"new KeyboardEvent('keydown', {{ key: '{name}', bubbles: true }})"
    page.run(f"document.activeElement.dispatchEvent({event})")


def choose(page, name, value):
    page.run(
        f"(() => {{ const one = document.querySelector('select[data-filter={name}]'); one.value = '{value}';"
        " one.dispatchEvent(new Event('change')); })()"
    )


def test_it_runs_without_complaint_and_asks_for_nothing(page, file):
    assert page.run("document.documentElement.dataset.ready") == "yes"
    assert page.complaints == []
    assert [url for url in page.requests if not url.startswith("data:")] == [file.as_uri()]


def test_the_first_day_shows_its_runs_on_the_map_and_in_the_tables(page):
    assert page.run(RUNS) == ["D001", "D002"]
    assert page.run("document.querySelectorAll('.leaflet-runs-pane path').length") == 4
    assert page.run("document.querySelectorAll('table.filtered tbody tr:not([hidden])').length") == 2 + 12


def test_the_slider_moves_the_cars(page):
    moved = (
        "(() => {{ const time = document.getElementById('time'); time.value = {0};"
        " time.dispatchEvent(new Event('input')); return document.getElementById('out').textContent; }})()"
    )
    assert page.run(moved.format(9 * 60 + 50)).startswith("1 car out: 1 with children")
    assert page.run(moved.format(10 * 60 + 40)).startswith(
        "2 cars out: 1 with children, 0 without, 1 at a stop"
    )
    assert page.run("document.querySelectorAll('.car-place').length") == 2


def test_a_run_is_chosen_and_left_with_the_keyboard(page):
    page.run("document.querySelector('#list button').focus()")
    key(page, "ArrowDown")
    assert page.run("document.activeElement.firstChild.textContent") == "D002"
    page.run("document.activeElement.click()")
    assert page.run(CARD) is True
    assert page.run("document.getElementById('run-title').textContent") == "D002, Monday 23 November"
    assert page.run("document.querySelectorAll('#run-stops tr').length") == 6
    assert page.run("document.querySelectorAll('.stop .pin').length") == 3
    key(page, "ArrowRight")
    assert page.run("document.getElementById('run-title').textContent").startswith("D001")
    key(page, "Escape")
    assert page.run(CARD) is False
    assert page.run("document.activeElement.firstChild.textContent") == "D002"


def test_every_stop_of_the_tab_key_has_a_name_and_shows_its_focus(page):
    stops = page.stops(20)
    assert "?" not in stops
    assert {"button Play the day", "input Time of day"} <= set(stops)
    assert not any(stop.startswith("path") for stop in stops)


def test_the_slider_goes_by_keys(page):
    page.run("document.getElementById('time').focus()")
    page.press("Home")
    first = page.run("document.getElementById('now').textContent")
    page.press("ArrowRight", times=2)
    assert page.run("document.getElementById('now').textContent") > first
    page.press("End")
    assert page.run("document.getElementById('time').value === document.getElementById('time').max")


def test_filters_and_days_change_map_list_and_tables(page):
    page.run("document.querySelectorAll('input[name=day]')[2].click()")
    assert page.run(RUNS) == ["D002", "D001"]
    assert page.run("document.getElementById('headline').textContent").startswith(
        "Wednesday 25 November: 2 runs"
    )
    choose(page, "driver", "D001")
    assert page.run("document.querySelectorAll('.leaflet-runs-pane path').length") == 2
    assert page.run(CARD) is True
    key(page, "Escape")
    page.run("document.getElementById('clear').click()")
    assert page.run(RUNS) == ["D002", "D001"]


def test_nothing_is_wider_than_a_phone(page):
    page.call("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=False)
    page.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    room = page.run("document.documentElement.clientWidth")
    assert page.run("document.documentElement.scrollWidth") == room


def test_paper_gets_the_map_fitted_to_it(page):
    page.run("window.dispatchEvent(new Event('beforeprint'))")
    assert round(page.run("document.getElementById('map').getBoundingClientRect().height") / 96 * 25.4) == 122
    page.run("window.dispatchEvent(new Event('afterprint'))")
    assert page.run("document.body.classList.contains('on-paper')") is False
