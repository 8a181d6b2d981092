"""``geoplan runs what-if``, ``switch``, ``discard`` and ``adopt``: other plans beside the one that stands."""

from argparse import Namespace
from typing import Any

from geoplan.cli.commands.runs.desk import open_project
from geoplan.cli.commands.runs.options import add_by, add_project, who_of
from geoplan.cli.options import command
from geoplan.cli.show import say


def add_to(commands: Any) -> None:
    """Add the commands."""
    _add(
        commands,
        "what-if",
        run_what_if,
        "begin a what-if beside the plan",
        "Begin a what-if at the plan that stands, or at another change, and work on it from now on: plan, "
        "move and re-plan as you like, the main plan stays as it is.",
        ("geoplan runs what-if without-D12", "geoplan runs what-if two-more-drivers --at accepted"),
    ).add_argument("--at", default="latest", metavar="CHANGE", help="where it begins (default: latest)")
    _add(
        commands,
        "switch",
        run_switch,
        "work on another what-if, or on main",
        "Work on a what-if, or on the main plan again, from now on.",
        ("geoplan runs switch main", "geoplan runs switch without-D12"),
    )
    _add(
        commands,
        "discard",
        run_discard,
        "close a what-if",
        "Close a what-if. Its plans stay in the history.",
        ("geoplan runs discard without-D12",),
    )
    _add(
        commands,
        "adopt",
        run_adopt,
        "take the plan of a what-if over to main",
        "Make the plan of a what-if the main plan, as a change that can be undone.",
        ("geoplan runs adopt without-D12",),
    )


def _add(
    commands: Any, name: str, run: Any, summary: str, description: str, examples: tuple[str, ...]
) -> Any:
    parser = command(commands, name, run, summary=summary, description=description, examples=examples)
    parser.add_argument("name", help="what the what-if is called: letters, digits and dashes")
    add_project(parser)
    add_by(parser)
    return parser


def run_what_if(options: Namespace) -> None:
    """Begin a what-if."""
    _, project = open_project(options)
    at = project.change(options.at, week=options.week).id
    line = project.what_if(options.name, who=who_of(options), why=options.note, at=at)
    say(f'The what-if "{line.name}" begins at change {line.base}; geoplan runs switch main goes back.')


def run_switch(options: Namespace) -> None:
    """Change over."""
    _, project = open_project(options)
    line = project.switch(options.name, who=who_of(options), why=options.note, week=options.week)
    say(f'Working on "{line.name}" of the week of {line.week:%d/%m/%Y}, change {line.head}.')


def run_discard(options: Namespace) -> None:
    """Close a what-if."""
    _, project = open_project(options)
    line = project.discard(options.name, who=who_of(options), why=options.note)
    say(f'The what-if "{line.name}" is closed; its plans stay in the history.')


def run_adopt(options: Namespace) -> None:
    """Take a what-if over."""
    _, project = open_project(options)
    change = project.adopt(options.name, who=who_of(options), why=options.note)
    say(
        f'The plan of "{options.name}" is the main plan now, change {change.id}; geoplan runs undo goes back.'
    )
