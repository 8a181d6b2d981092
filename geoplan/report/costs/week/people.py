"""
The tables about those who drive: hours and miles of drivers, contact workers' travel, and what falls back.
"""

from collections import defaultdict
from collections.abc import Sequence

from geoplan.costs.ledger.sums import By, CostLine, line_of, sum_by
from geoplan.domain.ledger import Ledger, LedgerJourney, StaffTrip
from geoplan.domain.money import miles
from geoplan.domain.plans import Mode
from geoplan.report.columns import ONE_DECIMAL, PERCENT, WHOLE, Column
from geoplan.report.costs.week.blocks import plain
from geoplan.report.runs import words
from geoplan.report.runs.blocks import Block
from geoplan.report.runs.tables import MILES, POUNDS

BY_DRIVER = "By driver"
_DRIVER = (
    Column("Journeys", WHOLE, 9),
    Column("Miles", MILES, 10),
    Column("Empty", PERCENT, 8),
    Column("Driving hours", ONE_DECIMAL, 9),
    Column("Waiting hours", ONE_DECIMAL, 9),
    Column("At stops hours", ONE_DECIMAL, 9),
    Column("Paid", POUNDS, 12),
)
_NOTE = "Hours from home to home; of carers, known adults and taxis only what is paid."


def by_driver(ledger: Ledger) -> Block:
    """Journeys, miles, hours and pounds of everybody who drives."""
    table = sum_by(ledger, By.DRIVER)
    modes = _modes(ledger)
    rows = [(line.key, modes[line.key].value, *_driver(line)) for line in table.lines]
    columns = (Column("Driver", None, 12), Column("Who", None, 18), *_DRIVER)
    return Block(BY_DRIVER, columns, (*rows, ("all", "", *_driver(table.total))), _NOTE, totals=1)


def busiest(ledger: Ledger, listed: int) -> Block:
    """
    The same of the volunteers and contact workers with the most hours on the road, all others in one row.
    """
    table = sum_by(ledger, By.DRIVER)
    modes = _modes(ledger)
    on_runs = [line for line in table.lines if modes[line.key].has_runs]
    first = sorted(on_runs, key=lambda line: (-line.amounts.driving_s, line.key))[:listed]
    rows = [(line.key, *_driver(line)) for line in first]
    shown = {line.key for line in first}
    others = [row for row in ledger.journeys if By.DRIVER.key(row) not in shown]
    if others:
        rows.append(("all others", *_driver(line_of("others", others, By.DRIVER))))
    title = f"By driver, the busiest {len(first)} of {len(on_runs)} on runs"
    columns = (Column("Driver", None, 12), *_DRIVER)
    return Block(title, columns, (*rows, ("all", *_driver(table.total))), _NOTE, totals=1)


def _modes(ledger: Ledger) -> dict[str, Mode]:
    return {By.DRIVER.key(row): row.mode for row in ledger.journeys}


def _driver(line: CostLine) -> tuple[object, ...]:
    return (
        line.journeys,
        miles(line.amounts.metres),
        plain(line.empty_share),
        line.amounts.driving_s / 3600,
        line.amounts.waiting_s / 3600,
        line.amounts.service_s / 3600,
        words.pounds(line.paid_pence),
    )


def contact_workers(ledger: Ledger) -> Block:
    """What contact workers travel: on runs with children, and by themselves to sessions held elsewhere."""
    on_runs = [row for row in ledger.journeys if row.mode is Mode.WORKER]
    runs = line_of("on runs", on_runs, By.MODE).amounts
    own = ledger.staff
    rows = [
        ("on runs with children", miles(runs.metres), runs.driving_s / 3600, words.pounds(runs.paid_pence)),
        (
            "between venues",
            miles(sum(trip.metres for trip in own)),
            sum(trip.driving_s for trip in own) / 3600,
            words.pounds(sum(trip.pence for trip in own)),
        ),
    ]
    total = ("all", *(_added(rows, at) for at in (1, 2, 3)))
    note = (
        "The ways between venues are no part of the plan's cost: their miles and hours at the rates of runs. "
        "On runs, time with children getting in and out is paid as well."
    )
    columns = (
        Column("Contact workers", None, 24),
        Column("Miles", MILES, 10),
        Column("Driving hours", ONE_DECIMAL, 9),
        Column("Pounds", POUNDS, 12),
    )
    return Block("Contact workers' travel", columns, (*rows, total), note, totals=1)


def staff_by_worker(ledger: Ledger) -> Block:
    """The ways of each contact worker between venues."""
    trips: dict[str, list[StaffTrip]] = defaultdict(list)
    for trip in ledger.staff:
        trips[trip.person].append(trip)
    rows = [_staff(person, trips[person]) for person in sorted(trips)]
    columns = (
        Column("Contact worker", None, 16),
        Column("Ways", WHOLE, 8),
        Column("Miles", MILES, 10),
        Column("Hours", ONE_DECIMAL, 9),
        Column("Miles, pounds", POUNDS, 12),
        Column("Time, pounds", POUNDS, 12),
    )
    total = [_staff("all", list(ledger.staff))] if rows else []
    return Block("Contact workers between venues", columns, (*rows, *total), totals=1)


def _staff(person: str, trips: list[StaffTrip]) -> tuple[object, ...]:
    return (
        person,
        len(trips),
        miles(sum(trip.metres for trip in trips)),
        sum(trip.driving_s for trip in trips) / 3600,
        words.pounds(sum(trip.miles_pence for trip in trips)),
        words.pounds(sum(trip.time_pence for trip in trips)),
    )


def fallbacks(ledger: Ledger) -> Block:
    """
    What no volunteer, carer or known adult takes: by what it travels instead, and why no volunteer does.
    """
    found: dict[tuple[int, str, str], list[LedgerJourney]] = defaultdict(list)
    for row in ledger.journeys:
        if row.mode.rung > Mode.VOLUNTEER.rung:
            why = (row.because or "not recorded").replace("-", " ")
            found[row.mode.rung, row.mode.value, why].append(row)
    rows = [
        (mode, why, len(some), _share(some, ledger), words.pounds(_paid(some)))
        for (_, mode, why), some in sorted(found.items())
    ]
    every = [row for some in found.values() for row in some]
    total = [("all", "", len(every), _share(every, ledger), words.pounds(_paid(every)))] if rows else []
    columns = (
        Column("Falls back to", None, 18),
        Column("No volunteer because of", None, 22),
        Column("Journeys", WHOLE, 9),
        Column("Of all", PERCENT, 8),
        Column("Paid", POUNDS, 12),
    )
    return Block("Fallbacks", columns, (*rows, *total), "geoplan runs explain tells each in full.", totals=1)


def _share(rows: list[LedgerJourney], ledger: Ledger) -> float:
    return len(rows) / len(ledger.journeys)


def _paid(rows: list[LedgerJourney]) -> int:
    return sum(row.amounts.paid_pence for row in rows)


def _added(rows: Sequence[tuple[str, float, float, float]], at: int) -> float:
    return sum(float(row[at]) for row in rows)
