"""A user's own rates and terms from their tables."""

from collections import defaultdict
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from geoplan.domain.bank_holidays import BankHolidayChange
from geoplan.domain.rates import MileageRate, PaidTerms, RateTable
from geoplan.domain.school import SchoolCalendar, Term
from geoplan.io.costs.schemas import RATES, TERMS
from geoplan.io.grid import TableLimits
from geoplan.io.records import Note, Record, read_table


def read_rates(
    path: str | Path, *, sheet: str | None = None, limits: TableLimits | None = None, note: Note | None = None
) -> tuple[RateTable, ...]:
    """
    Read what schemes pay for miles.

    Returns
    -------
    tuple of RateTable
        In the order in which their first rows stand.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    table = read_table(path, RATES, sheet=sheet, limits=limits)
    names: dict[str, str] = {}
    rates: dict[str, list[MileageRate]] = defaultdict(list)
    for code, name, rate in table.build(_rate):
        names[code] = names.get(code) or name
        rates[code].append(rate)
    table.finish(note)
    return tuple(RateTable(code, name or code, tuple(rates[code])) for code, name in names.items())


def _rate(record: Record) -> tuple[str, str, MileageRate]:
    rate = MileageRate(
        since=record["since"],
        vehicle=record["vehicle"],
        pence=record["pence"],
        threshold_miles=record["threshold_miles"],
        above_pence=record["above_pence"],
        passenger_pence=record["passenger_pence"] or Decimal(0),
        terms=PaidTerms(
            deducted_miles=record["deducted_miles"],
            deducted_from=record["deducted_from"],
            most_miles=record["most_miles"],
            most_pence=record["most_pence"],
            parking=record["parking"],
            tolls=record["tolls"],
        ),
        sure="M",  # one source: the user's table
        source=record["source"] or "your table",
    )
    return record["code"], record["name"], rate


def read_terms(
    path: str | Path,
    *,
    changes: tuple[BankHolidayChange, ...] = (),
    sheet: str | None = None,
    limits: TableLimits | None = None,
    note: Note | None = None,
) -> SchoolCalendar:
    """
    Read school terms.

    Parameters
    ----------
    changes
        Where bank holidays differ from the rule, such as ``read_bank_holiday_changes()``.

    Raises
    ------
    InputError
        With every fault of the file, terms that overlap included.
    """
    table = read_table(path, TERMS, sheet=sheet, limits=limits)
    made = sorted(table.build(lambda record: (_term(record), record)), key=lambda pair: pair[0].first)
    for (before, earlier), (after, record) in pairwise(made):
        if after.first <= before.last:
            message = f"the term begins before that of row {earlier.row} ends"
            table.fault(record, "first", message, "correct the dates")
    table.finish(note)
    return SchoolCalendar(tuple(term for term, _ in made), changes)


def _term(record: Record) -> Term:
    return Term(name=record["code"], first=record["first"], last=record["last"], source="your table")
