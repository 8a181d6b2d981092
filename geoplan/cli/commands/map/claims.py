"""``geoplan map claims``: where the miles of a plan are driven, or what is claimed between places."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.costs.ledgers import WHICH
from geoplan.cli.commands.first_plan import desk_or_first_plan
from geoplan.cli.commands.map.place import county_of, ground_of, map_path, say_map
from geoplan.cli.commands.runs.desk import project_folder
from geoplan.cli.commands.runs.options import add_inputs
from geoplan.cli.commands.whose import add_whose
from geoplan.cli.options import command
from geoplan.cli.settings import network_of, settings_of
from geoplan.cli.show import note, progress_bar
from geoplan.cli.tables import check_output
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.audiences import Audience

AUDIENCES = ("manager", "planner")
_SHEETS = (".xlsx", ".csv", ".xlsm")


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "claims",
        run,
        summary="where the miles are: of a plan, with a child and without, or claimed between places",
        description=(
            "Draw where the miles are as one page that opens in any browser without network. Of a plan: each "
            "road by how often runs drive it in the week, with a child in the car and without, and the "
            "longest legs without a child. Of spreadsheets of claims: journeys between places, as audited by "
            "geoplan costs claims, with the share that is asked about; no claimant and no home is shown. The "
            "default is for managers; planners see whole lines and exact numbers."
        ),
        examples=(
            "geoplan map claims",
            "geoplan map claims accepted --for planner",
            "geoplan map claims claims.xlsx --out claims.html",
        ),
    )
    which = f"a spreadsheet of claims, or a plan: {WHICH} (default: latest)"
    parser.add_argument("what", nargs="*", default=["latest"], metavar="CLAIMS|PLAN", help=which)
    add_whose(parser, AUDIENCES, default=AUDIENCES[0])
    add_inputs(parser)
    parser.add_argument("--out", type=Path, metavar="FILE.html", help="the map to write (default: in maps)")
    parser.add_argument(
        "--places",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="of claims: a table of codes or names and where they are; may be given several times",
    )
    parser.add_argument("--sheet", help="of claims: read this sheet only")
    parser.add_argument(
        "--claimant", metavar="CODE", help="of claims: who claims, where the files do not say"
    )


def run(options: Namespace) -> None:
    """Draw and write."""
    from geoplan.audiences import Audience

    audience = Audience(options.audience)
    files = [Path(word) for word in options.what if Path(word).suffix.lower() in _SHEETS]
    if files and len(files) < len(options.what):
        raise InputError(Fault("spreadsheets of claims and a plan are two maps", "give one or the other"))
    if files:
        return _of_claims(options, files, audience)
    if len(options.what) > 1:
        raise InputError(Fault("a map shows one plan", "give one, or spreadsheets of claims"))
    return _of_plan(options, audience)


def _of_plan(options: Namespace, audience: "Audience") -> None:
    from geoplan.io.told import read_told, write_told
    from geoplan.maps.mileage import mileage_map_of

    desk = desk_or_first_plan(options, options.what[0])
    out = map_path(options.out, project_folder(options), f"mileage-{desk.plan.week}-{audience}")
    network = network_of(options, desk.settings)
    with progress_bar() as progress:
        made = mileage_map_of(
            desk.case,
            desk.plan,
            network,
            audience=audience,
            speeds=desk.settings.speeds,
            ground=ground_of(desk),
            progress=progress,
            before=read_told(desk.project.folder.path),
            remember=lambda told: write_told(told, desk.project.folder.path),
        )
    made.save(out)
    if not made.private:
        note("this map is for managers; every leg without a child is on: geoplan map claims --for planner")
    say_map(out)


def _of_claims(options: Namespace, files: list[Path], audience: "Audience") -> None:
    from geoplan.audiences import Audience, cut
    from geoplan.cli.commands.costs.claims import audited
    from geoplan.io.told import read_told, write_told
    from geoplan.maps.lines.origin import audit_origin
    from geoplan.maps.mileage import claim_flows, claims_map

    options.files, options.strict = files, False
    settings = settings_of(options)
    check_output(options.out, [*files, *options.places])
    out = map_path(options.out, options.project, f"claims-{date.today()}-{audience}")
    audit, network = audited(options, settings)
    ground, names = county_of(settings, audit)
    # Claims are of real people, also where no project is named.
    folder = project_folder(options) or settings.workspace.runs
    flows = claim_flows(
        audit, places=ground.places, venue_names=names, audience=audience, before=read_told(folder)
    )
    if audience is not Audience.PLANNER:
        folder.mkdir(parents=True, exist_ok=True)
        write_told(flows.told, folder)
    claims_map(
        cut(flows.rows, audience),
        network,
        places=ground.places,
        districts=ground.districts,
        councils=ground.councils,
        notes=(*ground.notes, *audit_origin(audit, exact=audience is Audience.PLANNER)),
    ).save(out)
    say_map(out)
