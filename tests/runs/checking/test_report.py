"""What a check shows to people."""

from geoplan.runs.checking.report import CheckReport, broken
from geoplan.runs.rules import RULES, Severity

LATE = broken(
    "window",
    {"found": "10:05", "earliest": "09:40", "latest": "09:55"},
    request="S0001-out",
    run="D001-mon",
    person="D001",
    amount=600,
)
YOUNG = broken("escort-age", {"child": "C0001", "limit": 11}, request="S0001-out", person="D001")


def test_a_violation_says_who_where_and_how_much():
    assert str(LATE) == (
        "D001-mon, S0001-out: D001 is there at 10:05, but must be there between 09:40 and 09:55"
    )
    assert LATE.is_hard
    assert not YOUNG.is_hard


def test_parameters_can_make_a_rule_strict():
    blanks = {"child": "C0001", "limit": 11}
    assert broken("escort-age", blanks, person="D001", severity=Severity.HARD).is_hard


def test_advice_alone_lets_a_plan_stand():
    assert CheckReport((YOUNG,)).ok
    report = CheckReport((LATE, YOUNG))
    assert not report.ok
    assert (report.hard, report.advice, report.of("window")) == ((LATE,), (YOUNG,), (LATE,))


def test_the_heading_counts():
    assert str(CheckReport(())) == "The plan keeps every rule."
    assert str(CheckReport((YOUNG,))).startswith("The plan keeps every hard rule; 1 point advised against.")
    assert str(CheckReport((LATE, LATE))).startswith("The plan is not allowed: 2 rules broken.")


def test_the_table_has_the_cure_of_each():
    frame = CheckReport((LATE, YOUNG)).to_frame()
    assert list(frame["rule"]) == ["window", "escort-age"]
    assert list(frame["cure"]) == [RULES["window"].cure, RULES["escort-age"].cure]
    assert list(frame["amount"]) == [600, 0]
    assert list(CheckReport(()).to_frame().columns) == list(frame.columns)


def test_the_page_is_a_table_with_headings_and_escapes_what_it_shows():
    odd = broken("unknown", {"what": "<b>D099</b>"}, run="D099-mon")
    page = CheckReport((odd,))._repr_html_()
    assert "&lt;b&gt;D099" in page
    assert "<th scope='col'>What is wrong</th>" in page
    assert "<caption>" in page
    assert "<table>" not in CheckReport(())._repr_html_()


def test_advice_comes_together_by_rule_what_is_rare_first_and_the_worst_of_it_first():
    long = [
        broken("long-ride", {"found": 45 + more, "limit": 45}, request=f"S000{more}-out", amount=60 * more)
        for more in (2, 7)
    ]
    report = CheckReport((LATE, YOUNG, YOUNG, YOUNG, *long))
    assert report.advice_by_rule == ((long[1], long[0]), (YOUNG, YOUNG, YOUNG))
    page = report._repr_html_()
    assert page.index("Rules that the plan breaks") < page.index("2 with a longer ride than aimed for")
    assert page.count("<details>") == 2
