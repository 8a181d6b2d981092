"""``geoplan runs``: plan driver runs, check and question them, change them, and have them accepted."""

from typing import Any

from geoplan.cli.commands.runs import accept, ask, check, compare, edits, move, plan, replan, steps, what_if


def add_to(commands: Any) -> None:
    """Add the commands, in the order of a week."""
    group = commands.add_parser("runs", help="plan driver runs, check them, change them, have them accepted")
    inner = group.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for room in (plan, check, ask, move, edits, replan, compare, steps, what_if, accept):
        room.add_to(inner)
