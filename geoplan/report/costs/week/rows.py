"""
The further sheets of the workbook of a week: drivers, days, contact workers, and every row of the ledger.
"""

from collections.abc import Iterator, Sequence

from geoplan.costs.ledger.mileage import MileageRates, PersonMileage
from geoplan.costs.ledger.sums import By
from geoplan.domain.emissions import EmissionFactors
from geoplan.domain.ledger import Amounts, Ledger
from geoplan.domain.money import miles
from geoplan.report.columns import ONE_DECIMAL, WHOLE, Column
from geoplan.report.costs.page import Sheet
from geoplan.report.costs.week import blocks, mileage, people
from geoplan.report.runs import words
from geoplan.report.runs.blocks import Block
from geoplan.report.runs.tables import DATE, MILES, POUNDS

_MEASURES = (
    Column("Miles with a child", MILES, 10),
    Column("Miles without", MILES, 10),
    Column("Driving minutes", ONE_DECIMAL, 10),
    Column("Waiting minutes", ONE_DECIMAL, 10),
    Column("Minutes at stops", ONE_DECIMAL, 10),
    Column("Miles, pounds", POUNDS, 10),
    Column("Time, pounds", POUNDS, 10),
    Column("Fares, pounds", POUNDS, 10),
    Column("Paid", POUNDS, 10),
)
LEGS = (
    Column("Day", DATE, 12),
    Column("Run", None, 13),
    Column("Leg", WHOLE, 6),
    Column("Mode", None, 17),
    Column("Driver", None, 10),
    Column("Provider", None, 12),
    Column("In the car", None, 20),
    Column("Children", WHOLE, 9),
    *_MEASURES,
)
JOURNEYS = (
    Column("Day", DATE, 12),
    Column("Journey", None, 13),
    Column("Child", None, 10),
    Column("Mode", None, 17),
    Column("Driver", None, 10),
    Column("Provider", None, 12),
    Column("Venue", None, 16),
    Column("District", None, 10),
    Column("Age group", None, 10),
    Column("Direct miles", MILES, 9),
    Column("Miles in the car", MILES, 9),
    Column("Of these shared", MILES, 9),
    Column("Minutes in the car", ONE_DECIMAL, 9),
    *_MEASURES,
)


def sheets_of(
    ledger: Ledger,
    factors: EmissionFactors | None,
    rates: MileageRates | None,
    paid: Sequence[PersonMileage],
) -> list[Sheet]:
    """
    Return the sheets, in order.

    Parameters
    ----------
    paid
        The miles of everybody who is paid by the mile, by these rates.
    """
    days = blocks.costs_by(ledger, By.DAY, factors=factors)
    made = [
        _sheet("Drivers", people.by_driver(ledger), "every driver: miles, hours, pounds"),
        _sheet("Days", days, "every day"),
    ]
    if rates is not None and paid:
        block = mileage.by_person(paid, ledger, rates)
        made.append(_sheet("Mileage", block, "miles of each person by the rates of the days driven"))
    if ledger.staff:
        staff = people.staff_by_worker(ledger)
        made.append(_sheet("Contact workers", staff, "their ways between venues, beside the plan's cost"))
    note = "A row a leg of a run, and a row for each other journey."
    made.append(Sheet("Legs", note, "every leg", LEGS, tuple(_legs(ledger)), ("In the car",)))
    note = "A row for each child and journey, with its share of the run: adds up to the same as the legs."
    made.append(
        Sheet("Journeys", note, "every child's share of every journey", JOURNEYS, tuple(_journeys(ledger)))
    )
    return made


def _sheet(name: str, block: Block, contents: str) -> Sheet:
    rows = tuple(("All", *row[1:]) if row[0] == "all" else row for row in block.rows)
    return Sheet(name, block.note or block.title, contents, block.columns, rows)


def _measures(amounts: Amounts) -> tuple[float, ...]:
    timed = amounts.worker_time
    fares = amounts.taxis
    return (
        miles(amounts.loaded_m),
        miles(amounts.empty_m),
        amounts.driving_s / 60,
        amounts.waiting_s / 60,
        amounts.service_s / 60,
        words.pounds(amounts.paid_pence - timed - fares),
        words.pounds(timed),
        words.pounds(fares),
        words.pounds(amounts.paid_pence),
    )


def _legs(ledger: Ledger) -> Iterator[tuple[object, ...]]:
    for row in ledger.legs:
        yield (
            row.day,
            row.run or "",
            row.number,
            row.mode.value,
            row.person or "",
            row.provider or "",
            ", ".join(row.requests),
            row.aboard,
            *_measures(row.amounts),
        )
    yield ("All", *[None] * (len(LEGS) - len(_MEASURES) - 1), *_measures(ledger.total))


def _journeys(ledger: Ledger) -> Iterator[tuple[object, ...]]:
    for row in ledger.journeys:
        yield (
            row.day,
            row.request,
            row.child,
            row.mode.value,
            row.person or "",
            row.provider or "",
            row.venue,
            row.district,
            row.group.value if row.group else "",
            miles(row.direct_m),
            miles(row.ridden_m),
            miles(row.shared_m),
            row.ride_s / 60,
            *_measures(row.amounts),
        )
    total = Amounts.sum(row.amounts for row in ledger.journeys)
    yield ("All", *[None] * (len(JOURNEYS) - len(_MEASURES) - 1), *_measures(total))
