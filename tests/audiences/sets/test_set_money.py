from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from geoplan.audiences import Audience
from geoplan.audiences.sets.averages_told import AveragesTold
from geoplan.audiences.sets.counts import PlacedCounts
from geoplan.audiences.sets.set_money import SetMoney
from geoplan.audiences.suppression import SuppressionParams
from geoplan.domain.properties import Area, PropertyUse
from geoplan.report.siting.properties import (
    PropertyCommittee,
    PropertyView,
    blocks,
    property_text,
    property_workbook,
)
from geoplan.siting.properties.choices import choice_of
from geoplan.siting.properties.matching import problem_of
from geoplan.siting.properties.params import Provision
from geoplan.siting.properties.pricing.parts import AS_ONE, TRANSPORT, Part
from tests.maps.properties.made import drawn
from tests.runs.worlds import at, child, small_case, small_children
from tests.siting.properties.worlds import HOUSES, compared, inputs, many, placement

LAST, ONE, OTHER = 5, 10, 11
"""The last of six who would be offered a bed, and two who live out of the area as well and would not."""


def with_other_lives(found):
    """The same, but one who stays has a placement at half the price, lately, and a family far off."""
    inputs = found.inputs
    placements = list(inputs.placements)
    placements[OTHER] = replace(
        placements[OTHER], weekly_pence=200_000, since=date(2025, 1, 6), family=at(90)
    )
    params = replace(inputs.params, most_family_miles=None)
    return compared(replace(inputs, placements=tuple(placements), params=params))


@pytest.fixture(scope="module")
def found():
    return with_other_lives(many(seekers=20))


def offering(found, names, instead):
    """The same, but in some sets those who come are offered the beds of those who go, or nobody is (None)."""
    inputs, prices = found.inputs, found.prices
    choices = []
    for one in found.choices:
        if one.name not in names:
            choices.append(one)
            continue
        beds = list(one.choice.beds)
        for gone, come in instead.items():
            if come is not None:
                beds[come] = beds[gone]
            beds[gone] = None
        chosen = replace(one.choice, beds=tuple(beds))
        made = choice_of(one.name, chosen, problem_of(inputs, prices), inputs, prices)
        planned = made.parts[Part.CONTACT] + 1_000_000 * sum(come or 0 for come in instead.values())
        choices.append(replace(made, outcome=one.outcome, contact_pence=planned))
    return replace(found, choices=tuple(choices))


def everything(comparison, folder, audience=Audience.MANAGER):
    """All that somebody gets: the page, every cell of the workbook, the summary and the map."""
    view = PropertyView(comparison, audience)
    property_workbook(view, folder / "sets.xlsx")
    book = openpyxl.load_workbook(folder / "sets.xlsx")
    cells = [list(sheet.iter_rows(values_only=True)) for sheet in book]
    return view._repr_html_(), cells, property_text(PropertyCommittee(view)), drawn(comparison).html()


@pytest.mark.parametrize("instead", [({LAST: ONE}, {LAST: OTHER}), ({0: None}, {LAST: None})])
def test_two_sets_of_one_report_that_differ_by_one_child_do_not_tell_of_it(found, instead, tmp_path):
    """Managers read the same whoever it is, at half the price with other journeys; planners do not."""
    one, other = (offering(found, "B", each) for each in instead)
    assert one.favoured.name == other.favoured.name == "A"
    assert one.choices[1].parts[Part.PLACEMENTS] != other.choices[1].parts[Part.PLACEMENTS]
    assert everything(one, tmp_path) == everything(other, tmp_path)
    pages = [PropertyView(each, Audience.PLANNER)._repr_html_() for each in (one, other)]
    assert pages[0] != pages[1]


def told_of(comparison):
    counts = PlacedCounts(comparison)
    return SetMoney(counts).with_money(counts.told)


def test_two_reports_between_which_one_child_was_exchanged_do_not_tell_of_it(found, tmp_path):
    """While five others came to seek a placement."""
    told, later = told_of(found), with_other_lives(many(seekers=25))
    one, other = (replace(offering(later, "AB", {LAST: come}), before=told) for come in (ONE, OTHER))
    assert one.best.parts[Part.PLACEMENTS] != other.best.parts[Part.PLACEMENTS]
    assert everything(one, tmp_path) == everything(other, tmp_path)


