from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from geoplan.costs.ledger.mileage import MileageRates
from geoplan.county.rates import read_approved_rates, read_schemes
from geoplan.domain.rates import MileageRate, RateTable, Vehicle
from geoplan.report.costs.week import CostView, week_workbook
from geoplan.runs.ledger import ledger_of
from tests.costs.ledger.rows import ledger, taxi
from tests.report.costs.week.test_view import shown, table_of
from tests.runs.hand_plans import good_plan
from tests.runs.worlds import small_case

ASSUMED = MileageRates(read_approved_rates(), read_schemes())
SIXTY = RateTable(
    "county",
    "County",
    (MileageRate(since=date(2020, 1, 1), vehicle=Vehicle.CAR, pence=Decimal(60), sure="M"),),
)


@pytest.fixture(scope="module")
def week():
    case = small_case()
    return ledger_of(case, good_plan(case))


def rows_of(text):
    return [line.split() for line in table_of(text, "Miles by the rates of the days driven")[1:]]


def test_what_the_plan_and_the_scheme_pay_stand_beside_what_is_approved(week):
    text = shown(CostView(week, rates=ASSUMED))
    rows = rows_of(text)
    # 15.53 and 34.80 miles: at 45p £6.99 and £15.66 (rounded run by run £15.67), at 55p £8.54 and £19.14.
    assert rows[0] == ["foster", "carer", "1", "15.5", "£6.99", "£6.99", "£0.00", "£8.54", "£0.00"]
    assert rows[1][-5:] == ["£15.67", "£15.66", "-£0.01", "£19.14", "£0.00"]
    words = " ".join(text.split())
    assert "Scheme: Assumed scheme (an assumption). Approved: HMRC, 55p a mile" in words
    assert "are not the scheme's" not in words


def test_another_price_than_the_schemes_is_said(week):
    text = " ".join(shown(CostView(week, rates=MileageRates(read_approved_rates(), (SIXTY,)))).split())
    assert "Prices a mile in section [runs] of the settings are not the scheme's." in text


def test_nothing_is_wider_than_a_terminal(week):
    text = shown(CostView(week, rates=ASSUMED))
    assert max(len(line.rstrip()) for line in text.splitlines()) <= 80


def test_without_miles_to_pay_for_there_is_no_table():
    assert "rates of the days" not in shown(CostView(ledger(taxi()), rates=ASSUMED))


def test_every_column_adds_up(week, tmp_path):
    week_workbook(CostView(week, rates=MileageRates(read_approved_rates(), (SIXTY,))), tmp_path / "w.xlsx")
    sheet = load_workbook(tmp_path / "w.xlsx")["Mileage"]
    *people, total = (row for row in sheet.iter_rows(min_row=4, values_only=True) if row[-1] is not None)
    assert total[0] == "All"
    for at in range(3, 9):
        assert sum(row[at] for row in people) == pytest.approx(total[at])
    assert total[6] == pytest.approx(total[5] - total[4])
