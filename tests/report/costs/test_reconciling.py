"""Every table about costs: the lines of each column add up to its total, in cells and as people read them."""

import re
from datetime import date
from decimal import Decimal

import pytest

from geoplan.costs.ledger.mileage import MileageRates
from geoplan.costs.projection import project_year, weeks_of
from geoplan.county.calendar import read_calendar
from geoplan.county.emissions import read_emission_factors
from geoplan.county.rates import read_approved_rates, read_schemes
from geoplan.domain.plans import Mode
from geoplan.report.columns import PERCENT
from geoplan.report.costs.claims.page import claims_page
from geoplan.report.costs.claims.workbook import claims_sheets
from geoplan.report.costs.monthly.figures import ALL, COST, TRANSPORT
from geoplan.report.costs.week import CostView
from geoplan.report.costs.week.rows import sheets_of
from geoplan.report.costs.year import YearView
from geoplan.runs.ledger import ledger_of
from tests.report.costs.claims.test_page import audit
from tests.report.costs.monthly.test_report import REPORT
from tests.report.costs.savings.test_view import VIEW
from tests.runs.hand_plans import good_plan
from tests.runs.worlds import small_case

# Prices, averages and ends of ranges are no parts of anything.
NO_PARTS = {"A session", "A child mile", "From", "To", "Routes", "Day", "Start", "Row", "Leg"}
# A journey may be asked about for several things: the last line counts it once, and the note says so.
NO_SUMS = {"To ask about"}


def week():
    case = small_case()
    rates = MileageRates(read_approved_rates(), read_schemes())
    return CostView(ledger_of(case, good_plan(case)), read_emission_factors(), None, rates)


def year():
    weeks = weeks_of(week().ledger)
    found = project_year(weeks, read_calendar(), first=date(2026, 4, 1), contact_weeks=48)
    return YearView(found, weeks)


def pages():
    costs = week()
    yield "week", costs.page()
    yield "week, narrow", costs.page(whole=False)
    yield "savings", VIEW.page()
    yield "savings, narrow", VIEW.page(whole=False)
    yield "claims", claims_page(audit())
    yield "year", year().page()


def sheets():
    costs = week()
    yield from sheets_of(costs.ledger, costs.factors, costs.rates, costs.mileage)
    yield from claims_sheets(audit())


BLOCKS = [
    pytest.param(block, id=f"{name}: {block.title}")
    for name, page in pages()
    for block in page.blocks
    if block.totals and block.rows and block.title not in NO_SUMS
]
SHEETS = [
    pytest.param(sheet, id=sheet.name) for sheet in sheets() if sheet.rows and sheet.rows[-1][0] == "All"
]


def summed(columns):
    """The places of columns that have parts, but for the first, which names the lines."""
    return [
        at
        for at, column in enumerate(columns)
        if at and column.number_format not in (None, PERCENT) and column.heading not in NO_PARTS
    ]


def figure(text):
    """A figure as people read it."""
    bare = re.sub(r"[£,]", "", text).replace("−", "-")
    return Decimal(0) if bare == "–" else Decimal(bare)


def test_there_are_tables_of_every_kind():
    assert len(BLOCKS) > 20
    assert {"Legs", "Journeys", "Drivers", "Days", "Mileage", "By claimant", "Tax years"} <= {
        param.values[0].name for param in SHEETS
    }


@pytest.mark.parametrize("block", BLOCKS)
def test_the_lines_of_a_table_add_up_to_its_total_as_shown(block):
    *lines, total = block.texts()
    columns = summed(block.columns)
    assert columns
    for at in columns:
        assert sum(figure(line[at]) for line in lines) == figure(total[at]), block.columns[at].heading


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_rows_of_a_sheet_add_up_to_its_last(sheet):
    *rows, total = sheet.rows
    for at in summed(sheet.columns):
        if total[at] is not None:
            added = sum(row[at] or 0 for row in rows)
            assert added == pytest.approx(total[at]), sheet.columns[at].heading


def figures_of(report, section):
    return {
        figure.label: [figure.value(found) for found in (*report.months, *report.quarters)]
        for figure in report.figures
        if figure.section == section
    }


def added(lines):
    return [pytest.approx(sum(value or 0 for value in values)) for values in zip(*lines, strict=True)]


@pytest.mark.parametrize("section", [COST, TRANSPORT])
def test_modes_add_up_to_all_of_each_month_and_quarter(section):
    found = figures_of(REPORT, section)
    assert found[ALL] == added([found[mode.value] for mode in Mode if mode.value in found])


def test_sessions_add_up_by_what_became_of_them_by_venue_and_by_district():
    found = figures_of(REPORT, "Sessions")
    assert found["arranged"] == added([found["held"], found["cancelled"], found["not reported"]])
    for word in ("arranged", "held", "cancelled"):
        places = figures_of(REPORT, f"Sessions {word}")
        venues = [values for label, values in places.items() if label.startswith(" ")]
        districts = [
            values for label, values in places.items() if not label.startswith(" ") and label != "all"
        ]
        assert places[ALL] == added(venues) == added(districts) == found[word]
    assert found["cancelled"] == added(figures_of(REPORT, "Sessions cancelled by").values())


def test_districts_add_up_to_the_cost_of_the_journeys():
    districts = figures_of(REPORT, "Cost by district of the child's team").values()
    assert figures_of(REPORT, COST)[ALL] == added(districts)


def test_a_quarter_is_the_sum_of_its_months():
    count = len(REPORT.months)
    for section in ("Sessions", TRANSPORT, COST, "Miles"):
        for label, values in figures_of(REPORT, section).items():
            if ", of all" not in label and not label.startswith("a ") and values[0] is not None:
                assert sum(values[count:]) == pytest.approx(sum(values[:count])), (section, label)
