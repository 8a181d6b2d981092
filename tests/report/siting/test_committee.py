import pytest

from geoplan.audiences import Audience
from geoplan.domain.plans import Mode
from geoplan.domain.scenarios import ANEW, Scenario
from geoplan.report.siting import Committee, VenueView, committee_html, committee_text
from geoplan.siting.options.outcome import Moves
from tests.report.siting.comparisons import comparison, outcome
from tests.report.siting.test_view import CLOSE, NOW_MINUTES, OPEN

HEADINGS = [
    "Purpose of the report",
    "Information",
    "Other options considered",
    "Reasons",
    "Financial implications",
    "Equality implications",
]


def committee(*outcomes, proposed=None, audience=Audience.MANAGER):
    made = comparison(NOW_MINUTES, *outcomes, groups=[0] * 10 + [1] * 10)
    return Committee(VenueView(made, audience), proposed)


BETTER = outcome([15.0] * 10 + [25.0] * 10, OPEN, pounds=700)
SHORT = outcome([15.0] * 10 + [25.0] * 10, CLOSE, pounds=500, moves=Moves(moved=12, without_room=3))


def test_the_headings_are_those_of_a_council_report():
    assert [heading for heading, _ in committee(BETTER).sections] == HEADINGS
    text = committee_text(committee(BETTER))
    assert all(f"{number}. {heading}" in text for number, heading in enumerate(HEADINGS, start=1))
    assert max(map(len, text.splitlines())) <= 88


def test_an_option_without_rooms_is_not_put_forward_however_cheap():
    made = committee(BETTER, SHORT)
    assert made.option is BETTER
    assert any(
        "under 5 sessions without a room" in line for line in dict(made.sections)["Other options considered"]
    )


def test_another_can_be_put_forward_by_name():
    made = committee(BETTER, SHORT, proposed="close Retford")
    assert made.option is SHORT
    assert any("cannot be carried out" in line for line in dict(made.sections)["Reasons"])
    with pytest.raises(KeyError):
        committee(BETTER, proposed="nothing")


def test_the_better_order_alone_is_no_option_to_put_forward():
    anew = outcome(NOW_MINUTES, Scenario(name=ANEW, placed_anew=True), pounds=100)
    assert committee(anew, BETTER).option is BETTER


def test_the_figures_are_in_the_words():
    parts = {heading: " ".join(lines) for heading, lines in committee(BETTER).sections}
    assert "20 minutes on average (now 28)" in parts["Reasons"]
    assert "10 children would gain more than 10 minutes a journey. No child would lose" in parts["Reasons"]
    assert "£700 a week (now £1,000): £15,600 less in a year" in parts["Financial implications"]
    assert "£50,000 once and £5,200 a year" in parts["Financial implications"]
    assert "No child of any district" in parts["Equality implications"]


def test_small_numbers_are_hidden_even_for_planners():
    worse = outcome([16.0] * 10 + [40.0] * 8 + [60.0] * 2, CLOSE)
    few = outcome([15.0] * 20, OPEN, moves=Moves(moved=4), journeys={Mode.TAXI: 2})
    for audience in (Audience.MANAGER, Audience.PLANNER):
        told = " ".join(committee_text(committee(few, audience=audience), width=10_000).split())
        assert "Under 5 sessions would be held elsewhere than now; every session finds a room." in told
        assert "under 5 journeys would be by taxi (now 7)" in told
        text = committee_text(committee(worse, audience=audience))
        assert "A number of children that may not be shown would lose" in " ".join(text.split())
        assert "of a, b the numbers may not be shown" in " ".join(text.split())


def test_the_page_loads_nothing_and_forbids_it():
    page = committee_html(committee(BETTER, SHORT))
    assert "<td>c</td>" in page
    assert "c: under 5" in page
    assert "default-src 'none'" in page
    assert "http:" not in page
    assert "https:" not in page
    assert "open &lt;Kirkby&gt;" in page
    assert "class='gp-total'" in page


def test_without_a_planned_option_there_is_nothing_to_sum_up():
    assert "nothing to sum up" in committee_text(committee())


def test_whether_the_decision_would_change_stands_with_the_reasons():
    told = Committee(committee(BETTER).view, certainty="It would not.")
    reasons = dict(told.sections)["Reasons"]
    assert reasons[-1] == "It would not."