def test_what_those_offered_a_bed_come_to_on_average_is_told_until_five_came_or_went(found):
    """Of the same children two or three are exchanged."""
    told = SetMoney(PlacedCounts(found)).comparison
    exact, seen = (one.best.parts[Part.PLACEMENTS] for one in (found, told))
    assert abs(seen - exact) <= 6 * 1_000
    before, params = told_of(found), SuppressionParams()
    two, three = (offering(found, "AB", {gone: gone + 6 for gone in range(count)}) for count in (2, 3))
    new = [AveragesTold(replace(one, before=before), params).of_offered for one in (found, two, three)]
    assert new == [True, False, True]
    again = SetMoney(PlacedCounts(replace(two, before=before))).comparison
    assert again.best.parts == told.best.parts


def test_where_few_are_offered_no_bed_nothing_is_told_of_those_who_are():
    """Six of eight: of the other two what is left of all would tell."""
    told = SetMoney(PlacedCounts(many(seekers=8, out_now=8, moved=6)))
    assert told.comparison.best.parts[Part.PLACEMENTS] == -52 * 6 * 397_000  # £3,965 on average
    assert "on average, alike" not in told.note
    assert told.comparison.best.contact_pence is None
    assert told.note.endswith(
        ". Journeys to contact are as estimated: as planned they would tell of few children."
    )


def prices(found):
    told = AveragesTold(found, SuppressionParams())
    return [told.price(use) for use in (PropertyUse.ASSESSMENT, PropertyUse.UNDER_16)]


def test_a_use_that_few_seek_has_the_average_price_of_all():
    """Of 20 from £4,000 down to £3,810 the last seek a hub."""
    assert prices(many(moved=5, assessed=3)) == [391_000, 391_000]
    assert prices(many(moved=5, assessed=6)) == [384_000, 394_000]


def test_a_price_is_told_again_where_one_child_has_come_to_seek_something_else():
    """Five more seek a hub, and one who did seeks a home now."""
    told = told_of(many(moved=5, assessed=6))
    later = many(moved=5, seekers=25, assessed=10)
    assert prices(later) == [381_000, 393_000]
    assert prices(replace(later, before=told)) == [384_000, 394_000]


def test_a_count_that_is_not_told_does_not_come_back_by_dividing():
    rough = replace(PlacedCounts(many(seekers=20)).told, populations={})
    later = replace(many(seekers=23), before=rough)
    counts = PlacedCounts(later)
    assert counts.children_shown == 20
    assert SetMoney(counts).comparison.year_now.parts[Part.PLACEMENTS] == 52 * 20 * 389_000
    almost_all = many(seekers=8, out_now=8, moved=6)
    counts = PlacedCounts(almost_all)
    assert counts.shown("offered", almost_all.best) == "c"
    assert SetMoney(counts).comparison.best.together[PropertyUse.UNDER_16].children == 6  # as there are beds


def test_no_child_is_in_what_managers_are_told(found):
    told = SetMoney(PlacedCounts(found)).comparison
    assert not told.inputs.placements
    assert all(not one.offers and not one.staying and one.outcome is None for one in told.choices)
    assert [one.name for one in told.choices] == [one.name for one in found.choices]
    assert told.favoured.name == found.favoured.name
    exact = SetMoney(PlacedCounts(found, Audience.PLANNER))
    assert exact.comparison is found
    assert exact.note == ""


def with_journeys(codes, schooled=(), known=()):
    """A comparison in which some who seek a placement go to school or visit a family; others go nowhere."""
    more = [code for code in codes if code != "C0003"]  # who has contact
    children = (child(code, 34, 12, school="north-school" if code in schooled else None) for code in more)
    sought = tuple(
        placement(
            code,
            400_000 - 1_000 * int(code[1:]),
            area=Area.DISTANT if number < 12 else Area.IN_AREA,
            family=at(24) if code in known else None,
        )
        for number, code in enumerate(codes)
    )
    homes = (Provision(use=PropertyUse.UNDER_16, count=1, beds=6, weekly_pence=100_000),)
    houses = tuple(replace(one, beds=6, price_pence=30_000_000) for one in HOUSES)
    case = small_case(children=(*small_children(), *children))
    return compared(inputs(case=case, houses=houses, placements=sought, provisions=homes, alternatives=1))


