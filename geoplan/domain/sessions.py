"""Contact sessions: arrangements that repeat, and the concrete occasions that follow from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from geoplan.domain.checks import check_between, check_code, check_person_code
from geoplan.domain.hours import Weekday

LONDON = ZoneInfo("Europe/London")
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Move:
    """
    One occasion of a session that takes place otherwise than usual.

    Parameters
    ----------
    day
        The day on which it would have been.
    to_day
        The day on which it is; the same day when only time or place change.
    start, end, venue, room
        None where they stay as they were.
    """

    day: date
    to_day: date
    start: time | None = None
    end: time | None = None
    venue: str | None = None
    room: str | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occasion of a session: aware times in Europe/London, in a room of a venue."""

    session: str
    children: tuple[str, ...]
    venue: str
    room: str
    start: datetime
    end: datetime
    worker: str | None = None

    def overlaps(self, other: "Occurrence") -> bool:
        """Whether both take place at some moment; one that starts as the other ends does not overlap it."""
        # Moments, not wall clocks: on the night the clocks change, equal wall clocks are an hour apart.
        starts, ends = (
            (self.start.timestamp(), other.start.timestamp()),
            (self.end.timestamp(), other.end.timestamp()),
        )
        return max(starts) < min(ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSession:
    """
    A contact arrangement that repeats every `every_weeks` weeks on the weekday of its first date.

    Parameters
    ----------
    children
        Codes of the children who come, one or more.
    venue, room
        Codes of where it takes place.
    first
        Date of the first occasion.
    start, end
        Local times.
    every_weeks
        1 for weekly, 2 for fortnightly, 13 for four times a year.
    until
        The last day on which it may take place; None while it goes on.
    cancelled
        Dates on which it does not take place.
    moved
        Occasions held on another day, at another time or in another room.
    supervised, court_priority, high_risk
        Whether a worker must be present; whether a court waits for it; whether only some venues take it.
    worker
        Code of the contact worker; None while none is assigned.

    Raises
    ------
    ValueError
        When times or dates contradict each other.
    """

    code: str
    children: tuple[str, ...]
    venue: str
    room: str
    first: date
    start: time
    end: time
    every_weeks: int = 1
    until: date | None = None
    cancelled: frozenset[date] = frozenset()
    moved: tuple[Move, ...] = ()
    supervised: bool = True
    court_priority: bool = False
    high_risk: bool = False
    worker: str | None = None

    def __post_init__(self) -> None:
        check_code("a session", self.code)
        if not self.children:
            raise ValueError(f"session {self.code} has no child")
        if len(set(self.children)) != len(self.children):
            raise ValueError(f"session {self.code} lists a child twice")
        for child in self.children:
            check_person_code(f"a child of session {self.code}", child)
        check_between(f"session {self.code}: weeks between occasions", self.every_weeks, 1, 53)
        if self.until is not None and self.until < self.first:
            raise ValueError(f"session {self.code} ends before its first date")
        self._check_times(self.start, self.end)
        self._check_exceptions()

    def _check_times(self, start: time, end: time) -> None:
        if start.tzinfo or end.tzinfo:
            raise ValueError(f"session {self.code}: times are local, without a time zone")
        if end <= start:
            raise ValueError(f"session {self.code} does not end after it starts")

    def _check_exceptions(self) -> None:
        moved = [move.day for move in self.moved]
        if len(set(moved)) != len(moved) or self.cancelled.intersection(moved):
            raise ValueError(f"session {self.code}: one occasion is moved twice, or both moved and cancelled")
        for day in sorted(self.cancelled.union(moved)):
            if not self._falls_on(day):
                raise ValueError(f"session {self.code} would not have taken place on {day:%d/%m/%Y}")
        for move in self.moved:
            self._check_times(move.start or self.start, move.end or self.end)

    @property
    def weekday(self) -> Weekday:
        """The day of the week on which it takes place."""
        return Weekday(self.first.weekday())

    @property
    def minutes(self) -> int:
        """How long one occasion lasts by the clock."""
        return 60 * (self.end.hour - self.start.hour) + self.end.minute - self.start.minute

    def _falls_on(self, day: date) -> bool:
        late = self.until is not None and day > self.until
        return day >= self.first and not late and (day - self.first).days % (7 * self.every_weeks) == 0

    def _usual_days(self, since: date, until: date) -> Iterator[date]:
        step = self.every_weeks * _WEEK
        skipped = max(0, -((self.first - since) // step))
        day = self.first + skipped * step
        last = until if self.until is None else min(until, self.until)
        while day <= last:
            yield day
            day += step

    def occurrences(self, since: date, until: date) -> tuple[Occurrence, ...]:
        """
        Return the occasions from one day to another, both included, in order of time.

        A moved occasion counts on the day it was moved to.
        """
        exceptions = self.cancelled.union(move.day for move in self.moved)
        found = [
            self._occurrence(Move(day, day))
            for day in self._usual_days(since, until)
            if day not in exceptions
        ]
        found += [self._occurrence(move) for move in self.moved if since <= move.to_day <= until]
        return tuple(sorted(found, key=lambda occasion: occasion.start))

    def _occurrence(self, move: Move) -> Occurrence:
        return Occurrence(
            session=self.code,
            children=self.children,
            venue=move.venue or self.venue,
            room=move.room or self.room,
            start=datetime.combine(move.to_day, move.start or self.start, LONDON),
            end=datetime.combine(move.to_day, move.end or self.end, LONDON),
            worker=self.worker,
        )
