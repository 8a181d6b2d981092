import stat
from dataclasses import replace
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from geoplan.costs.claims import audit_claims
from geoplan.costs.claims.patterns import RoundHabit
from geoplan.domain.claims import Claims, ClaimStop, IgnoredRow
from geoplan.errors import InputError, RowAt
from geoplan.report.costs.claims.workbook import claims_workbook
from tests.costs.claims.made import DAY, EAST, NETWORK, WEST, journey
from tests.report.costs.claims.test_page import audit

SHEETS = [
    "Summary",
    "Queries",
    "All journeys",
    "Cannot tell",
    "By claimant",
    "By venue",
    "By month",
    "Round figures",
    "Tax years",
    "Reconciliation",
    "Ignored rows",
    "Rows not read",
]


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("audit") / "audit.xlsx"
    claims_workbook(audit(), path)
    return load_workbook(path)


def rows_of(sheet):
    """Rows below the headings, which stand in row 3, by heading; up to the blank row before the footer."""
    headings = [cell.value for cell in sheet[3]]
    found = []
    for row in sheet.iter_rows(min_row=4, values_only=True):
        if not any(value is not None for value in row):
            break
        found.append(dict(zip(headings, row, strict=True)))
    return found


def test_its_sheets_in_the_order_they_are_needed(book):
    assert book.sheetnames == SHEETS


def test_all_journeys_are_there_once_with_both_ways_and_the_limits(book):
    rows = rows_of(book["All journeys"])
    assert [row["Row"] for row in rows] == [2, 3, 4, 5]
    assert [row["Verdict"] for row in rows] == ["within tolerance", "query", "cannot tell", "cannot tell"]
    assert rows[0]["Fastest way, miles"] == pytest.approx(8.699, abs=0.001)
    assert rows[0]["Shortest way, miles"] == pytest.approx(6.214, abs=0.001)
    assert rows[0]["Not asked about up to"] == pytest.approx(10.004, abs=0.001)
    assert rows[1]["Why"] == "more miles than the road"


def test_a_query_shows_route_and_tolerance(book):
    (row,) = rows_of(book["Queries"])
    assert row["Main roads of the fastest way"] == "A1, M1, A2"
    assert "With the tolerance, up to 10.0 would not be asked about" in row["What it rests on"]


def test_patterns_and_years_add_up(book):
    for name in ("By claimant", "By venue", "By month"):
        *rows, total = rows_of(book[name])
        for column in ("Journeys", "To ask about", "Judged", "Miles claimed", "Difference, miles"):
            assert sum(row[column] for row in rows) == pytest.approx(total[column]), name
        assert total["Journeys"] == 4
    *years, total = rows_of(book["Tax years"])
    assert sum(row["Miles claimed"] for row in years) == total["Miles claimed"] == 57


def test_what_is_left_out_is_listed_with_the_reason(book):
    assert rows_of(book["Ignored rows"])[0]["Why"] == "a line of totals"
    assert rows_of(book["Rows not read"])[0]["What to do"] == "fill it in"
    assert rows_of(book["Reconciliation"])[0]["Difference"] == 1
    assert rows_of(book["Cannot tell"])[0]["Why it cannot be told"] == "unknown-001: the place is not known"


def test_headings_stay_in_view_and_print_on_every_page(book):
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "B4"
        assert sheet.print_title_rows == "$3:$3"
        assert "planning team only" in sheet["A2"].value


def test_no_cell_runs_as_a_formula(tmp_path):
    named = ClaimStop("+NG18", WEST.position)
    claims = Claims(
        (journey(2, stops=(named, EAST), day=DAY + timedelta(1)),),
        (IgnoredRow(RowAt("=cmd.csv", None, 3), "words"),),
    )
    claims_workbook(audit_claims(claims, NETWORK), tmp_path / "a.xlsx")
    for sheet in load_workbook(tmp_path / "a.xlsx").worksheets:
        for row in sheet.iter_rows():
            assert not any(str(cell.value)[:1] in "=+@" for cell in row if cell.value)
            assert not any(cell.data_type == "f" for cell in row)


def test_it_is_its_owner_s_alone_and_equal_audits_are_equal_files(tmp_path):
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    claims_workbook(audit(), first)
    claims_workbook(audit(), second)
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert first.read_bytes() == second.read_bytes()


def test_another_kind_of_file_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"ends in \.xlsx"):
        claims_workbook(audit(), tmp_path / "audit.csv")


@pytest.mark.parametrize(
    ("chance", "told"),
    [(0.002, "1 in 500"), (1e-9, "less than 1 in 1,000,000"), (0.0, "less than 1 in 1,000,000")],
)
def test_a_chance_too_small_to_tell_is_said_to_be(chance, told, tmp_path):
    # Once a chance that vanished in a float ended in a division by nothing.
    habit = RoundHabit(claimant="D001", routes=400, round_routes=400, expected=80.0, chance=chance, tested=1)
    claims_workbook(replace(audit(), habits=(habit,)), tmp_path / "a.xlsx")
    (row,) = rows_of(load_workbook(tmp_path / "a.xlsx")["Round figures"])
    assert row["Chance of so many"] == told
