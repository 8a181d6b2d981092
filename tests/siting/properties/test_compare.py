from dataclasses import replace

import pytest

from geoplan.domain.properties import Area
from geoplan.errors import InfeasibleError
from geoplan.network.cache import ArrayCache
from geoplan.runs.case.requests import requests_of
from geoplan.siting.properties.money import appraisal_of, break_even_of, occupancy_of
from geoplan.siting.properties.places import case_after
from geoplan.siting.properties.pricing.parts import Part
from tests.runs.worlds import at
from tests.siting.properties.worlds import (
    HOUSES,
    PARAMS,
    PLACEMENTS,
    QUICKLY,
    compared,
    house,
    inputs,
    older_case,
    placement,
)


@pytest.fixture(scope="module")
def found():
    return compared()


def test_the_house_near_contact_office_and_school_is_the_best(found):
    assert [one.purchases[0].house.code for one in found.choices] == ["mid", "near-d", "east"]
    assert [one.pence for one in found.choices] == sorted(one.pence for one in found.choices)
    assert all(one.choice.proven for one in found.choices)
    assert {one.child for one in found.best.offers} == {"C0003", "C0004"}


def test_a_dearer_house_loses_when_its_price_is_more_than_its_place_is_worth():
    houses = (house("mid", 18, price_pence=1_000_000_00), house("near-d", 5))
    assert compared(inputs(houses=houses, alternatives=0)).best.purchases[0].house.code == "near-d"


def test_the_cost_is_the_sum_of_its_named_parts(found):
    for one in found.choices:
        assert one.pence == one.choice.cost
        by_child = sum(offer.pence for offer in one.offers)
        assert one.pence == by_child + one.parts[Part.BUILDINGS] + one.parts[Part.BEDS]
        assert one.money_pence == one.pence - one.parts[Part.CHILD_TIME] - one.parts[Part.OUT_OF_AREA]


def test_the_week_is_planned_with_the_children_living_there(found):
    best = found.best
    case = case_after(found.inputs.case, found.inputs.travel, best.homes)
    assert case.child["C0004"].home == at(18)
    assert (case.child["C0003"].carer, case.child["C0003"].school) == (None, "north-school")
    assert case.child["C0001"] == found.inputs.case.child["C0001"]
    direct = {one.code: one.direct_s for one in requests_of(case) if one.children == ("C0004",)}
    assert set(direct.values()) == {2 * 60}
    assert best.outcome.minutes.seconds.sum() == sum(
        one.direct_s * len(one.children) for one in requests_of(case)
    )


def test_a_child_that_changes_school_is_fetched_at_home():
    one = inputs()
    case = case_after(one.case, one.travel, {"C0003": HOUSES[1]}, new_school={"C0003"})
    assert case.child["C0003"].school is None
    assert all("school" not in request.pickup for request in requests_of(case))


def test_the_estimate_is_held_against_the_planned_week(found):
    best = found.best
    planned = 52 * (best.outcome.pence - found.base.pence)
    assert best.contact_pence == planned
    assert found.error_pence(best) == best.parts[Part.CONTACT] - planned
    assert found.planned_pence(best) == best.pence - best.parts[Part.CONTACT] + planned
    assert found.favoured in found.choices


def test_where_children_live_is_counted_now_and_then(found):
    now, then = found.now, found.standing(found.best)
    assert (now.areas[Area.DISTANT], then.areas[Area.DISTANT], then.areas[Area.IN_AREA]) == (2, 0, 2)
    assert (now.days_out, then.days_out) == (730, 0)
    year, year_now = found.year(found.best), found.year_now
    assert year.minutes < year_now.minutes
    assert sum(year.parts.values()) - sum(year_now.parts.values()) == found.best.pence


def test_far_from_the_family_is_over_twenty_miles():
    sought = (placement("C0003", family=at(600)), placement("C0004", family=at(24)))  # 24 miles east
    one = compared(inputs(placements=sought, alternatives=0))
    assert (one.now.far, one.standing(one.best).far) == (1, 1)
    assert [offer.child for offer in one.best.offers] == ["C0004"]
    assert one.best.staying[0].reason == "more than 20 miles from the family"


