"""Questions about claims, and what each is about."""

from dataclasses import dataclass
from enum import StrEnum

from geoplan.errors import RowAt


class QueryKind(StrEnum):
    """What is worth asking about."""

    MORE_MILES = "more-miles"
    FEWER_MILES = "fewer-miles"
    DUPLICATE = "duplicate"
    TWICE = "claimed-twice"
    IN_TWO_PLACES = "in-two-places"
    QUICK = "quick"
    LATE = "late"
    EARLY = "early"
    RATE = "rate"
    AMOUNT = "amount"
    THRESHOLD = "threshold"

    @property
    def label(self) -> str:
        """Words for a heading."""
        return _LABELS[self]


_LABELS = {
    QueryKind.MORE_MILES: "more miles than the road",
    QueryKind.FEWER_MILES: "fewer miles than the road",
    QueryKind.DUPLICATE: "the same line twice",
    QueryKind.TWICE: "the same journey more than once",
    QueryKind.IN_TWO_PLACES: "two journeys that overlap",
    QueryKind.QUICK: "less time than the road takes",
    QueryKind.LATE: "handed in late",
    QueryKind.EARLY: "handed in before the day driven",
    QueryKind.RATE: "rate above the approved one",
    QueryKind.AMOUNT: "amount is not miles times rate",
    QueryKind.THRESHOLD: "beyond the tax year's threshold",
}


@dataclass(frozen=True, slots=True)
class Query:
    """
    Something to ask about a journey.

    Parameters
    ----------
    kind
        What it is about.
    text
        The question's ground in a sentence, with figures.
    others
        Other rows that it is about too.
    """

    kind: QueryKind
    text: str
    others: tuple[RowAt, ...] = ()


def row_words(row: RowAt) -> str:
    """Return where a row stands, in words."""
    sheet = f", sheet {row.sheet}" if row.sheet else ""
    return f"{row.file}{sheet}, row {row.row}"


def rows_words(rows: tuple[RowAt, ...], most: int = 3) -> str:
    """Return where some rows stand; of many, the first and how many more."""
    more = f" and {len(rows) - most:,} more" if len(rows) > most else ""
    return "; ".join(row_words(row) for row in rows[:most]) + more
