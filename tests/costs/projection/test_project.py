from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.costs.projection import ProjectionParams, WeekCost, project_year
from geoplan.domain.school import SchoolCalendar, Term

# One term of two weeks, Monday 4 to Friday 15 January 2027; nothing else is school.
CALENDAR = SchoolCalendar(
    (Term(name="t", first=date(2027, 1, 4), last=date(2027, 1, 15), sure="L"),),
)
FIRST, LAST = date(2027, 1, 4), date(2027, 2, 5)  # two weeks with school, three without
SURE = ProjectionParams(variation=0, holiday_variation=0)


def week(day, pence, group="child"):
    return WeekCost(days=WeekCost.whole(day, 0).days, by_group={group: pence})


SCHOOL, BREAK = date(2027, 1, 4), date(2027, 1, 18)


def test_weeks_with_and_without_school_are_counted_apart():
    year = project_year([week(SCHOOL, 1_000), week(BREAK, 400)], CALENDAR, first=FIRST, last=LAST)
    assert year.pence == 2 * 1_000 + 3 * 400
    january, february = year.months
    assert (january.working_days, january.school_days) == (20, 10)
    assert february.pence == 400


def test_bank_holidays_cost_nothing():
    year = project_year(
        [week(BREAK, 1_000)], CALENDAR, first=date(2027, 3, 22), last=date(2027, 4, 2), params=SURE
    )
    assert year.pence == 1_600  # Good Friday and Easter Monday
    assert [name for _, name in year.bank_holidays] == ["Good Friday", "Easter Monday"]
    assert (year.low, year.high) == (1_600, 1_600)


def test_a_week_with_a_bank_holiday_counts_as_a_whole_one_would():
    short = week(date(2027, 3, 22), 800)
    year = project_year([short], CALENDAR, first=date(2027, 2, 1), last=date(2027, 2, 5))
    assert year.pence == 1_000


def test_contact_weeks_take_the_same_off_every_day():
    year = project_year([week(SCHOOL, 1_000)], CALENDAR, first=FIRST, last=LAST, contact_weeks=4)
    assert year.pence == 4_000
    assert year.weeks == 4
    assert [month.pence for month in year.months] == [3_200, 800]


def test_weeks_without_school_are_assumed_from_those_with_it_for_pupils_only():
    given_ = WeekCost(days=week(SCHOOL, 0).days, by_group={"child": 1_000, "baby": 500})
    params = ProjectionParams(holiday_factor=0.8)
    year = project_year([given_], CALENDAR, first=date(2027, 2, 1), last=date(2027, 2, 5), params=params)
    assert year.by_group == {"child": 800, "baby": 500}


def test_and_the_other_way_round():
    params = ProjectionParams(holiday_factor=0.8)
    year = project_year([week(BREAK, 800)], CALENDAR, first=FIRST, last=date(2027, 1, 8), params=params)
    assert year.pence == 1_000


def test_the_range_of_an_assumed_variation():
    """Weeks vary by 100, and the one given may be as far off: half width 1.645 × 100 × √(2² + 2) for two."""
    params = ProjectionParams(variation=0.1)
    year = project_year([week(SCHOOL, 1_000)], CALENDAR, first=FIRST, last=date(2027, 1, 15), params=params)
    assert (year.low, year.high) == (2_000 - 403, 2_000 + 403)


def test_the_range_of_a_measured_variation():
    """Three weeks, 900 to 1,100: standard deviation 100; t with two degrees of freedom 2.920; one week."""
    weeks = [week(BREAK, 900), week(date(2027, 1, 25), 1_000), week(date(2027, 2, 1), 1_100)]
    year = project_year(weeks, CALENDAR, first=date(2027, 2, 8), last=date(2027, 2, 12))
    half = round(2.91999 * 100 * (1 + 1 / 3) ** 0.5)
    assert (year.pence, year.low, year.high) == (1_000, 1_000 - half, 1_000 + half)


