"""The workbook of a plan, changed by hand, comes back as pins; every fault in it is listed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from geoplan.domain.plans import Coverage, Plan
from geoplan.errors import Fault, InputError
from geoplan.io.grid import Cell, Grid, RawRow
from geoplan.io.tables import read_grid
from geoplan.report.runs import origin
from geoplan.report.runs.requests_sheet import CODE, MODE, RELEASE, SHEET, TAKE_BY, WHO, choices_of
from geoplan.report.worksheets import HEADER_ROW
from geoplan.runs.case import Case

_AGAIN = "write the workbook of this plan again, and make the changes in it"


def read_edits(path: str | Path, case: Case, plan: Plan) -> dict[str, str]:
    """
    Return the changes made by hand in a workbook that `plan_workbook` wrote.

    Parameters
    ----------
    path
        The workbook.
    case, plan
        What it was written from.

    Returns
    -------
    dict
        Request to person or mode, as in `Case.pins`, in order of code; `RELEASE` for a pin to be taken away.
        Empty when nothing was changed.

    Raises
    ------
    InputError
        With every fault of the workbook: another plan's, a sheet or column missing, a request that the plan
        does not have or that is missing, a person whom nobody knows, a change in a column that is not read.
    """
    path = Path(path)
    _check_origin(path, plan)
    grid = read_grid(path, sheet=SHEET)
    reader = _Reader(grid, case, plan, _columns(grid))
    for row in grid.rows:
        # The footer stands below a blank row.
        if row.number > HEADER_ROW and not reader.is_footer(row):
            reader.read(row)
    reader.check_all_there()
    if reader.faults:
        raise InputError(sorted(reader.faults, key=lambda fault: fault.row or 0))
    return dict(sorted(reader.edits.items()))


def apply_edits(case: Case, edits: Mapping[str, str]) -> Case:
    """Return a case with the pins of `read_edits` added, exchanged or taken away."""
    pins = {**case.pins, **edits}
    return replace(case, pins={code: taker for code, taker in pins.items() if taker != RELEASE})


def _check_origin(path: Path, plan: Plan) -> None:
    try:
        grid = read_grid(path, sheet=origin.SHEET)
    except InputError as error:
        if any(fault.message.startswith("there is no sheet") for fault in error.faults):
            message = f'the hidden sheet "{origin.SHEET}" is missing, which says which plan this is'
            raise InputError(Fault(message, _AGAIN, file=path.name)) from error
        raise
    found = {str(row.cells[0]): str(row.cells[1]) for row in grid.rows if len(row.cells) > 1 and row.cells[0]}
    expected = origin.facts_of(plan)
    for name, message in (
        ("kind", "this is not a workbook of driver runs that this geoplan reads"),
        ("week", f"the workbook is of the week of {found.get('week', '?')}, the plan of {expected['week']}"),
        ("plan", "the workbook was written from another plan of this week"),
    ):
        if found.get(name) != expected[name]:
            raise InputError(Fault(message, _AGAIN, file=path.name, sheet=origin.SHEET))


def _columns(grid: Grid) -> dict[str, int]:
    """Find the columns that are read, by their headings."""
    header = next((row for row in grid.rows if row.number == HEADER_ROW), None)
    texts = [str(cell).strip() if cell is not None else "" for cell in header.cells] if header else []
    wanted = (CODE, TAKE_BY, WHO, MODE)
    missing = [name for name in wanted if name not in texts]
    if missing:
        raise InputError(
            Fault(
                f'the column "{name}" is missing',
                f"put its heading back into row {HEADER_ROW}, or {_AGAIN}",
                file=grid.file,
                sheet=grid.sheet,
                row=HEADER_ROW,
                column=name,
            )
            for name in missing
        )
    return {name: texts.index(name) for name in wanted}


@dataclass(slots=True)
class _Reader:
    """Rows of the sheet being read: the edits and faults so far."""

    grid: Grid
    case: Case
    plan: Plan
    at: Mapping[str, int]
    edits: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    covers: dict[str, Coverage] = field(init=False)
    choices: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.covers = {cover.request: cover for cover in self.plan.coverage}
        # The list leaves out carers and adults, who are chosen by their rung; their codes will do as well.
        carers, adults = ([one.code for one in self.case.carers], [one.code for one in self.case.adults])
        taken = (*choices_of(self.case), *carers, *adults)
        self.choices = {choice.casefold(): choice for choice in taken}

    def is_footer(self, row: RawRow) -> bool:
        """Whether a row holds the words below the table: text in the first cell alone, with spaces in it."""
        first, *rest = row.cells
        return isinstance(first, str) and " " in first.strip() and not any(rest)

    def read(self, row: RawRow) -> None:
        """Read one request."""
        code = _text(row, self.at[CODE])
        cover = self.covers.get(code)
        if cover is None:
            message = f'"{code}" is not a request of this plan' if code else "the code is missing"
            self._fault(row, CODE, message, _AGAIN)
        elif code in self.seen:
            self._fault(row, CODE, f"{code} is in row {self.seen[code]} too", "delete one of the two rows")
        else:
            self.seen[code] = row.number
            self._check_untouched(row, cover)
            self._read_taker(row, cover)

    def _check_untouched(self, row: RawRow, cover: Coverage) -> None:
        """See that nobody wrote a change where it would not be read."""
        for column, was in ((WHO, cover.person or ""), (MODE, cover.mode.value)):
            if _text(row, self.at[column]).casefold() != was.casefold():
                self._fault(row, column, "a change in this column is not read", f'make it in "{TAKE_BY}"')

    def _read_taker(self, row: RawRow, cover: Coverage) -> None:
        written = _text(row, self.at[TAKE_BY])
        if not written:
            return
        taker = self.choices.get(written.casefold())
        if taker is None:
            self._fault(row, TAKE_BY, *self._unknown(written))
        elif taker != RELEASE:
            self.edits[cover.request] = taker
        elif cover.request in self.case.pins:
            self.edits[cover.request] = RELEASE

    def _unknown(self, written: str) -> tuple[str, str]:
        """Say what is wrong with what was written, and who may be meant."""
        if any(worker.code.casefold() == written.casefold() for worker in self.case.workers):
            return f"the contact worker {written} does not drive", "choose somebody from the list"
        close = get_close_matches(written.casefold(), self.choices, n=1, cutoff=0.8)
        cure = f'did you mean "{self.choices[close[0]]}"?' if close else "choose somebody from the list"
        # A name may have been typed: messages repeat only what has a digit, as codes of people have.
        named = f'"{written}"' if any(sign.isdigit() for sign in written) and " " not in written else "this"
        return f"{named} is no driver, contact worker, carer, adult or way of travelling", cure

    def check_all_there(self) -> None:
        """See that no request was deleted: that would not say what is to become of it."""
        for code in self.covers:
            if code not in self.seen:
                message = f"the row of request {code} is missing"
                cure = f"put it back, or {_AGAIN}; a session is cancelled by re-planning"
                self.faults.append(Fault(message, cure, file=self.grid.file, sheet=self.grid.sheet))

    def _fault(self, row: RawRow, column: str, message: str, cure: str) -> None:
        self.faults.append(
            Fault(message, cure, file=self.grid.file, sheet=self.grid.sheet, row=row.number, column=column)
        )


def _text(row: RawRow, at: int) -> str:
    """A cell as text, without the apostrophe that keeps spreadsheets from calculating."""
    cell: Cell = row.cells[at] if at < len(row.cells) else None
    text = "" if cell is None else str(cell).strip()
    return text.removeprefix("'")
