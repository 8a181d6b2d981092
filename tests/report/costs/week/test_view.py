from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from openpyxl import load_workbook
from rich.console import Console

from geoplan.domain.emissions import EmissionFactor, EmissionFactors, EmittingVehicle
from geoplan.domain.ledger import StaffTrip
from geoplan.domain.plans import CostBreakdown
from geoplan.report.costs.week import CostView, show_week, week_workbook
from geoplan.runs.ledger import ledger_of
from tests.costs.ledger.rows import MONDAY, ledger, nobody, taxi
from tests.report.runs.plans import PROVENANCE
from tests.runs.hand_plans import good_plan
from tests.runs.worlds import small_case

FACTORS = EmissionFactors(
    tuple(
        EmissionFactor(since=date(2026, 1, 1), vehicle=vehicle, kg_per_km=Decimal("0.2"))
        for vehicle in EmittingVehicle
    )
)


@pytest.fixture(scope="module")
def costs():
    case = small_case()
    return CostView(ledger_of(case, good_plan(case)), FACTORS, PROVENANCE)


def shown(costs):
    out = StringIO()
    show_week(costs, Console(file=out, width=80))
    return out.getvalue()


def table_of(text, title):
    return text.split(f"\n{title}\n", 1)[1].split("\n\n", 1)[0].splitlines()


def test_the_whole_week_is_in_the_first_lines(costs):
    text = " ".join(shown(costs).split())
    assert text.startswith("What travel costs, week of Monday 23 November 2026 £74.16 paid for 5 sessions")
    assert "14 children's journeys: £14.83 a session" in text
    assert "68 miles, 19% of them without a child (£5.73). 22 kg CO₂e." in text
    assert "The rows add up to the plan's £74.16 to the penny." in text


def test_who_takes_the_child_is_told_in_pounds_and_miles(costs):
    lines = [line.split() for line in table_of(shown(costs), "By who takes the child")[1:]]
    assert lines == [
        ["foster", "carer", "2", "15.5", "50%", "£6.99", "£0.90", "5.0"],
        ["volunteer", "driver", "10", "34.8", "14%", "£15.67", "£0.37", "11.2"],
        ["taxi", "2", "17.4", "0%", "£51.50", "£2.96", "5.6"],
        ["all", "14", "67.7", "19%", "£74.16", "£1.10", "21.8"],
    ]


def test_nothing_is_wider_than_a_terminal(costs):
    assert max(len(line.rstrip()) for line in shown(costs).splitlines()) <= 80


def test_fallbacks_say_why(costs):
    rows = [" ".join(line.split()) for line in table_of(shown(costs), "Fallbacks")]
    assert rows[1] == "taxi day off 2 14% £51.50"


def test_contact_workers_ways_are_beside_the_plans_cost():
    trip = StaffTrip(
        day=MONDAY,
        person="W1",
        start="a",
        end="b",
        metres=16_093,
        driving_s=1_800,
        miles_pence=450,
        time_pence=950,
    )
    text = shown(CostView(ledger(taxi(), staff=(trip,))))
    rows = [" ".join(line.split()) for line in table_of(text, "Contact workers' travel")]
    assert "between venues 10.0 0.5 £14.00" in rows
    assert "£25.00 paid for 1 session" in text


def test_journeys_that_nobody_takes_are_no_saving():
    text = " ".join(shown(CostView(ledger(taxi(), nobody("S2")))).split())
    assert "1 journey that nobody takes cost nothing." in text


def test_prices_that_changed_since_are_told():
    dearer = replace(ledger(taxi()), cost=CostBreakdown(taxis=2_000))
    assert "taxis and escorts £25.00 here, £20.00 in the plan" in " ".join(shown(CostView(dearer)).split())


def test_without_factors_nothing_is_said_of_emissions():
    assert "CO₂e" not in shown(CostView(ledger(taxi())))


def test_the_notebook_has_every_table(costs):
    html = costs._repr_html_()
    for title in ("By venue", "By driver", "Fallbacks", "Contact workers"):
        assert title in html
    assert "For the planning team only" in html


def test_the_workbook_holds_every_row_of_the_ledger(costs, tmp_path):
    week_workbook(costs, tmp_path / "week.xlsx")
    book = load_workbook(tmp_path / "week.xlsx")
    assert book.sheetnames == ["Summary", "Drivers", "Days", "Legs", "Journeys"]
    for name, count in (("Legs", 19), ("Journeys", 14)):
        rows = [row for row in book[name].iter_rows(min_row=4, values_only=True) if row[-1] is not None]
        assert len(rows) == count + 1
        assert sum(row[-1] for row in rows[:-1]) == pytest.approx(rows[-1][-1]) == pytest.approx(74.16)
