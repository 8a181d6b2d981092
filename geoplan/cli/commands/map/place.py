"""Where maps land and what they are called, and the ground that they stand on."""

from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.cli.show import say
from geoplan.cli.tables import check_output, make_folder
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.cli.commands.runs.desk import Desk
    from geoplan.maps.county import CountyGround

FOLDER = "maps"


def map_path(out: Path | None, folder: Path | None, name: str) -> Path:
    """
    Return where a map goes; found out, as whether it can, before the work of drawing.

    Parameters
    ----------
    out
        What the user asked for; None for ``maps`` in the project's folder, or in this one.
    folder
        The project's; None for the embedded county's.
    name
        What it is, of when, and for whom: ``week-2026-11-23-manager``. No person in it.

    Raises
    ------
    InputError
        When it cannot be written there, or is no name of a page.
    """
    if out is None:
        where = (folder or Path()) / FOLDER
        make_folder(where)
        out = where / f"{name}.html"
    elif out.suffix.lower() != ".html":
        raise InputError(Fault("a map's name ends in .html", f"call it {out.stem}.html", file=out.name))
    check_output(out, [])
    return out


def ground_of(desk: "Desk") -> "CountyGround":
    """Return settlements and bounds to draw under a plan: the county's, where its venues lie in it."""
    from geoplan.maps.county import county_ground

    return county_ground(
        [venue.position for venue in desk.case.venues], boundaries_from=desk.settings.workspace.home
    )


def say_map(path: Path) -> None:
    """Say where a map is, and how large."""
    say(
        f"Map:      {path} ({path.stat().st_size / 1e6:.1f} MB, opens in any browser without network)",
        style="bold",
    )
