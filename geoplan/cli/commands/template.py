"""``geoplan template``: an empty table to fill in."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from geoplan.cli.options import command
from geoplan.cli.show import say


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "template",
        run,
        summary="write an empty table to fill in",
        description=(
            "Write a workbook with the right columns, drop-downs, an example and a sheet of help. "
            "What it is for is told by its name. A file that is there already is never replaced."
        ),
        examples=(
            "geoplan template children.xlsx",
            "geoplan template observed.xlsx",
            "geoplan template spring.xlsx --kind sessions",
        ),
    )
    parser.add_argument("file", type=Path, help="the workbook to write, such as children.xlsx")
    parser.add_argument("--kind", help="what it is for, where the name does not say")


def run(options: Namespace) -> None:
    """Write the template."""
    from geoplan.io.templates import write_template

    say(f"Written: {write_template(options.file, options.kind)}")
