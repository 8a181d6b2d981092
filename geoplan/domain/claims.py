"""
What people claim for journeys driven, as it stands in their spreadsheets: no names, no free text.

Whoever claims and whoever is driven is a code. A place that nobody knows has a number and no words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from geoplan.domain.checks import check_person_code
from geoplan.domain.geography import Position
from geoplan.domain.rates import Vehicle
from geoplan.errors import Fault, RowAt

_MOST_MILES = 1_500


@dataclass(frozen=True, slots=True)
class ClaimStop:
    """
    A place that a claimed journey calls at.

    Parameters
    ----------
    label
        A code, a postcode or a settlement's name; a number for a place that nobody knows. Equal labels are
        one place.
    position
        None where it is not known.
    problem
        Why it is not known, in words that repeat nothing of what was typed.
    precision_m
        How far the position may be from the door.
    venue
        Whether it is a contact venue.
    """

    label: str
    position: Position | None = field(default=None, repr=False)
    problem: str | None = None
    precision_m: int = 0
    venue: bool = False

    def __post_init__(self) -> None:
        if (self.position is None) == (self.problem is None):
            raise ValueError("a stop has either a position or the reason why it has none")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedJourney:
    """
    One journey as claimed.

    Parameters
    ----------
    row
        Where it was read.
    claimant
        Code of whoever claims.
    day
        The day driven.
    start, finish
        Local times of day; None where the claim does not say.
    stops
        In the order driven; empty where the claim does not say.
    miles
        As claimed; None where the claim does not say.
    children
        Codes of those driven.
    rate_pence, amount_pence
        What the claim says of a mile's rate and of the amount.
    submitted
        The day on which the claim was handed in.
    reference
        The row's own code.
    labels
        The places called at, in order; follows from `stops`.

    Raises
    ------
    ValueError
        When a code may be a name, or a figure cannot be.
    """

    row: RowAt
    claimant: str
    day: date
    start: time | None = None
    finish: time | None = None
    stops: tuple[ClaimStop, ...] = ()
    miles: Decimal | None = None
    children: tuple[str, ...] = ()
    vehicle: Vehicle = Vehicle.CAR
    rate_pence: Decimal | None = None
    amount_pence: int | None = None
    submitted: date | None = None
    reference: str | None = None
    labels: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        check_person_code("a claimant", self.claimant)
        for child in self.children:
            check_person_code("a child or passenger", child)
        if self.miles is not None and not 0 <= self.miles <= _MOST_MILES:
            raise ValueError(f"{self.miles} miles are not between 0 and {_MOST_MILES:,}")
        object.__setattr__(self, "labels", tuple(stop.label for stop in self.stops))

    @property
    def venue(self) -> str | None:
        """The first contact venue that it calls at; None where it calls at none."""
        return next((stop.label for stop in self.stops if stop.venue), None)


@dataclass(frozen=True, slots=True)
class IgnoredRow:
    """A row that is no journey, and why."""

    row: RowAt
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTotal:
    """
    A line of totals, held against the rows that it adds up.

    Parameters
    ----------
    row
        Where it stands. It is among the ignored rows too: no total is ever counted.
    covers
        The rows that it seems to add up, in words.
    rows
        How many they are.
    stated_miles, stated_pence
        What it says; None where it says nothing.
    added_miles, added_pence
        What the rows add up to.
    """

    row: RowAt
    covers: str
    rows: int
    stated_miles: Decimal | None
    added_miles: Decimal
    stated_pence: int | None
    added_pence: int

    @property
    def difference_miles(self) -> Decimal | None:
        """Stated less added up."""
        return None if self.stated_miles is None else self.stated_miles - self.added_miles

    @property
    def difference_pence(self) -> int | None:
        """Stated less added up."""
        return None if self.stated_pence is None else self.stated_pence - self.added_pence

    @property
    def agrees(self) -> bool:
        """Whether what it says is what its rows add up to."""
        return not self.difference_miles and not self.difference_pence


@dataclass(frozen=True, slots=True)
class Claims:
    """
    Everything that was read: every row below a header is one journey, one ignored row or one row at fault.

    Parameters
    ----------
    journeys, ignored
        In the order of files, sheets and rows.
    faults
        Of rows that cannot be read; one row may have several.
    totals
        Lines of totals with the sums of the rows above them.
    notes
        Sentences about what was left out without being wrong.
    """

    journeys: tuple[ClaimedJourney, ...]
    ignored: tuple[IgnoredRow, ...] = ()
    faults: tuple[Fault, ...] = ()
    totals: tuple[ClaimTotal, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def rows_at_fault(self) -> int:
        """How many rows cannot be read."""
        return len({(fault.file, fault.sheet, fault.row) for fault in self.faults})

    @property
    def rows(self) -> int:
        """How many rows there are: journeys, ignored rows and rows at fault."""
        return len(self.journeys) + len(self.ignored) + self.rows_at_fault


def miles_of(journeys: Sequence[ClaimedJourney]) -> Decimal:
    """Return the miles that some journeys claim in all."""
    return sum((journey.miles for journey in journeys if journey.miles is not None), Decimal(0))


def pence_of(journeys: Sequence[ClaimedJourney]) -> int:
    """Return the pence that some journeys claim in all, where they say."""
    return sum(journey.amount_pence for journey in journeys if journey.amount_pence is not None)