def test_tables_have_a_row_for_now_and_each_set(found):
    frame = found.to_frame()
    assert frame["set"].tolist() == ["now", "A", "B", "C"]
    assert frame["change_pence"].tolist() == [0, *(one.pence for one in found.choices)]
    assert (frame["pence"] - frame["pence"].iloc[0]).tolist() == frame["change_pence"].tolist()
    assert found.offers_frame(found.best)["child"].tolist() == ["C0003", "C0004"]
    assert "Mid" in found._repr_html_()


def test_only_so_many_are_planned():
    one = compared(most_planned=1)
    assert [choice.outcome is not None for choice in one.choices] == [True, False, False]
    assert one.error_pence(one.choices[1]) is None
    assert one.favoured is one.best


def test_what_was_planned_is_found_again(tmp_path, monkeypatch):
    cache = ArrayCache(tmp_path)
    first = compared(cache=cache)
    from geoplan.siting.options import plan_option

    original, planned = plan_option.plan_week, []
    monkeypatch.setattr(plan_option, "plan_week", lambda *a, **k: (planned.append(a), original(*a, **k))[1])
    second = compared(cache=cache)
    assert len(planned) == 1  # the week of now, of which the estimate needs the journeys
    assert second.to_frame().equals(first.to_frame())


def test_a_stop_keeps_the_sets_and_says_so():
    asked = []

    def stop():
        asked.append(1)
        return len(asked) > 3

    one = compared(stop=stop, options=replace(QUICKLY, iterations=2_000))
    assert one.stopped
    assert one.choices[-1].outcome is None


def test_no_feasible_choice_says_what_is_missing():
    houses = tuple(replace(one, price_pence=9_000_000) for one in HOUSES)
    with pytest.raises(InfeasibleError, match="cost £90,000, the budget is £50,000: £40,000 missing"):
        compared(inputs(houses=houses, budget_pence=5_000_000))


def test_money_by_year_begins_when_the_beds_open():
    provision = replace(PARAMS.provisions[0], opens_month=18)
    houses = (house("mid", 18, price_pence=10_000_000, works_pence=1_000_000),)
    one = compared(inputs(houses=houses, provisions=(provision,), years=4, occupancy=0.5))
    years = one.appraisal(one.best).years
    kinds = {kind.name: [year.by_kind[kind] for year in years] for kind in years[0].by_kind}
    assert kinds["CAPITAL"] == [0, 11_000_000, 0, 0]
    assert kinds["RUNNING"] == [0, 5_200_000, 10_400_000, 10_400_000]  # two beds, taken or not
    assert kinds["SAVING"] == [0, 7_800_000, 15_600_000, 15_600_000]  # one of two taken: £3,000 a week
    assert one.appraisal(one.best).residual_pence == 8_000_000


def test_a_child_alone_takes_two_beds_of_money_too():
    sought = (placement("C0003", 500_000, alone=True),)
    one = compared(inputs(placements=sought, alternatives=0))
    row = occupancy_of(one.best, one.inputs.params, (100,)).rows[0]
    assert (row.weekly_per_child, row.replaced_per_child) == (100_000, 250_000)
    assert float(break_even_of(one.best, one.inputs.params)) == pytest.approx(0.4)


def test_better_known_journeys_take_the_place_of_the_estimate(found):
    best, params, rates = found.best, found.inputs.params, found.inputs.appraisal
    estimated = appraisal_of(replace(best, contact_pence=None), params, rates)
    known = appraisal_of(replace(best, contact_pence=best.parts[Part.CONTACT] + 1_000_000), params, rates)
    more = known.costs - estimated.costs
    assert more == round(1_000_000 * params.occupancy) * params.years


def test_placements_without_area_are_looked_up():
    sought = tuple(replace(one, area=None) for one in PLACEMENTS)
    one = compared(inputs(case=older_case(), placements=sought, alternatives=0))
    assert one.now.areas[Area.IN_AREA] == 2
