"""
The words of phone calls: sentences in plain English.

Codes only. Where children are fetched and brought stands in the words for whoever drives, and in no others.
"""

from collections.abc import Sequence

from geoplan.domain.changes import Change, Journey
from geoplan.domain.plans import Mode, Stop, clock
from geoplan.domain.requests import Direction, Request
from geoplan.runs.tables import list_of, the_place

Sentences = tuple[str, ...]

_AT_ONCE = "as soon as can be"
_TAXIS = {Mode.TAXI: "a taxi", Mode.TAXI_ESCORT: "a taxi with an escort"}


def ask(change: Change, journey: Journey, sets_off_s: int, now_s: int) -> Sentences:
    """What the person or firm hears who is to take a request, or takes it at another time."""
    request, mode = journey.request, journey.coverage.mode
    who = f"{list_of(request.children)} ({request.code})"
    if not change.takers_differ:
        return (f"{_moved(change)} Set off at {_shown(sets_off_s)}.",)
    if mode in _TAXIS:
        count = len(request.children)
        children = f"{count} child{'ren' if count > 1 else ''}, {who}"
        return (f"Please send {_TAXIS[mode]} for {children}: {_way(request, now_s)}.",)
    if mode.has_runs:
        fetch = f"fetch at {the_place(request.pickup)} at {_shown(journey.pickup_s)}"
        bring = f"bring to {the_place(request.delivery)} by {_shown(journey.delivery_s)}"
        return f"Can you take {who}?", f"Set off at {_shown(sets_off_s)}, {fetch}, {bring}."
    return (f"Can you take {who}? It is {_way(request, now_s)}.",)


def stand_down(change: Change, was: Journey, *, on_the_way: bool, then: Stop | None) -> Sentences:
    """
    What the person or firm hears who no longer takes a request.

    `then` is the next stop of a driver who is on the way already.
    """
    request, mode = was.request, was.coverage.mode
    what = f"{list_of(request.children)} at {_shown(was.pickup_s)} ({request.code})"
    if mode in _TAXIS:
        return (f"Please cancel {_TAXIS[mode]} for {what}.",)
    sentences = [_cancelled(request)] if change.becomes is None else []
    sentences.append(f"Do not fetch {what}.")
    if on_the_way:
        turn = "If you are on the way, turn round"
        next_stop = f": your next stop is {the_place(then.place)} at {_shown(then.begin_s)}" if then else ""
        sentences.append(f"{turn}{next_stop}.")
    return tuple(sentences)


def thank(change: Change, was: Journey) -> Sentences:
    """What the person hears who is off and knows it."""
    request = was.request
    if change.becomes is None:
        return (_cancelled(request),)
    settled = "Taken care of" if change.becomes.coverage.mode is not Mode.NOBODY else "Still open"
    what = f"{list_of(request.children)} at {_shown(was.pickup_s)} ({request.code})"
    return "Thank you for telling us.", f"{settled}: {what}."


def stay(request: Request) -> Sentences:
    """What the driver hears who breaks off a ride."""
    who = list_of(request.children)
    return (f"Stay with {who} until somebody comes, and say where you are ({request.code}).",)


def finish(stops: Sequence[tuple[Stop, Request]]) -> Sentences:
    """What the driver hears who goes off after the ride they are on: the stops still to come."""
    rides = [
        f"bring {list_of(request.children)} to {the_place(stop.place)} by {_shown(stop.begin_s)}"
        for stop, request in stops
    ]
    return (f"Please finish the ride you are on: {list_of(rides)}.", "Nothing more after it.")


def family(change: Change, now_s: int, *, stranded: bool = False) -> Sentences:
    """What the home of the children hears."""
    request, who = change.request, list_of(change.request.children)
    outbound = request.direction is Direction.OUTBOUND
    if change.becomes is None:
        stay_put = "are" if len(request.children) > 1 else "is"
        return _cancelled(request), f"{who} {stay_put} not fetched."
    if stranded and change.was:
        return (_begun(f"{_taker(change.was)} cannot drive on with {who} ({request.code}); we find help."),)
    if change.becomes.coverage.mode is Mode.NOBODY:
        where = "to contact" if outbound else "home"
        return (f"Nobody can take {who} {where} yet ({request.code}): can you?",)
    if not change.takers_differ:
        return (_moved(change),)
    new = (f"There is a new session, {request.session}.",) if change.was is None else ()
    does = f"fetches {who} {_fetched(change.becomes, now_s)}"
    if not outbound:
        does = f"brings {who} home at about {_shown(_home_s(change.becomes, now_s))}"
    text = f"{_taker(change.becomes)} {does} ({request.code}){_instead(change)}."
    return (*new, _begun(text))


