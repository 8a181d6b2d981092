"""What holds for every page of panels in a browser."""

from tests.maps.browser import Page

AREA_SAID = "document.getElementById('area-said').textContent"
TIPS = "document.querySelectorAll('.leaflet-tooltip').length"
LINES = "document.querySelectorAll('.leaflet-places-pane path').length"


def assert_stands_alone(page: Page) -> None:
    """No complaint, and nothing asked for from outside."""
    assert page.run("document.documentElement.dataset.ready") == "yes"
    assert page.complaints == []
    assert all(url.startswith(("data:", "file:")) for url in page.requests)


def switch_lines(page: Page) -> None:
    """Switch the lines on, or off, that panels have beside their colours."""
    page.run("document.getElementById('lines').click()")


def choose_first_area(page: Page) -> str:
    """Choose an area by key; return what is told of it."""
    page.run("document.getElementById('area').focus()")
    page.press("ArrowDown")
    told = page.run(AREA_SAID)
    assert isinstance(told, str)
    return told


def assert_one_below_the_other_on_a_phone(page: Page) -> None:
    """All panels are as wide as the phone."""
    page.call("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=False)
    page.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    tops = page.run("[...document.querySelectorAll('.panel')].map((one) => one.getBoundingClientRect().top)")
    assert tops == sorted(set(tops))
    room = page.run("document.documentElement.clientWidth")
    assert page.run("document.documentElement.scrollWidth") == room
