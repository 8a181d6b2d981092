"""Columns of the table of what became of sessions."""

from geoplan.domain.outcomes import CancelledBy
from geoplan.io import fields, fields_time
from geoplan.io.columns import Schema, column

OUTCOMES = Schema(
    kind="outcomes",
    title="Outcomes",
    summary="One row for each occasion of a session: whether it was held, and on whose side it lay if not.",
    key=("session", "date"),
    columns=(
        column(
            "session",
            "Session",
            fields.code,
            "code",
            "Code of the session.",
            "session code",
            "contact",
            "code",
            example="EXAMPLE-1",
            required=True,
        ),
        column(
            "date",
            "Date",
            fields_time.day,
            "date",
            "The day it was arranged for.",
            "day",
            "session date",
            example="24/11/2026",
            required=True,
        ),
        column(
            "held",
            "Held",
            fields.yes_no,
            "yes or no",
            "Whether it took place.",
            "took place",
            "went ahead",
            example="no",
            required=True,
            choices=("yes", "no"),
        ),
        column(
            "cancelled_by",
            "Cancelled by",
            fields.choice(CancelledBy),
            "one of",
            "On whose side it lay, where it was not held; never a name.",
            "cancelled",
            "reason",
            example="family",
            choices=tuple(each.value for each in CancelledBy),
        ),
    ),
)
