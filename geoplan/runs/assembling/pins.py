"""Requests put somewhere by hand: to a person, or to a rung of the ladder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geoplan.domain.plans import Coverage, Mode, Reason
from geoplan.domain.requests import Request
from geoplan.errors import InfeasibleError
from geoplan.runs.assembling.masks import FREE, RuleArray
from geoplan.runs.case import Case
from geoplan.runs.fleet.eligibility import objections, person_objections
from geoplan.runs.fleet.vehicles import Vehicle
from geoplan.runs.ladder.climb import Ladder
from geoplan.runs.ladder.fallback import Fallback
from geoplan.runs.rules import tell

MODES = {mode.value: mode for mode in Mode}


@dataclass(frozen=True, slots=True)
class Pin:
    """
    Where a request is pinned to: a rung, and the person where one is named.

    A person of None stands for anybody on the rung.
    """

    request: Request
    mode: Mode
    person: str | None = None

    @property
    def words(self) -> str:
        """The person, or else the rung."""
        return self.person or self.mode.value


def pins_of(case: Case, requests: Sequence[Request]) -> dict[str, Pin]:
    """
    Return the pins of the requests that there are, by code; pins of others rest.

    Raises
    ------
    InfeasibleError
        When a pin names neither a person of the case nor a rung of the ladder.
    """
    found: dict[str, Pin] = {}
    adults = {adult.code for adult in case.adults}
    people = {
        Mode.CARER: case.carer,
        Mode.ADULT: adults,
        Mode.VOLUNTEER: case.driver,
        Mode.WORKER: case.worker,
    }
    for request in requests:
        to = case.pins.get(request.code)
        if to is None:
            continue
        if to in MODES:
            found[request.code] = Pin(request, MODES[to])
            continue
        mode = next((mode for mode, codes in people.items() if to in codes), None)
        if mode is None:
            raise InfeasibleError(
                f"request {request.code} is pinned to {to}, who is not in the inputs; take the pin away, or "
                f"pin it to a person's code or to one of: {', '.join(MODES)}."
            )
        found[request.code] = Pin(request, mode, to)
    return found


def settled_by_ladder(pin: Pin, ladder: Ladder) -> Coverage:
    """
    Return who takes a request that is pinned to a carer or another adult.

    Raises
    ------
    InfeasibleError
        When they cannot, with the rules in the way.
    """
    cover = ladder.taken.get(pin.request.code)
    if cover is not None and cover.mode is pin.mode and pin.person in (None, cover.person):
        return replace(cover, pinned=True)
    passed = cover.reasons if cover is not None else ladder.passed.get(pin.request.code, ())
    raise impossible(pin, [reason for reason in passed if reason.mode is pin.mode])


def settled_by_fallback(pin: Pin, fallback: Fallback, passed: Sequence[Reason]) -> Coverage:
    """Return who takes a request that is pinned to a taxi, or to nobody; `fallback_of` keeps to the pin."""
    return Coverage(
        request=pin.request.code,
        mode=fallback.mode,
        reasons=(*because_pinned(fallback.mode, pin.words, passed), *fallback.reasons),
        pinned=True,
        pence=0 if fallback.mode is Mode.NOBODY else fallback.pence,
    )


def because_pinned(mode: Mode, to: str, passed: Sequence[Reason]) -> tuple[Reason, ...]:
    """Return why the rungs of people above one are passed by: their own reasons, or else the pin."""
    found: list[Reason] = []
    for rung in (Mode.CARER, Mode.ADULT, Mode.VOLUNTEER, Mode.WORKER):
        if rung.rung < mode.rung:
            own = [reason for reason in passed if reason.mode is rung]
            found += own or [Reason(rung, "pinned", tell("pinned", who=to))]
    return tuple(found)


def only_for(pin: Pin, row: int, first: RuleArray, case: Case, vehicles: Sequence[Vehicle]) -> list[int]:
    """
    Return the vehicles that may take a request which is pinned to their person or kind.

    Parameters
    ----------
    row
        The request's row of `first`.

    Raises
    ------
    InfeasibleError
        When a rule is in the way of each of them; the message names the rules.
    """
    meant = [
        at
        for at, vehicle in enumerate(vehicles)
        if vehicle.mode is pin.mode
        and pin.person in (None, vehicle.person)
        and vehicle.day == pin.request.day
    ]
    free = [at for at in meant if first[row, at] == FREE]
    if free:
        return free
    if pin.person is None:
        raise impossible(pin, [])
    if not meant:
        raise impossible(pin, person_objections(case, pin.request, pin.person))
    least = min((objections(case, pin.request, vehicles[at]) for at in meant), key=len)
    raise impossible(pin, least)


def impossible(pin: Pin, reasons: Sequence[Reason]) -> InfeasibleError:
    """Return the error that says which rules a pin breaks."""
    why = "; ".join(dict.fromkeys(reason.text for reason in reasons)) or "nobody there can take it"
    return InfeasibleError(
        f"request {pin.request.code} is pinned to {pin.words}: {why}. Take the pin away, or change "
        "what is in the way."
    )


def groups(pins: Mapping[str, Pin]) -> tuple[dict[str, Pin], dict[str, Pin], dict[str, Pin]]:
    """Return the pins to carers and adults, to the search, and to taxis or nobody."""
    by_ladder = {code: pin for code, pin in pins.items() if pin.mode in (Mode.CARER, Mode.ADULT)}
    by_search = {code: pin for code, pin in pins.items() if pin.mode.has_runs}
    rest = {code: pin for code, pin in pins.items() if code not in by_ladder and code not in by_search}
    return by_ladder, by_search, rest
