"""``geoplan costs monthly``: months and quarters for managers and committees."""

import calendar
from argparse import ArgumentTypeError, Namespace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.costs.own_tables import read_marked
from geoplan.cli.commands.runs.desk import desk_at, open_project
from geoplan.cli.commands.runs.options import add_inputs
from geoplan.cli.options import command
from geoplan.cli.settings import Settings
from geoplan.cli.show import note, say
from geoplan.cli.tables import check_output
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.domain.ledger import Ledger
    from geoplan.domain.outcomes import Outcome
    from geoplan.io.projects import Project

_FORMS = ("%Y-%m", "%m/%Y", "%b %Y", "%B %Y", "%Y-%m-%d")
_NAMED = 5


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "monthly",
        run,
        summary="months and quarters for managers: sessions, miles, cost, minutes, continuity",
        description=(
            "Make the management report of the accepted plans: sessions held and cancelled by venue and "
            "district, who transports, miles, cost, minutes in the car, continuity; a column a month and a "
            "quarter of the financial year, the same rows every time. Which sessions were held is read from "
            "a table (geoplan template outcomes.xlsx). Numbers under 5 are shown as c, and so are those that "
            "would give them back, unless it is for planners. What was told is remembered, so that two "
            "reports cannot be subtracted."
        ),
        examples=(
            "geoplan costs monthly --outcomes outcomes.xlsx --out report.xlsx",
            "geoplan costs monthly --from 2026-10 --to 2026-12 --project contact",
            "geoplan costs monthly --for planner",
        ),
    )
    parser.add_argument(
        "--from",
        dest="since",
        type=_month,
        metavar="MONTH",
        help="the first month, such as 2026-10 (default: that of the first accepted plan)",
    )
    parser.add_argument(
        "--to",
        dest="until",
        type=_month,
        metavar="MONTH",
        help="the last month (default: that of the last accepted plan)",
    )
    parser.add_argument(
        "--outcomes",
        type=Path,
        metavar="FILE",
        help="the table of which sessions were held (default: outcomes.xlsx or .csv of the project)",
    )
    parser.add_argument(
        "--for",
        dest="audience",
        choices=("manager", "planner"),
        default="manager",
        help="who reads it (default: manager)",
    )
    add_inputs(parser)
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", help="the workbook to write")


def run(options: Namespace) -> None:
    """Make the report, show its first rows, and write what is asked for."""
    from geoplan.audiences import Audience
    from geoplan.county.emissions import read_emission_factors
    from geoplan.io.told import read_told, write_told
    from geoplan.report.costs.monthly import MonthlyReport, monthly_workbook, show_monthly
    from geoplan.report.costs.page import check_workbook_name

    if options.out is not None:
        check_workbook_name(options.out)
        check_output(options.out, [options.outcomes] if options.outcomes else [])
    settings, project = open_project(options)
    outcomes = _outcomes(options.outcomes or project.folder.tables().get("outcomes"))
    ledger = _ledger(options, settings, project)
    report = MonthlyReport(
        ledger=ledger,
        since=options.since or min(ledger.days),
        until=options.until or max(ledger.days),
        outcomes=outcomes,
        factors=read_emission_factors(),
        audience=Audience(options.audience),
        before=read_told(project.folder.path),
    )
    if report.unmatched:
        some = ", ".join(f"{one.session} on {one.day:%d/%m/%Y}" for one in report.unmatched[:_NAMED])
        more = f" and {len(report.unmatched) - _NAMED} more" if len(report.unmatched) > _NAMED else ""
        note(f"these sessions are in no accepted plan of their day and are not counted: {some}{more}.")
    if report.told is not report.before:
        write_told(report.told, project.folder.path)
    show_monthly(report)
    if options.out is not None:
        monthly_workbook(report, options.out)
        say(f"Workbook: {options.out}", style="bold")


def _outcomes(path: Path | None) -> "tuple[Outcome, ...]":
    from geoplan.io.costs.read_outcomes import read_outcomes

    return () if path is None else read_marked(path, lambda own: read_outcomes(own, note=note))


def _ledger(options: Namespace, settings: Settings, project: "Project") -> "Ledger":
    """The ledger of the plans accepted last for each week of the months asked for."""
    from geoplan.domain.ledger import joined
    from geoplan.runs.ledger import ledger_of

    since, until = options.since or date.min, _last_day(options.until) or date.max
    if until < since:
        raise InputError(Fault("the last month is before the first", "exchange --from and --to"))
    standing = {one.week: one.change for one in project.acceptances()}
    found, gone = [], 0
    for week in sorted(standing):
        change = project.change(standing[week])
        if not project.is_held(change):
            gone += since <= week <= until
            continue
        plan = project.plan(change.id)
        if any(since <= day <= until for day in plan.days):
            desk = desk_at(options, settings, project, change)
            found.append(ledger_of(desk.case, desk.plan))
    if gone:
        plans = "the plan of 1 week" if gone == 1 else f"the plans of {gone} weeks"
        note(f"{plans} went when the time was over, and count in none of the figures.")
    if not found:
        months = "" if options.since is None and options.until is None else " of these months"
        raise InputError(
            Fault(
                f"no plan{months} was accepted",
                "accept one: geoplan runs accept",
                file=str(project.folder.path),
            )
        )
    return joined(found)


def _month(word: str) -> date:
    for form in _FORMS:
        try:
            return datetime.strptime(word.strip(), form).date().replace(day=1)
        except ValueError:
            continue
    raise ArgumentTypeError(f'"{word}" is not a month; write it as 2026-10')


def _last_day(month: date | None) -> date | None:
    return month and month.replace(day=calendar.monthrange(month.year, month.month)[1])
