"""Booking the families' sessions into rooms: court cases first, each in the nearest venue with room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

import numpy as np
from numpy.random import Generator

from geoplan.county.population.diary import Booking, RoomDiary, add_minutes, rooms_for, steps_between
from geoplan.county.population.families import Family
from geoplan.county.population.patterns import ContactPattern
from geoplan.county.population.settlements import distances_m
from geoplan.domain.ages import AgeBand, age_band
from geoplan.domain.geography import Position
from geoplan.domain.hours import WORKING_DAYS, Weekday
from geoplan.domain.venues import Venue


@dataclass(frozen=True, slots=True)
class BookingParams:
    """
    How sessions are booked. Assumptions.

    Parameters
    ----------
    turnaround_minutes
        Between two sessions in a room.
    spill_m
        A venue so much farther than the nearest one is not offered.
    overflow_from_share
        When more than this share of the sessions fits nowhere, illustrative venues are added.
    overflow_rooms
        Rooms in each of those, for all ages and risks.
    """

    turnaround_minutes: int = 15
    spill_m: float = 30_000
    overflow_from_share: float = 0.05
    overflow_rooms: int = 6

    def __post_init__(self) -> None:
        if not 0 <= self.turnaround_minutes <= 120:
            raise ValueError(f"a turnaround of {self.turnaround_minutes} minutes is not between 0 and 120")
        if self.spill_m < 0 or not 0 <= self.overflow_from_share <= 1 or self.overflow_rooms < 1:
            raise ValueError("distances and shares are not negative, and an overflow venue has a room")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A family with the contact it needs, the homes its children come from, and its order of weekdays."""

    family: Family
    pattern: ContactPattern
    homes: tuple[Position, ...]
    bands: frozenset[AgeBand]
    weekdays: tuple[Weekday, ...]


def want(
    rng: Generator, family: Family, pattern: ContactPattern, homes: Sequence[Position], *, week: date
) -> Wanted:
    """Join what is known of a family for booking; the day its week begins with is drawn."""
    turn = int(rng.integers(5))
    # Every other day first: two or three sessions are spread over the week.
    working = tuple(WORKING_DAYS[(turn + step) % 5] for step in (0, 2, 4, 1, 3))
    return Wanted(
        family=family,
        pattern=pattern,
        homes=tuple(homes),
        bands=frozenset(age_band(born, week) for born in family.births),
        weekdays=(*working, Weekday.SATURDAY, Weekday.SUNDAY),
    )


def in_order(wanted: Sequence[Wanted]) -> list[Wanted]:
    """Court cases first; then those with fewer rooms to choose from: high risk, then large families."""
    return sorted(
        wanted,
        key=lambda one: (
            not one.family.status.in_proceedings,
            not one.family.high_risk,
            -len(one.family.births),
            one.family.number,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Slot:
    """A time for a session, also as steps of the diary: `busy` counts the turnaround, `open` does not."""

    start: time
    end: time
    open: int
    busy: int


@dataclass(frozen=True, slots=True)
class _Choice:
    """What a family can choose from in a venue: the rooms, the most particular first."""

    venue: Venue
    rooms: tuple[str, ...]


class Booker:
    """Books families into venues, keeping the diary of all rooms."""

    def __init__(self, venues: Sequence[Venue], params: BookingParams) -> None:
        self._params = params
        self._diary = RoomDiary(params.turnaround_minutes)
        self._venues: list[Venue] = []
        self._open: dict[tuple[str, Weekday], int] = {}
        self.add_venues(venues)

    def add_venues(self, venues: Sequence[Venue]) -> None:
        """Open more venues."""
        self._venues += venues
        self._lat = np.array([venue.position.lat for venue in self._venues])
        self._lon = np.array([venue.position.lon for venue in self._venues])
        for venue in venues:
            for weekday in Weekday:
                stretches = venue.hours.on(weekday)
                self._open[venue.code, weekday] = sum(
                    steps_between(hours.start, hours.end) for hours in stretches
                )

    def suits_anywhere(self, wanted: Wanted) -> bool:
        """Whether any venue takes such a family at all, free or not."""
        return bool(self._nearest(wanted))

    def book(self, wanted: Wanted, already: Sequence[Booking] = ()) -> list[Booking]:
        """
        Book what a family wants beyond what it has `already`, one session a day; less where there is no room.

        All in the nearest venue that has room for all of them, at a preferred time if there is one; otherwise
        here and there, the nearest first.
        """
        missing = wanted.pattern.sessions - len(already)
        nearest = self._nearest(wanted)
        preferred, any_time = self._slots(wanted, late=False), self._slots(wanted, late=True)
        for slots in (preferred, any_time):
            for choice in nearest:
                found = self._free(wanted, choice, slots, already)
                if len(found) == missing:
                    return self._take(found)
        booked: list[Booking] = []
        for choice in nearest:
            booked += self._take(self._free(wanted, choice, any_time, [*already, *booked]))
        return booked

    def _take(self, bookings: list[Booking]) -> list[Booking]:
        for booking in bookings:
            self._diary.take(booking)
        return bookings

    def _nearest(self, wanted: Wanted) -> list[_Choice]:
        """Suitable venues by the distance all the children have to go, without those that are too far."""
        family = wanted.family
        away = np.zeros(len(self._venues))
        for home in wanted.homes:
            away += distances_m(home, self._lat, self._lon) / len(wanted.homes)
        choices = [
            (float(away[at]), _Choice(venue, tuple(room.code for room in rooms)))
            for at, venue in enumerate(self._venues)
            if venue.takes(high_risk=family.high_risk)
            and (rooms := rooms_for(venue, wanted.bands, len(family.births)))
        ]
        choices.sort(key=lambda choice: (choice[0], choice[1].venue.code))
        return [choice for away_m, choice in choices if away_m <= choices[0][0] + self._params.spill_m]

    def _slots(self, wanted: Wanted, *, late: bool) -> tuple[list[_Slot], list[_Slot]]:
        """Slots of a working day and of a weekend day, the preferred first."""
        pattern = wanted.pattern
        weekday_starts = pattern.starts + (pattern.late_starts if late else ())
        working: list[_Slot] = []
        weekend: list[_Slot] = []
        for slots, starts in ((working, weekday_starts), (weekend, pattern.weekend_starts)):
            for start in starts:
                end = add_minutes(start, pattern.minutes)
                if end is not None:
                    busy = steps_between(start, end, self._params.turnaround_minutes)
                    slots.append(_Slot(start, end, steps_between(start, end), busy))
        return working, weekend

    def _free(
        self,
        wanted: Wanted,
        choice: _Choice,
        slots: tuple[list[_Slot], list[_Slot]],
        taken: Sequence[Booking],
    ) -> list[Booking]:
        """Free slots for what is still wanted, each on a day of its own, none on a day that is `taken`."""
        missing = wanted.pattern.sessions - len(taken)
        days = {booking.weekday for booking in taken}
        found: list[Booking] = []
        for weekday in wanted.weekdays:
            if len(found) == missing:
                break
            if weekday not in days:
                found += self._first_free(choice, weekday, slots[weekday not in WORKING_DAYS])
        return found

    def _first_free(self, choice: _Choice, weekday: Weekday, slots: Sequence[_Slot]) -> list[Booking]:
        venue = choice.venue.code
        opened = self._open[venue, weekday]
        for slot in slots:
            if slot.open & ~opened:
                continue
            room = self._diary.free_room(venue, weekday, choice.rooms, slot.busy)
            if room is not None:
                return [Booking(venue, room, weekday, slot.start, slot.end)]
        return []
