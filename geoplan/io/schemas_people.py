"""Columns of the tables of people: children, carers, adults, drivers and workers. Codes, never names."""

from geoplan.domain.people import LegalStatus, Need
from geoplan.io import fields, fields_time
from geoplan.io.columns import Column, Schema
from geoplan.io.columns_people import (
    child_seat_columns,
    codes_column,
    expiry_column,
    hours_column,
    seats_column,
    yes_column,
)
from geoplan.io.schemas_places import code_column, district_column, location_columns

_HOME = (None, None, None)

_LONGEST_DRIVE = Column(
    name="max_minutes",
    title="Longest drive (minutes)",
    parse=fields.integer(("minutes", "mins", "min"), least=1, most=300, unit="minutes"),
    holds="whole number of minutes",
    help="The longest drive one way; no limit where blank.",
    example=45,
    synonyms=("max minutes", "longest drive", "maximum minutes"),
)

CHILDREN = Schema(
    kind="children",
    title="Children",
    summary="One row for each child with contact. No names: the code is the case number.",
    located=True,
    columns=(
        code_column("child", "C-001", "case number", "case ref", parse=fields.person_code),
        Column(
            name="birth_date",
            title="Date of birth",
            parse=fields_time.day,
            holds="date",
            help="Ages, rooms and child seats follow from it.",
            example="09/05/2017",
            required=True,
            synonyms=("dob", "birth date", "born", "birthday"),
            private=True,
        ),
        *location_columns(private=True, example=_HOME),
        district_column(),
        Column(
            name="legal_status",
            title="Legal status",
            parse=fields.choice(
                LegalStatus,
                {
                    "s20": LegalStatus.SECTION_20,
                    "ico": LegalStatus.INTERIM_CARE_ORDER,
                    "co": LegalStatus.CARE_ORDER,
                    "po": LegalStatus.PLACEMENT_ORDER,
                    "epo": LegalStatus.EMERGENCY_PROTECTION_ORDER,
                },
            ),
            holds="choice",
            help="On what footing the child is looked after; section 20 where blank.",
            example="care order",
            default=LegalStatus.SECTION_20,
            synonyms=("status", "order"),
            private=True,
            choices=tuple(status.value for status in LegalStatus),
        ),
        Column(
            name="height_cm",
            title="Height (cm)",
            parse=fields.number(("cm",), least=30, most=220, unit="centimetres"),
            holds="number of centimetres",
            help="Decides whether a child seat is needed; unknown where blank, and then one is.",
            example=128,
            synonyms=("height",),
            private=True,
        ),
        Column(
            name="needs",
            title="Needs",
            parse=fields.listed(fields.choice(Need)),
            holds="choices, ; between them",
            help="What the child needs on the way: " + ", ".join(need.value for need in Need) + ".",
            default=(),
            synonyms=("need", "special needs"),
            private=True,
        ),
        Column(
            name="sibling_group",
            title="Sibling group",
            parse=fields.code,
            holds="code",
            help="A code shared by brothers and sisters who have contact together.",
            example="S-01",
            synonyms=("siblings", "family group", "sibling code"),
        ),
        Column(
            name="school",
            title="School",
            parse=fields.code,
            holds="code",
            help="Code of the school or nursery.",
            synonyms=("school code", "nursery"),
            private=True,
        ),
        Column(
            name="carer",
            title="Carer",
            parse=fields.person_code,
            holds="code",
            help="Code of the foster carer, as in the carers table.",
            example="F-001",
            synonyms=("carer code", "foster carer"),
            private=True,
        ),
        codes_column(
            "never_with",
            "Never with",
            "Codes of children never to share a car or room with.",
            "never together",
        ),
        codes_column(
            "barred_drivers",
            "Barred drivers",
            "Codes of drivers who may not take the child.",
            "not with driver",
        ),
    ),
)

CARERS = Schema(
    kind="carers",
    title="Carers",
    summary="One row for each foster carer.",
    located=True,
    columns=(
        code_column("carer", "F-001", "foster carer", parse=fields.person_code),
        *location_columns(private=True, example=_HOME),
        yes_column("can_drive", "Can drive", "Whether they can take a child to contact.", "drives", "driver"),
        hours_column("When they can drive; blank where they cannot."),
        _LONGEST_DRIVE,
        seats_column(3, 0),
        *child_seat_columns(),
    ),
)

