"""Columns of the tables of mileage rates and of school terms."""

from decimal import Decimal

from geoplan.domain.rates import DeductedFrom, Vehicle
from geoplan.io import fields, fields_time
from geoplan.io.claims.cells import amount_pence, rate_pence
from geoplan.io.columns import Column, Schema, column, yes_no_column
from geoplan.io.fields import Bad, Parser
from geoplan.io.grid import Cell


def exact_miles(most: float) -> Parser:
    """Make a parser of miles that keeps the figure as typed."""
    parse_number = fields.number(("miles", "mile", "mi"), least=0, most=most, unit="miles")

    def parse(cell: Cell) -> Decimal | Bad:
        found = parse_number(cell)
        return found if isinstance(found, Bad) else Decimal(str(found))

    return parse


def _pence_column(
    name: str, title: str, help_: str, *synonyms: str, example: Cell = None, required: bool = False
) -> Column:
    return column(
        name,
        title,
        rate_pence,
        "pence a mile",
        help_,
        *synonyms,
        example=example,
        required=required,
    )


RATES = Schema(
    kind="rates",
    title="Rates",
    summary=(
        "One row for each day from which a scheme pays another rate, or by other rules, for miles by a "
        "vehicle. It applies to journeys driven on that day and later, until the scheme's next row."
    ),
    key=("code", "vehicle", "since"),
    columns=(
        column(
            "code",
            "Scheme",
            fields.code,
            "code",
            "A code for the scheme, such as the organisation that pays.",
            "scheme code",
            "provider",
            "payer",
            "organisation",
            example="bassetlaw",
            required=True,
        ),
        column(
            "since",
            "From",
            fields_time.day,
            "date",
            "The first day driven that the row applies to.",
            "since",
            "valid from",
            "from date",
            "effective from",
            "start date",
            example="06/04/2026",
            required=True,
        ),
        column(
            "vehicle",
            "Vehicle",
            fields.choice(Vehicle, {"van": Vehicle.CAR, "car or van": Vehicle.CAR, "bike": Vehicle.BICYCLE}),
            "choice",
            "What it is driven with; car (or van) where blank.",
            "vehicle type",
            example="car",
            default=Vehicle.CAR,
            choices=tuple(vehicle.value for vehicle in Vehicle),
        ),
        _pence_column(
            "pence",
            "Rate",
            "What is paid a mile: 45p or £0.45.",
            "pence",
            "pence a mile",
            "rate per mile",
            "mileage rate",
            "paid rate",
            example="45p",
            required=True,
        ),
        column(
            "threshold_miles",
            "Up to miles",
            exact_miles(100_000),
            "number of miles",
            "Miles of a tax year beyond this are paid at the rate above; no limit where blank.",
            "threshold",
            "threshold miles",
            example=10_000,
        ),
        _pence_column(
            "above_pence",
            "Rate above",
            "What a mile beyond it is paid; needed with it.",
            "above",
            example="25p",
        ),
        _pence_column(
            "passenger_pence",
            "Passenger rate",
            "A mile of each passenger; counted only where finance has decided so.",
            "passenger",
            "per passenger",
            example="5p",
        ),
        column(
            "deducted_miles",
            "First miles deducted",
            exact_miles(100),
            "number of miles",
            "Miles at the start that are not paid; none where blank.",
            "deducted miles",
            "first miles",
            example=5,
            default=Decimal(0),
        ),
        column(
            "deducted_from",
            "Deducted from",
            fields.choice(DeductedFrom, {"each journey": DeductedFrom.JOURNEY, "each day": DeductedFrom.DAY}),
            "choice",
            "Whether they are taken off each journey or once a day; each journey where blank.",
            example="journey",
            default=DeductedFrom.JOURNEY,
            choices=tuple(each.value for each in DeductedFrom),
        ),
        column(
            "most_miles",
            "Most miles",
            exact_miles(2_000),
            "number of miles",
            "No more of one journey is paid; no limit where blank.",
            "cap miles",
            "maximum miles",
        ),
        column(
            "most_pence",
            "Most money",
            amount_pence,
            "pounds",
            "The most that is paid for the miles of one journey; no limit where blank.",
            "cap",
            "maximum",
            example="£40.00",
        ),
        yes_no_column(
            "parking",
            "Parking paid",
            "Whether parking is paid back; yes where blank.",
            "parking",
            default=True,
        ),
        yes_no_column(
            "tolls", "Tolls paid", "Whether tolls are paid back; yes where blank.", "tolls", default=True
        ),
        column(
            "name",
            "Name",
            fields.text,
            "text",
            "What the scheme is called; its first row counts, its code where blank.",
            "scheme name",
            example="Bassetlaw Action",
            default="",
        ),
        column(
            "source",
            "Source",
            fields.text,
            "text",
            "Where the rate is from, such as an agreement and its date.",
            "agreement",
            example="agreement of 1 April 2026",
            default="",
        ),
    ),
)

TERMS = Schema(
    kind="terms",
    title="Terms",
    summary="One row for each stretch of school without a break: half a term.",
    columns=(
        column(
            "code",
            "Term",
            fields.text,
            "text",
            "Its name.",
            "name",
            "term name",
            example="autumn 2026 (1)",
            required=True,
        ),
        column(
            "first",
            "First day",
            fields_time.day,
            "date",
            "The first day on which pupils are at school.",
            "first",
            "from",
            "starts",
            "start date",
            example="02/09/2026",
            required=True,
        ),
        column(
            "last",
            "Last day",
            fields_time.day,
            "date",
            "The last day on which pupils are at school.",
            "last",
            "to",
            "ends",
            "end date",
            example="16/10/2026",
            required=True,
        ),
    ),
)
