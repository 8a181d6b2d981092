"""Columns of the table of candidates: places where a venue may be opened."""

from geoplan.domain.candidates import CHILDREN, HOURS, ROOMS
from geoplan.domain.venues import RiskRole
from geoplan.io import fields, fields_time
from geoplan.io.claims.cells import figure_of_pence
from geoplan.io.columns import Schema, column
from geoplan.io.fields import Bad
from geoplan.io.grid import Cell
from geoplan.io.schemas_places import code_column, district_column, location_columns

_MOST_POUNDS = 100_000_000


def pounds(cell: Cell) -> int | Bad:
    """Read an amount in pounds, as whole pence: ``£250,000``, ``250000``."""
    found = figure_of_pence(cell)
    if found is None:
        return Bad("is not an amount", "write it in pounds, such as £250,000")
    if not 0 <= found <= 100 * _MOST_POUNDS:
        return Bad(f"is not between £0 and £{_MOST_POUNDS:,}", "check the figure")
    return found


CANDIDATES = Schema(
    kind="candidates",
    title="Candidates",
    summary="One row for each place where a venue may be opened, with what is known of it.",
    located=True,
    columns=(
        code_column("candidate", "kirkby-library", "site code"),
        column(
            "name",
            "Name",
            fields.text,
            "text",
            "What the place is called; its code where blank.",
            "site",
            "site name",
            example="Kirkby library",
        ),
        *location_columns(private=False, example=(53.0990, -1.2440, None)),
        district_column(),
        column(
            "rooms",
            "Rooms",
            fields.integer(least=1, most=30),
            "whole number",
            f"How many rooms for all ages it would have; {ROOMS} where blank.",
            "number of rooms",
            example=3,
            default=ROOMS,
        ),
        column(
            "children",
            "Children a room",
            fields.integer(least=1, most=20),
            "whole number",
            f"How many children one session in a room can have; {CHILDREN} where blank.",
            "children per room",
            "room size",
            example=6,
            default=CHILDREN,
        ),
        column(
            "hours",
            "Opening hours",
            fields_time.weekly_hours,
            "hours of a week",
            "When it would be open; Mon-Fri 08:30-19:00 where blank.",
            "open",
            "opening times",
            example="Mon-Fri 08:30-19:00",
            default=HOURS,
        ),
        column(
            "risk_role",
            "Risk role",
            fields.choice(RiskRole, {"both": RiskRole.BOTH}),
            "choice",
            "Which contacts it would take; standard where blank. Never printed outside the planning team.",
            "risk",
            example="standard",
            default=RiskRole.STANDARD,
            private=True,
            choices=tuple(role.value for role in RiskRole),
        ),
        column(
            "opening",
            "Cost of opening",
            pounds,
            "pounds",
            "Paid once, to buy or fit it out; nothing where blank.",
            "opening cost",
            "capital",
            "price",
            example="£250,000",
            default=0,
        ),
        column(
            "running",
            "Cost a year",
            pounds,
            "pounds a year",
            "Rent, heating and all else for the building, every year; nothing where blank.",
            "running cost",
            "annual cost",
            "rent",
            example="£40,000",
            default=0,
        ),
    ),
)
