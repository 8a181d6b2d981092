from datetime import date
from io import StringIO

import pytest
from openpyxl import load_workbook
from rich.console import Console

from geoplan.costs.projection import WeekCost, project_year
from geoplan.county.calendar import read_calendar
from geoplan.report.costs.year import YearView, for_whom, month_by_month, show_year, year_workbook


@pytest.fixture(scope="module")
def view():
    days = WeekCost.whole(date(2026, 11, 23), 0).days
    week = WeekCost(days=days, by_group={"baby": 100_000, "teenager": 50_000})
    return YearView(project_year([week], read_calendar(), first=date(2026, 4, 1), contact_weeks=48), (week,))


def test_the_headline_is_a_range(view):
    assert view.page().headline.startswith("Between £")
    assert "about £72,000 if nothing changes" in view.page().headline


def test_tables_add_up(view):
    assert [row[1] for row in for_whom(view.year).rows] == ["£48,000", "£24,000", "£72,000"]
    months = month_by_month(view.year)
    assert len(months.rows) == 13
    assert months.rows[-1][:4] == ("the year", 251, 191, "£72,000")
    assert sum(int(row[3].replace("£", "").replace(",", "")) for row in months.rows[:-1]) == 72_000


def test_months_are_shown_where_asked_for(view):
    def text(one):
        console = Console(file=StringIO(), width=80)
        show_year(one, console)
        return console.file.getvalue()

    assert "August 2026" in text(view)
    assert "August 2026" not in text(YearView(view.year, view.weeks, by_month=False))
    assert "week of 23 November 2026" in text(view)
    assert "August 2026" in view._repr_html_()


def test_the_workbook_has_months_by_group_and_bank_holidays(view, tmp_path):
    path = tmp_path / "year.xlsx"
    year_workbook(view, path)
    book = load_workbook(path)
    rows = [row for row in book["Months by group"].iter_rows(values_only=True) if row[0]]
    money = [row[1:4] for row in rows if isinstance(row[1], int | float)]
    assert len(money) == 12
    assert round(sum(together for _, _, together in money), 2) == 72_000
    assert all(round(baby + teenager, 2) == together for baby, teenager, together in money)
    assert any("Good Friday" in row for row in book["Bank holidays"].iter_rows(values_only=True))
