"""Why an occasion found no room, and the least that would help, everything else as it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from geoplan.domain.hours import Weekday
from geoplan.domain.sessions import Occurrence
from geoplan.siting.rooms.diary import Diary
from geoplan.siting.rooms.placing.options import (
    Prices,
    RoomKind,
    bands_of,
    clock,
    kinds_of,
    minutes,
    starts_in,
    window_of,
)
from geoplan.siting.rooms.result import Lent, Placed, Unplaced
from geoplan.siting.rooms.week import DAYS, RoomWeek


def explain_unplaced(
    week: RoomWeek, placed: Sequence[Placed], lent: Iterable[Lent], missing: Iterable[Occurrence]
) -> tuple[Unplaced, ...]:
    """Return every occasion without a room, with the reason and what would help, in order of time."""
    diary, prices, kinds = Diary(week, placed, lent), Prices(week), kinds_of(week.venues)
    return tuple(_Question(week, diary, prices, kinds, occasion).answer() for occasion in missing)


@dataclass(frozen=True, slots=True)
class _Place:
    """A kind of room at some time, and what stands in the way there."""

    kind: RoomKind
    day: int
    start: int
    end: int
    has_room: bool
    has_worker: bool
    has_children: bool

    def __str__(self) -> str:
        day = Weekday(self.day).label
        return f"{self.kind.venue.code}, {day} {clock(self.start):%H:%M}–{clock(self.end):%H:%M}"

    @property
    def is_free(self) -> bool:
        """Whether the occasion could be held there."""
        return self.has_room and self.has_worker and self.has_children


@dataclass(frozen=True, eq=False)
class _Question:
    """Why one occasion has no room."""

    week: RoomWeek
    diary: Diary
    prices: Prices
    kinds: tuple[RoomKind, ...]
    occasion: Occurrence

    def answer(self) -> Unplaced:
        suitable = [kind for kind in self.kinds if self._suits(kind, self._own_day)]
        near = [kind for kind in suitable if self._minutes_to(kind) <= self._most_minutes(kind)]
        if not suitable:
            reason, helps = f"no venue has a room for {self._who}", list(self._new_room())
        elif not near:
            most = self.week.params.most_travel_minutes
            reason, helps = (
                f"no room for {self._who} is within {most} minutes",
                list(self._more_travel(suitable)),
            )
        else:
            reason, helps = self._within_reach(near)
        court = self.week.session[self.occasion.session].court_priority
        return Unplaced(occasion=self.occasion, court=court, reason=reason, helps=tuple(helps))

    @property
    def _own_day(self) -> int:
        return self.occasion.start.weekday()

    @property
    def _usual(self) -> int:
        return minutes(self.occasion.start.time())

    @property
    def _length(self) -> int:
        return minutes(self.occasion.end.time()) - self._usual

    @cached_property
    def _times(self) -> list[tuple[int, int]]:
        return list(starts_in(self.week, self.occasion, window_of(self.week, self.occasion)))

    @cached_property
    def _who(self) -> str:
        """The room that is needed, in words."""
        bands = sorted(bands_of(self.week, self.occasion, self.occasion.start.date()))
        number = len(self.occasion.children)
        risk = ", high risk" if self.week.session[self.occasion.session].high_risk else ""
        return f"{' and '.join(bands)}, {number} {'child' if number == 1 else 'children'}{risk}"

    def _suits(self, kind: RoomKind, day: int) -> bool:
        bands = bands_of(self.week, self.occasion, self.week.week + timedelta(days=day))
        high_risk = self.week.session[self.occasion.session].high_risk
        return kind.suits(bands, len(self.occasion.children), high_risk=high_risk)

    def _minutes_to(self, kind: RoomKind) -> float:
        return self.prices.minutes_to(self.occasion, kind.venue.code, self._usual)

    def _most_minutes(self, kind: RoomKind) -> float:
        own = kind.venue.code == self.occasion.venue
        return float("inf") if own else self.week.params.most_travel_minutes

    def _new_room(self) -> Iterator[str]:
        nearest = min(
            self.week.venues,
            key=lambda venue: (self.prices.minutes_to(self.occasion, venue.code, self._usual), venue.code),
        )
        yield f"a room for {self._who}; the nearest venue is {nearest.code}"

    def _more_travel(self, suitable: Sequence[RoomKind]) -> Iterator[str]:
        nearest = min(suitable, key=lambda kind: (self._minutes_to(kind), kind.venue.code))
        more = -int(self.week.params.most_travel_minutes - self._minutes_to(nearest)) + 1
        yield f"{more} more minutes of travel allowed, to {nearest.venue.code}"

    def _within_reach(self, near: Sequence[RoomKind]) -> tuple[str, list[str]]:
        """Say what stands in the way at the times it may take place, and what would help."""
        within = [place for day, start in self._times for place in self._places(near, day, [start])]
        if not self._times:
            reason = f"its window is shorter than its {self._length} minutes"
        elif not within:
            reason = f"no venue with a room for {self._who} is open at its times"
        elif not any(place.has_children for place in within):
            reason = "its children are in another session then"
        elif not any(place.has_room for place in within):
            reason = f"every room for {self._who} within reach is taken at its times"
        else:
            reason = f"where a room for {self._who} is free, no worker is"
        helps = [*self._other_time(near), *self._one_more(within), *self._longer_hours(near)]
        return reason, [*helps, *self._other_day(near)]

    def _places(self, near: Sequence[RoomKind], day: int, starts: Iterable[int]) -> Iterator[_Place]:
        """Yield the kinds of rooms that are open at times of a day, with what is free there."""
        supervised = self.week.session[self.occasion.session].supervised
        for start in starts:
            end = start + self._length
            for kind in near:
                if end > 24 * 60 - 1 or not kind.venue.is_open(day, clock(start), clock(end)):
                    continue
                yield _Place(
                    kind,
                    day,
                    start,
                    end,
                    has_room=self.diary.has_room(kind, day, start, end),
                    has_worker=self.diary.has_worker(kind.venue.code, day, start, end, supervised=supervised),
                    has_children=self.diary.has_children(self.occasion, day, start, end),
                )

    def _all_day(self) -> range:
        step = self.week.params.step_minutes
        return range(self._usual % step, 24 * 60 - self._length, step)

    def _other_time(self, near: Sequence[RoomKind]) -> Iterator[str]:
        """Yield the nearest time of the day at which a room and a worker are free."""
        inside = [start for day, start in self._times if day == self._own_day] or [self._usual]
        free = [place for place in self._places(near, self._own_day, self._all_day()) if place.is_free]
        if free:
            best = min(free, key=lambda place: min(abs(place.start - start) for start in inside))
            beyond = min((best.start - start for start in inside), key=abs)
            yield f"{abs(beyond)} minutes {'later' if beyond > 0 else 'earlier'}: {best}"

    def _one_more(self, within: Sequence[_Place]) -> Iterator[str]:
        """Yield a worker, a room, or both, where that alone is missing."""
        children = [place for place in within if place.has_children]
        lacking = [place for place in children if place.has_room]
        full = [place for place in children if place.has_worker]
        if lacking:
            yield f"one more worker: {self._nearest(lacking)}"
        if full:
            yield f"one more room for {self._who}: {self._nearest(full)}"
        if children and not lacking and not full:
            yield f"one more room for {self._who}, and a worker: {self._nearest(children)}"

    def _nearest(self, places: Sequence[_Place]) -> _Place:
        return min(
            places,
            key=lambda place: (abs(place.start - self._usual), self._minutes_to(place.kind), str(place)),
        )

    def _longer_hours(self, near: Sequence[RoomKind]) -> Iterator[str]:
        """Yield the least by which a venue that is closed then would have to open longer."""
        found = []
        for day, start in self._times:
            for kind in near:
                if not self.diary.has_room(kind, day, start, start + self._length):
                    continue
                for hours in kind.venue.hours.on(day):
                    early = max(0, minutes(hours.start) - start)
                    late = max(0, start + self._length - minutes(hours.end))
                    if early + late:
                        found.append((early + late, kind.venue.code, day, start))
        if found:
            longer, venue, day, start = min(found)
            span = f"{clock(start):%H:%M}–{clock(start + self._length):%H:%M}"
            yield f"{venue} open and staffed {longer} minutes longer, {Weekday(day).label} {span}"

    def _other_day(self, near: Sequence[RoomKind]) -> Iterator[str]:
        """Yield the nearest time on another day."""
        asked = {day for day, _ in self._times}
        free = [
            place
            for day in range(DAYS)
            if day not in asked
            for place in self._places([kind for kind in near if self._suits(kind, day)], day, self._all_day())
            if place.is_free
        ]
        if free:
            best = min(free, key=lambda place: (abs(place.start - self._usual), place.day, str(place)))
            yield f"another day: {best}"
