"""The columns of a table of claims, and the many names that they go by."""

from geoplan.domain.rates import Vehicle
from geoplan.io import fields, fields_time
from geoplan.io.claims import cells, people
from geoplan.io.columns import Schema, column


def _words(words: str) -> list[str]:
    return words.split(", ")


CLAIMS = Schema(
    kind="claims",
    title="Claims",
    summary=(
        "One row for each journey claimed. Spreadsheets as they are will do too: two-row and merged"
        " headers, several sheets, lines of totals."
    ),
    key=(),
    columns=(
        column(
            "code",
            "Reference",
            fields.text,
            "code",
            "The row's own number, where it has one.",
            *_words("claim no, claim number, claim ref, claim reference, line, line no, journey no, ref"),
            example="J-001",
        ),
        column(
            "claimant",
            "Claimant",
            people.person,
            "code",
            "Who claims: a payroll or driver number. Names are replaced by numbers and not kept.",
            *_words(
                "claimant code, payroll no, payroll number, employee no, employee number, employee id, "
                "staff no, staff number, personnel no, personnel number, driver code, driver no, "
                "volunteer no, volunteer code, driver, volunteer, employee, worker, claimant name, name "
                "of claimant, driver name, name of driver, employee name, staff name, name"
            ),
            example="D001",
            required=True,
            private=True,
        ),
        column(
            "date",
            "Date",
            fields_time.day,
            "date",
            "The day driven; the rate goes by it.",
            *_words(
                "date of journey, journey date, date driven, date of travel, travel date, date travelled, "
                "trip date, date of trip"
            ),
            example="24/11/2026",
            required=True,
        ),
        column(
            "time",
            "Start time",
            fields_time.clock,
            "time of day",
            "When it began; daytime is assumed where blank.",
            *_words(
                "time, departure time, time of departure, depart, departed, time left, time out, time "
                "from, start"
            ),
            example="15:10",
        ),
        column(
            "finish",
            "End time",
            fields_time.clock,
            "time of day",
            "When it ended.",
            *_words(
                "finish time, arrival time, time of arrival, arrive, arrived, time in, time back, time "
                "to, finish, end"
            ),
        ),
        column(
            "from",
            "From",
            fields.text,
            "place",
            "A code of your tables, a postcode, a settlement, latitude and longitude, or home.",
            *_words(
                "from place, journey from, travelled from, starting point, start point, start location, "
                "start place, start address, from address, from location, origin, departure point, "
                "collected from, pick up, pick up point"
            ),
            example="C0001",
            private=True,
        ),
        column(
            "from_postcode",
            "From postcode",
            fields.text,
            "postcode",
            "Its postcode, where the place has a column of its own.",
            *_words("start postcode, postcode from, origin postcode"),
            private=True,
        ),
        column(
            "via",
            "Via",
            fields.text,
            "places, ; between them",
            "Stops on the way, in order; Via 1, Via 2 … will do too.",
            *_words("stops, calling at, stops on the way, other stops, waypoints, intermediate stops"),
            private=True,
        ),
        column(
            "to",
            "To",
            fields.text,
            "place",
            "Where it ended.",
            *_words(
                "to place, journey to, travelled to, end point, end location, end place, end address, to "
                "address, to location, destination, place visited, drop off, drop off point"
            ),
            example="meadow-house",
            private=True,
        ),
        column(
            "to_postcode",
            "To postcode",
            fields.text,
            "postcode",
            "Its postcode, where the place has a column of its own.",
            *_words("end postcode, postcode to, destination postcode"),
            private=True,
        ),
        column(
            "journey",
            "Journey",
            fields.text,
            "places with dashes between them",
            "Instead of From, Via and To: A - B - C.",
            *_words(
                "from to, from and to, from - via - to, route, journey details, details of journey, "
                "journey description, description of journey, places visited, journey made, trip"
            ),
            private=True,
        ),
        column(
            "return",
            "Return",
            cells.there_and_back,
            "return or single",
            "Whether the miles are there and back again.",
            *_words(
                "return journey, return trip, single/return, single or return, return/single, there and "
                "back, both ways"
            ),
            choices=("return", "single"),
        ),
        column(
            "miles",
            "Miles",
            cells.miles,
            "number of miles",
            "As claimed.",
            *_words(
                "miles claimed, claimed miles, total miles, total mileage, mileage claimed, business "
                "miles, no of miles, number of miles, miles travelled, miles driven, mileage, distance, "
                "distance miles, kilometres, km"
            ),
            example=12.5,
        ),
        column(
            "odometer_start",
            "Odometer at start",
            cells.odometer,
            "number of miles",
            "With the one at the end, instead of miles.",
            *_words(
                "odometer start, start odometer, start mileage, mileage start, mileage at start, start "
                "reading, speedo start"
            ),
        ),
        column(
            "odometer_end",
            "Odometer at end",
            cells.odometer,
            "number of miles",
            "What the car showed at the end.",
            *_words(
                "odometer end, end odometer, end mileage, finish mileage, mileage end, mileage finish, "
                "mileage at end, end reading, finish reading, speedo end, speedo finish"
            ),
        ),
        column(
            "children",
            "Child or passenger",
            people.people,
            "codes, ; between them",
            "Who was driven: case numbers. Names are replaced by numbers and not kept.",
            *_words(
                "child, children, child code, child passenger, child ref, child reference, case number, "
                "case no, client, service user, young person, passenger, passengers, who for, for whom, "
                "child name, name of child, passenger name, name of passenger, client name"
            ),
            example="C0001",
            private=True,
        ),
        column(
            "purpose",
            "Purpose",
            fields.text,
            "text",
            "Passed over: what is written freely is neither read nor shown.",
            *_words(
                "reason, reason for journey, purpose of journey, details, description, notes, comments, "
                "remarks"
            ),
            private=True,
        ),
        column(
            "vehicle",
            "Vehicle",
            cells.vehicle,
            "car, motorcycle or bicycle",
            "Car or van where blank.",
            *_words("vehicle type, type of vehicle, mode of transport, mode"),
            choices=tuple(one.value for one in Vehicle),
        ),
        column(
            "rate",
            "Rate",
            cells.rate_pence,
            "pence a mile",
            "What is claimed for a mile.",
            *_words("rate per mile, pence per mile, ppm, mileage rate, rate p, rate claimed"),
            example="45p",
        ),
        column(
            "amount",
            "Amount",
            cells.amount_pence,
            "pounds",
            "What is claimed for the journey's miles.",
            *_words(
                "amount claimed, mileage claim, mileage amount, mileage cost, total claimed, total cost, "
                "total amount, claim, cost, value, total, claimed"
            ),
            example="£5.63",
        ),
        column(
            "submitted",
            "Submitted on",
            fields_time.day,
            "date",
            "The day on which the claim was handed in; above the table or in each row.",
            *_words(
                "submitted, date submitted, submission date, date of claim, claim date, date claimed, "
                "claimed on, date received, received"
            ),
            example="01/12/2026",
        ),
    ),
)
