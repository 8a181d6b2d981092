"""An Excel workbook of a plan for the planning team: summary, all requests, venues, drivers."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from geoplan.audiences import Audience, cut, plan_rows
from geoplan.domain.checks import check_between
from geoplan.domain.plans import Plan
from geoplan.errors import Fault, InputError
from geoplan.io.write import write_atomically
from geoplan.report.runs import blocks, open_sheet, origin, requests_sheet, summary_sheet, words
from geoplan.report.runs.driver_sheet import add_driver_sheet
from geoplan.report.runs.figures import figures_of
from geoplan.report.runs.headline import PROPOSAL, check_line, headline_of, title_of
from geoplan.report.runs.tables import SheetText, Titles, add_table
from geoplan.report.runs.venue_sheet import add_venue_sheet, by_venue
from geoplan.runs.case import Case
from geoplan.runs.checking.report import CheckReport

_LISTED = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookParams:
    """
    How long a workbook of runs may be kept.

    Parameters
    ----------
    keep_days
        It is to be destroyed so many days after the last day that it plans.
    """

    keep_days: int = 28

    def __post_init__(self) -> None:
        check_between("days to keep a workbook of runs", self.keep_days, 0, 3_650)

    def destroy_after(self, plan: Plan) -> date:
        """Return the day after which the workbook of a plan is to be destroyed."""
        return max(plan.days) + timedelta(days=self.keep_days)


def plan_workbook(
    case: Case,
    plan: Plan,
    path: str | Path,
    *,
    report: CheckReport | None = None,
    params: WorkbookParams = WorkbookParams(),
) -> None:
    """
    Write a plan as an Excel workbook for the planning team, whole or not at all.

    Equal plans make workbooks that are equal to the byte. Who takes a request can be changed in it:
    `geoplan.report.runs.edits.read_edits` reads the changes.

    Parameters
    ----------
    case
        What the plan was made from.
    path
        The ``.xlsx`` file to write; readable by its owner alone.
    report
        What the check found; None checks the plan.

    Raises
    ------
    InputError
        When the name does not end in .xlsx, or the file cannot be written.
    """
    path = Path(path)
    if path.suffix.lower() != ".xlsx":
        raise InputError(
            Fault("a workbook's name ends in .xlsx", f"call it {path.stem}.xlsx", file=path.name)
        )
    if report is None:
        from geoplan.runs.check import check

        report = check(case, plan)
    from geoplan.report.runs.stable import save_stable

    with write_atomically(path, private=True, destroy_after=params.destroy_after(plan)) as aside:
        save_stable(_Builder(case, plan, report, params).build(), aside, _created(plan))


def _created(plan: Plan) -> datetime:
    """The moment that a plan says it was made; the start of its week where it names none."""
    try:
        return datetime.fromisoformat(plan.provenance.created).replace(tzinfo=None)
    except ValueError:
        return datetime.combine(plan.week, time(), UTC).replace(tzinfo=None)


class _Builder:
    """A workbook being made: the plan, the words on every sheet, and the names of sheets so far."""

    def __init__(self, case: Case, plan: Plan, report: CheckReport, params: WorkbookParams) -> None:
        from openpyxl import Workbook

        self.case, self.plan, self.report = case, plan, report
        self.figures, self.venues = figures_of(case, plan), by_venue(plan)
        self.seen = cut(plan_rows(case, plan), Audience.PLANNER)
        last = params.destroy_after(plan)
        self.warning = (
            "For the planning team only: it shows where children live and travel. "
            f"Destroy after {last:%d/%m/%Y}."
        )
        self.footer = f"{self.warning} {words.provenance_of(plan)}"
        self.book = Workbook()
        self.book.properties.title, self.book.properties.creator = title_of(plan), "geoplan"
        self.titles = Titles()
        # The hidden sheet is read by its name: no code may take it.
        for name in (summary_sheet.SHEET, origin.SHEET):
            self.titles.take(name)

    def build(self) -> Any:
        """Add every sheet, and return the workbook."""
        summary = self.book.active
        contents = self._add_lists()
        links = {venue: self._add_venue(venue) for venue in self.venues}
        links |= {driver.person: self._add_driver(driver.person) for driver in self.figures.drivers}
        lines = (check_line(self.report), PROPOSAL)
        cover = summary_sheet.Cover(
            title_of(self.plan), headline_of(self.figures), self.warning, lines, self.footer
        )
        summary_sheet.add_summary_sheet(summary, cover, self._blocks(), links, contents)
        choices = requests_sheet.choices_of(self.case)
        origin.add_origin_sheet(self.book.create_sheet(origin.SHEET), self.plan, choices)
        return self.book

    def _sheet(self, name: str) -> Any:
        return self.book.create_sheet(self.titles.take(name))

    def _add_lists(self) -> dict[str, str]:
        """Add all requests, what is not covered and what the check found; return what each holds."""
        case, carried = self.case, {"warning": self.warning, "footer": self.footer}
        every, some = self._sheet(requests_sheet.SHEET), self._sheet(open_sheet.SHEET)
        choices = origin.choices_at(len(requests_sheet.choices_of(case)))
        requests_sheet.add_requests_sheet(every, self.seen, choices=choices, **carried)
        open_sheet.add_open_sheet(some, self.seen, **carried)
        contents = {
            every.title: f'a row each; choose in "{requests_sheet.TAKE_BY}" to have a journey otherwise',
            some.title: "what nobody takes and what goes by taxi, with the reasons",
        }
        if self.report.violations:
            found, text = blocks.broken_rules(self.report), SheetText(check_line(self.report), **carried)
            sheet = self._sheet("Check")
            add_table(sheet, text, found.columns, found.rows, wrapped=("What", "What can be done"))
            contents[sheet.title] = "every rule that is broken, and every piece of advice"
        return contents

    def _add_venue(self, venue: str) -> str:
        sheet = self._sheet(f"Venue {venue}")
        add_venue_sheet(sheet, self.case, self.seen, venue, warning=self.warning, footer=self.footer)
        return str(sheet.title)

    def _add_driver(self, person: str) -> str:
        sheet = self._sheet(person)
        add_driver_sheet(sheet, self.seen, person, warning=self.warning, footer=self.footer)
        return str(sheet.title)

    def _blocks(self) -> list[blocks.Block]:
        return [
            blocks.who_travels_how(self.figures),
            blocks.in_the_car(self.figures),
            blocks.continuity(self.figures),
            blocks.what_it_costs(self.figures),
            blocks.open_requests(self.case, self.figures.not_covered[:_LISTED]),
            blocks.runs_by_driver(self.figures),
            blocks.venues(self.venues),
        ]
