"""``geoplan sheets``: what each driver, carer or venue is handed for one day."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.first_plan import desk_or_first_plan
from geoplan.cli.commands.handed_out import add_plan, audience_of, folder_of, is_accepted
from geoplan.cli.commands.runs.codes import find_code
from geoplan.cli.commands.runs.desk import Desk, project_folder
from geoplan.cli.commands.runs.options import add_inputs, day_of
from geoplan.cli.options import command
from geoplan.cli.show import note, say
from geoplan.errors import Fault, InfeasibleError, InputError

if TYPE_CHECKING:
    from geoplan.io.names import Names
    from geoplan.report.sheets import DaySheets

_LISTED = 8
_ONE_OF = {"drivers": "driver", "carers": "carer", "venues": "venue"}


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "sheets",
        run,
        summary="sheets for print: a day of each driver, carer or venue",
        description=(
            "Write a sheet for each driver, carer or venue that has something to do on a day, and one file "
            "to print all of them. Each holds what its holder needs for that day and nothing else: no reason "
            "for contact, initials and codes, when it is to be destroyed. The files open in any browser, "
            "load nothing, and print on A4. A venue gets two: one for its staff, and one of its rooms that "
            "families may see. Initials and addresses come from a file of names (geoplan template "
            "names.xlsx) that is read while the sheets are made and kept nowhere."
        ),
        examples=(
            "geoplan sheets --day 2026-11-24 --for drivers",
            "geoplan sheets accepted --day 2026-11-24 --for drivers --names names.xlsx",
            "geoplan sheets --day 2026-11-24 --for drivers --driver D12",
            "geoplan sheets --day 2026-11-24 --for venues --out monday",
        ),
    )
    add_plan(parser, "sheets")
    parser.add_argument(
        "--day", type=day_of, required=True, metavar="DATE", help="the day, such as 2026-11-24"
    )
    for one in _ONE_OF.values():
        parser.add_argument(
            f"--{one}",
            action="append",
            default=[],
            metavar="CODE",
            help=f"for this {one} only; may be repeated",
        )
    parser.add_argument(
        "--names", type=Path, metavar="FILE", help="names and addresses by code, .xlsx or .csv; kept nowhere"
    )
    add_inputs(parser)


def run(options: Namespace) -> None:
    """Make the sheets and write them."""
    from geoplan.report.sheets import day_sheets

    names = _names(options)
    _check_only(options)
    options.week = options.week or options.day
    desk = desk_or_first_plan(options, options.plan)
    accepted = is_accepted(desk)
    sheets = day_sheets(
        desk.case,
        desk.plan,
        options.day,
        audience_of(options.audience),
        only=_only(options, desk),
        names=names,
        accepted=accepted,
        report=desk.check(),
        params=desk.settings.sheets,
    )
    name = f"sheets-{options.audience}-{options.day:%Y-%m-%d}"
    folder = folder_of(options.out, project_folder(options), name)
    outdated = [path.name for path in sheets.outdated(folder)]
    paths = sheets.save(folder)
    _tell(sheets, outdated, accepted=accepted)
    say(f"{sheets.title}: {_how_many(sheets, folder)}", style="bold")
    if sheets.complete and paths:
        say(f"To print all: {paths[0]}", style="bold")
    if paths:
        say(f"Destroy them after {sheets.destroy_after:%d/%m/%Y}.")
    if sheets.withheld:
        lines = "\n".join(f"{code}: {text}" for code, text in sheets.withheld.items())
        cure = "See geoplan runs check; replan or move these journeys."
        raise InfeasibleError(f"No sheet for whose run breaks a hard rule:\n{lines}\n{cure}")


def _how_many(sheets: "DaySheets", folder: Path) -> str:
    if len(sheets) or sheets.withheld:
        return f"{len(sheets)} in {folder}"
    return "there are none, nobody has anything to do"


def _names(options: Namespace) -> "Names":
    """Read the file of names; no copy with the cells marked is written, it would hold names."""
    from geoplan.io.names import NO_NAMES, read_names

    return NO_NAMES if options.names is None else read_names(options.names, note=note)


def _check_only(options: Namespace) -> None:
    """Refuse a code of another kind than the sheets are for, before any work."""
    wrong = [one for kind, one in _ONE_OF.items() if kind != options.audience and getattr(options, one)]
    if wrong:
        fault = f"--{wrong[0]} does not go with --for {options.audience}"
        raise InputError(Fault(fault, f"use --{_ONE_OF[options.audience]}, or --for {wrong[0]}s"))


def _only(options: Namespace, desk: Desk) -> tuple[str, ...]:
    case = desk.case
    groups: dict[str, tuple[Any, ...]] = {
        "drivers": (*case.drivers, *case.workers),
        "carers": case.carers,
        "venues": case.venues,
    }
    known = [item.code for item in groups[options.audience]]
    one = _ONE_OF[options.audience]
    return tuple(find_code(typed, known, f"a {one}") for typed in getattr(options, one))


def _tell(sheets: "DaySheets", outdated: list[str], *, accepted: bool) -> None:
    if not accepted and len(sheets):
        note("no officer has accepted this plan: every sheet says so. See geoplan runs accept.")
    if not sheets.named and len(sheets):
        note("sheets show codes only; --names adds initials, and addresses for drivers.")
    if sheets.unnamed:
        some = ", ".join(sheets.unnamed[:_LISTED])
        more = f" and {len(sheets.unnamed) - _LISTED} more" if len(sheets.unnamed) > _LISTED else ""
        note(f"the file of names has no name for {some}{more}.")
    if outdated:
        note(
            f"{len(outdated)} sheets of an earlier plan were deleted there: {', '.join(outdated[:_LISTED])}."
        )
