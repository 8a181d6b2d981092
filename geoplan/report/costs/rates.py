"""Mileage rates as people read them: what is in force on a day, by what rules, and how rates changed."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from geoplan.domain.money import pounds
from geoplan.domain.rates import DeductedFrom, MileageRate, RateTable, TaxYear, Vehicle
from geoplan.report.columns import WHOLE, Column
from geoplan.report.costs.page import Page
from geoplan.report.runs.blocks import Block

THRESHOLD = "Thresholds count a person's miles for all organisations over a tax year, 6 April to 5 April."
SURE = {"H": "checked", "M": "one source", "L": "an assumption"}


def rates_page(
    approved: RateTable, schemes: Sequence[RateTable], day: date, *, vehicles: Iterable[Vehicle] = Vehicle
) -> Page:
    """
    Return the rates in force for a journey driven on a day, with sources and how they changed.

    Parameters
    ----------
    approved
        What is free of tax.
    schemes
        What is paid.
    vehicles
        Those to show.
    """
    tables, shown = (approved, *schemes), tuple(vehicles)
    return Page(
        title=f"Mileage rates for journeys driven on {_day(day)}, tax year {TaxYear.of(day)}",
        headline=_headline(approved, schemes, day, shown),
        lines=(THRESHOLD,),
        blocks=(
            _in_force(approved, day, shown, f"Approved, free of tax: {approved.name}"),
            *(_in_force(scheme, day, shown, f"Paid: {scheme.name}") for scheme in schemes),
            _rules(schemes, day, shown),
            _changes(tables, shown),
        ),
        footer=_sources(tables, day, shown),
    )


def _headline(
    approved: RateTable, schemes: Sequence[RateTable], day: date, vehicles: Sequence[Vehicle]
) -> str:
    vehicle = vehicles[0]
    rate = _at(approved, day, vehicle)
    if rate is None:
        return f"No approved rate for a {vehicle.label} is known for that day."
    above = (
        f", {pence(rate.above_pence)} beyond {_miles(rate.threshold_miles)} of the tax year"
        if rate.above_pence is not None
        else ""
    )
    paid = [
        f"{scheme.name} pays {pence(found.pence)}"
        for scheme in schemes
        if (found := _at(scheme, day, vehicle)) is not None
    ]
    told = f"A {vehicle.label}: {pence(rate.pence)} a mile approved{above}"
    return f"{'; '.join((told, *paid))}."


def _in_force(table: RateTable, day: date, vehicles: Sequence[Vehicle], what: str) -> Block:
    found = [rate for vehicle in vehicles if (rate := _at(table, day, vehicle)) is not None]
    rows = [
        (
            rate.vehicle.label,
            pence(rate.pence),
            "" if rate.above_pence is None else f"{pence(rate.above_pence)} beyond {rate.threshold_miles:,f}",
            pence(rate.passenger_pence) if rate.passenger_pence else "",
            f"{rate.since:%d/%m/%Y}",
            _next(table, day, rate.vehicle),
        )
        for rate in found
    ]
    passengers = "Passengers' miles count only where finance has decided so."
    return Block(
        f"{what} ({', '.join(dict.fromkeys(SURE[rate.sure] for rate in found))})",
        (
            Column("Vehicle", None, 14),
            Column("A mile", WHOLE, 8),
            Column("Above", WHOLE, 18),
            Column("Passenger", WHOLE, 10),
            Column("Since", None, 12),
            Column("Next change", None, 18),
        ),
        tuple(rows),
        passengers if any(rate.passenger_pence for rate in found) else "",
    )


def _rules(schemes: Sequence[RateTable], day: date, vehicles: Sequence[Vehicle]) -> Block:
    rows = []
    for scheme in schemes:
        told = dict.fromkeys(
            rule
            for vehicle in vehicles
            if (rate := _at(scheme, day, vehicle)) is not None
            for rule in rules_of(rate)
        )
        rows += [(scheme.name, rule) for rule in told]
    return Block("Rules of schemes", (Column("Who", None, 24), Column("Rule", None, 60)), tuple(rows))


def rules_of(rate: MileageRate) -> tuple[str, ...]:
    """Return the rules of a scheme beside its rate, in sentences."""
    terms, told = rate.terms, []
    if terms.deducted_miles:
        each = "each journey" if terms.deducted_from is DeductedFrom.JOURNEY else "each day"
        told.append(f"The first {_miles(terms.deducted_miles)} of {each} are not paid.")
    if terms.most_miles is not None:
        told.append(f"At most {_miles(terms.most_miles)} of a journey are paid.")
    if terms.most_pence is not None:
        told.append(f"At most {pounds(terms.most_pence)} is paid for the miles of a journey.")
    names = (("Parking", terms.parking), ("Tolls", terms.tolls))
    paid = [name for name, back in names if back]
    not_paid = [name for name, back in names if not back]
    if paid:
        told.append(f"{' and '.join(paid).capitalize()} {_is(paid)} paid back.")
    if not_paid:
        told.append(f"{' and '.join(not_paid).capitalize()} {_is(not_paid)} not paid back.")
    return tuple(told)


def _changes(tables: Sequence[RateTable], vehicles: Sequence[Vehicle]) -> Block:
    rows = []
    for table in tables:
        for rate in (rate for vehicle in vehicles for rate in table.of(vehicle)):
            until = table.until(rate)
            rows.append(
                (
                    table.name,
                    rate.vehicle.label,
                    f"{rate.since:%d/%m/%Y}",
                    "" if until is None else f"{until:%d/%m/%Y}",
                    pence(rate.pence),
                    "" if rate.above_pence is None else pence(rate.above_pence),
                )
            )
    return Block(
        "All rates known",
        (
            Column("Who", None, 24),
            Column("Vehicle", None, 14),
            Column("From", None, 12),
            Column("Until", None, 12),
            Column("A mile", WHOLE, 8),
            Column("Above", WHOLE, 8),
        ),
        tuple(rows),
    )


def _sources(tables: Sequence[RateTable], day: date, vehicles: Sequence[Vehicle]) -> str:
    told = []
    for table in tables:
        found = (_at(table, day, vehicle) for vehicle in vehicles)
        sources = dict.fromkeys(rate.source for rate in found if rate is not None and rate.source)
        if sources:
            told.append(f"{table.name}: {'; '.join(sources)}.")
    return " ".join(told)


def _at(table: RateTable, day: date, vehicle: Vehicle) -> MileageRate | None:
    try:
        return table.at(day, vehicle)
    except ValueError:
        return None


def _next(table: RateTable, day: date, vehicle: Vehicle) -> str:
    later = table.next_after(day, vehicle)
    return "none known" if later is None else f"{later.since:%d/%m/%Y}: {pence(later.pence)}"


def pence(amount: Decimal | None) -> str:
    """Return a rate as written: ``45p``, ``40.5p``; nothing where there is none."""
    return "" if amount is None else f"{amount.normalize():f}p"


def _miles(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.normalize():,f} miles"


def _is(names: Sequence[str]) -> str:
    # "Tolls" is a plural by itself.
    return "is" if names == ["Parking"] else "are"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
