from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import SMALL, WEEK


def accept(geoplan):
    assert geoplan("runs", "accept", "--officer", "A. Officer")[0] == 0


def test_a_plan_is_costed_and_written(geoplan, planned, folder):
    code, out, _ = geoplan("costs", "week", "--out", "week.xlsx")
    assert code == 0
    for words in ("What travel costs", "By venue", "By district", "Fallbacks", "to the penny", "CO₂e"):
        assert words in out
    paid = planned.plan().cost.paid / 100
    assert f"£{paid:,.2f} paid for" in out
    assert "Journeys" in load_workbook(folder / "week.xlsx", read_only=True).sheetnames


def test_prices_changed_since_the_plan_are_told(geoplan, planned, folder):
    (folder / "geoplan.toml").write_text("[runs]\nvolunteer_pence_per_mile = 55.0\n")
    code, out, err = geoplan("costs", "week")
    assert code == 0
    assert "Prices have changed since the plan was made: volunteers' miles" in out
    assert "have changed since this plan was made" in err


def test_own_rates_stand_beside_the_plans_prices(geoplan, planned, folder):
    (folder / "rates.csv").write_text("Scheme,Name,From,Rate\ncounty,County,2020-01-01,60p\n")
    code, out, _ = geoplan("costs", "week", "--rates", "rates.csv")
    assert code == 0
    assert "Miles by the rates of the days driven" in out
    assert "Scheme: County. Approved: HMRC, 45p a mile of a car." in out
    assert "are not the scheme's" in out
    (folder / "rates.csv").write_text("Scheme,From,Rate\ncounty,soon,60p\n")
    assert geoplan("costs", "week", "--rates", "rates.csv")[0] == 2
    assert (folder / "rates-errors.xlsx").is_file()


def test_plans_in_files_are_costed_and_compared(geoplan, planned, folder):
    geoplan("runs", "show", "--json", "first.json")
    geoplan("runs", "plan", "--week", WEEK, *SMALL, "--venues", "later", "--json", "second.json")
    code, out, _ = geoplan("costs", "compare", "first.json", "second.json")
    assert code == 0
    assert "What second.json saves against first.json" in out
    by_number = geoplan("costs", "compare", "1", "2")[1]
    assert out.splitlines()[1] == by_number.splitlines()[1]
    assert (
        geoplan("costs", "week", "first.json")[1].splitlines()[1]
        == geoplan("costs", "week", "1")[1].splitlines()[1]
    )
    code, _, err = geoplan("costs", "compare", "1", "first.json")
    assert code == 2
    assert "both are change 1 and first.json; name two plans that differ" in err


def test_two_plans_are_compared_by_cause(geoplan, planned, folder):
    geoplan("runs", "plan", "--week", WEEK, *SMALL, "--venues", "later")
    code, out, _ = geoplan("costs", "compare", "1", "2", "--out", "savings.xlsx")
    assert code == 0
    assert "What change 2 saves against change 1" in out
    assert "nearer venue" in out
    assert load_workbook(folder / "savings.xlsx", read_only=True).sheetnames[0] == "Summary"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("week", "9"), "there is no change 9"),
        (("week", "--out", "week.csv"), "call it week.xlsx"),
        (("compare", "1", "1"), "both are change 1; name two plans that differ"),
        (("compare", "1", "--before-project", "nowhere"), "no plan is saved yet"),
        (("monthly",), "no plan was accepted; accept one: geoplan runs accept"),
        (("monthly", "--from", "2025-01", "--to", "2024-01"), "the last month is before the first"),
        (("monthly", "--from", "soon"), '"soon" is not a month'),
        (("monthly", "--outcomes", "held.csv"), "held.csv"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_cure(geoplan, planned, words, said):
    code, _, err = geoplan("costs", *words)
    assert code == 2
    assert said in err


def test_months_are_those_of_accepted_plans(geoplan, planned, folder):
    accept(geoplan)
    code, out, _ = geoplan("costs", "monthly", "--out", "report.xlsx")
    assert code == 0
    assert "Contact sessions and travel, Nov 2024 to Dec 2024" in out
    assert "none is reported" in out
    assert "c: a number from 1 to 4" in out
    assert load_workbook(folder / "report.xlsx", read_only=True).sheetnames == [
        "Summary",
        "Key figures",
        "Months",
        "Quarters",
    ]
    code, _, err = geoplan("costs", "monthly", "--from", "2025-03")
    assert code == 2
    assert "no plan of these months was accepted" in err


def test_a_table_says_which_sessions_were_held(geoplan, planned, folder):
    accept(geoplan)
    sessions = sorted({(one.session, one.day) for one in planned.plan().requests})
    lines = [f"{session};{day:%d/%m/%Y};yes" for session, day in sessions[:-1]]
    stray = date.fromisoformat(WEEK) + timedelta(days=1)
    (folder / "outcomes.csv").write_text(
        "Session;Date;Held\n" + "\n".join([*lines, f"S9999;{stray:%d/%m/%Y};no"]), encoding="utf-8"
    )
    code, out, err = geoplan("costs", "monthly", "--outcomes", "outcomes.csv", "--for", "planner")
    assert code == 0
    assert f"S9999 on {stray:%d/%m/%Y}" in err
    rows = [" ".join(line.split()) for line in out.splitlines()]
    assert any(row.startswith("held ") and row.endswith(str(len(sessions) - 1)) for row in rows)
    assert any(row.startswith("not reported ") and row.endswith(" 1") for row in rows)


def test_faults_of_that_table_are_marked_in_a_copy(geoplan, planned, folder):
    (folder / "outcomes.csv").write_text("Session;Date;Held\nS0001;soon;yes\n", encoding="utf-8")
    code, _, err = geoplan("costs", "monthly", "--outcomes", "outcomes.csv")
    assert code == 2
    assert "row 2" in err
    assert (folder / "outcomes-errors.xlsx").is_file()
