"""``geoplan runs check``: a plan against every rule, worked out from the inputs alone."""

from argparse import Namespace
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.runs.desk import Desk, desk_at, open_desk, open_project
from geoplan.cli.commands.runs.options import add_inputs
from geoplan.cli.commands.runs.shown import show_table
from geoplan.cli.options import command
from geoplan.cli.show import note, say
from geoplan.errors import InfeasibleError

if TYPE_CHECKING:
    from geoplan.domain.plans import Plan
    from geoplan.io.projects import Change, Project
    from geoplan.runs.checking.report import CheckReport

ADVICE = 20


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "check",
        run,
        summary="check a plan against every rule",
        description=(
            "Time a plan again from the inputs alone and list every rule that it breaks, with the amount and "
            "what can be done; then what is only advised against. Ends with exit code 4 when a hard rule is "
            "broken."
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
    parser.add_argument("--all", action="store_true", help="list all that is advised against, not the first")
    add_inputs(parser)


def run(options: Namespace) -> None:
    """Check, and show what was found."""
    desk = _from_file(options) if options.plan.lower().endswith(".json") else open_desk(options, options.plan)
    report = desk.check()
    show_report(report, advice=len(report.advice) if options.all else ADVICE)
    if not report.ok:
        raise InfeasibleError("The plan breaks rules and cannot be accepted.")


def show_report(report: "CheckReport", *, advice: int = ADVICE) -> None:
    """
    Print what a check found: hard rules first, all of them.

    Parameters
    ----------
    advice
        How much of what is only advised against to list.
    """
    from geoplan.runs.checking.report import cure_of

    say(str(report).splitlines()[0], style="bold")
    if report.violations:
        _show_counts(report)
        rows = [
            (item.severity.value, ", ".join(code for code in (item.run, item.request) if code), item.text)
            for item in (*report.hard, *report.advice[:advice])
        ]
        show_table(("How strict", "Where", "What is wrong"), rows)
        if len(report.advice) > advice:
            say(f"… and {len(report.advice) - advice} more points advised against: geoplan runs check --all")
        say("What can be done", style="bold")
        for cure in dict.fromkeys(cure_of(item) for item in report.violations):
            say(f"- {cure}")
    say(
        f"Cost, worked out again: £{report.cost.total / 100:,.2f}, £{report.cost.paid / 100:,.2f} of it paid."
    )


def _show_counts(report: "CheckReport") -> None:
    """Print how often each rule is broken, where that is a lot to read one by one."""
    if len(report.violations) > ADVICE:
        times = Counter(item.rule for item in report.violations)
        say(", ".join(f"{rule}: {count:,} times" for rule, count in times.most_common()))


def _from_file(options: Namespace) -> Desk:
    """A plan of a file, with the case of the change it was saved as, or else of what stands for its week."""
    from geoplan.io.plans import plan_digest, read_plan

    plan = read_plan(Path(options.plan))
    settings, project = open_project(options)
    change = _change_of(project, plan, plan_digest(plan))
    desk = desk_at(options, settings, project, change, days=plan.days)
    if change.plan != plan_digest(plan):
        note(f"this plan is none that was saved; it is checked against the inputs of change {change.id}.")
    return replace(desk, plan=plan)


def _change_of(project: "Project", plan: "Plan", digest: str) -> "Change":
    found = [change for change in project.history() if change.plan == digest]
    return found[0] if found else project.change(week=plan.week)
