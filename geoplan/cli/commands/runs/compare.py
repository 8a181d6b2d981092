"""``geoplan runs diff`` and ``history``: what differs between two plans, and what was done so far."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.runs.desk import desk_at, is_plan_file, open_project
from geoplan.cli.commands.runs.options import add_inputs, add_project
from geoplan.cli.options import command
from geoplan.cli.show import say
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.domain.plans import Plan
    from geoplan.io.projects import Project

_WHICH = "number of a change, latest, accepted, the name of a what-if, or a plan in a .json file"


def add_to(commands: Any) -> None:
    """Add the commands."""
    parser = command(
        commands,
        "diff",
        run_diff,
        summary="what differs between two plans",
        description=(
            "List every journey that travels otherwise in the second plan, who has to be told, and what it "
            "costs more or less."
        ),
        examples=(
            "geoplan runs diff",
            "geoplan runs diff 1 2",
            "geoplan runs diff accepted latest",
            "geoplan runs diff main without-D12",
        ),
    )
    parser.add_argument(
        "before", metavar="A", nargs="?", help=f"{_WHICH} (default: the change before the latest)"
    )
    parser.add_argument("after", metavar="B", nargs="?", default="latest", help="the same (default: latest)")
    add_inputs(parser)
    parser = command(
        commands,
        "history",
        run_history,
        summary="every change of a project, the newest first",
        description="List the plans that were saved: who, when, why, the cost, and which stand.",
        examples=("geoplan runs history", "geoplan runs history --project week-48 --week 2026-11-23"),
    )
    add_project(parser)


def run_diff(options: Namespace) -> None:
    """Compare two plans."""
    from geoplan.runs.diff import diff

    settings, project = open_project(options)
    before, after = _before(project, options), _plan(project, options.after, options)
    change = project.change(week=after.week)
    desk = desk_at(options, settings, project, change)
    say(str(diff(before, after, case=desk.case)))


def _before(project: "Project", options: Namespace) -> "Plan":
    """Return the plan to compare with: the one named, or the one that the latest was made from."""
    if options.before is not None:
        return _plan(project, options.before, options)
    latest = project.change("latest", week=options.week)
    if latest.parent is None:
        raise InputError(
            Fault("there is only one change to this week", "name two plans: geoplan runs diff A B")
        )
    return project.plan(latest.parent)


def _plan(project: "Project", which: str, options: Namespace) -> "Plan":
    if is_plan_file(which):
        from geoplan.io.plans import read_plan

        return read_plan(Path(which))
    return project.plan(which, week=options.week)


def run_history(options: Namespace) -> None:
    """List the changes."""
    from geoplan.io.projects.records import local

    _, project = open_project(options)
    found = project.history(week=options.week)
    now = project.current_line()
    for change in found:
        state = found.state(change) + (", worked on" if now is not None and change.id == now.head else "")
        origin = "" if change.parent is None else f" from {change.parent}"
        parts = (
            f"{change.id}{origin}",
            f"{change.line}, week of {change.week:%d/%m/%Y}",
            f"£{change.pence / 100:,.2f}",
            state,
        )
        say("  ".join(part for part in parts if part), style="bold")
        why = f" – {change.why}" if change.why else ""
        say(f"    {local(change.at)[:-3]}, {change.who}: {change.what}{why}")
