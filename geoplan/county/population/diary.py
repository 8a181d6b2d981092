"""The room diary of a week: which room is taken when, in steps of five minutes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from geoplan.domain.ages import AgeBand
from geoplan.domain.hours import Weekday
from geoplan.domain.venues import Room, Venue

STEP_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Booking:
    """A room of a venue from `start` to `end` on a weekday."""

    venue: str
    room: str
    weekday: Weekday
    start: time
    end: time


def add_minutes(start: time, minutes: int) -> time | None:
    """Return the time so many minutes later; None when that is another day."""
    total = 60 * start.hour + start.minute + minutes
    return time(total // 60, total % 60) if total < 24 * 60 else None


def steps_between(start: time, end: time, turnaround_minutes: int = 0) -> int:
    """
    Return the steps of a day from a time up to another as the bits of one number.

    A day of a room is then one number, and a clash of two bookings one "and". Steps begun count whole.
    """
    first = (60 * start.hour + start.minute) // STEP_MINUTES
    last = -(-(60 * end.hour + end.minute + turnaround_minutes) // STEP_MINUTES)
    return (1 << last) - (1 << first)


def rooms_for(venue: Venue, bands: frozenset[AgeBand], children: int) -> list[Room]:
    """
    Return the rooms that suit all the ages and hold the children, the most particular first.

    So that rooms for every age stay free for families of several ages.
    """
    fitting = [room for room in venue.rooms if bands <= room.ages and children <= room.children]
    return sorted(fitting, key=lambda room: (len(room.ages), room.children, room.code))


class RoomDiary:
    """
    Takes bookings and refuses those that clash.

    Parameters
    ----------
    turnaround_minutes
        A room is cleaned and aired for so long after each session.
    """

    def __init__(self, turnaround_minutes: int) -> None:
        self.turnaround_minutes = turnaround_minutes
        self._taken: dict[tuple[str, Weekday], dict[str, int]] = defaultdict(lambda: defaultdict(int))

    def free_room(self, venue: str, weekday: Weekday, rooms: Sequence[str], steps: int) -> str | None:
        """Return the first of some rooms that is free for `steps`; None where none is."""
        taken = self._taken[venue, weekday]
        for room in rooms:
            if not taken[room] & steps:
                return room
        return None

    def take(self, booking: Booking) -> None:
        """Enter a booking with its turnaround; raises ValueError when it clashes."""
        taken = self._taken[booking.venue, booking.weekday]
        steps = steps_between(booking.start, booking.end, self.turnaround_minutes)
        if taken[booking.room] & steps:
            raise ValueError(f"room {booking.room} of {booking.venue} is taken at {booking.start:%H:%M}")
        taken[booking.room] |= steps