def handing_over(change: Change, now_s: int) -> Sentences:
    """What a school or contact centre hears where children are fetched."""
    request, who = change.request, list_of(change.request.children)
    if change.becomes is None:
        return (f"Nobody comes for {who} ({request.code}).",)
    if change.becomes.coverage.mode is Mode.NOBODY:
        return (f"Nobody can fetch {who} yet ({request.code}).",)
    does = f"fetches {who} {_fetched(change.becomes, now_s)} ({request.code})"
    text = f"{_taker(change.becomes)} {does}{_instead(change)}."
    return (_begun(text),)


def not_coming(request: Request) -> Sentences:
    """What a contact centre hears of children whom nobody can bring."""
    who = list_of(request.children)
    return (f"Nobody can bring {who} to session {request.session} yet ({request.code}).",)


def too_late_to_cancel(
    session: str, children: Sequence[str], home: Sequence[Journey], now_s: int
) -> Sentences:
    """What a contact centre hears of a cancelled session whose children are on the way or there."""
    ways = [f"{_taker(journey)} {_fetched(journey, now_s)} ({journey.request.code})" for journey in home]
    there = f"Session {session} is cancelled, but {list_of(children)} may be with you or on the way."
    return (there, f"The way home stays: {list_of(ways)}; say if it is to be sooner.") if ways else (there,)


def go_on(request: Request) -> Sentences:
    """What a driver hears with children in the car for a session that is cancelled."""
    to = f"bring {list_of(request.children)} to {the_place(request.delivery)} as planned ({request.code})"
    return _cancelled(request), f"But go on: {to}."


def _shown(seconds: int) -> str:
    """Return a moment of the day as said on the phone: ``09:05``."""
    return f"{clock(seconds):%H:%M}"


def _begun(text: str) -> str:
    return text[0].upper() + text[1:]


def _cancelled(request: Request) -> str:
    return f"Session {request.session} is cancelled."


def _taker(journey: Journey) -> str:
    """Return who takes a journey, as said to others."""
    mode, person = journey.taker
    return _TAXIS.get(mode, mode.value) if person is None else f"{mode.value} {person}"


def _fetched(journey: Journey, now_s: int) -> str:
    """Return when children are fetched; who has no run comes at the latest when the window closes."""
    if journey.coverage.mode.has_runs:
        return f"at about {_shown(journey.pickup_s)}"
    latest_s = journey.request.pickup_window.latest_s
    return _AT_ONCE if latest_s < now_s else f"by {_shown(latest_s)}"


def _home_s(journey: Journey, now_s: int) -> int:
    """Return when children are home: who has no run has not set off yet."""
    if journey.coverage.mode.has_runs:
        return journey.delivery_s
    return max(journey.delivery_s, _there_s(journey.request, now_s))


def _there_s(request: Request, now_s: int) -> int:
    """Return when children are there whom somebody fetches right now."""
    return now_s + request.pickup_service_s + request.direct_s


def _way(request: Request, now_s: int) -> str:
    """Return where from and where to, with the times that count, for whoever drives without a run."""
    outbound, to = request.direction is Direction.OUTBOUND, f"to {the_place(request.delivery)}"
    window = request.delivery_window if outbound else request.pickup_window
    earliest_s = max(window.earliest_s, _there_s(request, now_s) if outbound else now_s)
    place, latest = f"from {the_place(request.pickup)}", _shown(window.latest_s)
    if earliest_s > window.latest_s:
        return f"{place}, {_AT_ONCE}, {to}" + (f", where they should be by {latest}" if outbound else "")
    between = f"between {_shown(earliest_s)} and {latest}"
    if not outbound:
        return f"{place}, {between}, {to}"
    return f"{place}, leaving by {_shown(request.pickup_window.latest_s)}, {to}, there {between}"


def _moved(change: Change) -> str:
    """Return how the times of a journey move."""
    old, new, request = change.was, change.becomes, change.request
    assert old is not None
    assert new is not None
    return (
        f"{list_of(request.children)} ({request.code}): fetched at {_shown(new.pickup_s)}, not "
        f"{_shown(old.pickup_s)}; there at {_shown(new.delivery_s)}, not {_shown(old.delivery_s)}."
    )


def _instead(change: Change) -> str:
    if change.was is None or change.was.coverage.mode is Mode.NOBODY or not change.takers_differ:
        return ""
    return f", not {_taker(change.was)}"
