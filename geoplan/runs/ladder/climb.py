"""
The first two rungs of the ladder: the foster carer, then another adult whom the child knows.

How each of them goes about a day is in `geoplan.runs.ladder.days`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geoplan.domain.plans import Coverage, Mode, Reason
from geoplan.domain.requests import Request
from geoplan.runs.case import Case
from geoplan.runs.ladder.days import answers_of
from geoplan.runs.ladder.people import KnownPerson, known_people
from geoplan.runs.rules import tell

_NOBODY = {Mode.CARER: "no-carer", Mode.ADULT: "no-adult"}


@dataclass(frozen=True, slots=True)
class Ladder:
    """
    How far requests came on the first two rungs.

    Parameters
    ----------
    taken
        Who takes a request, by its code; with the reasons why those above do not.
    passed
        For every other request why nobody on these rungs takes it.
    """

    taken: Mapping[str, Coverage]
    passed: Mapping[str, tuple[Reason, ...]]


def climb(case: Case, requests: Sequence[Request]) -> Ladder:
    """
    Return which requests carers and known adults take, asked in this order, adults in that of their table.

    A request that is pinned (`Case.pins`) to a rung or person is left to them: other rungs pass it by as
    ``pinned``. It is not taken either where a rule is in the way of those it is pinned to.
    """
    taken: dict[str, Coverage] = {}
    passed: dict[str, list[Reason]] = {request.code: [] for request in requests}
    people = known_people(case)
    for mode in _NOBODY:
        rung = [person for person in people if person.mode is mode]
        asked = _asked(case, rung, [request for request in requests if request.code not in taken])
        for request in requests:
            if request.code not in taken and request.code not in asked.anybody:
                passed[request.code].append(_why_nobody(case, mode, request))
        for person in rung:
            mine = [request for request in asked.of.get(person.code, ()) if request.code not in taken]
            answers = answers_of(case, person, mine)
            for code, pence in answers.pence.items():
                taken[code] = Coverage(
                    request=code,
                    mode=mode,
                    person=person.code,
                    reasons=tuple(passed[code]),
                    pinned=code in case.pins,
                    pence=pence,
                )
            for code, reasons in answers.reasons.items():
                passed[code] += reasons
    return Ladder(taken, {code: tuple(why) for code, why in passed.items() if code not in taken})


@dataclass(frozen=True, slots=True)
class _Asked:
    """The requests that each person of a rung is asked for, by code, and the codes of all of these."""

    of: Mapping[str, Sequence[Request]]
    anybody: frozenset[str]


def _asked(case: Case, rung: Sequence[KnownPerson], requests: Sequence[Request]) -> _Asked:
    """Return who of a rung is asked for what: those whom a child knows; of a pinned request, those meant."""
    knowing: dict[str, list[KnownPerson]] = defaultdict(list)
    for person in rung:
        for child in person.children:
            knowing[child].append(person)
    codes = {person.code for person in rung}
    asked: dict[str, list[Request]] = defaultdict(list)
    for request in requests:
        pin = case.pins.get(request.code)
        known = [person for child in request.children for person in knowing[child]]
        meant = {person.code for person in known if pin in (None, person.mode)}
        if pin is not None and pin in codes:
            meant.add(pin)
        for code in meant:
            asked[code].append(request)
    return _Asked(asked, frozenset(request.code for mine in asked.values() for request in mine))


def _why_nobody(case: Case, mode: Mode, request: Request) -> Reason:
    pin = case.pins.get(request.code)
    if pin is not None and pin != mode:
        return Reason(mode, "pinned", tell("pinned", who=pin))
    return Reason(mode, _NOBODY[mode], tell(_NOBODY[mode]))
