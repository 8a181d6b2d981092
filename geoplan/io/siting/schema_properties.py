"""Columns of the tables about placement properties: houses on offer, placements sought, offices."""

from geoplan.domain.properties import MOST_BEDS, Area, PropertyUse
from geoplan.io import fields, fields_time
from geoplan.io.columns import Column, Schema, column, yes_no_column
from geoplan.io.schemas_places import code_column, district_column, location_columns
from geoplan.io.siting.schema_candidates import pounds

_USES = {
    "hub": PropertyUse.ASSESSMENT,
    "assessment": PropertyUse.ASSESSMENT,
    "under 16": PropertyUse.UNDER_16,
    "16 and over": PropertyUse.FROM_16,
    "16+": PropertyUse.FROM_16,
}


def _area(what: str) -> Column:
    return column(
        "relation",
        "In or out of area",
        fields.choice(Area, {"in county": Area.IN_AREA}),
        "choice",
        f"Where {what} lies, seen from the authority; by the boundaries where blank.",
        "out of area",
        example="in area",
        choices=tuple(area.value for area in Area),
    )


PROPERTIES = Schema(
    kind="properties",
    title="Properties",
    summary="One row for each house on offer that may be bought for children.",
    located=True,
    columns=(
        code_column("property", "house-a", "property", "house"),
        column("name", "Name", fields.text, "text", "What the house is called; its code where blank. Nothing "
               "that leads to its door.", "property name", example="House A, Kirkby"),
        *location_columns(private=False, example=(53.0990, -1.2440, None)),
        district_column(),
        column("beds", "Beds", fields.integer(least=1, most=MOST_BEDS), "whole number",
               "How many children could live there, beside the staff.", "bedrooms", "bedrooms for children",
               "capacity", example=3, required=True),
        column("price", "Price", pounds, "pounds", "What buying it costs; nothing where it is owned.",
               "asking price", "purchase price", "guide price", example="£285,000", default=0),
        column("works", "Works", pounds, "pounds", "What adapting it costs; nothing where blank.",
               "adaptation", "cost of works", "refurbishment", example="£60,000", default=0),
        column("uses", "Uses", fields.listed(fields.choice(PropertyUse, _USES)), "choices, ; between them",
               "What it could be; anything where blank: " + ", ".join(use.value for use in PropertyUse) + ".",
               "use", "could be", "suitable for", example="home under 16; home 16 and over",
               default=tuple(PropertyUse)),
        yes_no_column("step_free", "Step-free", "Whether a child in a wheelchair could live there; no where "
                      "blank.", "wheelchair", "accessible", default=False),
        yes_no_column("is_chosen", "Bought in any case", "Whether it is owned or decided already; no where "
                      "blank.", "owned", "decided", "must", default=False),
        _area("it"),
    ),
)  # fmt: skip

SOUGHT = Schema(
    kind="sought",
    title="Placements sought",
    summary=(
        "One row for each child for whom another placement is sought. The position is the family's home, and "
        "may be left blank."
    ),
    may_be_empty=True,
    columns=(
        code_column("child", "C0001", "child", "case number", parse=fields.person_code),
        *location_columns(private=True, example=(None, None, "NG18 2TA")),
        column("since", "Since", fields_time.day, "date", "First day of the placement of now.",
               "placement start", "placed on", "start date", example="01/09/2026", required=True,
               private=True),
        column("weekly", "Cost a week", pounds, "pounds", "What the placement of now costs a week.",
               "weekly cost", "fee", "weekly fee", "price a week", example="£5,200", required=True,
               private=True),
        yes_no_column("assessment", "Assessment", "Whether an assessment bed is sought rather than a home; "
                      "no where blank.", "assessment bed", default=False),
        yes_no_column("alone", "Lives alone", "Whether the child must live alone; no where blank.",
                      "single occupancy", "solo", default=False),
        yes_no_column("long_term", "Long term", "Whether the placement sought is meant to last until 18; no "
                      "where blank.", "until 18", "permanent", default=False),
        yes_no_column("now_long_term", "Long term now", "Whether the placement of now is meant to last until "
                      "18; no where blank.", default=False),
        yes_no_column("keeps_school", "Keeps school", "Whether the child stays at its school wherever it "
                      "moves; yes where blank.", "same school", default=True),
        _area("the placement of now"),
    ),
)  # fmt: skip

OFFICES = Schema(
    kind="offices",
    title="Offices",
    summary="One row for each contact district: where its social workers start from.",
    located=True,
    may_be_empty=True,
    columns=(
        code_column("office", "office-north", "office"),
        column("name", "Name", fields.text, "text", "What the office is called; its code where blank.",
               "office name", example="Retford Office"),
        *location_columns(private=False, example=(53.3227, -0.9448, None)),
        column("contact_district", "Contact district", fields.text, "text",
               "The district of the contact service whose social workers start there.", "district", "area",
               "group", "locality", example="North", required=True),
    ),
)  # fmt: skip
