"""The page in a real browser: what a user sees and does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from geoplan.maps import access_map
from tests.maps.browser import CHROMIUM, Page, browser
from tests.maps.ground import district_roads, places, square, venues

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
LABELS = "[...document.querySelectorAll('.label')].map((label) => label.textContent)"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    districts = square("Middle", -1.1, 52.85, 0.7)
    made = access_map(district_roads(), venues(), places(), districts=districts, title="How far?")
    return made.save(tmp_path_factory.mktemp("map") / "map.html")


@pytest.fixture(scope="module")
def page(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        opened.open(file)
        yield opened


def test_its_scripts_run_without_complaint_and_ask_for_nothing(page, file):
    assert page.run("document.documentElement.dataset.ready") == "yes"
    assert page.complaints == []
    # Images that stand in the page as data are not asked of anybody.
    assert [url for url in page.requests if not url.startswith("data:")] == [file.as_uri()]


def test_names_roads_and_venues_are_drawn(page):
    labels = page.run(LABELS)
    assert {"Middleton", "Middle", "M1"} <= set(labels)
    assert page.run("document.querySelectorAll('.venue .pin').length") == 2
    assert page.run("document.querySelectorAll('.leaflet-places-pane path').length") == 5
    assert page.run("document.querySelectorAll('.leaflet-roads-pane path').length") >= 2


def test_names_do_not_overlap(page):
    overlaps = page.run(
        "(() => { const all = [...document.querySelectorAll('.label')].map((x) => x.getBoundingClientRect());"
        " return all.some((a, i) => all.slice(i + 1).some((b) => a.left < b.right && b.left < a.right"
        " && a.top < b.bottom && b.top < a.bottom)); })()"
    )
    assert overlaps is False


def test_areas_are_shown_when_they_are_switched_on(page):
    shown = "document.querySelectorAll('.leaflet-areas-pane path').length"
    assert page.run(shown) == 0
    page.run("document.querySelector('[data-switch=areas]').click()")
    assert page.run(shown) == 6
    assert page.run("document.querySelector('[data-with=areas]').hidden") is False
    page.run("document.querySelector('[data-switch=areas]').click()")
    assert page.run(shown) == 0


def test_names_can_be_switched_off(page):
    page.run("document.querySelector('[data-switch=names]').click()")
    assert "Middleton" not in page.run(LABELS)
    page.run("document.querySelector('[data-switch=names]').click()")
    assert "Middleton" in page.run(LABELS)


def test_the_table_is_sorted_and_searched(page):
    first = "document.querySelector('#tables tbody tr:not([hidden]) th').textContent"
    assert page.run(first) == "Isle"
    page.run("document.querySelectorAll('#tables thead button')[3].click()")
    assert page.run(first) == "Easton"
    page.run(
        "(() => { const find = document.getElementById('find'); find.value = 'downh';"
        " find.dispatchEvent(new Event('input')); })()"
    )
    assert page.run(first) == "Downham"
    assert page.run("document.getElementById('found').textContent") == "1 of 5 places"
    page.run(
        "(() => { const find = document.getElementById('find'); find.value = '';"
        " find.dispatchEvent(new Event('input')); })()"
    )


def test_a_place_in_the_table_is_found_on_the_map(page):
    page.run(
        "[...document.querySelectorAll('button[data-place]')].find((b) => b.textContent == 'Upton').click()"
    )
    tip = page.run("document.querySelector('.leaflet-tooltip').textContent")
    assert tip.startswith("Upton")
    assert "to 1. Bridge House" in tip
    page.run("document.querySelector('.whole').click()")


def test_a_venue_tells_its_name_to_those_who_do_not_see_it(page):
    assert page.run("document.querySelector('.venue').getAttribute('aria-label')") == "Venue 1: Bridge House"
    assert page.run("document.querySelector('.venue').tabIndex") == 0


def test_nothing_is_wider_than_a_phone(page):
    page.call("Emulation.setDeviceMetricsOverride", width=390, height=800, deviceScaleFactor=1, mobile=False)
    page.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    room = page.run("document.documentElement.clientWidth")
    assert page.run("document.documentElement.scrollWidth") == room
    assert page.run("document.getElementById('map').getBoundingClientRect().width") == room


def test_a_request_that_somebody_smuggles_in_is_forbidden(file, tmp_path):
    altered = tmp_path / "altered.html"
    smuggled = '<img src="https://tiles.example/1.png"><script>document.title = "taken"</script>'
    altered.write_text(file.read_text().replace("<body>", f"<body>{smuggled}"))
    with browser(tmp_path / "profile") as page:
        page.open(altered)
        assert page.run("document.title") == "How far?"
        assert [text for text in page.complaints if "Content Security Policy" in text]
