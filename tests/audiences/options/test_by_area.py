from dataclasses import replace
from types import SimpleNamespace

import pytest

from geoplan.audiences import Audience
from geoplan.audiences.differencing import NOTHING_TOLD
from geoplan.audiences.options import (
    AREA,
    GAIN,
    LOSE,
    PeopleCounts,
    areas_of_week,
    comparison_told,
    with_areas,
)
from geoplan.audiences.options.by_area import NO_CONTACT
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.geography import Place, PlaceKind, Position
from geoplan.domain.scenarios import Scenario
from geoplan.errors import InputError
from tests.report.siting.comparisons import comparison, outcome

OPTION = Scenario(name="x", closed=("retford",))
PLACES = (
    Place("big", "Bigtown", PlaceKind.CITY, Position(53.0, -1.6), "Elsewhere", None, 90_000),
    Place("upton", "Upton", PlaceKind.TOWN, Position(53.0, -1.5), "Testshire", "North", 9_000),
    Place("far", "Farley", PlaceKind.TOWN, Position(53.0, -0.5), "Testshire", "North", 5_000),
)


def week(homes: str, version: str = "c0ffee") -> SimpleNamespace:
    """A week of children by the first letter of the settlement in which they live."""
    codes = {place.code[0]: place for place in PLACES}
    children = tuple(
        SimpleNamespace(code=f"C{at:04}", home_place=codes[one].code, home=codes[one].position)
        for at, one in enumerate(homes)
    )
    return SimpleNamespace(version=version, children=children)


def test_areas_have_five_children_who_travel_and_bear_the_names_of_the_county():
    case = week("bb" + "uuuu" + "ffffff")
    found = areas_of_week(comparison([15] * 12, outcome([15] * 12, OPTION)), case, PLACES)
    assert {area.name: len(area.members) for area in found} == {"Farley": 6, "Upton and around": 6}


def test_children_without_contact_do_not_make_an_area():
    made = comparison([15] * 12, outcome([15] * 12, OPTION))
    made.base.minutes.journeys[6:8] = 0
    case = week("uuuuuu" + "ffffff")
    (area,) = areas_of_week(made, case, PLACES)
    assert len(area.members) == 10
    grouped = with_areas(made, case, (area,))
    assert grouped.groupings[-1].lines == (area.name, NO_CONTACT)
    assert grouped.groupings[-1].of_child[6:8] == (1, 1)


def test_a_comparison_of_another_week_is_refused():
    with pytest.raises(InputError, match="another week"):
        areas_of_week(comparison([15], outcome([15], OPTION)), week("u", "other"), PLACES)


def test_few_who_lose_in_an_area_are_hidden_and_many_are_told():
    before = [15] * 16
    after = [40] * 2 + [15] * 6 + [40] * 8
    made, case = comparison(before, outcome(after, OPTION)), week("u" * 8 + "f" * 8)
    areas = areas_of_week(made, case, PLACES)
    counts = PeopleCounts(with_areas(made, case, areas))
    option = made.outcome("x")
    names = {area.name.split()[0]: (AREA, area.name) for area in areas}
    assert counts.change_shown(option, LOSE, names["Upton"]) == SHOWN_AS
    assert counts.change_shown(option, LOSE, names["Farley"]) == SHOWN_AS  # 10 less 8 would give it back
    assert counts.change_shown(option, GAIN, names["Farley"]) == 0
    assert not counts.is_few(option, names["Upton"])
    planner = PeopleCounts(with_areas(made, case, areas), Audience.PLANNER)
    assert planner.change_shown(option, LOSE, names["Upton"]) == 2


def test_shares_within_so_many_minutes_are_not_told_by_area():
    made, case = comparison([15] * 12, outcome([15] * 12, OPTION)), week("u" * 6 + "f" * 6)
    areas = areas_of_week(made, case, PLACES)
    counts = PeopleCounts(with_areas(made, case, areas))
    assert counts.within_shown(made.base, 20, (AREA, areas[0].name)) == SHOWN_AS
    assert counts.within_shown(made.base, 20) == 1.0


def test_areas_that_became_one_are_told_as_their_sum_until_five_have_changed():
    def told_of(homes, before=NOTHING_TOLD):
        case, option = week(homes), outcome([40] * len(homes), OPTION)
        made = replace(comparison([15] * len(homes), option), before=before)
        areas = areas_of_week(made, case, PLACES, before=before.areas)
        made = with_areas(made, case, areas)
        counts, lines = PeopleCounts(made), [(AREA, area.name) for area in areas]
        lost = [counts.change_shown(made.outcome("x"), LOSE, line) for line in lines]
        return [counts.children_shown(made.base, line) for line in lines], lost, comparison_told(made)

    apart, lost, told = told_of("u" * 6 + "f" * 5)
    assert sorted(apart) == sorted(lost) == [5, 6]
    assert told_of("u" * 6 + "f" * 4, told)[:2] == ([11], [11])
    assert told_of("u" * 12 + "f" * 4, told)[:2] == ([16], [16])
    # Two reports later they are known as one.
    again = told_of("u" * 6 + "f" * 4, told)[2]
    assert told_of("u" * 6 + "f" * 8, again)[0] == [11]
