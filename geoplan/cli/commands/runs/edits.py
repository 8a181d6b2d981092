"""``geoplan runs edits``: changes made by hand in the workbook of a plan, read back."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from geoplan.cli.commands.runs.desk import open_desk
from geoplan.cli.commands.runs.move import confirmed
from geoplan.cli.commands.runs.options import add_by, add_inputs, add_now, now_of
from geoplan.cli.commands.runs.shown import say_saved
from geoplan.cli.commands.runs.workbooks import write_workbook
from geoplan.cli.options import command
from geoplan.cli.show import say
from geoplan.cli.tables import check_output, mark_faults
from geoplan.errors import InputError


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "edits",
        run,
        summary="read changes made by hand in the workbook of a plan",
        description=(
            'Read the column "Take by" of a workbook that geoplan wrote of the plan that stands: each '
            "journey given to somebody else is moved and pinned there. All of it is checked first: every "
            "fault of the workbook is listed, and of every journey that cannot move the rule in the way; "
            "then nothing changes."
        ),
        examples=(
            "geoplan runs edits runs-2026-11-23.xlsx",
            "geoplan runs edits runs.xlsx --try",
            "geoplan runs edits runs.xlsx --out runs-edited.xlsx",
        ),
    )
    parser.add_argument("workbook", type=Path, help="the workbook, changed and saved")
    parser.add_argument("--try", dest="dry", action="store_true", help="only say what it would cost")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", help="write the workbook of the new plan")
    add_now(parser)
    add_inputs(parser)
    add_by(parser)


def run(options: Namespace) -> None:
    """Read the edits, say what they change, ask, save."""
    from geoplan.report.runs import read_edits
    from geoplan.report.runs.requests_sheet import RELEASE
    from geoplan.runs.diff import diff
    from geoplan.runs.edit import move_all, release

    check_output(options.out, [options.workbook])
    desk = open_desk(options)
    try:
        edits = read_edits(options.workbook, desk.case, desk.plan)
    except InputError as error:
        mark_faults(error, options.workbook)
        raise
    if not edits:
        say("Nothing was changed in the workbook.")
        return
    base, base_id = desk.next_base
    freed = [code for code, to in edits.items() if to == RELEASE]
    pins = {code: to for code, to in edits.items() if to != RELEASE}
    case, plan = desk.case, desk.plan
    if freed:
        case, plan = release(case, plan, freed, base=base)
    case, plan = move_all(case, plan, pins, base=base, now=now_of(options, desk.plan))
    parts = [(len(pins), "pinned"), (len(freed), "free again")]
    told = [f"{count} journey{'' if count == 1 else 's'} {what}" for count, what in parts if count]
    say(f"{', '.join(told)}.", style="bold")
    say(str(diff(desk.plan, plan, case=case)))
    if options.dry:
        say("Nothing is saved.")
    elif confirmed(options):
        saved = desk.save(case, plan, what=f"edits of {len(edits)} journeys", base=base, base_id=base_id)
        if options.out:
            write_workbook(saved, options.out, saved.check())
        say_saved(saved)
