"""
A venue's two sheets for one day: arrivals and departures by room for its staff, and the rooms for its walls.

What hangs where families come in is made of `SlotRow` alone, which holds no child, home, school or driver.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from geoplan.audiences import Audience, Scope, Seen
from geoplan.audiences.cutting import Fields
from geoplan.audiences.rows import Row, SessionRow, SlotRow, VenueRow, VisitRow
from geoplan.report.runs.words import time_of
from geoplan.report.sheets.joined import Labels
from geoplan.report.sheets.layout import Cell, Line, Look, RowKind, Sheet, SheetColumn, SheetRow, line
from geoplan.report.sheets.page import TICK
from geoplan.report.sheets.told import Told, room_of
from geoplan.runs.case import Case

_STAFF = (
    SheetColumn("Time", 33),
    SheetColumn("What", 29),
    SheetColumn("Children", 44),
    SheetColumn("With", 70),
    SheetColumn("Done", 10),
)
_WALL = (SheetColumn("Room", 60), SheetColumn("In use", 126))
_WHAT = {"comes": "→ Comes", "leaves": "← Leaves"}


def holders(rows: Iterable[Row], day: date) -> frozenset[str]:
    """Return the codes of the venues that somebody comes to on a day."""
    return frozenset(row.venue for row in rows if isinstance(row, VisitRow | SlotRow) and row.day == day)


def scope(_case: Case, venue: str, _day: date) -> Scope:
    """Return its own part of a plan."""
    return Scope.of_venue(venue)


def sheets(seen: Seen, told: Told, venue: str) -> Iterator[Sheet]:
    """Make the sheet of a venue's staff, and the one that families may see."""
    name = next((row["name"] for row in seen[VenueRow] if row["venue"] == venue), venue)
    coming, leaving = _visits(seen, told.day)
    staff = told.sheet(Audience.VENUE, venue)
    yield replace(
        staff,
        heading=name,
        under="Arrivals and departures. For staff only: keep it where no family sees it",
        facts=((f"{coming}", "children come"), (f"{leaving}", "children leave")),
        columns=_STAFF,
        rows=tuple(_staff_rows(seen, told)),
        closing=(
            "Let a child go only with whom the sheet names: see the badge, its code is the one here.",
            f"If anything is not as it stands here, ring {told.params.office}, {told.telephone}.",
        ),
    )
    yield replace(
        told.sheet(Audience.VENUE, venue, f"{venue}-rooms"),
        heading=name,
        under="Rooms in use",
        columns=_WALL,
        rows=tuple(_wall_rows(seen, told.day)),
        warning=staff.warning.replace("alone, ", "", 1),
    )


def _visits(seen: Seen, day: date) -> tuple[int, int]:
    """How many children come on a day, and how many leave."""
    today = [row for row in seen[VisitRow] if row["day"] == day]
    coming, leaving = (
        sum(len(row["children"]) for row in today if row["what"] == what) for what in ("comes", "leaves")
    )
    return coming, leaving


def _staff_rows(seen: Seen, told: Told) -> Iterator[SheetRow]:
    labels = Labels(seen)
    workers = {(row["session"], row["day"]): row["worker"] for row in seen[SessionRow]}
    visits = [row for row in seen[VisitRow] if row["day"] == told.day]
    room = None
    for row in sorted(visits, key=lambda one: (one["room"], one["at_s"], one["journey"])):
        if row["room"] != room:
            room = row["room"]
            yield SheetRow((line(room_of(room).capitalize(), Look.STRONG),), RowKind.GROUP)
        yield _visit(row, workers.get((row["session"], told.day), ""), labels, told)


def _visit(row: Fields, worker: str, labels: Labels, told: Told) -> SheetRow:
    children = tuple(Line(labels.person(child), Look.STRONG) for child in row["children"])
    what = line(_WHAT.get(row["what"], row["what"].capitalize()), Look.STRONG)
    if row["contact_start_s"] is not None and row["contact_end_s"] is not None:
        times = f"{time_of(row['contact_start_s'])}–{time_of(row['contact_end_s'])}"
        what += line(f"here {times}", Look.SMALL)
    by = _with(row, labels, settled=row["journey"] not in told.unsettled)
    if worker:
        by += line(f"worker {labels.person(worker)}", Look.SMALL)
    return SheetRow((_time(row), what, children, by, (TICK,)))


def _time(row: Fields) -> Cell:
    words = {"at the latest": "at the latest", "from": "from then on"}.get(row["certainty"])
    return line(time_of(row["at_s"]), Look.BIG) + (line(words, Look.SMALL) if words else ())


def _with(row: Fields, labels: Labels, *, settled: bool) -> Cell:
    if not settled or row["certainty"] == "not covered":
        return line("not settled yet: ask the office", Look.STRONG)
    who = labels.person(row["taker"]) if row["taker"] else ""
    return line(", ".join(part for part in (who, row["mode"]) if part), Look.STRONG)


def _wall_rows(seen: Seen, day: date) -> Iterator[SheetRow]:
    rooms: dict[str, list[Fields]] = {}
    for row in sorted(seen[SlotRow], key=lambda one: (one["room"], one["start_s"])):
        if row["day"] == day and not row["cancelled"]:
            rooms.setdefault(row["room"], []).append(row)
    for room, slots in rooms.items():
        times = ", ".join(
            f"{time_of(slot['start_s'])}\u2060–\u2060{time_of(slot['end_s'])}" for slot in slots
        )
        yield SheetRow((line(room_of(room).capitalize(), Look.BIG), line(times, Look.BIG)))
