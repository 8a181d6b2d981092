"""
The words of phone calls, in plain English.

Codes only. Where a child is fetched and brought stands in the words for whoever drives, as the key of the
place, and in no others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from geoplan.domain.changes import Change, Journey
from geoplan.domain.hours import Weekday
from geoplan.domain.plans import Mode, Stop, clock
from geoplan.domain.requests import Direction, Request
from geoplan.runs.freeze import starts_s

_TAXIS = {Mode.TAXI: "a taxi", Mode.TAXI_ESCORT: "a taxi with an escort"}


def shown(seconds: int) -> str:
    """Return a moment of the day as said on the phone: ``09:05``."""
    return f"{clock(seconds):%H:%M}"


def listed(codes: Sequence[str]) -> str:
    """Return codes as said: ``C0001, C0002 and C0003``."""
    return codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} and {codes[-1]}"


def taker(journey: Journey) -> str:
    """Return who takes a journey, as said to others."""
    mode, person = journey.taker
    return _TAXIS.get(mode, mode.value) if person is None else f"{mode.value} {person}"


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences; those about another day than today begin with it."""

    today: date | None

    def _say(self, request: Request, text: str) -> str:
        text = text[0].upper() + text[1:]
        if request.day == self.today:
            return text
        return f"On {Weekday(request.day.weekday()).label} {request.day:%d/%m}: {text}"

    def ask(self, change: Change, journey: Journey, sets_off_s: int) -> str:
        """What the person or firm hears who is to take a request, or takes it at another time."""
        request, mode = journey.request, journey.coverage.mode
        who = f"{listed(request.children)} ({request.code})"
        if not change.takers_differ:
            return self._say(request, f"{_times_move(change, who)}. Set off at {shown(sets_off_s)}.")
        if mode in _TAXIS:
            count = len(request.children)
            text = f"please send {_TAXIS[mode]} for {count} child{'ren' if count > 1 else ''}, {who}:"
            return self._say(request, f"{text} {_there_and_back(request)}.")
        if mode.has_runs:
            text = (
                f"can you take {who}? Set off at {shown(sets_off_s)}, fetch at {request.pickup} at "
                f"{shown(journey.pickup_s)}, bring to {request.delivery} by {shown(journey.delivery_s)}."
            )
            return self._say(request, text)
        return self._say(request, f"can you take {who}? It is {_there_and_back(request)}.")

    def stand_down(self, change: Change, *, on_the_way: bool, then: Stop | None) -> str:
        """
        What the person or firm hears who no longer takes a request.

        `then` is their next stop, for who is on the way already.
        """
        assert change.was is not None
        request, mode = change.was.request, change.was.coverage.mode
        who, at = listed(request.children), shown(_fetched_s(change.was))
        if mode in _TAXIS:
            return self._say(request, f"please cancel {_TAXIS[mode]} of {at} for {who} ({request.code}).")
        because = f"session {request.session} is cancelled: " if change.becomes is None else ""
        text = f"{because}do not fetch {who} at {at} ({request.code})."
        if on_the_way:
            text += " If you are on the way, turn round"
            text += f" to your next stop, {then.place} at {shown(then.begin_s)}." if then else "."
        return self._say(request, text)

    def thank(self, change: Change) -> str:
        """What the person hears who is off and knows it."""
        assert change.was is not None
        request = change.was.request
        who = f"{listed(request.children)} at {shown(_fetched_s(change.was))} ({request.code})"
        covered = change.becomes is not None and change.becomes.coverage.mode is not Mode.NOBODY
        if change.becomes is None:
            return self._say(request, f"session {request.session} is cancelled.")
        settled = "is taken care of" if covered else "is not taken care of yet"
        return self._say(request, f"thank you for telling us: {who} {settled}.")

    def stay(self, request: Request) -> str:
        """What the driver hears who breaks off a ride."""
        who = listed(request.children)
        return f"Stay with {who} until somebody comes, and say where you are ({request.code})."

    def finish(self, stops: Sequence[tuple[Stop, Request]]) -> str:
        """What the driver hears who goes off after the ride they are on: the stops still to come."""
        rides = [
            f"bring {listed(request.children)} to {stop.place} by {shown(stop.begin_s)}"
            for stop, request in stops
        ]
        return f"Please finish the ride you are on: {listed(rides)}. Nothing more after it."

    def family(self, change: Change, *, stranded: bool = False) -> str:
        """What the home of the children hears."""
        request, who = change.request, listed(change.request.children)
        plural = "are" if len(request.children) > 1 else "is"
        if change.becomes is None:
            return self._say(request, f"session {request.session} is cancelled: {who} {plural} not fetched.")
        if stranded and change.was:
            text = f"{taker(change.was)} cannot drive on with {who} ({request.code}); we are finding help."
            return self._say(request, text)
        outbound = request.direction is Direction.OUTBOUND
        if change.becomes.coverage.mode is Mode.NOBODY:
            journey = "to contact" if outbound else "home"
            return self._say(request, f"nobody can take {who} {journey} yet ({request.code}): can you?")
        new = f"there is a new session, {request.session}: " if change.was is None else ""
        if not change.takers_differ:
            return self._say(request, f"{_times_move(change, f'{who} ({request.code})')}.")
        at = shown(_fetched_s(change.becomes) if outbound else change.becomes.delivery_s)
        where = "fetches" if outbound else "brings"
        home = "" if outbound else " home"
        text = f"{new}{taker(change.becomes)} {where} {who}{home} at about {at} ({request.code})"
        return self._say(request, f"{text}{_instead(change)}.")

    def handing_over(self, change: Change) -> str:
        """What a school or contact centre hears where the children are fetched."""
        request, who = change.request, listed(change.request.children)
        if change.becomes is None:
            return self._say(request, f"nobody comes for {who} ({request.code}).")
        if change.becomes.coverage.mode is Mode.NOBODY:
            return self._say(request, f"nobody can fetch {who} yet ({request.code}).")
        at = shown(_fetched_s(change.becomes))
        text = f"{taker(change.becomes)} fetches {who} at about {at} ({request.code})"
        return self._say(request, f"{text}{_instead(change) if change.takers_differ else ''}.")

    def not_coming(self, request: Request) -> str:
        """What a contact centre hears of children whom nobody can bring."""
        who = listed(request.children)
        return self._say(
            request, f"nobody can bring {who} to session {request.session} yet ({request.code})."
        )

    def too_late_to_cancel(self, session: str, children: Sequence[str], home: Sequence[Journey]) -> str:
        """What a contact centre hears of a cancelled session whose children are on the way or there."""
        ways = [
            f"{taker(journey)} at about {shown(_fetched_s(journey))} ({journey.request.code})"
            for journey in home
        ]
        stays = f" The way home stays: {listed(ways)}; say if it is to be sooner." if ways else ""
        return f"Session {session} is cancelled, but {listed(children)} may be with you or on the way.{stays}"

    def go_on(self, request: Request) -> str:
        """What a driver hears with children in the car for a session that is cancelled."""
        who = listed(request.children)
        text = f"Session {request.session} is cancelled, but go on: bring {who} to {request.delivery}"
        return f"{text} as planned ({request.code})."


def _fetched_s(journey: Journey) -> int:
    """When children are fetched, near enough where it is no stop of a run."""
    return journey.pickup_s if journey.coverage.mode.has_runs else starts_s(journey.request)


def _there_and_back(request: Request) -> str:
    """Where from and where to, with the times that count, for whoever drives without a run."""
    if request.direction is Direction.OUTBOUND:
        window = request.delivery_window
        between = f"between {shown(window.earliest_s)} and {shown(window.latest_s)}"
        return f"from {request.pickup} to {request.delivery}, there {between}"
    window = request.pickup_window
    between = f"between {shown(window.earliest_s)} and {shown(window.latest_s)}"
    return f"from {request.pickup}, {between}, to {request.delivery}"


def _times_move(change: Change, who: str) -> str:
    assert change.was is not None
    assert change.becomes is not None
    old, new = change.was, change.becomes
    return (
        f"{who}: fetched at {shown(_fetched_s(new))}, not {shown(_fetched_s(old))}; there at "
        f"{shown(new.delivery_s)}, not {shown(old.delivery_s)}"
    )


def _instead(change: Change) -> str:
    if change.was is None or change.was.coverage.mode is Mode.NOBODY:
        return ""
    return f", not {taker(change.was)}"
