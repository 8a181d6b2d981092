"""Where maps land and what they are called, and the ground that they stand on."""

from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.cli.show import say
from geoplan.cli.tables import check_output, make_folder
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.cli.commands.runs.desk import Desk
    from geoplan.cli.settings import Settings
    from geoplan.costs.claims import ClaimAudit
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


def county_of(settings: "Settings", audit: "ClaimAudit") -> "tuple[CountyGround, dict[str, str]]":
    """Return the ground to draw under claims, and the county's venues by code and name."""
    from geoplan.county import read_venues
    from geoplan.maps.county import county_ground

    around = {stop.position for one in audit.journeys for stop in one.journey.stops if stop.position}
    names = {venue.code: venue.name for venue in read_venues()}
    return county_ground(around, boundaries_from=settings.workspace.home), names


def say_map(path: Path) -> None:
    """Say where a map is, and how large."""
    say(
        f"Map:      {path} ({path.stat().st_size / 1e6:.1f} MB, opens in any browser without network)",
        style="bold",
    )
