"""``geoplan export``: a plan as tables for other programs, cut for whoever it is made for."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.first_plan import desk_or_first_plan
from geoplan.cli.commands.handed_out import is_accepted
from geoplan.cli.commands.runs.options import add_inputs, day_of
from geoplan.cli.options import command
from geoplan.cli.show import note, progress_bar, say
from geoplan.cli.tables import check_output, make_folder
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.audiences import Audience, Scope
    from geoplan.audiences.rows import LegRow
    from geoplan.cli.commands.runs.desk import Desk

_NAMED = 8
_AUDIENCES = ("public", "manager", "carer", "driver", "venue", "planner")
_WHOSE = ("driver", "carer", "venue")


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
    parser.add_argument(
        "--for", dest="audience", choices=_AUDIENCES, default=_AUDIENCES[0], help="default: public"
    )
    parser.add_argument("--driver", metavar="CODE", help="which driver it is for, or contact worker")
    parser.add_argument("--day", type=day_of, metavar="DATE", help="the day of a driver's run")
    parser.add_argument("--carer", metavar="CODE", help="which foster carer it is for")
    parser.add_argument("--venue", metavar="CODE", help="which venue it is for")
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
    _check_whose(options, audience)
    if options.out is not None:
        _check_out(options.out)
    desk = desk_or_first_plan(options, options.plan)
    scope, folder = _scope(options, desk), desk.project.folder.path
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


def _check_whose(options: Namespace, audience: str) -> None:
    """Refuse options that are for another audience, and a missing one, before any work."""
    faults = []
    for name in _WHOSE:
        given = getattr(options, name) is not None
        if given and name != audience:
            faults.append(Fault(f"--{name} is for a {name}", f"leave it out, or say --for {name}"))
        if name == audience and not given:
            faults.append(Fault(f"which {name} is it for?", f"say --{name} with a code"))
    if audience == "driver" and options.day is None:
        faults.append(Fault("a driver gets one day", "say which: --day 2026-11-24"))
    if audience != "driver" and options.day is not None:
        faults.append(Fault("--day is for a driver", "leave it out"))
    if faults:
        raise InputError(faults)


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


def _scope(options: Namespace, desk: "Desk") -> "Scope":
    """Whose part it is; raises InputError for codes that are not there."""
    from geoplan.audiences import WHOLE, Scope

    case, plan = desk.case, desk.plan
    if options.driver is not None:
        own = [run for run in plan.runs if run.person == options.driver]
        if not own:
            drivers = sorted({run.person for run in plan.runs})
            raise InputError(Fault(f'"{options.driver}" has no run in this plan', _one_of(drivers)))
        if all(run.day != options.day for run in own):
            days = ", ".join(dict.fromkeys(f"{run.day}" for run in own))
            raise InputError(
                Fault(f"{options.driver} has no run on {options.day}", f"there are runs on {days}")
            )
        return Scope.of_driver(options.driver, options.day)
    if options.carer is not None:
        scope = Scope.of_carer(case, options.carer)
        if not scope.children:
            carers = sorted({child.carer for child in case.children if child.carer})
            raise InputError(Fault(f'no child is with a carer "{options.carer}"', _one_of(carers)))
        return scope
    if options.venue is not None:
        if options.venue not in case.venue:
            raise InputError(Fault(f'there is no venue "{options.venue}"', _one_of(sorted(case.venue))))
        return Scope.of_venue(options.venue)
    return WHOLE


def _one_of(codes: list[str]) -> str:
    more = f" and {len(codes) - _NAMED} more" if len(codes) > _NAMED else ""
    return f"there are {', '.join(codes[:_NAMED])}{more}"


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
