"""``geoplan costs year``: what a plan, or several, come to over a year."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.costs.ledgers import WHICH, ledger_at
from geoplan.cli.commands.costs.own_tables import read_marked
from geoplan.cli.commands.runs.desk import project_folder, project_settings
from geoplan.cli.commands.runs.options import add_inputs, day_of
from geoplan.cli.options import command
from geoplan.cli.show import note, say
from geoplan.cli.tables import check_output
from geoplan.domain.money import exact, rounded_pence
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.costs.projection import WeekCost
    from geoplan.domain.school import SchoolCalendar

_MOST_POUNDS = 10_000_000


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "year",
        run,
        summary="what plans come to over a year: a range, month by month",
        description=(
            "Project the cost of one or more weeks over a year, with school terms and bank holidays. The "
            "answer is a range and says how it was made: from the variation between the weeks given, or "
            "from an assumption where only one is. Weeks are plans of the project, or amounts that you know."
        ),
        examples=(
            "geoplan costs year --weeks 48 --months",
            "geoplan costs year --plan accepted --plan 7 --out year.xlsx",
            "geoplan costs year --amount 2026-11-23=4210.50 --amount 2026-12-21=2950 --months",
        ),
    )
    parser.add_argument(
        "--plan",
        dest="plans",
        action="append",
        metavar="PLAN",
        help=f"{WHICH}; may be given again for further weeks (default: latest)",
    )
    parser.add_argument(
        "--amount",
        dest="amounts",
        action="append",
        type=_amount,
        metavar="[DATE=]POUNDS",
        help="what a week cost, with a day of it; without a day it is taken for a week with school",
    )
    _add_year(parser)
    add_inputs(parser)
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", help="the workbook to write")


def _add_year(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="first",
        type=day_of,
        metavar="DATE",
        help="the first day of the year (default: 1 April of the financial year of the first week)",
    )
    parser.add_argument(
        "--weeks",
        type=_weeks,
        metavar="N",
        help="full weeks of contact in the year, bank holidays left out (default: all working days)",
    )
    parser.add_argument("--months", action="store_true", help="show every month")
    parser.add_argument(
        "--terms",
        type=Path,
        metavar="FILE",
        help="your own school terms (default: those of geoplan; geoplan template terms.xlsx)",
    )


def run(options: Namespace) -> None:
    """Project, show, and write what is asked for."""
    from geoplan.costs.projection import project_year
    from geoplan.report.costs.page import check_workbook_name
    from geoplan.report.costs.year import YearView, show_year, year_workbook

    if options.out is not None:
        check_workbook_name(options.out)
        check_output(options.out, [])
    calendar = _calendar(options.terms)
    weeks = _weeks_given(options, calendar)
    first = options.first or _first_of_april(min(week.monday for week in weeks))
    params = project_settings(options, project_folder(options)).projection
    try:
        year = project_year(weeks, calendar, first=first, contact_weeks=options.weeks, params=params)
    except ValueError as error:
        cure = "give other days with --from, or your own terms with --terms (geoplan template terms.xlsx)"
        raise InputError(Fault(str(error), cure)) from error
    view = YearView(year, weeks, by_month=options.months)
    show_year(view)
    if options.out is not None:
        year_workbook(YearView(year, weeks), options.out)
        say(f"Workbook: {options.out}", style="bold")


def _calendar(path: Path | None) -> "SchoolCalendar":
    from geoplan.county.calendar import read_bank_holiday_changes, read_calendar
    from geoplan.io.costs.read import read_terms

    if path is None:
        return read_calendar()
    changes = read_bank_holiday_changes()
    return read_marked(path, lambda own: read_terms(own, changes=changes, note=note))


def _weeks_given(options: Namespace, calendar: "SchoolCalendar") -> "tuple[WeekCost, ...]":
    """Return the weeks to go by: plans and amounts."""
    from geoplan.costs.projection import WeekCost, weeks_of
    from geoplan.domain.ledger import joined

    plans = options.plans or ([] if options.amounts else ["latest"])
    ledgers = [ledger_at(options, which).ledger for which in plans]
    try:
        found = list(weeks_of(joined(ledgers)))
    except ValueError as error:
        raise InputError(Fault(str(error), "name plans of different weeks")) from error
    for day, pence in options.amounts or ():
        found.append(WeekCost.whole(day or _week_with_school(options.first, calendar), pence))
    return tuple(sorted(found, key=lambda week: week.monday))


def _week_with_school(first: date | None, calendar: "SchoolCalendar") -> date:
    """Return a day of a week with school, in the year asked for or else in this financial year."""
    day = first or _first_of_april(date.today())
    while day <= calendar.known_until:
        if day >= calendar.known_from and calendar.is_school_week(day):
            return day
        day += timedelta(weeks=1)
    raise InputError(
        Fault(f"no school terms are known from {first or day:%d/%m/%Y} on", "give them with --terms")
    )


def _first_of_april(day: date) -> date:
    """Return the first day of the financial year in which a day lies."""
    return date(day.year if day.month >= 4 else day.year - 1, 4, 1)


def _amount(word: str) -> tuple[date | None, int]:
    """Read ``2026-11-23=4210.50``, or the amount alone."""
    before, separator, after = word.rpartition("=")
    try:
        amount = Decimal(after.strip().removeprefix("£").replace(",", ""))
    except InvalidOperation:
        amount = Decimal(-1)
    if not 0 <= amount <= _MOST_POUNDS:
        raise ArgumentTypeError(f'"{word}" is not an amount; write 4210.50, or 2026-11-23=4210.50')
    return day_of(before) if separator else None, rounded_pence(exact(amount) * 100)


def _weeks(word: str) -> Decimal:
    try:
        found = Decimal(word)
    except InvalidOperation:
        found = Decimal(0)
    if not 0 < found <= 53:
        raise ArgumentTypeError(f'"{word}" is not a number of weeks; write such as 48')
    return found
