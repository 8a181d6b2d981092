"""The sheet of all requests, a row each, with the one column that is edited: who is to take it."""

from collections.abc import Sequence
from typing import Any

from geoplan.audiences import Seen
from geoplan.audiences.cutting import Fields
from geoplan.audiences.rows import JourneyRow
from geoplan.domain.plans import Mode, clock
from geoplan.report import worksheets
from geoplan.report.columns import ONE_DECIMAL, Column
from geoplan.report.runs import words
from geoplan.report.runs.tables import DATE, TIME, SheetText, add_table
from geoplan.runs.case import Case

SHEET = "All requests"
CODE, TAKE_BY, WHO, MODE = "Code", "Take by (edit here)", "Who", "How"
RELEASE = "let the plan decide"
COLUMNS = (
    Column(CODE, None, 12),
    Column(TAKE_BY, None, 20),
    Column(WHO, None, 11),
    Column(MODE, None, 17),
    Column("Pinned", None, 9),
    Column("Day", DATE, 12),
    Column("Direction", None, 10),
    Column("Session", None, 10),
    Column("Children", None, 16),
    Column("From", None, 32),
    Column("To", None, 32),
    Column("Earliest", TIME, 9),
    Column("Latest", TIME, 9),
    Column("Pick-up", TIME, 9),
    Column("Drop-off", TIME, 9),
    Column("Minutes in the car", ONE_DECIMAL, 10),
    Column("Minutes if direct", ONE_DECIMAL, 10),
    Column("Run", None, 12),
    Column("Why not who is asked first", None, 60),
)
_TO_EDIT = "FFFFF6D6"
_WRAPPED = ("Children", "From", "To", "Why not who is asked first")
_GROWING = tuple(at for at, column in enumerate(COLUMNS) if column.heading in _WRAPPED[:-1])

Row = tuple[object, ...]


def choices_of(case: Case) -> tuple[str, ...]:
    """Return what a request may be pinned to: volunteers, workers who drive, modes; first, no pin."""
    workers = (worker.code for worker in case.workers if worker.can_drive and case.params.workers_drive)
    return (
        RELEASE,
        *sorted(driver.code for driver in case.drivers),
        *sorted(workers),
        *(mode.value for mode in Mode),
    )


def add_requests_sheet(sheet: Any, seen: Seen, *, choices: str, warning: str, footer: str) -> None:
    """
    Write all requests that planners see, by day and time; only the column to edit can be changed.

    Parameters
    ----------
    choices
        Where the choices stand, as Excel writes it: ``geoplan!$D$2:$D$60``.
    """
    note = (
        f'Who takes each journey. To have it otherwise choose somebody in the column "{TAKE_BY}", save, and '
        f'give the workbook back; blank leaves it as it is, and "{RELEASE}" takes a pin away.'
    )
    rows = [row_of(journey) for journey in seen[JourneyRow]]
    add_table(sheet, SheetText(note, warning, footer), COLUMNS, rows, wrapped=_WRAPPED)
    _keep_low(sheet, rows)
    sheet.freeze_panes = sheet.cell(worksheets.HEADER_ROW + 1, 3)
    _offer(sheet, len(rows), choices)
    _protect(sheet)


def row_of(journey: Fields) -> Row:
    """The row of one request, in order of `COLUMNS`; the column to edit is blank."""
    ride_s = journey["ride_s"]
    return (
        journey["journey"],
        None,
        journey["taker"],
        journey["mode"],
        "by hand" if journey["pinned"] else "",
        journey["day"],
        journey["direction"],
        journey["session"],
        ", ".join(journey["children"]),
        *words.ends_of(journey),
        clock(journey["earliest_s"]),
        clock(journey["latest_s"]),
        None if journey["pickup_s"] is None else clock(journey["pickup_s"]),
        None if journey["delivery_s"] is None else clock(journey["delivery_s"]),
        None if ride_s is None else words.minutes(ride_s),
        words.minutes(journey["direct_s"]),
        journey["run"],
        words.reasons_said(journey["reasons"]),
    )


def _keep_low(sheet: Any, rows: Sequence[Row]) -> None:
    """Keep rows from growing with the reasons: there are hundreds, and a higher row shows all of them."""
    for number, row in enumerate(rows, start=worksheets.HEADER_ROW + 1):
        deepest = max(worksheets.lines_of(row[at], COLUMNS[at].width) for at in _GROWING)
        sheet.row_dimensions[number].height = worksheets.LINE_HEIGHT * deepest


def _offer(sheet: Any, rows: int, choices: str) -> None:
    """Make the column to edit stand out, unlock it, and give it its list."""
    from openpyxl.styles import Border, PatternFill, Protection, Side
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = TAKE_BY, "Choose a person or a way of travelling from the list."
    rule.promptTitle, rule.prompt = TAKE_BY, "Choose who is to take this journey. Blank: as the plan has it."
    rule.showInputMessage = True
    line, stamps = Side("thin", color=worksheets.RULE), worksheets.Stamps()

    def look(cell: Any) -> None:
        cell.fill, cell.border = PatternFill("solid", start_color=_TO_EDIT), Border(line, line, line, line)
        cell.protection, cell.number_format = Protection(locked=False), "@"

    for number in range(worksheets.HEADER_ROW + 1, worksheets.HEADER_ROW + 1 + rows):
        stamps.put(sheet.cell(number, 2), "to edit", look)
    if rows:
        rule.add(f"B{worksheets.HEADER_ROW + 1}:B{worksheets.HEADER_ROW + rows}")
        sheet.add_data_validation(rule)


def _protect(sheet: Any) -> None:
    """Lock the other cells, without a password; filters and widths stay free (False means allowed)."""
    sheet.protection.enable()
    sheet.protection.autoFilter = False
    sheet.protection.formatColumns = sheet.protection.formatRows = False
