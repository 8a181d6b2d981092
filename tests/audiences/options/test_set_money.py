from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from geoplan.audiences import Audience
from geoplan.audiences.options.placement_prices import PlacementPrices
from geoplan.audiences.options.properties import PlacedCounts
from geoplan.audiences.options.set_money import SetMoney
from geoplan.audiences.suppression import SuppressionParams
from geoplan.domain.properties import PropertyUse
from geoplan.report.siting.properties import PropertyCommittee, PropertyView, property_text, property_workbook
from geoplan.siting.properties.choices import choice_of
from geoplan.siting.properties.matching import problem_of
from geoplan.siting.properties.pricing.parts import Part
from tests.maps.properties.made import drawn
from tests.runs.worlds import at
from tests.siting.properties.worlds import compared, many

LAST, OTHER = 5, 11
"""The last of six who would be offered a bed, and one who lives out of the area as well and would not."""


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


def offering(found, *, instead=None, fewer=()):
    """The same sets, but one who stays is offered the bed of another; some sets have one bed less taken."""
    inputs, prices = found.inputs, found.prices
    choices = []
    for one in found.choices:
        beds = list(one.choice.beds)
        if instead is not None:
            gone, come = instead
            beds[gone], beds[come] = beds[come], beds[gone]
        if one.name in fewer:
            beds[LAST if instead is None else OTHER] = None
        chosen = replace(one.choice, beds=tuple(beds))
        made = choice_of(one.name, chosen, problem_of(inputs, prices), inputs, prices)
        planned = made.parts[Part.CONTACT] + 100 * len(made.offers) * (1 if instead is None else 30)
        choices.append(replace(made, outcome=one.outcome, contact_pence=planned))
    return replace(found, choices=tuple(choices))


def everything(comparison, folder, audience=Audience.MANAGER):
    """All that somebody gets: the page, every cell of the workbook, the summary and the map."""
    view = PropertyView(comparison, audience)
    property_workbook(view, folder / "sets.xlsx")
    book = openpyxl.load_workbook(folder / "sets.xlsx")
    cells = [list(sheet.iter_rows(values_only=True)) for sheet in book]
    return view._repr_html_(), cells, property_text(PropertyCommittee(view)), drawn(comparison).html()


def test_managers_read_the_same_whoever_is_offered_a_bed(found, tmp_path):
    """One child is exchanged for another with other journeys, at half the price; planners see it."""
    one, other = offering(found), offering(found, instead=(LAST, OTHER))
    assert one.best.parts[Part.PLACEMENTS] != other.best.parts[Part.PLACEMENTS]
    assert everything(one, tmp_path) == everything(other, tmp_path)
    seen = [everything(each, tmp_path, Audience.PLANNER) for each in (one, other)]
    assert [page != again for page, again in zip(*seen, strict=True)] == [True, True, False, False]


def test_two_sets_of_one_report_that_differ_by_one_child_do_not_tell_of_it(found, tmp_path):
    one = offering(found, fewer=("B",))
    other = offering(found, instead=(LAST, OTHER), fewer=("B",))
    assert [len(each.offers) for each in one.choices] == [6, 5]
    assert everything(one, tmp_path) == everything(other, tmp_path)
    first, second = (each.parts[Part.PLACEMENTS] for each in SetMoney(PlacedCounts(one)).comparison.choices)
    average = sum(each.weekly_pence for each in one.inputs.placements) / 20
    assert second - first == pytest.approx(52 * average, abs=52 * 500)


def test_two_reports_between_which_one_child_was_exchanged_do_not_tell_of_it(found, tmp_path):
    """While five others came."""
    told = SetMoney(counts := PlacedCounts(found)).with_money(counts.told)
    later = with_other_lives(many(seekers=25))
    one, other = (replace(offering(later, instead=instead), before=told) for instead in (None, (LAST, OTHER)))
    assert everything(one, tmp_path) == everything(other, tmp_path)


def test_how_much_those_offered_a_bed_differ_is_told_in_steps_and_told_again():
    """Twelve at about £7,100 a week, of whom six would be offered a bed, and eight at £1,850."""
    found = many()
    dear = tuple(
        replace(one, weekly_pence=710_110 - 10 * at if at < 12 else 185_000)
        for at, one in enumerate(found.inputs.placements)
    )
    found = compared(replace(found.inputs, placements=dear))
    counts = PlacedCounts(found)
    money = SetMoney(counts)
    average = 52 * 500_000
    exactly, told = (one.best.parts[Part.PLACEMENTS] for one in (found, money.comparison))
    assert told == -9 * average  # of six average children, and three more
    assert abs(told - exactly) <= average / 2
    fewer = offering(found, fewer=("A", "B"))
    again = replace(fewer, before=money.with_money(counts.told))  # five, who are told as six
    assert [SetMoney(PlacedCounts(one)).comparison.best.parts[Part.PLACEMENTS] for one in (fewer, again)] == [
        -7 * average,
        -9 * average,
    ]


def test_no_child_moves_what_is_told_by_more_than_one_step():
    """One at £50,000 a week is offered a bed, or another instead."""
    found = many()
    dear = list(found.inputs.placements)
    dear[LAST] = replace(dear[LAST], weekly_pence=5_000_000)
    found = compared(replace(found.inputs, placements=tuple(dear)))
    pair = offering(found), offering(found, instead=(LAST, OTHER))
    step = 52 * 621_000
    exactly = [one.best.parts[Part.PLACEMENTS] for one in pair]
    assert abs(exactly[0] - exactly[1]) > 7 * step
    told = [SetMoney(PlacedCounts(one)).comparison.best.parts[Part.PLACEMENTS] for one in pair]
    assert abs(told[0] - told[1]) <= step


def prices(found):
    told = PlacementPrices(found, SuppressionParams())
    return [told.of(use) for use in (PropertyUse.ASSESSMENT, PropertyUse.UNDER_16)]


def test_a_use_that_few_seek_has_the_average_price_of_all():
    """Of 20 from £4,000 down to £3,810 the last seek a hub."""
    assert prices(many(moved=5, assessed=3)) == [391_000, 391_000]
    assert prices(many(moved=5, assessed=6)) == [384_000, 394_000]


def test_a_price_is_told_again_where_one_child_has_come_to_seek_something_else():
    """Five more seek a hub, and one who did seeks a home now."""
    first = many(moved=5, assessed=6)
    told = SetMoney(counts := PlacedCounts(first)).with_money(counts.told)
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
