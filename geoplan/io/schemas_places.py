"""Columns of located tables: the ways of saying where a row lies, general places, and observed journeys."""

import re

from geoplan.domain.periods import Period
from geoplan.io import fields, fields_time
from geoplan.io.columns import Column, Schema
from geoplan.io.fields import Bad, Parser
from geoplan.io.grid import Cell

_DEGREES = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*°?\s*([nsew]?)")
_figure = fields.number(least=-180, most=180, unit="degrees")


def degrees(cell: Cell) -> float | Bad:
    """Read degrees: ``-1.1929``, or ``1.1929 W``."""
    if isinstance(cell, str):
        found = _DEGREES.fullmatch(fields.plain(cell).casefold().replace("−", "-"))
        if found:
            sign = -1.0 if found[2] in ("s", "w") else 1.0
            return _figure(sign * float(found[1]))
    value = _figure(cell)
    if isinstance(value, Bad):
        return Bad(value.problem, "write it in degrees with a decimal point, such as 53.1400")
    return value


def code_column(what: str, example: str, *synonyms: str, parse: Parser = fields.code) -> Column:
    """Make the column of a row's own code."""
    return Column(
        name="code",
        title="Code",
        parse=parse,
        holds="code",
        help=f"The code of the {what}; each row has its own.",
        example=example,
        required=True,
        synonyms=("id", "ref", "reference", f"{what} code", f"{what} id", *synonyms),
        private=parse is fields.person_code,
    )


def district_column() -> Column:
    """Make the column of the contact district."""
    return Column(
        name="contact_district",
        title="Contact district",
        parse=fields.text,
        holds="text",
        help="The district of the contact service, for tables by district.",
        example="Central",
        synonyms=("district", "area", "group", "locality"),
    )


def location_columns(
    *,
    private: bool,
    prefix: str = "",
    before: str = "",
    example: tuple[float | None, float | None, str | None],
) -> tuple[Column, ...]:
    """
    Make the columns that say where a row lies; one of the four ways is enough.

    Parameters
    ----------
    private
        Whether messages must not repeat what is in them.
    prefix, before
        Put before names and titles where a row has two positions: ``from_`` and ``From``.
    example
        Latitude, longitude and postcode; each may be None.
    """
    lat, lon, postcode = example

    def titled(title: str) -> str:
        return f"{before} {title.lower()}" if before else title

    def synonyms(*words: str) -> tuple[str, ...]:
        return tuple(f"{before} {word}".strip() for word in words)

    def column(
        name: str, title: str, parse: Parser, holds: str, help_: str, shown: Cell, *words: str
    ) -> Column:
        return Column(
            name=prefix + name,
            title=titled(title),
            parse=parse,
            holds=holds,
            help=help_,
            example=shown,
            synonyms=synonyms(*words),
            private=private,
        )

    metres = fields.number(("m", "metres"), least=-1e7, most=1e7, unit="metres")
    return (
        column(
            "latitude",
            "Latitude",
            degrees,
            "degrees",
            "Latitude, WGS 84. Needs longitude too.",
            lat,
            "lat",
            "y",
        ),
        column(
            "longitude",
            "Longitude",
            degrees,
            "degrees",
            "Longitude; below 0 west of Greenwich.",
            lon,
            "lon",
            "long",
            "lng",
        ),
        column(
            "easting",
            "Easting",
            metres,
            "metres",
            "Instead: National Grid easting.",
            None,
            "eastings",
            "x coordinate",
        ),
        column(
            "northing",
            "Northing",
            metres,
            "metres",
            "Needed with an easting.",
            None,
            "northings",
            "y coordinate",
        ),
        column(
            "postcode",
            "Postcode",
            fields.postcode,
            "postcode",
            "Instead: a full postcode, looked up in the imported file, never online.",
            postcode,
            "post code",
            "pcode",
            "postal code",
            "pcd",
            "pcds",
            "zip",
            "home postcode",
            "placement postcode",
        ),
        column(
            "place",
            "Place",
            fields.text,
            "name of a place",
            "Instead: a town, village or suburb of the county; its centre is used.",
            "Mansfield" if lat is None else None,
            "town",
            "village",
            "settlement",
            "home place",
        ),
    )


PLACES = Schema(
    kind="places",
    title="Places",
    summary="One row for each place to give travel times from or to. Any table of codes and positions.",
    located=True,
    columns=(
        code_column("place", "P-01", "child code", "venue code", "driver code", "school code", "site"),
        Column(
            name="name",
            title="Name",
            parse=fields.text,
            holds="text",
            help="What the place is called on tables and maps. Never a person's name.",
            example="Meadow House",
            synonyms=("label", "venue", "venue name", "place name", "title"),
        ),
        *location_columns(private=True, example=(53.14, -1.1929, None)),
        district_column(),
        Column(
            name="weight",
            title="Weight",
            parse=fields.number(least=0),
            holds="number",
            help="How many journeys or people the row stands for; 1 where blank.",
            example=1,
            default=1.0,
            synonyms=("count", "demand"),
        ),
    ),
)

OBSERVED = Schema(
    kind="observed",
    title="Observed journeys",
    summary="One row for each journey that was really driven, to calibrate speeds by.",
    key=("code",),
    located=True,
    columns=(
        Column(
            name="code",
            title="Code",
            parse=fields.code,
            holds="code",
            help="Any code for the journey; may be left blank.",
            example="J-001",
            synonyms=("id", "ref", "journey", "journey code"),
        ),
        *location_columns(private=True, prefix="from_", before="From", example=(53.14, -1.1929, None)),
        *location_columns(private=True, prefix="to_", before="To", example=(53.209, -1.0007, None)),
        Column(
            name="minutes",
            title="Minutes",
            parse=fields.number(("minutes", "mins", "min", "m"), least=0.5, most=600, unit="minutes"),
            holds="number of minutes",
            help="How long the drive took, stops left out.",
            example=27,
            required=True,
            synonyms=("duration", "time taken", "mins", "drive time", "journey time"),
        ),
        Column(
            name="departure",
            title="Departure",
            parse=fields_time.clock,
            holds="time of day",
            help="When it began; or give the period.",
            example="08:15",
            synonyms=("start time", "departure time", "departed", "time", "left at", "start"),
        ),
        Column(
            name="period",
            title="Period",
            parse=fields.choice(
                Period, {"am": Period.AM_PEAK, "pm": Period.PM_PEAK, "daytime": Period.INTER_PEAK}
            ),
            holds="choice",
            help="The part of the day, where the time is not known.",
            choices=tuple(period.value for period in Period),
            synonyms=("time period", "part of day"),
        ),
    ),
)
