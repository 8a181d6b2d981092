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
    from geoplan.cli.commands.runs.desk import Desk


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
    after_desk, after = ledger_at(Namespace(**vars(options)), options.after)
    first = Namespace(**vars(options))
    if options.before_project is not None:
        first.project, first.week = options.before_project, None
    before_desk, before = ledger_at(first, options.before)
    names = _names(options, before_desk, after_desk)
    if before_desk.project == after_desk.project and before_desk.change.id == after_desk.change.id:
        raise InputError(Fault(f"both are change {after_desk.change.id}", "name two plans that differ"))
    view = SavingsView(before, after, names)
    show_savings(view)
    if options.out is not None:
        savings_workbook(view, options.out)
        say(f"Workbook: {options.out}", style="bold")


def _names(options: Namespace, before: "Desk", after: "Desk") -> tuple[str, str]:
    """What the two plans are called: their changes, with the folder of the first where it is another."""
    found = [f"change {desk.change.id}" for desk in (before, after)]
    if options.before_project is not None:
        found = [
            f"{name} of {desk.project.folder.path.name}"
            for name, desk in zip(found, (before, after), strict=True)
        ]
    return found[0], found[1]
