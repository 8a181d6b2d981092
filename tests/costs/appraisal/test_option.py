from dataclasses import replace

import pytest

from geoplan.costs.appraisal import Line, LineKind, Option, Printed, appraise, switch

YEARS = ("2026/27", "2027/28", "2028/29")
PLAN_B = Option(name="rent", years=YEARS, lines=(Line("rent", LineKind.RUNNING, (30, 30, 30)),))
PLAN = Option(
    name="buy",
    years=YEARS,
    lines=(Line("house", LineKind.CAPITAL, (100, 0, 0)), Line("saved", LineKind.SAVING, (0, 60, 60))),
    residual_pence=80,
    fallback=PLAN_B,
)


def test_a_plan_that_fails_goes_on_as_plan_b():
    failed = switch(PLAN, 1)
    assert failed.by_year(LineKind.CAPITAL) == (100, 0, 0)
    assert failed.by_year(LineKind.RUNNING) == (0, 30, 30)
    assert failed.by_year(LineKind.SAVING) == (0, 0, 0)
    assert failed.by_year(LineKind.SALE) == (0, 80, 0)
    assert (failed.residual_pence, failed.name) == (0, "buy, then rent from 2027/28")
    assert appraise(failed).cumulative == 80 - 100 - 60


def test_plan_b_from_the_start_is_plan_b():
    assert appraise(switch(PLAN, 0)).cumulative == appraise(PLAN_B).cumulative


def test_a_plan_without_plan_b_cannot_change():
    with pytest.raises(ValueError, match="no plan B"):
        switch(PLAN_B, 1)


def test_plan_b_must_reach_to_the_end():
    short = Option(name="rent", years=YEARS[:1], lines=())
    with pytest.raises(ValueError, match="has 1 years; 2 are needed"):
        switch(replace(PLAN, fallback=short), 1)


@pytest.mark.parametrize("year", [-1, 3])
def test_a_plan_changes_in_a_year_it_has(year):
    with pytest.raises(ValueError, match="no year"):
        switch(PLAN, year)


@pytest.mark.parametrize(
    "more",
    [
        {"years": ()},
        {"lines": (Line("a", LineKind.STAFF, (1,)),)},
        {"printed": Printed(costs=(1, 2))},
        {"printed": Printed(benefits=(1, 2))},
    ],
)
def test_lines_and_printed_totals_have_the_years_of_the_option(more):
    with pytest.raises(ValueError):
        replace(PLAN, **more)
