"""What is taken in a week that has been allotted: rooms, workers and children, minute by minute."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from geoplan.domain.sessions import Occurrence
from geoplan.siting.rooms.placing.options import RoomKind, minutes
from geoplan.siting.rooms.result import Lent, Placed
from geoplan.siting.rooms.week import RoomWeek

_Spans = list[tuple[int, int]]


class Diary:
    """
    An allotted week, to be asked whether one more occasion would fit.

    Parameters
    ----------
    placed, lent
        What has been allotted.
    """

    def __init__(self, week: RoomWeek, placed: Iterable[Placed], lent: Iterable[Lent]) -> None:
        self._week = week
        self._rooms: dict[tuple[str, str, int], _Spans] = defaultdict(list)
        self._workers: dict[tuple[str, int], _Spans] = defaultdict(list)
        self._children: dict[tuple[str, int], _Spans] = defaultdict(list)
        self._minutes: dict[str, int] = defaultdict(int)
        self._away = {(one.worker, one.day.weekday()): one.venue for one in lent}
        for one in placed:
            self._take(one)

    def _take(self, one: Placed) -> None:
        day, span = one.start.weekday(), (minutes(one.start.time()), minutes(one.end.time()))
        self._rooms[one.venue, one.room, day].append(span)
        for child in one.occasion.children:
            self._children[child, day].append(span)
        if one.worker:
            self._workers[one.worker, day].append(span)
            self._minutes[one.worker] += span[1] - span[0]

    def has_room(self, kind: RoomKind, day: int, start: int, end: int) -> bool:
        """Whether a room of a kind is free, turnaround included."""
        gap = self._week.params.turnaround_minutes
        return any(_is_free(self._rooms[kind.venue.code, room, day], start, end, gap) for room in kind.rooms)

    def has_children(self, occasion: Occurrence, day: int, start: int, end: int) -> bool:
        """Whether the children are in no other session."""
        gap = self._week.params.child_gap_minutes
        return all(_is_free(self._children[code, day], start, end, gap) for code in occasion.children)

    def has_worker(self, venue: str, day: int, start: int, end: int, *, supervised: bool) -> bool:
        """Whether somebody at a venue could supervise it, or is there at all where nobody needs to."""
        if not supervised:
            moments = {start, *(at for at in self._shift_ends(day) if start < at < end)}
            return all(self._on_duty(venue, day, moment) for moment in moments)
        gap, share = self._week.params.notes_minutes, self._week.params.supervising_percent / 100
        for worker in self._week.workers:
            if self._away.get((worker.code, day), worker.base) != venue:
                continue
            hours = any(
                minutes(one.start) <= start and end <= minutes(one.end) for one in worker.hours.on(day)
            )
            paid = self._minutes[worker.code] + end - start <= worker.weekly_minutes * share
            if hours and paid and _is_free(self._workers[worker.code, day], start, end, gap):
                return True
        return False

    def _shift_ends(self, day: int) -> set[int]:
        return {minutes(one.end) for worker in self._week.workers for one in worker.hours.on(day)}

    def _on_duty(self, venue: str, day: int, moment: int) -> bool:
        return any(
            self._away.get((worker.code, day), worker.base) == venue
            and any(minutes(one.start) <= moment < minutes(one.end) for one in worker.hours.on(day))
            for worker in self._week.workers
        )


def _is_free(taken: Sequence[tuple[int, int]], start: int, end: int, gap: int) -> bool:
    return all(end + gap <= begun or over + gap <= start for begun, over in taken)
