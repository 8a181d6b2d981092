"""Every way of holding an occasion: when, in which venue, in what kind of room, and what that costs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

import numpy as np

from geoplan.domain.ages import AgeBand
from geoplan.domain.hours import DayHours, Weekday, WeeklyHours
from geoplan.domain.periods import Period
from geoplan.domain.sessions import Occurrence
from geoplan.domain.venues import Room, Venue
from geoplan.siting.mip import BoolArray, FloatArray, LongArray
from geoplan.siting.rooms.week import RoomWeek

_LAST = 24 * 60 - 1


@dataclass(frozen=True, slots=True)
class RoomKind:
    """The rooms of a venue that suit the same sessions: any of them will do."""

    venue: Venue
    ages: frozenset[AgeBand]
    children: int
    rooms: tuple[str, ...]

    def suits(self, bands: frozenset[AgeBand], children: int, *, high_risk: bool) -> bool:
        """Whether a session of such children can be held in it."""
        return bands <= self.ages and children <= self.children and self.venue.takes(high_risk=high_risk)


@dataclass(frozen=True, eq=False)
class Options:
    """
    k ways of holding o occasions.

    Parameters
    ----------
    kinds
        Kinds of rooms, venue by venue.
    occasion, kind, day, start, end
        (k,) positions, the day of the week from 0, and minutes of the day; in order of occasion.
    pence
        (k,) whole.
    """

    kinds: tuple[RoomKind, ...]
    occasion: LongArray
    kind: LongArray
    day: LongArray
    start: LongArray
    end: LongArray
    pence: LongArray

    def select(self, kept: LongArray | BoolArray) -> "Options":
        """Return some of them."""
        arrays = (self.occasion, self.kind, self.day, self.start, self.end, self.pence)
        return Options(self.kinds, *(array[kept] for array in arrays))

    def joined(self, other: "Options") -> "Options":
        """Return these, and others of the same kinds of rooms after them."""
        names = ("occasion", "kind", "day", "start", "end", "pence")
        pairs = ((getattr(self, name), getattr(other, name)) for name in names)
        return Options(self.kinds, *(np.concatenate(pair) for pair in pairs))


def minutes(moment: time) -> int:
    """Return the minute of the day."""
    return 60 * moment.hour + moment.minute


def clock(minute: int) -> time:
    """Return the time of a minute of the day."""
    return time(minute // 60, minute % 60)


def kinds_of(venues: Sequence[Venue]) -> tuple[RoomKind, ...]:
    """Return the rooms of all venues, those alike together."""
    found = []
    for venue in venues:
        alike: dict[tuple[frozenset[AgeBand], int], list[Room]] = {}
        for room in venue.rooms:
            alike.setdefault((room.ages, room.children), []).append(room)
        found += [
            RoomKind(venue, ages, children, tuple(room.code for room in rooms))
            for (ages, children), rooms in alike.items()
        ]
    return tuple(found)


def bands_of(week: RoomWeek, occasion: Occurrence, day: date) -> frozenset[AgeBand]:
    """Return the age bands of those who come, on a day."""
    return frozenset(week.child[code].age_band(day) for code in occasion.children)


def window_of(week: RoomWeek, occasion: Occurrence) -> WeeklyHours:
    """Return the hours in which an occasion may take place."""
    stated = week.windows.get(occasion.session)
    if stated is not None:
        return stated
    move, begin, end = week.params.move_minutes, minutes(occasion.start.time()), minutes(occasion.end.time())
    earliest = max(0, begin - move)
    school_end = minutes(week.params.school_end)
    pupil = any(week.child[code].school for code in occasion.children)
    if pupil and occasion.start.weekday() < Weekday.SATURDAY and begin >= school_end:
        earliest = max(earliest, school_end)
    weekday = Weekday(occasion.start.weekday())
    return WeeklyHours((DayHours(weekday, clock(earliest), clock(min(_LAST, end + move))),))


def starts_in(week: RoomWeek, occasion: Occurrence, window: WeeklyHours) -> Iterator[tuple[int, int]]:
    """Yield the days and minutes at which an occasion can begin; on its day, its own time is one of them."""
    step, begin = week.params.step_minutes, minutes(occasion.start.time())
    length = minutes(occasion.end.time()) - begin
    for hours in window:
        first, last = minutes(hours.start), minutes(hours.end) - length
        first += (begin - first) % step
        for start in range(first, last + 1, step):
            yield int(hours.weekday), start


def options_of(week: RoomWeek) -> Options:
    """Return every way of holding the occasions of a week, each occasion alone in the world."""
    kinds = kinds_of(week.venues)
    rows: list[tuple[int, int, int, int, int, int]] = []
    price = Prices(week)
    for at, occasion in enumerate(week.occasions):
        length = minutes(occasion.end.time()) - minutes(occasion.start.time())
        high_risk = week.session[occasion.session].high_risk
        for day, start in starts_in(week, occasion, window_of(week, occasion)):
            bands = bands_of(week, occasion, week.week + timedelta(days=day))
            for k, kind in enumerate(kinds):
                suits = kind.suits(bands, len(occasion.children), high_risk=high_risk)
                if not suits or not kind.venue.is_open(day, clock(start), clock(start + length)):
                    continue
                if not price.is_near(occasion, kind.venue.code, start):
                    continue
                pence = price.of(occasion, kind, day, start)
                rows.append((at, k, day, start, start + length, pence))
    table = np.array(rows, np.int64).reshape(-1, 6).T
    return Options(kinds, *table)


class Prices:
    """What it costs to hold an occasion somewhere at some time, in whole pence, each rounded once."""

    def __init__(self, week: RoomWeek) -> None:
        self._week = week
        first = week.travel.there[Period.OFF_PEAK]
        self._child = {code: at for at, code in enumerate(first.origins)}
        self._venue = {code: at for at, code in enumerate(first.destinations)}

    def _seconds(self, table: FloatArray, children: Sequence[str], venue: str, *, back: bool) -> list[float]:
        at = self._venue[venue]
        rows = [self._child[code] for code in children]
        return [float(table[at, row] if back else table[row, at]) for row in rows]

    def is_near(self, occasion: Occurrence, venue: str, start: int) -> bool:
        """Whether a venue is near enough for every child; the one they go to now always is."""
        if venue == occasion.venue:
            return True
        return self.minutes_to(occasion, venue, start) <= self._week.params.most_travel_minutes

    def minutes_to(self, occasion: Occurrence, venue: str, start: int) -> float:
        """Return how long the child who is farthest travels to a venue."""
        table = self._week.travel.there[Period.at(clock(start))].seconds
        return max(self._seconds(table, occasion.children, venue, back=False)) / 60.0

    def of(self, occasion: Occurrence, kind: RoomKind, day: int, start: int) -> int:
        """Return the price of travel and of what changes."""
        params, venue = self._week.params, kind.venue.code
        usual = minutes(occasion.start.time())
        pence = self._travel(occasion, venue, start)
        if venue != occasion.venue:
            pence += params.other_venue_pence
        elif occasion.room not in kind.rooms:
            pence += params.other_room_pence
        if day != occasion.start.weekday():
            pence += params.other_day_pence
        elif start != usual:
            pence += params.other_time_pence
        return round(pence + params.pence_per_minute_moved * abs(start - usual))

    def at_usual_time(self, occasion: Occurrence, venue: str) -> int:
        """Return the price of holding it somewhere at its own time, whatever the room."""
        pence = self._travel(occasion, venue, minutes(occasion.start.time()))
        return round(pence + (self._week.params.other_venue_pence if venue != occasion.venue else 0))

    def _travel(self, occasion: Occurrence, venue: str, start: int) -> float:
        """Return the price of the children's ways, there and back."""
        end = start + minutes(occasion.end.time()) - minutes(occasion.start.time())
        there = self._week.travel.there[Period.at(clock(start))].seconds
        back = self._week.travel.back[Period.at(clock(end))].seconds
        seconds = sum(self._seconds(there, occasion.children, venue, back=False))
        seconds += sum(self._seconds(back, occasion.children, venue, back=True))
        return self._week.params.pence_per_child_minute * seconds / 60.0
