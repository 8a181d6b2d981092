from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest

from geoplan.audiences import Audience
from geoplan.domain.scenarios import Scenario
from geoplan.errors import InputError
from geoplan.maps.options import venue_map
from geoplan.siting.options.catchment import Catchments
from tests.maps.ground import district_roads, square
from tests.maps.panels.ground import SIDE, SOUTH, WEST, settlements
from tests.networks import at
from tests.report.siting.comparisons import comparison, outcome
from tests.runs.worlds import venue

BRIDGE = venue("bridge", name="Bridge House", position=at(14_500, -500))
HILL = venue("hill", name="Hill Centre", position=at(29_000, 200), network="option")
OPENS = Scenario(name="Hill opens", opened=(HILL,))
COUNT = 16


def going(count: int, *to_hill: int) -> Catchments:
    """A session for each child, at Hill Centre for some and at Bridge House for the others."""
    rows = [[int(at not in to_hill), int(at in to_hill)] for at in range(count)]
    return Catchments(("bridge", "hill"), np.array(rows, np.int64))


def made(audience: Audience = Audience.MANAGER, count: int = COUNT, to_hill=(), **other):
    homes = [settlements()[at % 2] for at in range(count)]
    children = tuple(
        SimpleNamespace(code=f"C{at:04}", home_place=home.code, home=home.position)
        for at, home in enumerate(homes)
    )
    before, after = [30] * count, [30 if at % 2 == 0 else 12 if at < 6 else 25 for at in range(count)]
    found = comparison(
        before,
        outcome(
            after, OPENS, occasions={"bridge": 30, "hill": 9}, pounds=900, catchments=going(count, *to_hill)
        ),
        base=outcome(before, occasions={"bridge": 39}),
        venues=(BRIDGE,),
    )
    case = SimpleNamespace(version="c0ffee", children=children, week=date(2026, 11, 23))
    districts = square("Middle", WEST, SOUTH, SIDE)
    options = {"places": settlements(), "districts": districts, "audience": audience, "made_up": True}
    return venue_map(found, case, district_roads(), **options | other)


@pytest.fixture(scope="module")
def page():
    return made()


def table(page, title: str) -> list[list[str]]:
    (found,) = [one for one in page.words["tables"] if one["title"].startswith(title)]
    return [[cell["text"] for cell in row] for row in found["rows"]]


def test_each_panel_has_its_figures(page):
    now, option = page.words["panels"]
    assert [figure.value for figure in now.figures][:3] == ["£1,000", "30 min", "30 min"]
    assert (option.figures[0].value, option.figures[0].change) == ("£900", "−£100")
    assert option.figures[3].value == "c gain · 0 lose"
    assert option.changes == "opens Hill Centre (2 rooms)"


def test_areas_tell_average_minutes_and_hide_the_few_who_gain(page):
    assert table(page, "Areas") == [
        ["Aton", "8", "30", "30", "0"],
        ["Bury and around", "8", "30", "20", "−10"],
    ]
    tips = [area["tip"] for area in page.data["panels"][1]["areas"]]
    assert tips[1] == "20 minutes a journey, 10 shorter than now; c gain, 0 lose"


def test_the_nearest_venue_is_among_those_open_in_the_option(page):
    bury = table(page, "Settlements")[1]
    assert (bury[0], bury[2], bury[4]) == ("Bury", "1. Bridge House", "2. Hill Centre")
    assert int(bury[5]) < int(bury[3])
    assert table(page, "Venues")[1] == ["2", "Hill Centre", "–", "9 (opens)"]


def test_a_catchment_is_where_children_go_and_not_the_nearest_venue(page):
    # Hill Centre is the nearest for Bury, where every other child lives; but it has no room for them.
    assert table(page, "Catchments")[1] == ["Bury and around", "1. Bridge House", ""]
    assert page.data["panels"][1]["areas"][1]["goes"] == "more than half of its sessions at 1. Bridge House"
    some = made(to_hill=(1, 3, 5, 7, 9))
    assert table(some, "Catchments")[1] == ["Bury and around", "1. Bridge House", "2. Hill Centre"]
    assert some.data["panels"][1]["areas"][1]["lines"] == (2,)


def test_where_four_go_is_not_told_to_managers_and_the_land_says_the_nearest():
    few = (1, 3, 5, 7)
    option = made(to_hill=few).data["panels"][1]
    assert (option["areas"][1]["venue"], option["areas"][1]["lines"]) == (0, ())
    assert option["areas"][1]["goes"] == (
        "where most of its sessions are is not told: too few children go there"
    )
    assert [part["venue"] for part in option["land"]] == [2]
    # One child at Hill Centre, seven at Bridge House.
    one = made(Audience.PLANNER, to_hill=few[:1])
    assert table(one, "Catchments")[1][2].endswith("; also 2. Hill Centre (1 session, 1 child)")
    planners = made(Audience.PLANNER, to_hill=few)
    assert table(planners, "Catchments")[1][2] == (
        "1. Bridge House (4 sessions, 4 children); also 2. Hill Centre (4 sessions, 4 children)"
    )
    bury = planners.data["panels"][1]["areas"][1]
    assert bury["goes"].endswith("at 1. Bridge House (4 sessions, 4 children); others at 2")
    assert bury["lines"] == (1,)  # lines for four would hide the map; words and table tell of them
    assert planners.data["panels"][1]["land"] == []


def test_planners_see_small_numbers_and_are_told_so():
    page = made(Audience.PLANNER)
    assert page.words["panels"][1].figures[3].value == "3 gain · 0 lose"
    assert "small numbers" in page.words["warning"]


def test_neither_child_nor_risk_role_is_on_the_page(page):
    html = page.html()
    assert "C0001" not in html
    assert "risk" not in html.split("<script")[0].casefold()


def test_others_and_weeks_with_few_children_are_refused():
    with pytest.raises(InputError, match="nothing for the audience driver"):
        made(Audience.DRIVER)
    with pytest.raises(InputError, match="too few children"):
        made(count=4)


def test_a_share_that_may_not_be_told_gives_way_to_one_that_may_or_to_the_sessions(page):
    now = page.words["panels"][0]
    assert (now.figures[3].label, now.figures[3].value) == ("Within 30 minutes", "100%")


def test_where_no_settlements_are_known_figures_and_tables_stand_without_areas_on_the_map(page):
    from geoplan.audiences.masking.areas import Area

    members = frozenset(f"C{number:04}" for number in range(COUNT))
    elsewhere = Area("around 52.90, -1.00", frozenset({"square"}), BRIDGE.position, members)
    bare = made(places=(), districts=None, areas=(elsewhere,))
    assert bare.words["changes"] == ()
    assert table(bare, "Areas")[0][0] == "around 52.90, -1.00 (not on the map)"
    assert "default-src" in bare.html()
