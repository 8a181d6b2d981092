"""The tables of what is saved: by cause, by who travelled how, by venue, and what is not compared."""

from collections import Counter
from collections.abc import Iterable

from geoplan.costs.ledger.savings import Cause, Savings
from geoplan.costs.ledger.sums import By
from geoplan.domain.ledger import LedgerJourney, StaffTrip
from geoplan.domain.money import miles
from geoplan.domain.plans import Mode
from geoplan.report.columns import WHOLE, Column
from geoplan.report.runs import words
from geoplan.report.runs.blocks import Block
from geoplan.report.runs.tables import MILES, POUNDS

# How each cause is told from the others, in the order in which they are.
TOLD_APART = {
    Cause.VENUE: "the session is elsewhere: the direct miles less, at the lower of both prices a mile",
    Cause.CARER: "who drives is, or was, a carer or known adult: all that is left",
    Cause.MODE: "volunteer, contact worker or taxi in place of another of these: all that is left",
    Cause.ORDER: "on runs: fewer miles without a child for this journey, a shorter way with it",
    Cause.SHARING: "on runs, with children of another journey in the car: all that is left",
    Cause.OTHER: "fetched from elsewhere, or the same means of travel at another price",
}
_MONEY = (Column("Before", POUNDS, 12), Column("After", POUNDS, 12), Column("Saved", POUNDS, 12))


def by_cause(savings: Savings, *, told: bool = True) -> Block:
    """Pounds saved by cause, with how causes are told apart; `told` adds it as a column."""
    pence, journeys = savings.by_cause(), savings.journeys_by_cause()
    rows: list[tuple[object, ...]] = [
        (cause.value, *([TOLD_APART[cause]] if told else []), journeys[cause], words.pounds(pence[cause]))
        for cause in Cause
    ]
    rows.append(("no change", *([""] if told else []), journeys[None], 0.0))
    total = ("all", *([""] if told else []), len(savings.pairs), words.pounds(savings.pence))
    columns = (
        Column("Cause", None, 26),
        *([Column("Told apart by", None, 60)] if told else []),
        Column("Journeys", WHOLE, 9),
        Column("Saved", POUNDS, 12),
    )
    note = (
        "Causes are taken in this order, each from what is left. A journey can have several; "
        "it is counted with the largest."
    )
    return Block("What is saved, by cause", columns, (*rows, total), note, totals=1)


def how_told(savings: Savings) -> Block:
    """The words of the causes that occur, where the table itself has no room for them."""
    found = [(cause.value, TOLD_APART[cause]) for cause, pence in savings.by_cause().items() if pence]
    columns = (Column("Cause", None, 26), Column("Told apart by", None, 60))
    return Block("How causes are told apart", columns, tuple(found))


def by_line(savings: Savings, by: By, title: str) -> Block:
    """Pounds before and after by venue, district, age group …, as they were before."""
    found = savings.by(by)
    rows = [
        (key, words.pounds(before), words.pounds(after), words.pounds(before - after))
        for key, (before, after) in found.items()
    ]
    before, after = savings.before.paid_pence, savings.after.paid_pence
    total = ("all", words.pounds(before), words.pounds(after), words.pounds(savings.pence))
    columns = (Column(by.value[:1].upper() + by.value[1:], None, 24), *_MONEY)
    return Block(title, columns, (*rows, total), totals=1)


def who_takes_whom(savings: Savings) -> Block:
    """Journeys by who took them before and who takes them after."""
    found = savings.modes()
    after = [mode for mode in Mode if any(other is mode for _, other in found)]
    before = [mode for mode in Mode if any(one is mode for one, _ in found)]
    rows = [
        (
            one.value,
            *(found.get((one, other), 0) for other in after),
            sum(found.get((one, other), 0) for other in after),
        )
        for one in before
    ]
    totals = [sum(found.get((one, other), 0) for one in before) for other in after]
    columns = (
        Column("Before", None, 20),
        *(Column(mode.value, WHOLE, 12) for mode in after),
        Column("all", WHOLE, 9),
    )
    note = "Journeys compared: a line for who took them before, a column for who takes them after."
    return Block("Who takes whom", columns, (*rows, ("all", *totals, sum(totals))), note, totals=1)


def compared(savings: Savings) -> Block:
    """Miles and hours of the journeys compared, before and after."""
    before, after = savings.before, savings.after
    lines = (
        ("miles driven", miles(before.amounts.metres), miles(after.amounts.metres)),
        ("of these without a child", miles(before.amounts.empty_m), miles(after.amounts.empty_m)),
        ("children's miles shared", miles(before.shared_m), miles(after.shared_m)),
        ("children's hours in the car", before.ride_s / 3600, after.ride_s / 3600),
    )
    columns = (
        Column("Of the journeys compared", None, 28),
        Column("Before", MILES, 12),
        Column("After", MILES, 12),
        Column("Less", MILES, 12),
    )
    return Block("Before and after", columns, tuple((*line, line[1] - line[2]) for line in lines))


def apart(savings: Savings) -> Block:
    """What is not compared, and what it costs: nothing of it is a saving."""
    pairs = savings.not_taken
    rows = (
        ("in the first plan only", *_of(savings.only_before), None),
        ("in the second plan only", len(savings.only_after), None, _pounds(savings.only_after)),
        (
            "taken in one plan only",
            len(pairs),
            _pounds(pair.before for pair in pairs),
            _pounds(pair.after for pair in pairs),
        ),
    )
    columns = (Column("Journeys", None, 26), Column("How many", WHOLE, 9), *_MONEY[:2])
    shown = tuple(row for row in rows if row[1])
    return Block("Not compared: no saving", columns, shown, "Kept apart, and in no figure above.")


def staff(before: Iterable[StaffTrip], after: Iterable[StaffTrip]) -> Block:
    """Contact workers' own ways between venues in both plans."""
    old, new = (Counter({"m": 0, "s": 0, "p": 0}), Counter({"m": 0, "s": 0, "p": 0}))
    for found, trips in ((old, before), (new, after)):
        for trip in trips:
            found.update({"m": trip.metres, "s": trip.driving_s, "p": trip.pence})
    if not old["p"] and not new["p"]:
        return Block("Contact workers between venues", (), ())
    row = ("pounds", *(words.pounds(pence) for pence in (old["p"], new["p"], old["p"] - new["p"])))
    columns = (Column("Contact workers", None, 24), *_MONEY)
    note = "All sessions of both plans; no part of their cost, and in no figure above."
    return Block("Contact workers between venues", columns, (row,), note)


def _of(rows: Iterable[LedgerJourney]) -> tuple[int, float]:
    found = list(rows)
    return len(found), _pounds(found)


def _pounds(rows: Iterable[LedgerJourney]) -> float:
    return words.pounds(sum(row.amounts.paid_pence for row in rows))
