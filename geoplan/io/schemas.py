"""
Every kind of table that geoplan reads, declared once: the reader, the template and `docs/data.md` follow it.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path

from geoplan.errors import Fault, InputError
from geoplan.io.claims.schema import CLAIMS
from geoplan.io.columns import Schema
from geoplan.io.costs.schema_outcomes import OUTCOMES
from geoplan.io.costs.schemas import RATES, TERMS
from geoplan.io.fields import shown
from geoplan.io.schemas_names import NAMES
from geoplan.io.schemas_people import ADULTS, CARERS, CHILDREN, DRIVERS, PROVIDERS, WORKERS
from geoplan.io.schemas_places import OBSERVED, PLACES, location_columns
from geoplan.io.schemas_sessions import SESSIONS
from geoplan.io.schemas_venues import ROOMS, VENUES
from geoplan.io.siting.schema_candidates import CANDIDATES
from geoplan.io.siting.schema_properties import OFFICES, PROPERTIES, SOUGHT

SCHEMAS: dict[str, Schema] = {
    schema.kind: schema
    for schema in (
        CHILDREN,
        CARERS,
        ADULTS,
        DRIVERS,
        PROVIDERS,
        WORKERS,
        VENUES,
        ROOMS,
        SESSIONS,
        PLACES,
        OBSERVED,
        CLAIMS,
        RATES,
        TERMS,
        OUTCOMES,
        CANDIDATES,
        PROPERTIES,
        SOUGHT,
        OFFICES,
        NAMES,
    )
}
PEOPLE = frozenset({"children", "carers", "adults", "drivers", "workers", "sought"})
# What these hold is public; messages may repeat it.
_OPEN = frozenset(
    {"venues", "rooms", "places", "providers", "rates", "terms", "candidates", "properties", "offices"}
)

_STEMS = {
    "candidate": "candidates",
    "propert": "properties",
    "house": "properties",
    "sought": "sought",
    "office": "offices",
    "claim": "claims",
    "adult": "adults",
    "relative": "adults",
    "child": "children",
    "carer": "carers",
    "driver": "drivers",
    "volunteer": "drivers",
    "provider": "providers",
    "worker": "workers",
    "venue": "venues",
    "centre": "venues",
    "room": "rooms",
    "session": "sessions",
    "contact": "sessions",
    "observed": "observed",
    "journey": "observed",
    "placement": "children",
    "place": "places",
    "rate": "rates",
    "term": "terms",
    "outcome": "outcomes",
    "held": "outcomes",
}


def kind_of(path: str | Path) -> str | None:
    """Tell from a file's name what it holds, such as ``Venues 2026.csv``; None where it does not say."""
    stem = Path(path).stem.casefold()
    if stem in SCHEMAS:
        return stem
    return next((kind for word, kind in _STEMS.items() if word in stem), None)


def schema_of(kind: str) -> Schema:
    """
    Return the schema of a kind of table.

    Raises
    ------
    InputError
        When there is no such kind.
    """
    if kind not in SCHEMAS:
        raise InputError(Fault(f'"{kind}" is not a kind of table', "use one of: " + ", ".join(SCHEMAS)))
    return SCHEMAS[kind]


def located_schema(kind: str | None) -> Schema:
    """
    Return what travel times need of a kind of table: code, position, district, and what is declared harmless.

    Of people nothing else is read: neither names nor ages nor needs. A table of which nobody says what it
    holds (None) may hold people: messages repeat nothing of it, as of every table but those of venues, rooms
    and places.

    Raises
    ------
    InputError
        When there is no such kind.
    """
    full = schema_of(kind or PLACES.kind)
    if not full.located or kind == OBSERVED.kind:
        full = PLACES
    kept = ["code", *(column.name for column in location_columns(private=True, example=(None, None, None)))]
    kept.append("contact_district")
    columns = [column for column in full.columns if column.name in kept]
    if kind not in PEOPLE:
        columns += [PLACES.column("name"), PLACES.column("weight")]
    if kind not in _OPEN:
        columns = [replace(column, private=True) for column in columns]
    return replace(full, columns=tuple(columns), key=("code",), may_be_empty=False)


@cache
def header_keys() -> frozenset[str]:
    """Return every header that some kind of table knows, as `header_key` writes them."""
    return frozenset(key for schema in SCHEMAS.values() for column in schema.columns for key in column.keys)


def describe_schemas() -> str:
    """Return the dictionary of every table's columns, as Markdown."""
    return "\n".join(_describe(schema) for schema in SCHEMAS.values())


def _describe(schema: Schema) -> str:
    lines = [f"### {schema.title} (`{schema.kind}`)", "", schema.summary, ""]
    if schema.key:
        named = " and ".join(f"*{schema.column(name).title}*" for name in schema.key)
        lines += [f"No two rows have the same {named}.", ""]
    lines += [
        "| column | needed | holds | example | what it says | also read as |",
        "|---|---|---|---|---|---|",
    ]
    for column in schema.columns:
        example = "" if column.example is None else f"`{shown(column.example)}`"
        holds = column.holds if not column.choices else f"{column.holds}: {', '.join(column.choices)}"
        also = ", ".join(column.synonyms)
        needed = "yes" if column.required else ""
        cells = (column.title, needed, holds, example, column.help, also)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join([*lines, ""])
