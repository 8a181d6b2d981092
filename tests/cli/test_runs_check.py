"""What the terminal shows of a check."""

from geoplan.cli.commands.runs.check import show_report
from geoplan.runs.checking.report import CheckReport, broken

LATE = broken(
    "window",
    {"found": "10:05", "earliest": "09:40", "latest": "09:55"},
    request="S0001-out",
    run="D001-mon",
    person="D001",
    amount=600,
)
YOUNG = [
    broken(
        "escort-age", {"child": f"C0{n}", "limit": 11}, request=f"S0{n}-out", run="D001-mon", person="D001"
    )
    for n in range(100, 250)
]
LONG = [
    broken("long-ride", {"found": 45 + more, "limit": 45}, request=f"S000{more}-in", amount=60 * more)
    for more in (2, 7)
]


def test_what_is_only_advised_is_counted_by_rule_and_never_hides_a_hard_rule(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    show_report(CheckReport((LATE, *YOUNG, *LONG)))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "The plan is not allowed: 1 rule broken; 152 points advised against."
    assert "D001 is there at 10:05, but must be there" in lines[2]
    assert "2 with a longer ride than aimed for" in lines
    assert any(line.startswith("  at worst S0007-in: the child is in the car for 52") for line in lines)
    assert "150 without an escort, the child alone with the driver" in lines
    assert len(lines) < 20


def test_all_that_is_advised_against_is_listed_when_asked_for(capsys):
    show_report(CheckReport((*YOUNG, *LONG)), advice=True)
    out = capsys.readouterr().out
    assert out.count("is under 11 and alone") == 150
    assert "--all" not in out
