"""``geoplan boundaries``: official boundaries in place of the embedded, generalised ones."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from geoplan.cli.options import command
from geoplan.cli.show import say


def add_to(commands: Any) -> None:
    """Add the commands."""
    group = commands.add_parser("boundaries", help="use official boundaries instead of the embedded ones")
    inner = group.add_subparsers(title="commands", metavar="COMMAND", required=True)
    parser = command(
        inner,
        "import",
        run,
        summary="import Boundary-Line or ONS boundaries",
        description=(
            "Use the districts of an official file: Ordnance Survey Boundary-Line, or an ONS GeoJSON "
            "or GeoPackage of local authority districts of any year."
        ),
        examples=(
            "geoplan boundaries import bdline_gb.gpkg",
            "geoplan boundaries import LAD_DEC_2024.geojson",
        ),
    )
    parser.add_argument("file", type=Path, help="a .gpkg, .geojson or .shp file")


def run(options: Namespace) -> None:
    """Import."""
    from geoplan.io.boundaries import import_boundaries
    from geoplan.io.workspace import Workspace

    workspace = Workspace.default()
    import_boundaries(options.file, workspace.make(workspace.home))
    say(f"Official boundaries of {options.file.name} are used from now on.")
    say(f"To go back to the embedded ones, delete {workspace.boundaries}")
