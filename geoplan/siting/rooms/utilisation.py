"""How full the rooms are: minutes in use against minutes open, by room, day and hour."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from geoplan.domain.hours import Weekday
from geoplan.domain.venues import Venue
from geoplan.siting.rooms.placing.options import minutes
from geoplan.siting.rooms.result import Allotment
from geoplan.siting.rooms.week import RoomWeek

if TYPE_CHECKING:
    import pandas as pd


class Held(Protocol):
    """What takes place in a room: an occasion as it is, or as an allotment has placed it."""

    @property
    def venue(self) -> str:
        """Where."""

    @property
    def room(self) -> str:
        """Code of the room, which is one of the venue."""

    @property
    def start(self) -> datetime:
        """From when."""

    @property
    def end(self) -> datetime:
        """Until when."""


@dataclass(frozen=True, slots=True)
class RoomHour:
    """One hour of the day in one room: from `hour` o'clock, how long it is open and how long in use."""

    venue: str
    room: str
    weekday: Weekday
    hour: int
    open_minutes: int
    used_minutes: int


@dataclass(frozen=True, slots=True)
class Utilisation:
    """Every hour in which a room is open at all, in order of venue, room, day and hour."""

    hours: tuple[RoomHour, ...] = ()

    def share(self, venue: str | None = None) -> float | None:
        """Return which share of the open time is in use, of all rooms or a venue's; None where never open."""
        used = sum(one.used_minutes for one in self.hours if venue in (None, one.venue))
        opened = self.opened(venue)
        return used / opened if opened else None

    def opened(self, venue: str | None = None) -> int:
        """Return for how many minutes of the week rooms are open, all together or a venue's."""
        return sum(one.open_minutes for one in self.hours if venue in (None, one.venue))

    def to_frame(self) -> "pd.DataFrame":
        """
        One row a room and hour of the week.

        Returns
        -------
        pandas.DataFrame
            Columns venue, room, weekday, hour, open_minutes, used_minutes, share.
        """
        import pandas as pd

        frame = pd.DataFrame(
            [(h.venue, h.room, h.weekday.label, h.hour, h.open_minutes, h.used_minutes) for h in self.hours],
            columns=["venue", "room", "weekday", "hour", "open_minutes", "used_minutes"],
        )
        frame["share"] = frame["used_minutes"] / frame["open_minutes"]
        return frame

    def by_room_and_hour(self) -> "pd.DataFrame":
        """
        Shares of the open time in use, over the days of the week.

        Returns
        -------
        pandas.DataFrame
            One row a venue and room, one column an hour of the day; none where never open.
        """
        frame = self.to_frame()
        sums = frame.groupby(["venue", "room", "hour"], sort=False)[["open_minutes", "used_minutes"]].sum()
        return (sums["used_minutes"] / sums["open_minutes"]).unstack("hour")


def utilisation(week: RoomWeek, allotment: Allotment) -> Utilisation:
    """Return how full every room of the week's venues is. Turnaround does not count as use."""
    return utilisation_of(week.venues, allotment.placed)


def utilisation_of(venues: Sequence[Venue], held: Iterable[Held]) -> Utilisation:
    """
    Return how full every room of some venues is with what takes place there in a week.

    A room in which two sessions are at once is in use once.
    """
    taken: dict[tuple[str, str, int], list[tuple[int, int]]] = {}
    for one in held:
        span = minutes(one.start.time()), minutes(one.end.time())
        taken.setdefault((one.venue, one.room, one.start.weekday()), []).append(span)
    spans = {key: _merged(several) for key, several in taken.items()}
    return with_used(
        venues,
        [
            _within(spans.get((venue, room, weekday), []), hour)
            for venue, room, weekday, hour, _ in _open_hours(venues)
        ],
    )


def with_used(venues: Sequence[Venue], used_minutes: Iterable[int]) -> Utilisation:
    """Return the utilisation of some venues from its minutes in use alone, in order of its hours."""
    return Utilisation(
        tuple(
            RoomHour(venue, room, Weekday(weekday), hour, open_minutes, used)
            for (venue, room, weekday, hour, open_minutes), used in zip(
                _open_hours(venues), used_minutes, strict=True
            )
        )
    )


def _open_hours(venues: Sequence[Venue]) -> Iterator[tuple[str, str, int, int, int]]:
    """Yield venue, room, day, hour and minutes of every hour in which a room is open at all."""
    for venue in venues:
        for room in venue.rooms:
            for weekday in Weekday:
                opened = [(minutes(one.start), minutes(one.end)) for one in venue.hours.on(weekday)]
                for hour in range(24):
                    open_minutes = _within(opened, hour)
                    if open_minutes:
                        yield venue.code, room.code, int(weekday), hour, open_minutes


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches of time without those that overlap."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _within(spans: Iterable[tuple[int, int]], hour: int) -> int:
    """Return how many minutes of an hour some stretches cover."""
    return sum(max(0, min(end, 60 * hour + 60) - max(start, 60 * hour)) for start, end in spans)
