from dataclasses import replace

import pytest

from geoplan.audiences import Audience
from geoplan.errors import InputError
from geoplan.report.siting.properties import PropertyCommittee, PropertyView, property_page, property_text
from geoplan.siting.properties.pricing.parts import Part
from tests.siting.properties.worlds import many


@pytest.fixture(scope="module")
def comparison():
    return many()


def test_the_headings_are_those_of_a_council_report(comparison):
    text = property_text(PropertyCommittee(PropertyView(comparison)))
    headings = [line for line in text.splitlines() if line[:2].rstrip(".").isdigit()]
    assert [line[3:] for line in headings] == [
        "Purpose of the report", "Information", "Other options considered", "Reasons",
        "Financial implications", "Equality implications",
    ]  # fmt: skip
    assert max(map(len, text.splitlines())) <= 88


def test_it_says_what_is_bought_and_what_it_does(comparison):
    sections = dict(PropertyCommittee(PropertyView(comparison, proposed="A")).sections)
    assert "as a home under 16 with 6 beds, for £300,000 with works" in sections["Purpose of the report"][0]
    assert "6 children would live out of the area (now 12)." in sections["Reasons"]
    assert "No child would live more than 20 miles from the family (now 0)." in sections["Reasons"]
    assert sections["Financial implications"][0].startswith("Net present value at 3.5 %")
    assert "None of the properties is said to be step-free." in sections["Equality implications"]


def test_it_names_no_child_even_when_made_from_the_planners_view(comparison):
    page = property_page(PropertyCommittee(PropertyView(comparison, Audience.PLANNER)))
    assert "C00" not in page
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")


def test_small_numbers_are_not_told():
    sections = dict(PropertyCommittee(PropertyView(many(out_now=8))).sections)  # two would be left
    told = "How many children would live out of the area may not be shown: the numbers are small (now 8)."
    assert sections["Reasons"][0] == told
    sections = dict(PropertyCommittee(PropertyView(many(out_now=4))).sections)
    assert sections["Reasons"][0] == "No child would live out of the area (now not to be shown)."


def with_other(comparison, *, cheaper, dearer_in_all, **changed):
    """The comparison with a second set in which less is spent, pence a year, and everything costs more."""
    first = comparison.best
    parts = dict(first.parts)
    parts[Part.BEDS] -= cheaper
    parts[Part.CHILD_TIME] += cheaper + dearer_in_all
    other = replace(first, name="B", year=replace(first.year, parts=parts))
    return replace(comparison, choices=(first, other), **changed)


def test_it_says_why_not_the_set_in_which_least_is_spent(comparison):
    valued = with_other(comparison, cheaper=10_000, dearer_in_all=1)
    luck = with_other(comparison, cheaper=10_000, dearer_in_all=-1, spread_pence=1)
    for one in (valued, luck):
        told = dict(PropertyCommittee(PropertyView(one)).sections)["Reasons"][-1]
        assert told.startswith("Less would be spent a year with set B £100; with each child’s own price")
        assert told.endswith("set A is better, or no worse than searches can tell.")
    dearer = with_other(comparison, cheaper=-10_000, dearer_in_all=20_000)
    assert "Less would be" not in property_text(PropertyCommittee(PropertyView(dearer)))


def test_it_is_refused_for_so_few_children():
    few = PropertyView(many(out_now=3, moved=3, seekers=6), Audience.PLANNER)
    with pytest.raises(InputError, match="fewer than 5"):
        PropertyCommittee(few)
