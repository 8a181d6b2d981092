"""The cost of one week, by group: all that a projection knows of a plan."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from geoplan.domain.ages import AgeBand
from geoplan.domain.ledger import Ledger

ALL = "all"
UNKNOWN_AGE = "age not known"
STAFF_TRIPS = "contact workers' own way"
_GROUPS = (*(band.value for band in AgeBand), UNKNOWN_AGE, STAFF_TRIPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCost:
    """
    What one week cost, or is planned to cost.

    Parameters
    ----------
    days
        The days that are in it, of one week from Monday to Sunday.
    by_group
        Pence by group; groups are the children's age bands, or whatever the user likes.

    Raises
    ------
    ValueError
        When it has no day, or days of two weeks, or a cost below nothing.
    """

    days: tuple[date, ...]
    by_group: Mapping[str, int]

    def __post_init__(self) -> None:
        if not self.days:
            raise ValueError("a week has no day")
        if len({monday_of(day) for day in self.days}) > 1:
            raise ValueError(f"the week of {min(self.days):%d/%m/%Y} has days of another week")
        if any(pence < 0 for pence in self.by_group.values()):
            raise ValueError(f"the week of {self.monday:%d/%m/%Y} has a cost below nothing")

    @classmethod
    def whole(cls, day: date, pence: int) -> "WeekCost":
        """Return the week of a day, Monday to Friday, of which only the sum is known."""
        monday = monday_of(day)
        return cls(days=tuple(monday + timedelta(days=n) for n in range(5)), by_group={ALL: pence})

    @property
    def monday(self) -> date:
        """Its Monday, whether it is one of the days or not."""
        return monday_of(self.days[0])

    @property
    def pence(self) -> int:
        """All groups together."""
        return sum(self.by_group.values())


def weeks_of(ledger: Ledger) -> tuple[WeekCost, ...]:
    """
    Return the weeks of a ledger, by child's age band; contact workers' own ways are a group of their own.

    They add up to what the ledger says was paid, and its staff trips.
    """
    sums: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in ledger.journeys:
        group = UNKNOWN_AGE if row.group is None else row.group.value
        sums[monday_of(row.day)][group] += row.amounts.paid_pence
    for trip in ledger.staff:
        sums[monday_of(trip.day)][STAFF_TRIPS] += trip.pence
    days: dict[date, list[date]] = defaultdict(list)
    for day in ledger.days:
        days[monday_of(day)].append(day)
    return tuple(
        WeekCost(
            days=tuple(of_week),
            by_group={group: sums[monday][group] for group in _GROUPS if group in sums[monday]},
        )
        for monday, of_week in sorted(days.items())
    )


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())
