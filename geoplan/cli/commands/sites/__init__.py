"""``geoplan sites``: where venues and properties should be, priced through planned weeks."""

from typing import Any

from geoplan.cli.commands.sites import properties, sensitivity, venues


def add_to(commands: Any) -> None:
    """Add the commands."""
    group = commands.add_parser(
        "sites", help="where venues and properties should be: options priced through planned weeks"
    )
    inner = group.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for room in (venues, properties, sensitivity):
        room.add_to(inner)
