"""Columns that several tables of people share: seats, hours, codes, yes and no, expiry dates."""

from geoplan.io import fields, fields_time
from geoplan.io.columns import Column


def seats_column(example: int, default: int) -> Column:
    """Make the column of passenger seats; `default` is what a blank cell stands for."""
    return Column(
        name="seats",
        title="Passenger seats",
        parse=fields.integer(least=0, most=16),
        holds="whole number",
        help=f"Seats for children in the car; {default} where blank.",
        example=example,
        default=default,
        synonyms=("seats", "number of seats", "car seats"),
    )


def child_seat_columns() -> tuple[Column, ...]:
    """Make the three columns that count child seats by kind."""
    kinds = (
        ("rear_facing", "Rear-facing seats", "baby seats"),
        ("forward_facing", "Forward-facing seats", "toddler seats"),
        ("booster", "Boosters", "booster seats"),
    )
    return tuple(
        Column(
            name=name,
            title=title,
            parse=fields.integer(least=0, most=20),
            holds="whole number",
            help=f"How many {title.lower()} they have; none where blank.",
            example=1 if name == "booster" else 0,
            default=0,
            synonyms=(synonym,),
        )
        for name, title, synonym in kinds
    )


def hours_column(help_: str, *, required: bool = False) -> Column:
    """Make the column of weekly hours."""
    return Column(
        name="hours",
        title="Hours",
        parse=fields_time.weekly_hours,
        holds="hours of a week",
        help=help_,
        example="Mon-Fri 08:30-17:30",
        required=required,
        synonyms=("availability", "available", "working hours", "driving hours"),
    )


def yes_column(name: str, title: str, help_: str, *synonyms: str, default: bool = False) -> Column:
    """Make a column of yes and no."""
    return Column(
        name=name,
        title=title,
        parse=fields.yes_no,
        holds="yes or no",
        help=help_,
        example="yes",
        default=default,
        synonyms=synonyms,
        choices=("yes", "no"),
    )


def codes_column(name: str, title: str, help_: str, *synonyms: str) -> Column:
    """Make a column of codes of people, which messages do not repeat."""
    return Column(
        name=name,
        title=title,
        parse=fields.listed(fields.person_code),
        holds="codes, ; between them",
        help=help_,
        default=(),
        synonyms=synonyms,
        private=True,
    )


def expiry_column(name: str, title: str, what: str, *synonyms: str) -> Column:
    """Make the column of the day on which a check stops counting; `what` is the check, in words."""
    return Column(
        name=name,
        title=title,
        parse=fields_time.day,
        holds="date",
        help=f"The day on which {what} stops counting. Blank: not held, and they take no child.",
        example="24/11/2028",
        synonyms=synonyms,
    )
