"""Who sees what on the map of a week."""

import json
import re

import pytest

from geoplan.audiences import Audience, Scope
from geoplan.maps.week import week_map
from tests.maps.week.made import roads, seen
from tests.report.runs.plans import hand_case
from tests.runs.worlds import MONDAY, WEEK


def html(audience, scope=None):
    cut = seen(audience, scope) if scope else seen(audience)
    return week_map(cut, roads(), week=WEEK).html()


@pytest.fixture(scope="module")
def manager():
    return html(Audience.MANAGER)


def test_a_manager_finds_no_code_of_anybody_and_no_home(manager):
    assert not re.search(r"\b[CDGWS]\d{3,4}\b", manager)
    data = json.loads(re.search(r'id="map-data">(.*?)</script>', manager, re.DOTALL)[1])
    assert "runs" not in data
    homes = {round(child.home.lon, 5) for child in hand_case().children}
    assert not homes & {venue["lon"] for venue in data["venues"]}
    assert "No home, school or driver" in manager


def test_a_driver_finds_nobody_else(manager):
    page = html(Audience.DRIVER, Scope.of_driver("D001", MONDAY))
    assert {"C0001", "C0002"} <= set(re.findall(r"C\d{4}", page))
    assert not {"C0003", "C0004"} & set(re.findall(r"C\d{4}", page))
    assert "D002" not in page


def test_a_venue_finds_who_comes_and_no_line():
    page = html(Audience.VENUE, Scope.of_venue("retford"))
    data = json.loads(re.search(r'id="map-data">(.*?)</script>', page, re.DOTALL)[1])
    assert data["lines"] == data["areas"] == []
    assert {"C0001", "C0003", "C0004"} <= set(re.findall(r"C\d{4}", page))
    assert "home of" not in page


def test_the_public_and_carers_have_no_map():
    with pytest.raises(LookupError):
        html(Audience.PUBLIC)


def test_pages_that_tell_of_people_are_their_owners_alone(tmp_path):
    made = week_map(seen(), roads(), week=WEEK).save(tmp_path / "week.html")
    assert made.stat().st_mode & 0o077 == 0
    assert made.stat().st_size < 2_000_000
