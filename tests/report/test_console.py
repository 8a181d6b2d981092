import io
import math

from rich.console import Console

from geoplan.report.access import AccessParams, access_report
from geoplan.report.console import show_access
from tests.report.matrices import matrix


def printed(report, *, terminal: bool = False, width: int = 80) -> str:
    stream = io.StringIO()
    show_access(report, Console(file=stream, force_terminal=terminal, width=width))
    return stream.getvalue()


def full_report():
    groups = {"c1": "North", "c2": "Central", "c3": "South"}
    return access_report(matrix([[10, 20], [30, 25], [50, 60], [math.inf, math.inf]]), groups)


def test_a_file_gets_plain_text_and_a_terminal_gets_colour():
    assert "\x1b[" not in printed(full_report())
    assert "\x1b[" in printed(full_report(), terminal=True)


def test_the_district_table_has_a_line_for_each_district_and_one_for_all():
    lines = printed(full_report()).splitlines()
    first = [line.split()[0] for line in lines if line.strip()]
    assert [word for word in first if word in ("North", "Central", "South", "All")] == [
        "North",
        "Central",
        "South",
        "All",
    ]
    (central,) = [line for line in lines if line.startswith("Central")]
    assert central.split() == ["Central", "1", "25.0", "25.0", "25.0", "25.0", "25.0", "0%", "100%", "100%"]


def test_eighty_columns_cut_nothing_off():
    assert "…" not in printed(full_report())


def test_the_far_and_the_unreachable_are_named():
    text = printed(full_report())
    assert "More than 45 minutes from every venue: 1" in text
    assert "No road leads to any venue from: c4" in text


def test_all_is_said_in_one_sentence_in_the_readers_words():
    params = AccessParams(origin="carer", origins="carers", destination="centre", destinations="centres")
    report = access_report(matrix([[10], [20]]), {}, params=params)
    text = " ".join(printed(report, width=200).split())
    assert (
        "2 carers: on average 15.0 minutes (15.0 miles) to the nearest centre; 100% within 30 minutes" in text
    )


def test_brackets_in_a_code_are_shown_not_taken_for_mark_up():
    report = access_report(matrix([[10]]), {"c1": "[red]North[/red]"})
    assert "[red]North[/red]" in printed(report)


def test_nobody_can_reach_anything():
    text = printed(access_report(matrix([[math.inf]]), {}), width=200)
    assert "1 child: no road leads to any venue." in text
