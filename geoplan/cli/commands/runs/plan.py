"""``geoplan runs plan`` and ``show``: plan a week, and show a plan again."""

from argparse import ArgumentTypeError, Namespace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from geoplan.cli.commands.runs.desk import Desk, open_desk, project_folder, project_settings
from geoplan.cli.commands.runs.options import add_by, add_effort, add_inputs, day_of
from geoplan.cli.commands.runs.planning import SECONDS, planned
from geoplan.cli.commands.runs.shown import say_saved, show_desk
from geoplan.cli.commands.runs.workbooks import write_workbook
from geoplan.cli.options import command
from geoplan.cli.show import note, say
from geoplan.cli.tables import check_output, make_folder
from geoplan.domain.hours import Weekday
from geoplan.errors import Fault, InputError


def add_to(commands: Any) -> None:
    """Add the commands."""
    _add_plan(commands)
    _add_show(commands)


def _add_plan(commands: Any) -> None:
    parser = command(
        commands,
        "plan",
        run,
        summary="plan a week of driver runs",
        description=(
            "Plan who takes which child when, for a week or some of its days: carers first, then volunteers, "
            "contact workers and taxis. In a project folder the tables there are planned (children, carers, "
            "adults, drivers, providers, workers, venues, rooms, schools, sessions; .xlsx or .csv), "
            "otherwise the made-up people of the embedded county. The plan is checked, saved in the project "
            "and written as a workbook. What was pinned or changed by re-planning stays. Where a plan of the "
            "week was accepted, changes from it are priced."
        ),
        examples=(
            "geoplan runs plan --week 2026-11-23",
            "geoplan runs plan --week 2026-11-23 --project week-48 --seconds 120",
            "geoplan runs plan --week 2026-11-23 --day tuesday --day thursday",
            "geoplan runs plan --week 2026-11-23 --children 60 --drivers 15 --iterations 2000 --seed 7",
        ),
    )
    add_inputs(parser)
    parser.add_argument(
        "--day",
        dest="days",
        action="append",
        type=_day,
        metavar="DAY",
        help="plan this day only, such as tuesday or 2026-11-24; may be given again",
    )
    add_effort(parser, SECONDS)
    parser.add_argument("--improve", action="store_true", help="go on from the plan that stands")
    parser.add_argument(
        "--afresh", action="store_true", help="leave out pins and what was changed by re-planning"
    )
    parser.add_argument("--children", type=int, metavar="N", help="of the embedded county (default: 200)")
    parser.add_argument("--drivers", type=int, metavar="N", help="of the embedded county (default: 45)")
    parser.add_argument("--venues", choices=["2015", "later"], help="of the embedded county (default: 2015)")
    parser.add_argument("--county-seed", type=int, metavar="N", help="another seed, other people")
    _add_files(parser, "default: runs-WEEK.xlsx in the project folder, or in maps for the embedded county")
    add_by(parser)


def _add_show(commands: Any) -> None:
    parser = command(
        commands,
        "show",
        show,
        summary="show a plan again, or write its workbook",
        description="Show the summary of the plan that stands, or of another, and write its workbook.",
        examples=(
            "geoplan runs show",
            "geoplan runs show accepted --out runs.xlsx",
            "geoplan runs show 3 --json plan.json",
        ),
    )
    parser.add_argument(
        "which",
        nargs="?",
        default="latest",
        help="number of a change, latest, accepted, or the name of a what-if (default: latest)",
    )
    add_inputs(parser)
    _add_files(parser, "default: none")


def _add_files(parser: Any, default: str) -> None:
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", help=f"the workbook to write ({default})")
    parser.add_argument("--json", type=Path, metavar="FILE.json", help="a file for the plan by itself")


def run(options: Namespace) -> None:
    """Plan, save, write and show."""
    folder = project_folder(options)
    if folder is not None and not folder.is_dir():
        cure = "make it and put your tables there; for the embedded county leave --project out"
        raise InputError(Fault(f"there is no folder {folder}", cure))
    settings = project_settings(options, folder)
    week = _monday(options)
    out = _workbook_path(options, folder, week)
    where = settings.workspace.runs if folder is None else folder
    desk = planned(options, settings, where, week=week, days=_days(options, week))
    report = desk.check()
    show_desk(desk, report)
    say("")
    write_workbook(desk, out, report)
    _write_json(desk, options.json)
    say_saved(desk)


def show(options: Namespace) -> None:
    """Show a plan again, and write what is asked for."""
    _check_files(options.out, options.json)
    desk = open_desk(options, options.which)
    report = desk.check()
    show_desk(desk, report)
    if options.out:
        write_workbook(desk, options.out, report)
    _write_json(desk, options.json)


def _write_json(desk: Desk, path: Path | None) -> None:
    if path is not None:
        from geoplan.io.plans import write_plan

        write_plan(desk.plan, path)
        say(f"Plan:     {path}")


def _monday(options: Namespace) -> date:
    """The Monday of the week to plan."""
    day: date | None = options.week
    if day is None:
        days = [day for day in options.days or () if isinstance(day, date)]
        if not days:
            cure = "say which, by any of its days: --week 2026-11-23"
            raise InputError(Fault("no week is named", cure))
        day = min(days)
    monday = day - timedelta(days=day.weekday())
    if options.week is not None and day != monday:
        note(f"{day:%d/%m/%Y} lies in the week of Monday {monday:%d/%m/%Y}, which is planned.")
    return monday


def _days(options: Namespace, week: date) -> tuple[date, ...] | None:
    if not options.days:
        return None
    named = (week + timedelta(days=day) if isinstance(day, Weekday) else day for day in options.days)
    return tuple(sorted(set(named)))


def _day(word: str) -> date | Weekday:
    """Read a day of the week or a date."""
    wanted = word.strip().casefold()
    for weekday in Weekday:
        if len(wanted) >= 3 and weekday.label.casefold().startswith(wanted):
            return weekday
    try:
        return day_of(word)
    except ArgumentTypeError:
        raise ArgumentTypeError(f'"{word}" is not a day; write tuesday or 2026-11-24') from None


def _workbook_path(options: Namespace, folder: Path | None, week: date) -> Path:
    """Where the workbook goes; found out, as whether it can, before the work of planning."""
    if options.out is None:
        if folder is None:
            make_folder(Path("maps"))
        options.out = (folder or Path("maps")) / f"runs-{week:%Y-%m-%d}.xlsx"
    _check_files(options.out, options.json)
    return Path(options.out)


def _check_files(out: Path | None, json: Path | None) -> None:
    if out is not None and out.suffix.lower() != ".xlsx":
        raise InputError(Fault("a workbook's name ends in .xlsx", f"call it {out.stem}.xlsx", file=out.name))
    if json is not None and json.suffix.lower() != ".json":
        raise InputError(Fault("a plan's name ends in .json", f"call it {json.stem}.json", file=json.name))
    check_output(out, [])
    check_output(json, [])
