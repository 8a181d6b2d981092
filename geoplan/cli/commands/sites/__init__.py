"""``geoplan sites``: where venues should be, priced through planned weeks."""

from typing import Any

from geoplan.cli.commands.sites import sensitivity, venues


def add_to(commands: Any) -> None:
    """Add the commands."""
    group = commands.add_parser("sites", help="where venues should be: options priced through planned weeks")
    inner = group.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for room in (venues, sensitivity):
        room.add_to(inner)
