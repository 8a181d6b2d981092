"""Sheets on paper: what the browser prints has the pages that the sheets say they have."""

import base64
import re
from dataclasses import replace

import pytest

from geoplan.audiences import Audience
from geoplan.report.sheets.layout import Look, RowKind, SheetRow, line
from geoplan.report.sheets.page import TICK, document
from tests.maps.browser import CHROMIUM, browser
from tests.report.sheets.samples import NAMES, sheets_of
from tests.runs.worlds import MONDAY

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


WAY = SheetRow((line("17 minutes drive, with C0184 W.W.", Look.SMALL),), RowKind.BETWEEN)
ADDRESS = "185 Chesterfield Road North, Mansfield Woodhouse, Nottinghamshire, NG19 9WW"


def stop(what, *times):
    """A stop with an address of two lines."""
    time = line("10:00", Look.BIG) + tuple(one for text in times for one in line(text, Look.SMALL))
    whom = line("C0184 W.W.", Look.STRONG) + line("forward-facing seat", Look.SMALL)
    where = line(ADDRESS, Look.STRONG) + line("from: F0132 W.W., carer", Look.SMALL)
    return SheetRow((time, line(what, Look.STRONG), whom, where, (TICK,)))


def sheets_of_all_kinds():
    """Sheets of drivers with 2 to 14 journeys, and those of the plan made by hand."""
    found = [
        sheet
        for audience in (Audience.DRIVER, Audience.CARER, Audience.VENUE)
        for sheet in sheets_of(MONDAY, audience, names=NAMES, accepted=True)
    ]
    journey = (
        stop("↑ Pick up", "be there 09:57", "leave 10:05"),
        WAY,
        stop("↓ Hand over", "leave 10:05"),
        WAY,
    )
    return [replace(found[0], rows=journey * count) for count in (2, 4, 5, 14)] + found


def test_paper_agrees_with_the_page_numbers_and_nothing_is_asked_for(tmp_path):
    path, sheets = tmp_path / "all.html", sheets_of_all_kinds()
    path.write_text(document("all", sheets, mark="driver", bar="All\nof them"), encoding="utf-8")
    with browser(tmp_path / "profile") as page:
        page.open(path)
        printed = base64.b64decode(page.call("Page.printToPDF", preferCSSPageSize=True)["data"])
        assert page.complaints == []
        assert page.requests == [path.as_uri()]
        page.call("Emulation.setEmulatedMedia", media="print")
        heights = page.run(
            "[...document.querySelectorAll('.page')].map((one) => one.getBoundingClientRect().height)"
        )
        page.call("Emulation.setEmulatedMedia", media="screen")
        page.call(
            "Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=True
        )
        wide = page.run("document.documentElement.scrollWidth")
    pages = [len(sheet.pages()) for sheet in sheets]
    assert pages[:3] == [1, 1, 1]
    assert pages[3] > 1
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == sum(pages) == len(heights)
    assert max(heights) <= 277 / 25.4 * 96
    assert wide <= 390
