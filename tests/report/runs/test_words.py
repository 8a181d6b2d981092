from dataclasses import fields

import pytest

from geoplan.audiences.making.places import Gazetteer
from geoplan.domain.ledger import PAID_ITEMS
from geoplan.domain.plans import CostBreakdown, Mode, Reason
from geoplan.report.runs import words
from tests.report.runs.plans import COST, hand_plan
from tests.runs.worlds import MONDAY, child, driver, school, small_case


def test_places_are_codes_and_settlements_never_positions():
    case = small_case(
        children=(child("C0009", 10, home_place="mansfield"),),
        carers=(),
        sessions=(),
        schools=(school(place="worksop"),),
        drivers=(driver("D009", 3),),
    )
    assert words.place_of(case, "home:C0009") == "home of C0009 (mansfield)"
    assert words.place_of(case, "school:north-school") == "school north-school (worksop)"
    assert words.place_of(case, "driver:D009") == "home of D009"
    assert words.place_of(case, "venue:retford") == "retford"
    assert words.place_of(case, "carer:G001") == "home of G001"
    known = Gazetteer(case)
    for key in ("home:C0009", "school:north-school", "driver:D009", "venue:retford", "carer:G001"):
        place = known.of(key)
        assert words.place_said(place.kind, place.code, place.settlement) == words.place_of(case, key)


def test_reasons_are_a_line_a_rung_each_said_once_and_of_many_the_first():
    reasons = [Reason(Mode.VOLUNTEER, "day-off", f"D{number:03} does not drive") for number in range(7)]
    reasons = [Reason(Mode.CARER, "no-carer", "no carer"), *reasons, reasons[0]]
    first_four = "; ".join(f"D{number:03} does not drive" for number in range(4))
    assert words.reasons_of(reasons).split("\n") == [
        "foster carer: no carer",
        f"volunteer driver: {first_four}; and 3 more",
    ]


def test_every_part_of_the_cost_has_words_and_the_parts_paid_are_those_of_the_domain():
    assert list(words.COST_WORDS) == [item.name for item in fields(CostBreakdown)]
    assert sum(getattr(COST, name) for name in PAID_ITEMS) == COST.paid


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (words.money(123_456), "£1,234.56"),
        (words.money(123_456, whole=True), "£1,235"),
        (words.time_of(9 * 3600 + 35 * 60 + 59), "09:35"),
        (words.day_of(MONDAY), "Mon 23 Nov"),
        (words.count_of(1, "child", "children"), "1 child"),
        (words.count_of(1_200, "child", "children"), "1,200 children"),
    ],
)
def test_figures_as_people_write_them(shown, text):
    assert shown == text


def test_a_plan_is_named_by_its_week_or_its_only_day():
    assert words.week_of(hand_plan()) == "week of Monday 23 November 2026"
    assert words.week_of(hand_plan(days=(MONDAY,))) == "Monday 23 November 2026"
