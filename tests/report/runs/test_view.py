import io
from html.parser import HTMLParser

from rich.console import Console

from geoplan.domain.plans import CostBreakdown, Mode, Reason
from geoplan.report.runs import PlanView, show_plan
from geoplan.runs.checking.report import CheckReport, Violation
from geoplan.runs.rules import Severity
from tests.report.runs.plans import covered_otherwise, hand_case, hand_plan

BROKEN = CheckReport(
    (Violation("seats", Severity.HARD, "too many <b>", request="S0001-out", run="D001-mon"),)
)


class Page(HTMLParser):
    """Texts and tags of a fragment; complains of a tag that is closed and was not open."""

    VOID = ("br", "meta")

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.words = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(self.words)


def html(plan=None, report=None):
    return PlanView(hand_case(), plan or hand_plan(), report)._repr_html_()


def printed(plan=None, *, report=None, terminal=False, width=80, **other):
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=terminal, width=width)
    show_plan(hand_case(), plan or hand_plan(), console, report=report, **other)
    return stream.getvalue()


def test_the_page_is_whole_says_the_headline_and_loads_nothing():
    page = Page(html())
    assert page.open == []
    for words in ("90%", "9 of 10 journeys covered", "£62", "56 miles", "11 minutes", "100%", "Not checked."):
        assert words in page.text
    assert not [attrs for _, attrs in page.tags if {"src", "href", "onclick"} & set(attrs)]
    assert "url(" not in html()


def test_tables_have_headings_that_a_screen_reader_can_use():
    tags = Page(html()).tags
    tables = [tag for tag, _ in tags if tag == "table"]
    scopes = {attrs.get("scope") for tag, attrs in tags if tag == "th"}
    assert len(tables) == 6
    assert scopes == {"col", "row"}


def test_texts_are_escaped_and_what_breaks_a_rule_is_shown_open():
    plan = covered_otherwise(hand_plan(), "S0005-in", reasons=(Reason(Mode.TAXI, "x", "<script>"),))
    shown = html(plan, BROKEN)
    assert "<script>" not in shown
    assert "too many &lt;b&gt;" in shown
    assert "1 hard rule broken: it may not stand" in shown
    assert "<details>" not in shown


def test_a_plan_of_nothing_can_be_shown():
    empty = hand_plan(requests=(), coverage=(), runs=(), cost=CostBreakdown())
    assert Page(html(empty)).open == []
    assert "0 journeys" in printed(empty)


def test_a_view_shows_no_child_when_it_is_printed_by_itself():
    assert repr(PlanView(hand_case(), hand_plan())) == "PlanView()"


def test_a_file_gets_plain_text_and_a_terminal_gets_bold():
    assert "\x1b[" not in printed()
    assert "\x1b[" in printed(terminal=True)


def test_the_terminal_says_who_travels_how_and_what_is_not_covered():
    lines = printed().splitlines()
    assert lines[0] == "Driver runs, week of Monday 23 November 2026"
    (volunteers,) = [line for line in lines if line.startswith("volunteer driver")]
    assert volunteers.split()[2:] == ["6", "60%", "10", "2", "55.9", "£25.17"]
    assert any(line.startswith("S0005-in Thu 26 Nov 14:00–14:15") for line in lines)
    (money,) = [line for line in lines if line.startswith("total")]
    assert money.split()[1:] == ["£62.10", "£521.10"]


def test_eighty_columns_cut_nothing_off():
    text = printed(report=BROKEN)
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "…" not in text
    assert "too many <b>" in text


def test_only_the_busiest_drivers_are_listed_and_it_says_so():
    text = printed(listed=1)
    assert "Runs by driver, the busiest 1 of 2" in text
    assert "\nD002 " in text
    assert "\nD001 " not in text
