"""
A quick placement of the sessions of a week in some venues, room by room.

It is for screening many options, and says where posts of workers are needed; the allotment of rooms
(`geoplan.siting.rooms`) then finds the best placement, with workers, school hours and proof. Everybody stays
where they are if their venue does. Those whose venue closes take the cheapest free room, court cases first,
earlier or later where need be. Then whoever gains most by another venue goes there if a suitable room is
free, until nobody gains.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.sessions import ContactSession, Occurrence
from geoplan.domain.venues import Room, Venue
from geoplan.runs.case import Case
from geoplan.siting.candidates.fits import occasions_of, rooms_for
from geoplan.siting.candidates.journeys import JourneyTable, LongArray
from geoplan.siting.rooms import AllotmentParams

_ROUNDS = 8
_Held = tuple[int, str]
"""Position of a venue, and a room of it."""
_Span = tuple[float, float]
"""From when to when, as time stamps."""


@dataclass(frozen=True, eq=False)
class QuickPlacement:
    """
    The venues of n sessions.

    Parameters
    ----------
    sessions, venues
        n and m codes.
    at
        (n,) position in `venues`.
    minutes
        (n,) how long each session lasts, all its occasions in the week.
    without_room
        (n,) which found no room: they are where they would go if there were one.
    """

    sessions: tuple[str, ...]
    venues: tuple[str, ...]
    at: LongArray
    minutes: LongArray
    without_room: NDArray[np.bool_]

    @property
    def of(self) -> dict[str, str]:
        """The venue of each session by code."""
        return {session: self.venues[at] for session, at in zip(self.sessions, self.at.tolist(), strict=True)}

    def load(self, venues: tuple[str, ...]) -> LongArray:
        """Return the minutes of sessions in each of some venues."""
        minutes = np.bincount(self.at, weights=self.minutes, minlength=len(self.venues))
        by_code = dict(zip(self.venues, minutes.tolist(), strict=True))
        return np.array([by_code.get(code, 0) for code in venues], np.int64)


def placed_now(case: Case, sessions: tuple[str, ...]) -> QuickPlacement:
    """Return where the sessions of a week are."""
    codes = tuple(venue.code for venue in case.venues)
    by_code = {session.code: session for session in case.sessions}
    held = [occasions_of(case, by_code[code]) for code in sessions]
    at = np.array([codes.index(one[0].venue) for one in held], np.int64)
    return QuickPlacement(sessions, codes, at, _minutes(held), np.zeros(len(sessions), np.bool_))


@dataclass(frozen=True, eq=False)
class Suiting:
    """
    When n sessions are held and which rooms of m venues suit them, whatever the travel.

    It takes longer to find out than where sessions go then: who asks again and again keeps it.

    Parameters
    ----------
    sessions
        (n,) as they are.
    occasions, spans
        (n,) their occasions in the week, and from when to when these are.
    rooms
        (n, m) rooms that suit all occasions.
    here
        (n, m) whether it is there now.
    """

    sessions: tuple[ContactSession, ...]
    occasions: tuple[tuple[Occurrence, ...], ...]
    spans: tuple[tuple[_Span, ...], ...]
    rooms: tuple[tuple[tuple[Room, ...], ...], ...]
    here: NDArray[np.bool_]

    @classmethod
    def of(cls, case: Case, sessions: Sequence[str], venues: Sequence[Venue]) -> "Suiting":
        """Look at sessions of a case, by code, and venues."""
        by_code = {session.code: session for session in case.sessions}
        own = tuple(by_code[code] for code in sessions)
        occasions = tuple(occasions_of(case, one) for one in own)
        here = [[held[0].venue == venue.code for venue in venues] for held in occasions]
        return cls(
            own,
            occasions,
            tuple(tuple((one.start.timestamp(), one.end.timestamp()) for one in held) for held in occasions),
            tuple(tuple(rooms_for(case, one, venue) for venue in venues) for one in own),
            np.array(here, np.bool_).reshape(len(own), len(venues)),
        )

    def taken(self, order: LongArray) -> "Suiting":
        """Return some of them, by position; whoever comes again is a copy, which is nowhere yet."""
        first = np.zeros(len(order), np.bool_)
        first[np.unique(order, return_index=True)[1]] = True
        at = order.tolist()
        return Suiting(
            tuple(self.sessions[one] for one in at),
            tuple(self.occasions[one] for one in at),
            tuple(self.spans[one] for one in at),
            tuple(self.rooms[one] for one in at),
            self.here[order] & first[:, None],
        )


def place_quickly(
    case: Case,
    journeys: JourneyTable,
    venues: tuple[Venue, ...],
    params: AllotmentParams,
    *,
    suiting: Suiting | None = None,
) -> QuickPlacement:
    """
    Return where the sessions of a week could be.

    Parameters
    ----------
    journeys
        Of the week to `venues`, in their order.
    params
        What a child's minute and another venue cost, how far is too far, the time between two sessions of a
        room.
    suiting
        Of the sessions of `journeys`, in their order, and `venues`, where that is known already.
    """
    placing = _Placing(suiting or Suiting.of(case, journeys.sessions, venues), journeys, venues, params)
    placing.stay()
    placing.house(placing.homeless)
    for _ in range(_ROUNDS):
        if not placing.improve():
            break
    placing.house(placing.homeless)
    lost = placing.homeless
    without = np.zeros(len(journeys.sessions), np.bool_)
    without[lost] = True
    at = [
        placing.wanted(one) if one in lost else placing.held[one][0] for one in range(len(journeys.sessions))
    ]
    return QuickPlacement(
        journeys.sessions,
        tuple(venue.code for venue in venues),
        np.array(at, np.int64),
        _minutes(placing.occasions),
        without,
    )


def _minutes(held: Sequence[tuple[Occurrence, ...]]) -> LongArray:
    spans = [sum(int((each.end - each.start).total_seconds()) // 60 for each in one) for one in held]
    return np.array(spans, np.int64)


class _Placing:
    """Who is where, and which rooms are taken when."""

    def __init__(
        self, suiting: Suiting, journeys: JourneyTable, venues: tuple[Venue, ...], params: AllotmentParams
    ) -> None:
        self._sessions, self.occasions = suiting.sessions, suiting.occasions
        self._spans, self._rooms, self._here = suiting.spans, suiting.rooms, suiting.here
        self._venues = venues
        self._gap_s = 60.0 * params.turnaround_minutes
        steps = range(params.step_minutes, params.move_minutes + 1, params.step_minutes)
        self._shifts_s = [0.0, *(60.0 * sign * step for step in steps for sign in (1, -1))]
        self._price = self._prices(journeys, params)
        self._seconds = journeys.child_seconds
        self._taken: dict[_Held, list[_Span]] = defaultdict(list)
        self._when: dict[int, Sequence[_Span]] = {}
        self.held: dict[int, _Held] = {}

    def _prices(self, journeys: JourneyTable, params: AllotmentParams) -> NDArray[np.float64]:
        """(n, m) pence; infinite where a session cannot be."""
        now = self._here
        suits = np.array([[bool(rooms) for rooms in row] for row in self._rooms])
        near = journeys.longest_seconds <= 60 * params.most_travel_minutes
        count = np.array([len(one) for one in self.occasions])[:, None]
        travel = params.pence_per_child_minute * journeys.child_seconds / 60.0
        pence = travel + params.other_venue_pence * count * ~now
        # Whoever is somewhere now may stay there, whatever the tables say of its rooms.
        return np.where((suits & near) | now, pence, np.inf)

    @property
    def homeless(self) -> list[int]:
        """Sessions without a room: court cases first, then those with the fewest venues to choose from."""
        choices = np.isfinite(self._price).sum(axis=1)
        left = [one for one in range(len(self._sessions)) if one not in self.held]
        return sorted(left, key=lambda one: (not self._sessions[one].court_priority, choices[one], one))

    def stay(self) -> None:
        """Leave everybody in their room whose venue and room stay."""
        codes = [{room.code for room in venue.rooms} for venue in self._venues]
        for one, venue in zip(*(found.tolist() for found in self._here.nonzero()), strict=True):
            room = self.occasions[one][0].room
            if room in codes[venue]:
                self._take(one, (venue, room), self._spans[one])

    def house(self, sessions: list[int]) -> None:
        """Give sessions without a room the cheapest that is free."""
        for one in sessions:
            found = self._free(one, np.inf)
            if found is not None:
                self._take(one, *found)

    def improve(self) -> bool:
        """Let whoever gains most by another venue go first; returns whether anybody went."""
        gain = {
            one: self._price[one, venue] - self._price[one].min() for one, (venue, _) in self.held.items()
        }
        went = False
        for one in sorted(gain, key=lambda one: (-gain[one], one)):
            if gain[one] <= 0:
                break
            own = self._leave(one)
            found = self._free(one, self._price[one, own[0][0]])
            self._take(one, *(found or own))
            went = went or found is not None
        return went

    def wanted(self, one: int) -> int:
        """Return where a session would go if there were a room: where it is cheapest, or else nearest."""
        price = self._price[one]
        return int(price.argmin() if np.isfinite(price).any() else self._seconds[one].argmin())

    def _free(self, one: int, below: float) -> tuple[_Held, Sequence[_Span]] | None:
        """Return the cheapest venue, below a price, with a room that is free, and when."""
        price = self._price[one]
        for venue in np.argsort(price, kind="stable").tolist():
            if not price[venue] < below:
                return None
            for shift_s in self._shifts_s if self._rooms[one][venue] else ():
                spans = [(start + shift_s, end + shift_s) for start, end in self._spans[one]]
                if shift_s and not self._is_open(one, venue, shift_s):
                    continue
                for room in self._rooms[one][venue]:
                    if self._is_free((venue, room.code), spans):
                        return (venue, room.code), spans
        return None

    def _is_open(self, one: int, venue: int, shift_s: float) -> bool:
        by = timedelta(seconds=shift_s)
        return all(
            self._venues[venue].is_open(
                held.start.weekday(), (held.start + by).time(), (held.end + by).time()
            )
            for held in self.occasions[one]
        )

    def _is_free(self, where: _Held, spans: Sequence[_Span]) -> bool:
        return not any(
            start < other_end + self._gap_s and other_start < end + self._gap_s
            for start, end in spans
            for other_start, other_end in self._taken[where]
        )

    def _take(self, one: int, where: _Held, spans: Sequence[_Span]) -> None:
        self.held[one], self._when[one] = where, spans
        self._taken[where] += spans

    def _leave(self, one: int) -> tuple[_Held, Sequence[_Span]]:
        where, spans = self.held.pop(one), self._when.pop(one)
        for span in spans:
            self._taken[where].remove(span)
        return where, spans
