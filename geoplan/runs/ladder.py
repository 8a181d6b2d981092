"""
The first two rungs of the ladder: the foster carer, then another adult whom the child knows.

How each of them goes about a day is in `geoplan.runs.known_days`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geoplan.domain.plans import Coverage, Mode, Reason
from geoplan.domain.requests import Request
from geoplan.runs.case import Case
from geoplan.runs.known_days import answers_of
from geoplan.runs.known_people import KnownPerson, known_people
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
        asked = [request for request in requests if request.code not in taken]
        for request in asked:
            passed[request.code] += _unasked(case, mode, rung, request)
        for person in rung:
            mine = [item for item in asked if item.code not in taken and _is_asked(case, person, item)]
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


def _is_asked(case: Case, person: KnownPerson, request: Request) -> bool:
    """Whether somebody is asked: a child knows them and nobody else is pinned, or they are."""
    pin = case.pins.get(request.code)
    if pin == person.code:
        return True
    return pin in (None, person.mode) and not person.children.isdisjoint(request.children)


def _unasked(case: Case, mode: Mode, rung: Sequence[KnownPerson], request: Request) -> list[Reason]:
    """Return why nobody on a rung is asked; empty when somebody is."""
    pin = case.pins.get(request.code)
    if any(_is_asked(case, person, request) for person in rung):
        return []
    if pin is not None and pin != mode:
        return [Reason(mode, "pinned", tell("pinned", who=pin))]
    return [Reason(mode, _NOBODY[mode], tell(_NOBODY[mode]))]
