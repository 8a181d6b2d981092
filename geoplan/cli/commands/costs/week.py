"""``geoplan costs week``: what a plan costs, by driver, provider, venue, district, age group and mode."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from geoplan.cli.commands.costs.ledgers import WHICH, ledger_at
from geoplan.cli.commands.costs.rates import add_rates, schemes_of
from geoplan.cli.commands.runs.options import add_inputs
from geoplan.cli.options import command
from geoplan.cli.show import say
from geoplan.cli.tables import check_output


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "week",
        run,
        summary="what a plan costs, and what for",
        description=(
            "Show what the plan of a week costs: by who takes the child, provider, venue, district, age "
            "group and driver; miles with and without a child; contact workers' travel; what falls back to "
            "taxis, and why; a session and a child mile; CO2e beside pounds; miles by the rates of the days "
            "driven, approved and paid. Every table adds up to the plan's cost. With --out also as a "
            "workbook, with every leg and every child's share of it."
        ),
        examples=(
            "geoplan costs week",
            "geoplan costs week accepted --out week.xlsx",
            "geoplan costs week --rates rates.xlsx",
            "geoplan costs week 3 --project week-48",
        ),
    )
    parser.add_argument("plan", nargs="?", default="latest", help=f"{WHICH} (default: latest)")
    add_inputs(parser)
    add_rates(parser)
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", help="the workbook to write")


def run(options: Namespace) -> None:
    """Show, and write what is asked for."""
    from geoplan.costs.ledger.mileage import MileageRates
    from geoplan.county.emissions import read_emission_factors
    from geoplan.county.rates import read_approved_rates
    from geoplan.report.costs.page import check_workbook_name
    from geoplan.report.costs.week import CostView, show_week, week_workbook

    if options.out is not None:
        check_workbook_name(options.out)
        check_output(options.out, [options.rates] if options.rates else [])
    rates = MileageRates(read_approved_rates(), schemes_of(options.rates))
    plan = ledger_at(options, options.plan)
    costs = CostView(plan.ledger, read_emission_factors(), plan.desk.plan.provenance, rates)
    show_week(costs)
    if options.out is not None:
        week_workbook(costs, options.out)
        say(f"Workbook: {options.out}", style="bold")
