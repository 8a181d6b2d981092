"""Part 2: what is processed, of whom, how, and what for; fields are those of the tables that are read."""

from geoplan.io.columns import Schema
from geoplan.io.schemas import PEOPLE, SCHEMAS
from geoplan.report.retention.documents import Blank, Bullets, Grid, Paragraph, Section

_KINDS = (
    ("children", "Children", "plan who fetches them, with which seat, in what time"),
    ("sessions", "Contact sessions", "when, where and with whom contact takes place"),
    ("carers", "Foster carers", "ask first whether they can drive"),
    ("adults", "Adults whom children know", "ask next whether they can drive"),
    ("drivers", "Volunteer drivers", "plan runs; a check that is over blocks them"),
    ("workers", "Contact workers", "supervise, and drive where nobody else does"),
    ("claims", "Claimants of mileage", "hold claimed miles against the roads, as questions"),
    ("sought", "Children for whom a placement is sought", "compare homes and where families and schools are"),
)
# A new table about people is told of before anybody has found words for it.
_MORE = tuple(
    (kind, SCHEMAS[kind].title, "see its fields") for kind in sorted(PEOPLE - {kind for kind, _, _ in _KINDS})
)
_SPECIAL = {
    "needs": "health: special category (Article 9)",
    "height_cm": "for the seat that the law asks for",
    "legal_status": "tells of court proceedings: treat as special category",
    "court_priority": "tells of court proceedings",
    "high_risk": "may tell of harm, or of offences alleged (Article 10)",
    "never_with": "may tell of harm between children",
    "barred_drivers": "may tell of a complaint",
    "dbs_expiry": "a date only; no content of a certificate",
    "purpose": "free text of claims: passed over, neither read nor shown",
}
_PLACE_FIELDS = ("latitude", "longitude", "easting", "northing", "postcode", "place")
_WHERE, _FILLED_IN = "Where they live", "if filled in"
_STEPS = (
    ("The council fills tables", "Children, carers, sessions … by code", "the project's folder", "never"),
    ("Places are looked up", "Postcodes to positions, in an imported open file", "memory", "no"),
    (
        "Travel times are made",
        "Minutes and miles along roads on this computer",
        "cache: numbers, no codes",
        "no",
    ),
    ("A week is planned", "Runs, reasons, cost; checked a second time", "geoplan.sqlite, by code", "no"),
    (
        "An officer accepts",
        "Name of the officer, moment, note without personal values",
        "geoplan.sqlite",
        "no",
    ),
    ("Sheets, maps, calendars", "Cut by audience; names joined while printing, not kept", "files", "no"),
    (
        "Claims are audited",
        "Names are replaced by numbers as they are read",
        "a workbook, if asked for",
        "no",
    ),
    ("What is over is deleted", "geoplan purge, with a certificate", "register.sqlite: certificates", "no"),
)


def processing_sections() -> list[Section]:
    """Return what is processed, as chapters."""
    return [
        Section(
            "2. What is processed",
            (
                Paragraph(
                    "geoplan plans travel to supervised contact: which venue, who takes the child, in "
                    "what order "
                    "and at what cost. It runs on a computer of the council, without any service "
                    "elsewhere. People "
                    "are codes throughout; a file of names is joined only while a sheet is printed, and "
                    "not kept."
                ),
                Paragraph(Blank("on which computers and drives it runs, and who may use them")),
            ),
        ),
        Section("From table to sheet", (_flow(),), level=2),
        Section(
            "Of whom, which fields, and what for",
            (
                Paragraph(
                    "Fields, in annex A, are those of the tables that geoplan reads; any other column is "
                    "passed over. "
                    "Fields that are not needed may stay blank: the council decides which it fills."
                ),
                _people(),
            ),
            level=2,
        ),
        Section(
            "What it does not hold",
            (
                Bullets(
                    (
                        "Names, telephone numbers, photographs, case notes, reasons for contact.",
                        "Live positions of anybody, or of phones and cars.",
                        "Journeys as driven, but for mileage claims and changes that somebody enters.",
                    )
                ),
            ),
            level=2,
        ),
    ]


def field_sections() -> list[Section]:
    """Return every field of every table about people, as an annex."""
    return [
        Section(
            "Annex A: fields", (Paragraph("Needed: every row has it. Private: messages never repeat it."),)
        ),
        *(_fields(SCHEMAS[kind], title, purpose) for kind, title, purpose in (*_KINDS, *_MORE)),
    ]


def _flow() -> Grid:
    rows = tuple((str(number), *step) for number, step in enumerate(_STEPS, start=1))
    return Grid(("", "Step", "What happens", "Kept in", "Uses a network"), rows, widths=(1, 4, 6, 5, 2))


def _people() -> Grid:
    rows = tuple((title, purpose, Blank("how many")) for _, title, purpose in (*_KINDS, *_MORE))
    return Grid(("Who", "What for", "Number"), rows, widths=(3, 6, 2))


def _fields(schema: Schema, title: str, purpose: str) -> Section:
    rows: list[tuple[str, str, str, str, str]] = []
    for column in schema.columns:
        if column.name in _PLACE_FIELDS:
            if not any(row[0] == _WHERE for row in rows):
                rows.append(_where(schema))
            continue
        needed = "yes" if column.required else _FILLED_IN
        private = "yes" if column.private else ""
        rows.append((column.title, needed, private, column.help, _SPECIAL.get(column.name, "")))
    headings = ("Field", "Needed", "Private", "What it is for", "Care")
    return Section(f"{title}: to {purpose}", (Grid(headings, tuple(rows), widths=(3, 2, 2, 7, 4)),), level=2)


def _where(schema: Schema) -> tuple[str, str, str, str, str]:
    needed = "yes" if schema.located else _FILLED_IN
    ways = "Latitude and longitude, National Grid, a postcode or a town: one of them, as rough as will do."
    return (_WHERE, needed, "yes", ways, "the most dangerous field: see part 7")
