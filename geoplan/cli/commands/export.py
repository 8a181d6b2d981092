"""``geoplan export``: a plan as tables for other programs, cut for whoever it is made for."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.first_plan import desk_or_first_plan
from geoplan.cli.commands.handed_out import is_accepted
from geoplan.cli.commands.runs.options import add_inputs
from geoplan.cli.commands.whose import add_whose, check_whose, scope_of
from geoplan.cli.options import command
from geoplan.cli.show import note, progress_bar, say
from geoplan.cli.tables import check_output, make_folder
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.audiences import Audience, Scope
    from geoplan.audiences.rows import LegRow
    from geoplan.cli.commands.runs.desk import Desk

_AUDIENCES = ("public", "manager", "carer", "driver", "venue", "planner")


def add_to(commands: Any) -> None:
    """Add the commands."""
    group = commands.add_parser("export", help="a plan as tables for other programs, cut for an audience")
    inner = group.add_subparsers(title="commands", metavar="COMMAND", required=True)
    parser = command(
        inner,
        "plan",
        run,
        summary="the tables of a plan: a workbook, a GeoPackage for a GIS, or CSV files",
        description=(
            "Write the tables of a plan for somebody: only the fields that they may see, and only what is "
            "theirs. A driver gets the own run of one day, a carer the own children, a venue who comes and "
            "leaves; managers get no single child, but figures and areas of at least five children, and the "
            "public gets figures. Counts under 5 are shown as c; two exports cannot be subtracted from each "
            "other, because what was told is remembered. No names and no addresses are ever exported."
        ),
        examples=(
            "geoplan export plan --for manager",
            "geoplan export plan --for manager --out week.gpkg",
            "geoplan export plan --for driver --driver D012 --day 2026-11-24 --out d012.xlsx",
            "geoplan export plan accepted --for venue --venue retford --out retford",
        ),
    )
    which = "number of a change, latest, accepted, or the name of a what-if (default: latest)"
    parser.add_argument("plan", nargs="?", default="latest", help=which)
    add_whose(parser, _AUDIENCES, default=_AUDIENCES[0])
    add_inputs(parser)
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="FILE.xlsx, FILE.gpkg for a GIS, or a folder for CSV files (default: a workbook in maps)",
    )


def run(options: Namespace) -> None:
    """Cut, write, and remember what was told."""
    from geoplan.audiences import Audience
    from geoplan.io.told import read_told, write_told
    from geoplan.report.exports import export_plan

    audience = Audience(options.audience)
    check_whose(options)
    if options.out is not None:
        _check_out(options.out)
    desk = desk_or_first_plan(options, options.plan)
    scope, folder = scope_of(options, desk.case, desk.plan), desk.project.folder.path
    out = options.out or _default_out(desk, audience, scope)
    made = export_plan(
        desk.case,
        desk.plan,
        out,
        audience=audience,
        scope=scope,
        ways=_ways(options, desk),
        before=read_told(folder),
        accepted=is_accepted(desk),
    )
    if audience in (Audience.MANAGER, Audience.PUBLIC):
        write_told(made.told, folder)
    for table in made.tables:
        say(f"{table.name + ':':<26}{len(table.rows):>7,}")
    say(f"For {made.holder}: {out}", style="bold")


def _check_out(out: Path) -> None:
    from geoplan.report.exports import check_export_path

    check_export_path(out)
    if out.suffix:
        check_output(out, [])
    elif not out.absolute().parent.is_dir():
        raise InputError(
            Fault(
                f"there is no folder {out.absolute().parent}", "make it first, or give another", file=out.name
            )
        )


def _ways(options: Namespace, desk: "Desk") -> "tuple[LegRow, ...]":
    """The ways along the roads, where a map is asked for."""
    if options.out is None or options.out.suffix.lower() != ".gpkg":
        return ()
    from geoplan.cli.settings import network_of
    from geoplan.maps.lines.legs import leg_rows

    network = network_of(options, desk.settings)
    with progress_bar() as progress:
        return leg_rows(desk.case, desk.plan, network, speeds=desk.settings.speeds, progress=progress)


def _default_out(desk: "Desk", audience: "Audience", scope: "Scope") -> Path:
    folder = Path("maps") if desk.inputs.county is not None else desk.project.folder.path
    make_folder(folder)
    whose = scope.driver or scope.carer or scope.venue
    words = ["export", str(audience), *([whose] if whose else []), f"{scope.day or desk.plan.week}"]
    out = folder / f"{'-'.join(words)}.xlsx"
    if out.exists():
        note(f"{out} is there already and will be replaced.")
    return out
