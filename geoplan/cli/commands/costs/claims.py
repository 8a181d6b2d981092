"""``geoplan costs claims``: mileage claims held against the roads."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.options import add_network, command
from geoplan.cli.settings import Settings, network_of, settings_of
from geoplan.cli.show import note, progress_bar, say
from geoplan.cli.tables import check_output, mark_faults
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.costs.claims import ClaimAudit
    from geoplan.io.claims.places import KnownPlace, PlaceBook
    from geoplan.network.model import RoadNetwork

# The tables of a project that say where somebody or something is.
_LOCATED = ("children", "carers", "adults", "drivers", "venues")
_SCHOOLS = ("schools.xlsx", "schools.csv")


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "claims",
        run,
        summary="hold mileage claims against the roads",
        description=(
            "Read spreadsheets of mileage claims as they are (titles, merged and two-row headers, several "
            "sheets, lines of totals, 45p, 12.5 miles) and hold every journey against the fastest and the "
            "shortest way at that hour: within tolerance, to ask about, or cannot be told, with the reason. "
            "The tolerance is taken from the claims themselves and stated. A query is a question, never a "
            "finding; nobody is scored."
        ),
        examples=(
            "geoplan costs claims claims.xlsx --out audit.xlsx",
            "geoplan costs claims april.csv may.csv --places places.xlsx --out audit.xlsx",
            "geoplan costs claims claims.xlsx --project week-48 --network nottinghamshire",
        ),
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="spreadsheets: .xlsx or .csv")
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", help="the workbook to write")
    parser.add_argument(
        "--places",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a table of codes or names and where they are; may be given several times",
    )
    parser.add_argument(
        "--project",
        type=Path,
        metavar="FOLDER",
        help="a folder with your tables of children, drivers, venues … (default: this folder, where it has"
        " tables, or else the embedded county)",
    )
    parser.add_argument("--sheet", help="read this sheet only (default: every sheet with claims)")
    parser.add_argument("--claimant", metavar="CODE", help="who claims, where the files do not say")
    parser.add_argument("--strict", action="store_true", help="stop when a row cannot be read")
    add_network(parser)


def run(options: Namespace) -> None:
    """Read, audit, show and write."""
    from geoplan.report.costs.claims import claims_workbook, show_claims
    from geoplan.report.costs.page import check_workbook_name

    if options.out is not None:
        check_workbook_name(options.out)
        check_output(options.out, [*options.files, *options.places])
    settings = settings_of(options)
    audit, _ = audited(options, settings)
    show_claims(audit)
    if options.out is not None:
        claims_workbook(audit, options.out)
        say(f"Workbook: {options.out}", style="bold")


def audited(options: Namespace, settings: Settings) -> "tuple[ClaimAudit, RoadNetwork]":
    """
    Read the claims of a command and hold them against the roads; return the audit, and these roads.

    Raises
    ------
    InputError
        With the faults of files, places and codes.
    """
    from geoplan.costs.claims import audit_claims
    from geoplan.io.claims.read import read_claims
    from geoplan.network.cache import ArrayCache

    _check_claimant(options.claimant)
    places = _places(options)
    with progress_bar() as progress:
        claims = read_claims(
            options.files, places=places, sheet=options.sheet, claimant=options.claimant, progress=progress
        )
    _tell_faults(claims.faults, options)
    network = network_of(options, settings)
    with progress_bar() as progress:
        audit = audit_claims(
            claims,
            network,
            params=_params(settings),
            speeds=settings.speeds,
            snap_params=settings.snap,
            cache=ArrayCache(settings.workspace.cache),
            progress=progress,
        )
    return audit, network


def _params(settings: Settings) -> Any:
    from geoplan.costs.claims import AuditParams

    return settings.values.get("claims", AuditParams())


def _check_claimant(code: str | None) -> None:
    from geoplan.domain.checks import check_person_code

    if code is not None:
        try:
            check_person_code("whoever claims", code)
        except ValueError as error:
            raise InputError(Fault(str(error), "give a payroll or driver number: --claimant D012")) from error


def _places(options: Namespace) -> "PlaceBook":
    """Return the places of the project or of the embedded county, with those of --places."""
    from geoplan.io.claims.places import PlaceBook, known_places
    from geoplan.io.projects.folder import ProjectFolder

    more: Sequence[KnownPlace] = known_places(((None, path) for path in options.places), note=note)
    folder = ProjectFolder(options.project or Path())
    if options.project is not None and not folder.path.is_dir():
        raise InputError(Fault(f"there is no folder {folder.path}", "check the name"))
    tables = {kind: path for kind, path in folder.tables().items() if kind in _LOCATED}
    if not tables:
        from geoplan.county import load_county

        return PlaceBook.of_county(load_county(), more=more)
    listed: list[tuple[str | None, Path]] = list(tables.items())
    listed += [("places", folder.path / name) for name in _SCHOOLS if (folder.path / name).is_file()]
    named = ", ".join(path.name for _, path in listed)
    note(f"places are looked up in {named} of {'this folder' if options.project is None else folder.path}.")
    return PlaceBook([*known_places(listed, note=note), *more])


def _tell_faults(faults: Sequence[Fault], options: Namespace) -> None:
    """Mark the cells of rows that cannot be read, and say how many there are; with --strict, stop."""
    for path in options.files:
        own = [fault for fault in faults if fault.file == path.name]
        if own:
            mark_faults(InputError(own), path)
    if faults and options.strict:
        raise InputError(faults)
    rows = len({(fault.file, fault.sheet, fault.row) for fault in faults})
    if rows:
        words = "1 row cannot be read and is" if rows == 1 else f"{rows:,} rows cannot be read and are"
        note(f"{words} in none of the figures; mend and run this again.")
