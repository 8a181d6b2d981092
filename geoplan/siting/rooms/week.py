"""A week of sessions for which rooms are to be found: all that an allotment is made from and checked by."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from geoplan.domain.hours import WeeklyHours
from geoplan.domain.people import Child, ContactWorker
from geoplan.domain.periods import Period
from geoplan.domain.sessions import ContactSession, Occurrence
from geoplan.domain.venues import Venue
from geoplan.errors import Fault, InputError
from geoplan.siting.rooms.params import AllotmentParams
from geoplan.siting.rooms.travel import RoomTravel, measure_travel

if TYPE_CHECKING:
    from geoplan.county.embedded import County
    from geoplan.network.cache import ArrayCache
    from geoplan.network.model import RoadNetwork
    from geoplan.network.speeds import SpeedModel

DAYS = 7


@dataclass(frozen=True, eq=False, kw_only=True)
class RoomWeek:
    """
    Sessions of a week, and the venues, rooms and workers for them.

    A venue that sessions or workers are at now, and that is not among `venues`, is closed. A new one is
    simply among them.

    Parameters
    ----------
    week
        A Monday.
    windows
        For a session, by code, the hours in which its occasions may take place, whole, on any day they name;
        sessions without one keep their day, and their time but for `AllotmentParams.move_minutes`.

    Raises
    ------
    InputError
        With everything that refers to something that does not exist, and codes used twice.
    """

    week: date
    sessions: tuple[ContactSession, ...]
    children: tuple[Child, ...]
    venues: tuple[Venue, ...]
    workers: tuple[ContactWorker, ...]
    travel: RoomTravel = field(repr=False)
    windows: Mapping[str, WeeklyHours] = field(default_factory=dict)
    params: AllotmentParams = field(default_factory=AllotmentParams)

    def __post_init__(self) -> None:
        faults = [*_twice(self), *_unknown(self), *_unmeasured(self)]
        if self.week.weekday():
            faults.append(Fault(f"{self.week:%d/%m/%Y} is not a Monday", "give the Monday of the week"))
        if faults:
            raise InputError(faults)

    @cached_property
    def occasions(self) -> tuple[Occurrence, ...]:
        """What takes place in the week, in order of time."""
        last = self.week + timedelta(days=DAYS - 1)
        found = [occasion for session in self.sessions for occasion in session.occurrences(self.week, last)]
        return tuple(sorted(found, key=lambda one: (one.start, one.venue, one.room, one.session)))

    @cached_property
    def session(self) -> dict[str, ContactSession]:
        """Sessions by code."""
        return {session.code: session for session in self.sessions}

    @cached_property
    def child(self) -> dict[str, Child]:
        """Children by code."""
        return {child.code: child for child in self.children}

    def with_venues(self, venues: Iterable[Venue]) -> "RoomWeek":
        """Return the same week in other venues."""
        return replace(self, venues=tuple(venues))

    def closed(self, *codes: str) -> "RoomWeek":
        """
        Return the same week without some venues.

        Raises
        ------
        InputError
            When there is no such venue.
        """
        known = {venue.code for venue in self.venues}
        unknown = [code for code in codes if code not in known]
        if unknown:
            raise InputError(
                [
                    Fault(f"there is no venue {code}", f"use one of {', '.join(sorted(known))}")
                    for code in unknown
                ]
            )
        return self.with_venues(venue for venue in self.venues if venue.code not in codes)


def _twice(week: RoomWeek) -> Iterator[Fault]:
    kinds: dict[str, Sequence[object]] = {
        "session": week.sessions, "child": week.children, "venue": week.venues, "worker": week.workers,
    }  # fmt: skip
    for kind, things in kinds.items():
        counts = Counter(getattr(thing, "code", "") for thing in things)
        yield from (
            Fault(f"the {kind} {code} is there {count} times", "keep one of them")
            for code, count in counts.items()
            if count > 1
        )


def _unknown(week: RoomWeek) -> Iterator[Fault]:
    children = {child.code for child in week.children}
    for session in week.sessions:
        for code in session.children:
            if code not in children:
                yield Fault(f"session {session.code} has a child {code} who is not known", "add the child")
    sessions = {session.code for session in week.sessions}
    for code in week.windows:
        if code not in sessions:
            yield Fault(f"there is a window for session {code}, which is not known", "leave it out")
    if not week.venues:
        yield Fault("no venue is left", "keep at least one")


def _unmeasured(week: RoomWeek) -> Iterator[Fault]:
    there, between = week.travel.there[Period.OFF_PEAK], week.travel.between
    homes, venues = set(there.origins), set(there.destinations)
    coming = {code for session in week.sessions for code in session.children}
    known = {child.code for child in week.children}
    for code in sorted((coming & known) - homes):
        yield Fault(f"there is no travel from the home of child {code}", "measure travel for all children")
    for code in sorted({venue.code for venue in week.venues} - (venues & set(between.destinations))):
        yield Fault(f"there is no travel to venue {code}", "measure travel for all venues")
    for code in sorted({worker.base for worker in week.workers} - set(between.origins)):
        yield Fault(f"there is no travel from {code}, the base of a worker", "measure travel for it as well")


def room_week(
    county: "County",
    network: "RoadNetwork",
    *,
    week: date | None = None,
    more_venues: Iterable[Venue] = (),
    windows: Mapping[str, WeeklyHours] | None = None,
    params: AllotmentParams | None = None,
    speeds: "SpeedModel | None" = None,
    cache: "ArrayCache | None" = None,
) -> RoomWeek:
    """
    Return the made-up week of the embedded county, for its venues as they are.

    Parameters
    ----------
    week
        Any Monday, as if the county were drawn for it; its own when None.
    more_venues
        New ones to measure travel to as well. They are not open: see `RoomWeek.with_venues`.
    windows, params
        See `RoomWeek`.
    speeds, cache
        See `geoplan.travel_times`.
    """
    made = county if week is None else replace(county, params=replace(county.params, week=week))
    people, venues = made.population, made.all_venues
    return RoomWeek(
        week=made.params.week,
        sessions=people.sessions,
        children=people.children,
        venues=venues,
        workers=people.workers,
        travel=measure_travel(network, people.children, (*venues, *more_venues), speeds=speeds, cache=cache),
        windows=windows or {},
        params=params or AllotmentParams(),
    )
