"""``geoplan costs``: what travel costs, what a plan saves, and the report for managers."""

from typing import Any

from geoplan.cli.commands.costs import claims, compare, monthly, rates, week, year


def add_to(commands: Any) -> None:
    """Add the commands."""
    group = commands.add_parser("costs", help="what travel costs, what a plan saves, management reports")
    inner = group.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for room in (week, compare, monthly, year, claims, rates):
        room.add_to(inner)
