"""
The tables of what a week costs, but those about people: once, for terminal, notebook and workbook alike.
"""

from collections.abc import Mapping
from fractions import Fraction

from geoplan.costs.ledger.sums import By, CostLine, CostTable, sum_by
from geoplan.domain.emissions import EmissionFactors
from geoplan.domain.ledger import PAID_ITEMS, Ledger
from geoplan.domain.money import miles
from geoplan.report.columns import PERCENT, WHOLE, Column
from geoplan.report.runs import words
from geoplan.report.runs.blocks import Block
from geoplan.report.runs.tables import MILES, POUNDS

TITLES = {
    By.MODE: "By who takes the child",
    By.PROVIDER: "By provider",
    By.VENUE: "By venue",
    By.DISTRICT: "By district",
    By.GROUP: "By age group",
    By.DAY: "By day",
}
_NOTES = {
    By.DISTRICT: "The district whose team holds the child's case.",
    By.GROUP: "The age bands that contact rooms go by.",
}
_MADE = (
    (Column("Journeys", WHOLE, 9), lambda line: line.journeys),
    (Column("Miles", MILES, 10), lambda line: miles(line.amounts.metres)),
    (Column("Empty", PERCENT, 8), lambda line: plain(line.empty_share)),
    (Column("Paid", POUNDS, 12), lambda line: words.pounds(line.paid_pence)),
    (Column("A child mile", POUNDS, 9), lambda line: _pounds(line.pence_per_child_mile)),
)
_SESSIONS = (
    (Column("Sessions", WHOLE, 9), lambda line: line.sessions),
    (Column("A session", POUNDS, 10), lambda line: _pounds(line.pence_per_session)),
)
_WIDE = ("Empty", "A child mile", "CO₂e kg")
_EMISSIONS = (Column("CO₂e kg", MILES, 9), lambda line: plain(line.co2e_kg))


def costs_by(
    ledger: Ledger,
    by: By,
    *,
    factors: EmissionFactors | None = None,
    names: Mapping[str, str] | None = None,
    narrow: bool = False,
) -> Block:
    """
    Journeys, miles and pounds by mode, venue, district …; every column but shares and prices adds up.

    Parameters
    ----------
    names
        Of venues or providers, by code.
    narrow
        Whether a table with sessions leaves out what eighty columns have no room for.
    """
    table = sum_by(ledger, by, factors=factors, every=by in (By.VENUE, By.DISTRICT, By.GROUP))
    made = (*(_SESSIONS if by.divides_sessions else ()), *_MADE, *([_EMISSIONS] if factors else ()))
    if narrow and by.divides_sessions:
        made = tuple(item for item in made if item[0].heading not in _WIDE)
    known = names or {}
    rows = [(known.get(line.key, line.key), *(make(line) for _, make in made)) for line in with_total(table)]
    heading = Column(by.value[:1].upper() + by.value[1:], None, 22)
    columns = (heading, *(column for column, _ in made))
    return Block(TITLES[by], columns, tuple(rows), _NOTES.get(by, ""), totals=1)


def paid_for(ledger: Ledger) -> Block:
    """What the money is paid for, item by item."""
    total = ledger.total
    rows = [
        (*words.COST_WORDS[item], words.pounds(getattr(total, item)))
        for item in PAID_ITEMS
        if getattr(total, item)
    ]
    note = ""
    if ledger.unpaid:
        unpaid = sum(pence for _, pence in ledger.unpaid)
        note = (
            f"Plans are compared by {words.money(ledger.cost.total)}: {words.money(unpaid)} of it are "
            "prices of preferences, which nobody is paid."
        )
    return Block(
        "What it is paid for",
        (Column("What", None, 24), Column("That is", None, 40), Column("Paid", POUNDS, 12)),
        (*rows, ("total", "", words.pounds(total.paid_pence))),
        note,
        totals=1,
    )


def loaded_and_empty(ledger: Ledger) -> Block:
    """Miles with and without a child in the car, and what the latter cost."""
    rows = [
        (
            line.key,
            miles(line.amounts.loaded_m),
            miles(line.amounts.empty_m),
            plain(line.empty_share),
            words.pounds(line.amounts.empty_pence),
        )
        for line in with_total(sum_by(ledger, By.MODE))
        if line.amounts.metres
    ]
    return Block(
        "Miles with and without a child",
        (
            Column("Mode", None, 22),
            Column("With", MILES, 10),
            Column("Without", MILES, 10),
            Column("Share without", PERCENT, 9),
            Column("Paid for these", POUNDS, 12),
        ),
        tuple(rows),
        "Of a taxi only the way with the child is known.",
        totals=1,
    )


def with_total(table: CostTable) -> tuple[CostLine, ...]:
    """Lines with their total at the end."""
    return (*table.lines, table.total)


def plain(value: object) -> float | None:
    """Exact figures as cells have them."""
    return None if value is None else float(value)  # type: ignore[arg-type]


def _pounds(pence: Fraction | None) -> float | None:
    return None if pence is None else words.pounds(float(pence))
