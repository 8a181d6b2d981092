"""Columns of the tables of venues and their rooms."""

from geoplan.domain.ages import AgeBand
from geoplan.domain.venues import ALL_AGES, RiskRole
from geoplan.io import fields, fields_time
from geoplan.io.columns import Schema, column
from geoplan.io.fields import Bad
from geoplan.io.grid import Cell
from geoplan.io.schemas_places import code_column, district_column, location_columns

_age_band = fields.choice(
    AgeBand,
    {
        "babies": AgeBand.BABY,
        "toddlers": AgeBand.TODDLER,
        "children": AgeBand.CHILD,
        "school age": AgeBand.CHILD,
        "teenagers": AgeBand.TEENAGER,
        "teenage": AgeBand.TEENAGER,
        "teens": AgeBand.TEENAGER,
    },
)


def ages(cell: Cell) -> frozenset[AgeBand] | Bad:
    """Read age bands with ``;`` between them, or ``all``."""
    if fields.plain(cell).casefold() in ("all", "all ages", "any"):
        return ALL_AGES
    found = fields.listed(_age_band)(cell)
    return found if isinstance(found, Bad) else frozenset(found)


VENUES = Schema(
    kind="venues",
    title="Venues",
    summary="One row for each venue of supervised contact. Its rooms stand in the Rooms table.",
    located=True,
    columns=(
        code_column("venue", "meadow-house", "centre code"),
        column(
            "name",
            "Name",
            fields.text,
            "text",
            "What the venue is called.",
            "venue",
            "venue name",
            "centre",
            example="Meadow House",
            required=True,
        ),
        *location_columns(private=False, example=(53.14, -1.1929, None)),
        district_column(),
        column(
            "hours",
            "Opening hours",
            fields_time.weekly_hours,
            "hours of a week",
            "When it is open.",
            "hours",
            "open",
            "opening times",
            example="Mon-Fri 08:30-19:00",
            required=True,
        ),
        column(
            "uses",
            "Uses",
            fields.listed(fields.text),
            "words, ; between them",
            "What there is beside rooms: kitchen, outdoor, office.",
            "facilities",
            example="kitchen; outdoor",
            default=(),
        ),
        column(
            "risk_role",
            "Risk role",
            fields.choice(RiskRole, {"both": RiskRole.BOTH}),
            "choice",
            "Which contacts it takes; standard where blank. Never printed outside the planning team.",
            "risk",
            example="standard",
            default=RiskRole.STANDARD,
            private=True,
            choices=tuple(role.value for role in RiskRole),
        ),
        column(
            "precision_m",
            "Precision (m)",
            fields.integer(("m", "metres"), least=0, most=50_000, unit="metres"),
            "whole number of metres",
            "How far the position may be from the door; 0 where blank.",
            "precision",
            example=50,
            default=0,
        ),
    ),
)

ROOMS = Schema(
    kind="rooms",
    title="Rooms",
    summary="One row for each contact room. May be a second sheet of the venues workbook.",
    key=("venue", "code"),
    columns=(
        code_column("room", "blue", "room"),
        column(
            "venue",
            "Venue",
            fields.code,
            "code",
            "Code of the venue, as in the Venues table.",
            "venue code",
            "centre",
            example="meadow-house",
            required=True,
        ),
        column(
            "ages",
            "Ages",
            ages,
            "choices, ; between them",
            "Whom it suits: " + ", ".join(band.value for band in AgeBand) + ", or all; all where blank.",
            "age bands",
            "age group",
            example="baby; toddler",
            default=ALL_AGES,
        ),
        column(
            "children",
            "Children",
            fields.integer(least=1, most=20),
            "whole number",
            "How many children one session in it can have; 4 where blank.",
            "capacity",
            "size",
            example=3,
            default=4,
        ),
        column(
            "label",
            "Label",
            fields.text,
            "text",
            "What stands on its door.",
            "room name",
            "name",
            example="Blue room",
            default="",
        ),
    ),
)