FIRST = [f"C{number:04d}" for number in range(10, 30)]
COME = [f"C{number:04d}" for number in range(40, 45)]


def kinds(year):
    return [part for part in (*TRANSPORT, *AS_ONE) if part in year.parts]


def money_of(comparison, before=None):
    return SetMoney(PlacedCounts(replace(comparison, before=before or comparison.before)))


def test_journeys_of_one_child_among_many_who_have_none_are_not_told():
    """Of 20 one has contact, goes to school and visits its family."""
    found = with_journeys([*FIRST[:-1], "C0003"], known=["C0003"])
    assert all(found.year_now.parts[part] > 0 for part in TRANSPORT)
    told = money_of(found)
    for year in (told.comparison.year_now, *(each.year for each in told.comparison.choices)):
        assert not kinds(year)
        assert Part.CHILD_TIME not in year.parts
        assert year.minutes is None
    assert "journeys are not in these figures" in told.note
    page = PropertyView(found)._repr_html_()
    assert "Journeys to contact" not in page
    assert "hours on the way" not in page


def test_journeys_are_told_as_one_where_one_child_has_contact():
    """And goes to school; all 20 visit their families."""
    found = with_journeys([*FIRST[:-1], "C0003"], known=[*FIRST, "C0003"])
    told = money_of(found)
    now, best = told.comparison.year_now, told.comparison.best
    assert kinds(now) == kinds(best.year) == [Part.JOURNEYS]
    assert now.parts[Part.JOURNEYS] == sum(found.year_now.parts[part] for part in TRANSPORT)
    assert found.best.contact_pence is not None
    assert best.contact_pence is None
    assert "Journeys to contact, school and family are told as one" in told.note
    rows = {what: amounts for what, *amounts in blocks.year(told.comparison).rows}
    spent = [rows[part.value] for part in best.parts if part.is_money]
    assert rows["spent in all"] == [sum(column) for column in zip(*spent, strict=True)]


def test_journeys_of_a_kind_are_told_with_others_where_one_child_of_that_kind_has_gone():
    """Five came who do not go to school, and one of seven who do went."""
    before = with_journeys(FIRST, FIRST[:7], FIRST)
    later = with_journeys(FIRST[1:] + COME, FIRST[1:7], FIRST + COME)
    then = money_of(before)
    assert kinds(then.comparison.year_now) == [*TRANSPORT]
    assert then.comparison.year_now.parts[Part.SCHOOL] == before.year_now.parts[Part.SCHOOL]
    told = money_of(later, told_of(before))
    now, exact = told.comparison.year_now.parts, later.year_now.parts
    assert kinds(told.comparison.year_now) == [Part.CONTACT, Part.SCHOOL_AND_FAMILY]
    assert now[Part.SCHOOL_AND_FAMILY] == exact[Part.SCHOOL] + exact[Part.FAMILY]
    assert "Journeys to school and family are told as one" in told.note


def test_journeys_are_told_as_they_were_where_only_children_without_any_came():
    """Five came who travel nowhere, and one who did went: whoever it was, the same is told."""
    before = told_of(with_journeys(FIRST, FIRST[:7], FIRST[:12]))
    told = []
    for gone in (FIRST[6], FIRST[11]):
        later = with_journeys([one for one in FIRST if one != gone] + COME, FIRST[:7], FIRST[:12])
        money = money_of(later, before)
        years = (money.comparison.year_now, *(one.year for one in money.comparison.choices))
        assert "as in an earlier report" in money.note
        told.append([(kinds(year), year.parts[Part.JOURNEYS], year.minutes) for year in years])
    assert told[0] == told[1]