def test_a_factor_that_is_assumed_widens_the_range():
    params = ProjectionParams(variation=0, holiday_variation=0.1)
    year = project_year(
        [week(SCHOOL, 1_000)], CALENDAR, first=date(2027, 2, 1), last=date(2027, 2, 5), params=params
    )
    assert (year.low, year.high) == (1_000 - 164, 1_000 + 164)
    both = [week(SCHOOL, 1_000), week(BREAK, 1_000)]
    year = project_year(both, CALENDAR, first=date(2027, 2, 1), last=date(2027, 2, 5), params=params)
    assert (year.low, year.high) == (1_000, 1_000)


def test_it_says_how_it_was_made():
    one = " ".join(project_year([week(SCHOOL, 1_000)], CALENDAR, first=FIRST, last=LAST).made)
    for part in ("1 week with school and 0 weeks without", "is assumed: by 10%", "are an assumption", "90%"):
        assert part in one
    both = [week(SCHOOL, 1_000), week(BREAK, 1_000), week(date(2027, 1, 25), 900)]
    measured = " ".join(project_year(both, CALENDAR, first=FIRST, last=LAST).made)
    assert "is assumed" not in measured
    assert "1 week with school and 2 weeks without" in measured


def test_it_is_a_table_and_shows_itself():
    year = project_year([week(SCHOOL, 100_000)], CALENDAR, first=FIRST, last=LAST)
    frame = year.to_frame()
    assert frame["expected_pence"].sum() == frame["child"].sum() == year.pence
    assert "January 2027" in year._repr_html_()
    assert str(year).startswith("04/01/2027 to 05/02/2027: between £")


def test_a_year_has_twelve_months():
    assert len(project_year([week(SCHOOL, 1)], CALENDAR, first=date(2026, 9, 1)).months) == 12


@pytest.mark.parametrize(
    ("weeks", "more", "said"),
    [
        ([], {}, "no week to project from"),
        ([week(date(2026, 12, 25), 5)], {"contact_weeks": 60}, "60 weeks of contact"),
        ([week(SCHOOL, 5)], {"contact_weeks": 0}, "0 weeks of contact"),
        ([WeekCost(days=(date(2027, 1, 9),), by_group={"a": 1})], {}, "no working day to tell"),
        ([week(SCHOOL, 5)], {"last": date(2027, 1, 3)}, "days to project 0"),
        ([week(SCHOOL, 5)], {"last": date(2027, 9, 3)}, "not on 01/09/2027"),
        ([week(SCHOOL, 5)], {"first": date(2027, 1, 9), "last": date(2027, 1, 10)}, "no working day from"),
    ],
)
def test_what_cannot_be_projected_is_refused(weeks, more, said):
    with pytest.raises(ValueError, match=said):
        project_year(weeks, CALENDAR, **{"first": FIRST, "last": LAST, **more})


@pytest.mark.parametrize("more", [{"confidence": 1}, {"variation": -1}, {"holiday_factor": 0}])
def test_parameters_that_cannot_be_are_refused(more):
    with pytest.raises(ValueError):
        ProjectionParams(**more)


pence = st.integers(0, 10**7)
weeks_ = st.lists(
    st.builds(
        lambda monday, baby, child: WeekCost(
            days=week(monday, 0).days, by_group={"baby": baby, "child": child}
        ),
        st.sampled_from([SCHOOL, BREAK, date(2027, 1, 11), date(2027, 3, 22)]),
        pence,
        pence,
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40)
@given(weeks_, st.fractions(Fraction(1, 2), 5, max_denominator=5))
def test_everything_adds_up_and_the_range_holds_what_is_expected(weeks, contact):
    year = project_year(weeks, CALENDAR, first=FIRST, last=LAST, contact_weeks=contact)
    assert sum(month.pence for month in year.months) == sum(year.by_group.values()) == year.pence
    assert year.low <= year.pence <= year.high
    for month in year.months:
        assert month.low <= month.pence <= month.high


@settings(max_examples=40)
@given(pence)
def test_equal_weeks_project_to_themselves(amount):
    weeks = [week(SCHOOL, amount), week(BREAK, amount)]
    year = project_year(weeks, CALENDAR, first=FIRST, last=LAST, contact_weeks=Fraction(7, 2))
    assert year.pence == Fraction(7, 2) * amount or abs(year.pence - Fraction(7, 2) * amount) <= Fraction(
        1, 2
    )
