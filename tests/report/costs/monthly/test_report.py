from dataclasses import replace
from datetime import date, timedelta
from io import StringIO

import pytest
from openpyxl import load_workbook
from rich.console import Console

from geoplan.audiences import Audience
from geoplan.domain.ledger import LedgerVenue
from geoplan.domain.outcomes import CancelledBy, Outcome
from geoplan.report.costs.monthly import MonthlyReport, monthly_workbook, show_monthly
from tests.costs.ledger.rows import carer, journey, ledger, taxi

VENUES = (
    LedgerVenue(code="retford", name="Retford Office", district="North"),
    LedgerVenue(code="newark", name="Hawtonville", district="South"),
)
OCTOBER, NOVEMBER = date(2026, 10, 5), date(2026, 11, 2)


def month(day, *, small=2):
    """Nine sessions with a taxi at Retford, and so many with the carer at Hawtonville."""
    rows = [taxi(f"S{at}", child=f"C{at}", day=day + timedelta(days=at % 5)) for at in range(9)]
    rows += [journey(f"D{at}", child=f"C{at}", day=day + timedelta(days=at % 5)) for at in range(9)]
    rows += [
        carer(f"N{at}", child=f"N{at}", venue="newark", district="South", day=day) for at in range(small)
    ]
    return rows


def outcomes(rows):
    off = {"S3": CancelledBy.CARER}
    return tuple(
        Outcome(
            session=row.session, day=row.day, held=row.session not in off, cancelled_by=off.get(row.session)
        )
        for row in rows
    )


ROWS = month(OCTOBER) + month(NOVEMBER)
REPORT = MonthlyReport(
    ledger=ledger(*ROWS, venues=VENUES),
    since=OCTOBER,
    until=NOVEMBER,
    outcomes=outcomes(ROWS),
    audience=Audience.PLANNER,
)


def shown(report):
    out = StringIO()
    show_monthly(report, Console(file=out, width=80))
    return out.getvalue()


def rows_of(path, sheet):
    rows = load_workbook(path)[sheet].iter_rows(min_row=4, values_only=True)
    return {(row[0], row[1]): row[2:] for row in rows if row[1] is not None}


def test_a_planner_sees_every_number(tmp_path):
    monthly_workbook(REPORT, tmp_path / "m.xlsx")
    found = rows_of(tmp_path / "m.xlsx", "Months")
    assert found["Sessions", "arranged"] == (20, 20)
    assert found["Sessions", "held"] == (19, 19)
    assert found["Sessions cancelled by", "carer"] == (1, 1)
    assert found["Sessions held", "Hawtonville"] == (2, 2)
    assert found["Who transports: children's journeys", "foster carer"] == (2, 2)
    # 8 taxis at £25, 9 volunteers at £5, 2 carers at £3; the ninth taxi was planned for what was cancelled.
    assert found["Cost of journeys", "all"] == (251, 251)
    assert found["Cost beside these", "planned for sessions that were then cancelled"] == (25, 25)
    assert found["Cost of journeys", "a session"][0] == pytest.approx(251 / 19)
    assert found["Continuity: children taken by", "two"] == (8, 8)


def test_a_quarter_is_the_sum_of_its_months(tmp_path):
    monthly_workbook(REPORT, tmp_path / "m.xlsx")
    quarters = rows_of(tmp_path / "m.xlsx", "Quarters")
    assert quarters["Sessions", "arranged"] == (40,)
    assert quarters["Cost of journeys", "all"] == (502,)
    assert load_workbook(tmp_path / "m.xlsx")["Quarters"]["C3"].value == "Q3 2026/27 (part)"


def test_a_manager_sees_no_small_number(tmp_path):
    monthly_workbook(replace(REPORT, audience=Audience.MANAGER), tmp_path / "m.xlsx")
    found = rows_of(tmp_path / "m.xlsx", "Months")
    assert found["Sessions held", "Hawtonville"] == ("c", "c")
    assert found["Sessions cancelled by", "carer"] == ("c", "c")
    assert found["Who transports: children's journeys", "foster carer"] == ("c", "c")
    assert found["Cost of journeys", "foster carer"] == ("c", "c")
    assert found["Cost beside these", "planned for sessions that were then cancelled"] == ("c", "c")
    assert found["Sessions", "arranged"] == (20, 20)
    text = shown(replace(REPORT, audience=Audience.MANAGER))
    text = " ".join(text.split())
    assert "c: a number from 1 to 4, of fewer than 5 children, or one that would give" in text


def test_managers_are_who_it_is_for_unless_said():
    assert MonthlyReport(ledger=ledger(*ROWS), since=OCTOBER, until=NOVEMBER).audience is Audience.MANAGER


def test_other_months_have_the_same_rows_in_the_same_order(tmp_path):
    other = month(date(2027, 1, 4), small=0)
    later = MonthlyReport(ledger=ledger(*other, venues=VENUES), since=other[0].day, until=other[0].day)
    monthly_workbook(REPORT, tmp_path / "one.xlsx")
    monthly_workbook(later, tmp_path / "other.xlsx")
    one, found = rows_of(tmp_path / "one.xlsx", "Months"), rows_of(tmp_path / "other.xlsx", "Months")
    assert list(one) == list(found)
    assert found["Sessions arranged", "Hawtonville"] == (0,)


def test_what_was_not_reported_was_not_not_held():
    text = shown(replace(REPORT, outcomes=()))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "held – – –" in lines
    assert "not reported 20 20 40" in lines
    assert "No table says which sessions were held: none is reported." in text


def test_reported_sessions_that_are_in_no_plan_are_told():
    extra = Outcome(session="X9", day=OCTOBER, held=True)
    report = replace(REPORT, outcomes=(*REPORT.outcomes, extra))
    assert report.unmatched == (extra,)
    assert "1 reported session in no accepted plan of the day: not counted." in shown(report)


def test_a_venue_that_is_gone_keeps_its_sessions():
    report = replace(REPORT, ledger=replace(REPORT.ledger, venues=VENUES[:1]))
    labels = [figure.label.strip() for figure in report.figures if figure.section == "Sessions arranged"]
    assert labels == ["North", "Retford Office", "elsewhere", "newark", "all"]


def test_the_last_month_is_the_headline():
    text = " ".join(shown(REPORT).split())
    assert "Nov 2026: 20 sessions arranged, 19 held, 1 cancelled. £251 for the journeys." in text
    assert max(len(line.rstrip()) for line in shown(REPORT).splitlines()) <= 80


def test_nothing_in_the_report_names_anybody(tmp_path):
    monthly_workbook(REPORT, tmp_path / "m.xlsx")
    book = load_workbook(tmp_path / "m.xlsx")
    texts = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert not any(row.child in text.split() or row.session in text.split() for row in ROWS for text in texts)
    assert "C1" not in REPORT._repr_html_()


def test_it_is_for_managers_and_planners_alone():
    with pytest.raises(ValueError, match="not for a driver"):
        replace(REPORT, audience=Audience.DRIVER)
