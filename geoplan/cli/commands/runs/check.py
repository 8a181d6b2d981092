"""``geoplan runs check``: a plan against every rule, worked out from the inputs alone."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.runs.desk import is_plan_file, open_desk, open_plan_file
from geoplan.cli.commands.runs.options import add_inputs
from geoplan.cli.commands.runs.shown import show_table
from geoplan.cli.options import command
from geoplan.cli.show import say
from geoplan.errors import InfeasibleError
from geoplan.runs.checking.report import cure_of
from geoplan.runs.rules import RULES

if TYPE_CHECKING:
    from geoplan.runs.checking.report import CheckReport, Violation


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "check",
        run,
        summary="check a plan against every rule",
        description=(
            "Time a plan again from the inputs alone and list every hard rule that it breaks, with the "
            "amount and what can be done; then how much is only advised against, with the worst of each "
            "kind. Ends with exit code 4 when a hard rule is broken."
        ),
        examples=(
            "geoplan runs check",
            "geoplan runs check 3",
            "geoplan runs check plan.json --project week-48",
        ),
    )
    parser.add_argument(
        "plan",
        nargs="?",
        default="latest",
        help="a plan in a .json file, the number of a change, latest, accepted, or the name of a what-if"
        " (default: latest)",
    )
    parser.add_argument("--all", action="store_true", help="list all that is advised against, one by one")
    add_inputs(parser)


def run(options: Namespace) -> None:
    """Check, and show what was found."""
    from_file = is_plan_file(options.plan)
    desk = open_plan_file(options, Path(options.plan)) if from_file else open_desk(options, options.plan)
    report = desk.check()
    show_report(report, advice=options.all)
    if not report.ok:
        raise InfeasibleError("The plan breaks rules and cannot be accepted.")


def show_report(report: "CheckReport", *, advice: bool = False) -> None:
    """
    Print what a check found: every hard rule that is broken first, then what is advised against.

    Parameters
    ----------
    advice
        Whether to list every point that is advised against, not only how many of a kind there are.
    """
    say(str(report).splitlines()[0], style="bold")
    if report.hard:
        show_table(("Where", "What is wrong"), [(_where(item), item.text) for item in report.hard])
        say("What can be done", style="bold")
        for cure in dict.fromkeys(cure_of(item) for item in report.hard):
            say(f"- {cure}")
    if report.advice:
        _show_advice(report, listed=advice)
    say(
        f"Cost, worked out again: £{report.cost.total / 100:,.2f}, £{report.cost.paid / 100:,.2f} of it paid."
    )


def _show_advice(report: "CheckReport", *, listed: bool) -> None:
    """Print what is advised against, together by rule: with one of each, the worst, or all of them."""
    for items in report.advice_by_rule:
        say(f"\n{len(items):,} {RULES[items[0].rule].short}", style="bold")
        if listed:
            show_table(("Where", "What is advised against"), [(_where(item), item.text) for item in items])
        else:
            worst = "such as" if items[0].amount == items[-1].amount else "at worst"
            say(f"  {worst} {_where(items[0])}: {items[0].text}")
        say(f"  What can be done: {cure_of(items[0])}")
    say("")
    if not listed:
        say("geoplan runs check --all lists each of them.")


def _where(item: "Violation") -> str:
    return ", ".join(code for code in (item.run, item.request) if code)
