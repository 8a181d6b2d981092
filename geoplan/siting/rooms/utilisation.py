"""How full the rooms are: minutes in use against minutes open, by room, day and hour."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geoplan.domain.hours import Weekday
from geoplan.siting.rooms.placing.options import minutes
from geoplan.siting.rooms.result import Allotment
from geoplan.siting.rooms.week import RoomWeek

if TYPE_CHECKING:
    import pandas as pd


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

    hours: tuple[RoomHour, ...]

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
    used: dict[tuple[str, str, int], list[tuple[int, int]]] = {}
    for one in allotment.placed:
        span = minutes(one.start.time()), minutes(one.end.time())
        used.setdefault((one.venue, one.room, one.start.weekday()), []).append(span)
    found = []
    for venue in week.venues:
        for room in venue.rooms:
            for weekday in Weekday:
                opened = [(minutes(one.start), minutes(one.end)) for one in venue.hours.on(weekday)]
                taken = used.get((venue.code, room.code, int(weekday)), [])
                for hour in range(24):
                    open_minutes = _within(opened, hour)
                    if open_minutes:
                        use = _within(taken, hour)
                        found.append(RoomHour(venue.code, room.code, weekday, hour, open_minutes, use))
    return Utilisation(tuple(found))


def _within(spans: list[tuple[int, int]], hour: int) -> int:
    """Return how many minutes of an hour some stretches cover."""
    return sum(max(0, min(end, 60 * hour + 60) - max(start, 60 * hour)) for start, end in spans)