ADULTS = Schema(
    kind="adults",
    title="Known adults",
    summary="One row for each approved adult whom a child knows: a relative, or a former carer.",
    located=True,
    columns=(
        code_column("known adult", "A-001", "adult", "adult code", parse=fields.person_code),
        Column(
            name="children",
            title="Children",
            parse=fields.listed(fields.person_code),
            holds="codes, ; between them",
            help="Codes of the children who know them; they fetch nobody else.",
            example="C-001; C-002",
            required=True,
            synonyms=("child", "child codes", "knows", "known to"),
            private=True,
        ),
        *location_columns(private=True, example=_HOME),
        hours_column("When they can drive.", required=True),
        _LONGEST_DRIVE,
        seats_column(3, 3),
        *child_seat_columns(),
    ),
)

DRIVERS = Schema(
    kind="drivers",
    title="Drivers",
    summary="One row for each volunteer driver, with the expiry dates of their checks.",
    located=True,
    columns=(
        code_column("driver", "D-001", "volunteer", "volunteer code", parse=fields.person_code),
        Column(
            name="provider",
            title="Provider",
            parse=fields.code,
            holds="code",
            help="Code of the organisation whose volunteer they are.",
            example="bassetlaw-action",
            required=True,
            synonyms=("organisation", "agency", "pool", "scheme"),
        ),
        *location_columns(private=True, example=_HOME),
        hours_column("When they can drive."),
        seats_column(3, 3),
        *child_seat_columns(),
        yes_column(
            "wheelchair",
            "Takes a wheelchair",
            "Whether the car takes one.",
            "wheelchair",
            "wheelchair access",
        ),
        expiry_column(
            "dbs_expiry",
            "DBS expiry",
            "the enhanced DBS check",
            "dbs",
            "dbs check",
            "enhanced dbs",
            "dbs expiry date",
            "dbs date",
            "dbs expires",
        ),
        expiry_column(
            "licence_expiry",
            "Licence expiry",
            "the driving licence",
            "licence",
            "license expiry",
            "driving licence",
        ),
        expiry_column("mot_expiry", "MOT expiry", "the car's MOT", "mot", "mot due"),
        expiry_column(
            "insurance_expiry", "Insurance expiry", "the insurer's word", "insurance", "insurer told"
        ),
        expiry_column("training_expiry", "Training expiry", "the training", "training", "training due"),
        Column(
            name="longest_day_minutes",
            title="Longest day (minutes)",
            parse=fields.integer(("minutes", "mins", "min"), least=1, most=1_440, unit="minutes"),
            holds="whole number of minutes",
            help="The most they will drive in a day; no limit where blank.",
            example=240,
            synonyms=("max minutes a day", "longest day"),
        ),
        Column(
            name="longest_day_miles",
            title="Longest day (miles)",
            parse=fields.number(("miles", "mile", "mi"), least=1, most=1_000, unit="miles"),
            holds="number of miles",
            help="The most they will drive in a day; no limit where blank.",
            example=80,
            synonyms=("max miles", "max miles a day"),
        ),
    ),
)

PROVIDERS = Schema(
    kind="providers",
    title="Providers",
    summary="One row for each organisation that provides drivers. Without any, none is kept to an area.",
    columns=(
        code_column("provider", "bassetlaw-action", "organisation", "scheme"),
        Column(
            name="name",
            title="Name",
            parse=fields.text,
            holds="text",
            help="What the organisation is called; its code where blank.",
            example="Bassetlaw Action Centre",
            synonyms=("provider name", "organisation name"),
        ),
        Column(
            name="contact_districts",
            title="Contact districts",
            parse=fields.listed(fields.text),
            holds="names, ; between them",
            help="The districts of the contact service that its agreement covers.",
            example="North; Central",
            required=True,
            synonyms=("districts", "areas", "agreement covers", "area", "district", "contact district"),
        ),
    ),
)

WORKERS = Schema(
    kind="workers",
    title="Workers",
    summary="One row for each contact support worker.",
    columns=(
        code_column("worker", "W-001", "staff code", parse=fields.person_code),
        Column(
            name="base",
            title="Base",
            parse=fields.code,
            holds="code",
            help="Code of the venue they start from, as in the venues table.",
            example="meadow-house",
            required=True,
            synonyms=("base venue", "venue", "office"),
        ),
        hours_column("When they work.", required=True),
        district_column(),
        Column(
            name="weekly_hours",
            title="Paid hours a week",
            parse=fields.number(("hours", "hrs", "h"), least=0.5, most=168, unit="hours"),
            holds="number of hours",
            help="Paid time in a week for sessions, the ways to them, and driving children; 37 where blank.",
            example=37,
            default=37.0,
            synonyms=("weekly hours", "hours a week", "contracted hours"),
        ),
        yes_column("can_drive", "Can drive", "Whether they can fetch a child.", "drives", default=True),
        seats_column(3, 3),
        *child_seat_columns(),
    ),
)
