"""``geoplan map``: maps that ask nothing of the network, each cut for whoever it is made for."""

from typing import Any

from geoplan.cli.commands.map import access, claims, properties, venues, week


def add_to(commands: Any) -> None:
    """Add the commands."""
    group = commands.add_parser("map", help="maps for managers and planners that open without network")
    inner = group.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for room in (week, venues, properties, access, claims):
        room.add_to(inner)
