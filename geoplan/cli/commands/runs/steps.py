"""``geoplan runs undo`` and ``redo``."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.runs.desk import open_project
from geoplan.cli.commands.runs.options import add_by, add_project, who_of
from geoplan.cli.options import command
from geoplan.cli.show import say

if TYPE_CHECKING:
    from geoplan.io.projects import Change


def add_to(commands: Any) -> None:
    """Add the commands."""
    parser = command(
        commands,
        "undo",
        run_undo,
        summary="go back to the plan before the last change",
        description="Go back one change. Nothing is deleted: geoplan runs redo takes it back.",
        examples=("geoplan runs undo", 'geoplan runs undo --note "D12 can drive after all"'),
    )
    add_project(parser)
    add_by(parser)
    parser = command(
        commands,
        "redo",
        run_redo,
        summary="take the last undo back",
        description="Go forward again to the change that was undone last.",
        examples=("geoplan runs redo",),
    )
    add_project(parser)
    add_by(parser)


def run_undo(options: Namespace) -> None:
    """Go back."""
    _, project = open_project(options)
    _tell(project.undo(who=who_of(options), why=options.note, week=options.week))


def run_redo(options: Namespace) -> None:
    """Go forward."""
    _, project = open_project(options)
    _tell(project.redo(who=who_of(options), why=options.note, week=options.week))


def _tell(change: "Change") -> None:
    say(f"Change {change.id} stands again: {change.what}, £{change.pence / 100:,.2f}.")
