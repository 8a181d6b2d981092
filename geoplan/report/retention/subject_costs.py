"""What one person's journeys come to: worked out from a plan when it is asked for, and not kept."""

from collections.abc import Iterator, Sequence

from geoplan.domain.ledger import Ledger
from geoplan.domain.money import miles
from geoplan.io.retention.subject.found import FoundTable

COSTS = (
    "Found in", "Day", "Journey", "Way", "Venue", "Taken by", "Who", "Miles of it", "Minutes in the car",
    "Pence",
)  # fmt: skip


def costs_table(rows: Sequence[tuple[object, ...]]) -> FoundTable:
    """Return rows of `cost_rows` as a table."""
    return FoundTable(
        "What journeys come to",
        "Shares of miles, minutes and pence in the plans that count, worked out now by the tables and prices "
        "of now. They are not kept.",
        COSTS,
        tuple(rows),
    )


def cost_rows(ledger: Ledger, code: str, place: str) -> Iterator[tuple[object, ...]]:
    """
    Yield the journeys of a ledger that a child makes, or that an adult drives.

    Parameters
    ----------
    place
        Where the plan is: what the first cell says.
    """
    for journey in ledger.journeys:
        if code not in (journey.child, journey.person):
            continue
        yield (
            place,
            f"{journey.day:%d/%m/%Y}",
            journey.request,
            journey.direction.value,
            journey.venue,
            journey.mode.value,
            journey.person or "",
            f"{miles(journey.amounts.metres):.1f}",
            round(journey.ride_s / 60),
            journey.amounts.paid_pence,
        )
