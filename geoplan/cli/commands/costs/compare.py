"""``geoplan costs compare``: what one plan saves against another on the same sessions, by cause."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.costs.ledgers import WHICH, ledger_at
from geoplan.cli.commands.runs.options import add_inputs
from geoplan.cli.options import command
from geoplan.cli.show import say
from geoplan.cli.tables import check_output
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.cli.commands.costs.ledgers import CostedPlan


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "compare",
        run,
        summary="what one plan saves against another, by cause",
        description=(
            "Lay two plans side by side, journey by journey of the same sessions, and divide what the "
            "second saves between causes: a nearer venue, a carer who drives, a cheaper way to travel, a "
            "better order, sharing. Causes add up to the whole difference. What is in one plan only is kept "
            "apart."
        ),
        examples=(
            "geoplan costs compare 1 4",
            "geoplan costs compare accepted without-D12 --out savings.xlsx",
            "geoplan costs compare before.json after.json",
            "geoplan costs compare accepted accepted --before-project week-47 --project week-48",
        ),
    )
    parser.add_argument("before", help=WHICH)
    parser.add_argument("after", nargs="?", default="latest", help=f"{WHICH} (default: latest)")
    parser.add_argument(
        "--before-project",
        type=Path,
        metavar="FOLDER",
        help="the folder that the first plan is in, where it is another",
    )
    add_inputs(parser)
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", help="the workbook to write")


def run(options: Namespace) -> None:
    """Compare, show, and write what is asked for."""
    from geoplan.report.costs.page import check_workbook_name
    from geoplan.report.costs.savings import SavingsView, savings_workbook, show_savings

    if options.out is not None:
        check_workbook_name(options.out)
        check_output(options.out, [])
    after = ledger_at(options, options.after)
    first = Namespace(**vars(options))
    if options.before_project is not None:
        first.project, first.week = options.before_project, None
    before = ledger_at(first, options.before)
    if before.desk.plan == after.desk.plan:
        names = dict.fromkeys((before.name, after.name))
        raise InputError(Fault(f"both are {' and '.join(names)}", "name two plans that differ"))
    view = SavingsView(before.ledger, after.ledger, _names(options, before, after))
    show_savings(view)
    if options.out is not None:
        savings_workbook(view, options.out)
        say(f"Workbook: {options.out}", style="bold")


def _names(options: Namespace, before: "CostedPlan", after: "CostedPlan") -> tuple[str, str]:
    """What the two plans are called, with the folder of each where they are in two."""
    if options.before_project is None:
        return before.name, after.name
    first, second = (f"{one.name} of {one.desk.project.folder.path.name}" for one in (before, after))
    return first, second
