"""A carer's sheet: the journeys of their own children on one day."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from geoplan.audiences import Audience, Scope, Seen
from geoplan.audiences.cutting import Fields
from geoplan.audiences.rows import JourneyRow, Row, VenueRow
from geoplan.domain.plans import Mode
from geoplan.report.runs.words import time_of
from geoplan.report.sheets.joined import Labels
from geoplan.report.sheets.layout import Cell, Line, Look, Sheet, SheetColumn, SheetRow, line
from geoplan.report.sheets.told import Told, child_cell, seat_of
from geoplan.runs.case import Case

_COLUMNS = (
    SheetColumn("Time", 34),
    SheetColumn("What", 42),
    SheetColumn("Who travels", 42),
    SheetColumn("With whom, and where", 68),
)
_TAKERS = {
    Mode.ADULT: "somebody the child knows",
    Mode.VOLUNTEER: "volunteer driver",
    Mode.WORKER: "contact worker",
    Mode.TAXI_ESCORT: "taxi with an escort",
    Mode.TAXI: "taxi",
}


def holders(rows: Iterable[Row], day: date) -> frozenset[str]:
    """Return the codes of the carers whose children travel on a day."""
    today = (row for row in rows if isinstance(row, JourneyRow) and row.day == day)
    return frozenset(code for row in today for code in row.carers)


def scope(case: Case, carer: str, _day: date) -> Scope:
    """Return their own part of a plan."""
    return Scope.of_carer(case, carer)


def sheets(seen: Seen, told: Told, carer: str) -> Iterator[Sheet]:
    """Make the sheet of a carer's day."""
    yield replace(
        told.sheet(Audience.CARER, carer),
        heading=Labels(seen).person(carer),
        under="Carer's sheet",
        columns=_COLUMNS,
        rows=tuple(_rows(seen, told)),
        closing=(
            "Before a child gets in, see the driver's badge. Where a code stands here, it is the one on it.",
            f"If anything is not as it stands here, ring {told.params.office}, {told.telephone}.",
        ),
    )


def _rows(seen: Seen, told: Told) -> Iterator[SheetRow]:
    labels, venues = Labels(seen), {row["venue"]: row["name"] for row in seen[VenueRow]}
    today = (row for row in seen[JourneyRow] if row["day"] == told.day)
    for row in sorted(today, key=lambda one: (_moment_s(one), one["journey"])):
        yield _row(row, labels, venues, settled=row["journey"] not in told.unsettled)


def _planned_s(row: Fields) -> int | None:
    """When a run fetches a child from home, or brings it back; None where no run does."""
    found: int | None = row["pickup_s"] if _is_out(row) else row["delivery_s"]
    return found


def _moment_s(row: Fields) -> int:
    """When the carer is concerned: as planned on a run, else when the venue expects them."""
    planned = _planned_s(row)
    ready: int = row["latest_s"] if _is_out(row) else row["earliest_s"]
    return ready if planned is None else planned


def _is_out(row: Fields) -> bool:
    return bool(row["direction"] == "to contact")


def _row(row: Fields, labels: Labels, venues: dict[str, str], *, settled: bool) -> SheetRow:
    seats = {whose: seat_of(what) for whose, _, what in (word.partition(" ") for word in row["seats"])}
    whom = tuple(
        one
        for child in row["children"]
        for one in child_cell(labels.person(child), (seats[child],) if child in seats else ())
    )
    where = Line(f"{'to' if _is_out(row) else 'from'} {venues.get(row['venue'], row['venue'])}")
    return SheetRow(
        (
            _time(row),
            line(_what(row), Look.STRONG),
            whom,
            (*_with_whom(row, labels, settled), where, *_there(row)),
        )
    )


def _time(row: Fields) -> Cell:
    time = line(time_of(_moment_s(row)), Look.BIG)
    if _planned_s(row) is not None:
        return time
    if row["mode"] == Mode.CARER:
        return time + line(f"{time_of(row['earliest_s'])} to {time_of(row['latest_s'])}", Look.SMALL)
    return time + line("there by then" if _is_out(row) else "leaves from then on", Look.SMALL)


def _what(row: Fields) -> str:
    if row["mode"] == Mode.CARER:
        return "You bring" if _is_out(row) else "You fetch"
    if _is_out(row):
        return "Fetched from school" if row["from_kind"] == "school" else "Fetched from you"
    return "Brought home to you"


def _with_whom(row: Fields, labels: Labels, settled: bool) -> Cell:
    mode = Mode(row["mode"])
    if not settled or mode is Mode.NOBODY:
        return line("Not settled yet: the office will ring you", Look.STRONG)
    if mode is Mode.CARER:
        return ()
    who = labels.person(row["taker"]) if row["taker"] else ""
    return line(", ".join(part for part in (who, _TAKERS[mode]) if part), Look.STRONG)


def _there(row: Fields) -> Cell:
    start, end = row["contact_start_s"], row["contact_end_s"]
    return () if start is None or end is None else line(f"there {time_of(start)}–{time_of(end)}", Look.SMALL)
