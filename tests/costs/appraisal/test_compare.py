import pytest

from geoplan.costs.appraisal import Line, LineKind, Option, Risk, compare_options

YEARS = ("one", "two")


def option(name, *saved, **more):
    return Option(name=name, years=YEARS[: len(saved)], lines=(Line("s", LineKind.SAVING, saved),), **more)


def test_the_option_worth_most_comes_first():
    late, soon = option("late", 0, 1_010), option("soon", 1_000, 0)
    comparison = compare_options([late, soon])  # in all the late one saves more, discounted the soon one
    assert comparison.best.option is soon
    assert comparison.to_frame()["option"].tolist() == ["soon", "late"]


def test_risk_and_plan_b_stand_beside_the_money():
    risks = (Risk(name="a", likelihood=2, impact=5), Risk(name="b", likelihood=3, impact=3))
    plan = option("plan", 5, 5, risks=risks, fallback=option("other", 1, 1))
    row = compare_options([plan], baseline=option("now", 9, 9)).to_frame().iloc[0]
    assert (row["highest_risk"], row["plan_b"], row["break_even"]) == (10, "other", "not within the years")
    assert "plan" in compare_options([plan])._repr_html_()


@pytest.mark.parametrize(
    "options", [[], [option("a", 1, 1), option("a", 2, 2)], [option("a", 1, 1), option("b", 1)]]
)
def test_options_that_cannot_be_compared_are_refused(options):
    with pytest.raises(ValueError):
        compare_options(options)
