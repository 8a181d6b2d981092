"""Claims out of spreadsheets: every row below a header becomes a journey, an ignored row or a fault."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from geoplan.domain.claims import ClaimedJourney, Claims, ClaimStop, ClaimTotal, IgnoredRow
from geoplan.errors import Fault, InputError, RowAt
from geoplan.io.claims import people
from geoplan.io.claims.drafts import Draft
from geoplan.io.claims.header import ClaimHeader, find_header
from geoplan.io.claims.places import PlaceBook, is_home
from geoplan.io.claims.rows import RowReader
from geoplan.io.claims.sheets import ClaimSheet, column_letters, count_hidden, read_sheets
from geoplan.io.claims.totals import Adder
from geoplan.io.grid import TableLimits
from geoplan.progress import Progress

_HEADER_WITHIN = 40
_SUGGESTIONS = 300


@dataclass(slots=True)
class _Found:
    """What was read so far."""

    drafts: list[Draft] = field(default_factory=list)
    ignored: list[IgnoredRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    totals: list[ClaimTotal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_claims(
    paths: str | Path | Sequence[str | Path],
    *,
    places: PlaceBook | None = None,
    sheet: str | None = None,
    claimant: str | None = None,
    limits: TableLimits | None = None,
    progress: Progress | None = None,
) -> Claims:
    """
    Read spreadsheets of claims as they are.

    Header in one row or two, title lines above it, several sheets, blank rows, lines of totals: see
    `docs/data.md`. Names of people are replaced by numbers (``name-001``), places that nobody knows likewise
    (``unknown-001``), and free text is not kept.

    Parameters
    ----------
    paths
        One or more ``.xlsx`` or ``.csv`` files.
    places
        Where places are looked up; the embedded county's venues and made-up people when None.
    sheet
        The one sheet to read; every visible one that has claims when None.
    claimant
        Who claims, where the files do not say.

    Returns
    -------
    Claims
        Rows that cannot be read are among its `faults`; the others are there.

    Raises
    ------
    InputError
        When a file cannot be read, or no sheet of it is a table of claims, or nothing says who claims.
    """
    listed = [Path(paths)] if isinstance(paths, str | Path) else [Path(path) for path in paths]
    _refuse_twins(listed)
    if places is None:
        from geoplan.county import load_county

        places = PlaceBook.of_county(load_county())
    limits = limits or TableLimits(header_within=_HEADER_WITHIN)
    found = _Found()
    refused: list[Fault] = []
    for number, path in enumerate(listed, start=1):
        tell = None if progress is None else partial(_tell, progress, f"file {number} of {len(listed)}")
        try:
            _read_file(path, found, places, sheet, claimant, limits, tell)
        except InputError as error:
            refused += error.faults
    if refused:
        raise InputError(refused)
    return _finished(found, places)


def _tell(progress: Progress, file: str, done: int, total: int) -> None:
    progress(done, total, f"sheets of {file}")


def _refuse_twins(paths: Sequence[Path]) -> None:
    twins = {path.name for path in paths if sum(one.resolve() == path.resolve() for one in paths) > 1}
    if twins:
        raise InputError(
            Fault("the file is given twice", "give each file once", file=name) for name in sorted(twins)
        )


def _read_file(
    path: Path,
    found: _Found,
    places: PlaceBook,
    sheet: str | None,
    claimant: str | None,
    limits: TableLimits,
    tell: Callable[[int, int], None] | None,
) -> None:
    sheets = read_sheets(path, sheet, limits)
    hidden = 0 if sheet is not None else count_hidden(path)
    if hidden:
        what = "1 hidden sheet is" if hidden == 1 else f"{hidden} hidden sheets are"
        found.notes.append(f"{path.name}: {what} not read; one can be named")
    headers = [find_header(one, limits.header_within) for one in sheets]
    if not any(headers):
        cure = "name the columns in one row (Date, From, To, Miles, …), or choose another sheet"
        message = "there is no row with the names of columns of claims"
        raise InputError(Fault(message, cure, file=path.name, sheet=sheets[0].grid.sheet))
    adder = Adder()
    for number, (one, header) in enumerate(zip(sheets, headers, strict=True), start=1):
        adder.begin_sheet()
        if tell is not None:
            tell(number, len(sheets))
        if header is None:
            reason = "the sheet has no header of claims"
            found.ignored += [IgnoredRow(_at(one, row.number), reason) for row in one.grid.rows]
            continue
        _require_claimant(one, header, claimant)
        _note_columns(one, header, found)
        reader = RowReader(one, header, claimant, places.knows, adder)
        reader.read()
        found.drafts += reader.drafts
        found.ignored += reader.ignored
        found.faults += reader.faults
        found.totals += reader.totals


def _at(sheet: ClaimSheet, row: int) -> RowAt:
    return RowAt(sheet.grid.file, sheet.grid.sheet, row)


def _require_claimant(sheet: ClaimSheet, header: ClaimHeader, claimant: str | None) -> None:
    if "claimant" in header.at or "claimant" in header.above or claimant is not None:
        return
    raise InputError(
        Fault(
            "nothing says who claims",
            'add a column "Claimant", write "Payroll no: 12345" above the table, or give --claimant',
            file=sheet.grid.file,
            sheet=sheet.grid.sheet,
            row=header.rows[0],
        )
    )


def _note_columns(sheet: ClaimSheet, header: ClaimHeader, found: _Found) -> None:
    if header.ignored:
        where = f"{sheet.grid.file}, sheet {sheet.grid.sheet}" if sheet.grid.sheet else sheet.grid.file
        letters = ", ".join(column_letters(place) for place in header.ignored)
        found.notes.append(f"{where}: columns not used: {letters}")


def _finished(found: _Found, places: PlaceBook) -> Claims:
    """Turn drafts into journeys; words become numbers here, and go no further."""
    names = people.numbered(
        (code for draft in found.drafts for code in (draft.claimant, *draft.children)), "name"
    )
    stops = _stops(found.drafts, places)
    journeys: list[ClaimedJourney] = []
    faults = list(found.faults)
    for draft in found.drafts:
        try:
            journeys.append(_journey(draft, names, stops))
        except ValueError as error:
            row = draft.row
            faults.append(Fault(str(error), "correct the row", row.file, row.sheet, row.row))
    notes = list(found.notes)
    if names:
        who = "1 person is" if len(names) == 1 else f"{len(names):,} people are"
        notes.append(
            f"{who} written by name, not by code, and shown as name-001 and so on; these numbers hold for"
            " this audit only"
        )
    return Claims(
        journeys=tuple(journeys),
        ignored=tuple(found.ignored),
        faults=tuple(faults),
        totals=tuple(found.totals),
        notes=tuple(notes),
    )


def _journey(draft: Draft, names: dict[str, str], stops: Callable[[str, str], ClaimStop]) -> ClaimedJourney:
    claimant = names.get(draft.claimant, draft.claimant)
    called_at = [stops(text, draft.claimant) for text in draft.places]
    # Two cells may name one place: From "A", Via "A".
    different = [
        stop for at, stop in enumerate(called_at) if at == 0 or stop.label != called_at[at - 1].label
    ]
    return ClaimedJourney(
        row=draft.row,
        claimant=claimant,
        day=draft.day,
        start=draft.start,
        finish=draft.finish,
        stops=tuple(different if len(different) > 1 else called_at),
        miles=draft.miles,
        children=tuple(sorted(names.get(code, code) for code in draft.children)),
        vehicle=draft.vehicle,
        rate_pence=draft.rate_pence,
        amount_pence=draft.amount_pence,
        submitted=draft.submitted,
        reference=draft.reference,
    )


def _stops(drafts: Iterable[Draft], places: PlaceBook) -> Callable[[str, str], ClaimStop]:
    """Look every place up once; what is not known gets a number and the reason."""
    found = {
        (text, draft.claimant): places.find(text, draft.claimant) for draft in drafts for text in draft.places
    }
    unknown = [key for key, stop in found.items() if isinstance(stop, str)]
    numbers = people.numbered((_token(*key) for key in unknown), "unknown")
    texts = {text for text, _ in unknown}
    hints = {text: places.suggestion(text) for text in texts} if len(texts) <= _SUGGESTIONS else {}

    def stop_of(text: str, claimant: str) -> ClaimStop:
        stop = found[text, claimant]
        if isinstance(stop, ClaimStop):
            return stop
        hint = hints.get(text)
        problem = f'{stop}; is "{hint}" meant?' if hint else stop
        return ClaimStop(numbers[_token(text, claimant)], None, problem=problem)

    return stop_of


def _token(text: str, claimant: str) -> str:
    """Return what stands for a place that nobody knows: one a person for their homes."""
    return people.token(f"{text} of {claimant}" if is_home(text) else text)
