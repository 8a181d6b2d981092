"""Columns of the table of contact sessions."""

from geoplan.domain.sessions import Move
from geoplan.io import fields, fields_time
from geoplan.io.columns import Schema, column, yes_no_column
from geoplan.io.fields import Bad
from geoplan.io.grid import Cell
from geoplan.io.schemas_places import code_column

_MOVE_FORM = "write it like 24/12/2026 > 22/12/2026, with 14:00-15:30 after it where the time changes"


def moves(cell: Cell) -> tuple[Move, ...] | Bad:
    """Read moved occasions, ``;`` between them: the usual day, ``>``, the new day, perhaps times."""
    found: list[Move] = []
    for part in filter(None, (piece.strip() for piece in fields.plain(cell).split(";"))):
        before, arrow, after = part.partition(">")
        words = after.split()
        times = words[-1].split("-") if words and ":" in words[-1] else []
        if times:
            words = words[:-1]
        day, to_day = fields_time.day(before), fields_time.day(" ".join(words))
        clocks = [fields_time.clock(one) for one in times]
        if not arrow or isinstance(day, Bad) or isinstance(to_day, Bad) or len(clocks) not in (0, 2):
            return Bad("is not a list of moved occasions", _MOVE_FORM)
        start, end = clocks or (None, None)
        if isinstance(start, Bad) or isinstance(end, Bad):
            return Bad("is not a list of moved occasions", _MOVE_FORM)
        found.append(Move(day, to_day, start, end))
    return tuple(found)


SESSIONS = Schema(
    kind="sessions",
    title="Sessions",
    summary="One row for each contact arrangement, which repeats on the weekday of its first date.",
    columns=(
        code_column("session", "X-001", "contact", "contact code"),
        column(
            "children",
            "Children",
            fields.listed(fields.person_code),
            "codes, ; between them",
            "Codes of the children who come together.",
            "child",
            "child codes",
            example="C-001; C-002",
            required=True,
            private=True,
        ),
        column(
            "venue",
            "Venue",
            fields.code,
            "code",
            "Code of the venue.",
            "venue code",
            "centre",
            example="meadow-house",
            required=True,
        ),
        column(
            "room",
            "Room",
            fields.code,
            "code",
            "Code of the room in that venue.",
            "room code",
            example="blue",
            required=True,
        ),
        column(
            "first",
            "First date",
            fields_time.day,
            "date",
            "Date of the first occasion.",
            "start date",
            "date",
            "from",
            example="05/01/2027",
            required=True,
        ),
        column(
            "start",
            "Start",
            fields_time.clock,
            "time of day",
            "When it begins.",
            "start time",
            "begins",
            example="15:45",
            required=True,
        ),
        column(
            "end",
            "End",
            fields_time.clock,
            "time of day",
            "When it ends.",
            "end time",
            "finish",
            "ends",
            example="17:15",
            required=True,
        ),
        column(
            "every_weeks",
            "Every … weeks",
            fields.integer(("weeks", "week"), least=1, most=53, unit="weeks"),
            "whole number of weeks",
            "1 for weekly, 2 for fortnightly; 1 where blank.",
            "weeks",
            "frequency",
            "interval",
            example=1,
            default=1,
        ),
        column(
            "until",
            "Until",
            fields_time.day,
            "date",
            "Last day it may take place; goes on where blank.",
            "end date",
            "last date",
            "to",
        ),
        column(
            "cancelled",
            "Cancelled",
            fields.listed(fields_time.day),
            "dates, ; between them",
            "Dates on which it does not take place.",
            "cancelled dates",
            "not on",
            default=(),
        ),
        column(
            "moved",
            "Moved",
            moves,
            "moved occasions",
            f"Occasions on another day or at another time: {_MOVE_FORM}.",
            "moved dates",
            default=(),
        ),
        yes_no_column(
            "supervised", "Supervised", "Whether a worker must be present; yes where blank.", default=True
        ),
        yes_no_column(
            "court_priority",
            "Court priority",
            "Whether a court waits for it; no where blank.",
            "court",
            default=False,
        ),
        yes_no_column(
            "high_risk",
            "High risk",
            "Whether only some venues take it; no where blank.",
            "risk",
            default=False,
        ),
        column(
            "worker",
            "Worker",
            fields.person_code,
            "code",
            "Code of the contact worker, where assigned.",
            "worker code",
            "supervisor",
            example="W-001",
            private=True,
        ),
    ),
)
