"""Codes as people type them: ``D12`` is D012, ``S44-out`` is S0044-out, where only one can be meant."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from geoplan.domain.plans import Mode, Plan
from geoplan.errors import Fault, InputError
from geoplan.runs.case import Case
from geoplan.runs.tables import list_of

_OFFERED = 4
_DIGITS = re.compile(r"\d+")


def find_code(typed: str, known: Iterable[str], what: str) -> str:
    """
    Return the code that is meant: as it is, or the only one that differs by case and leading zeros.

    Parameters
    ----------
    what
        What has such codes, with its article: ``a request``.

    Raises
    ------
    InputError
        When there is none, or several could be meant; close ones are named.
    """
    codes = list(dict.fromkeys(known))
    if typed in codes:
        return typed
    wanted = _bare(typed)
    found = [code for code in codes if _bare(code) == wanted]
    if len(found) == 1:
        return found[0]
    if not found:
        begun = [code for code in codes if _bare(code).startswith(f"{wanted}-")]
        close = get_close_matches(wanted, {_bare(code): code for code in codes}, n=_OFFERED, cutoff=0.6)
        found = begun[:_OFFERED] or [code for near in close for code in codes if _bare(code) == near]
    cure = f"did you mean {_either(found[:_OFFERED])}?" if found else "check the code"
    raise InputError(Fault(f"{_quoted(typed)} is not the code of {what} here", cure))


def find_request(typed: str, plan: Plan) -> str:
    """Return the code of a request of a plan; see `find_code`."""
    return find_code(typed, (request.code for request in plan.requests), "a request")


def find_session(typed: str, case: Case) -> str:
    """Return the code of a session; see `find_code`."""
    return find_code(typed, (session.code for session in case.sessions), "a session")


def find_person(typed: str, case: Case) -> str:
    """Return the code of somebody who drives; see `find_code`."""
    return find_code(typed, _persons(case), "a driver, contact worker, carer or known adult")


def find_taker(typed: str, case: Case) -> str:
    """
    Return the code of a person, or the name of a rung of the ladder: ``taxi``, ``foster carer``.

    Raises
    ------
    InputError
        As `find_code`.
    """
    word = typed.strip().casefold().replace("_", " ").replace("-", " ")
    for mode in Mode:
        if word in (mode.value, mode.name.casefold().replace("_", " ")):
            return mode.value
    return find_code(typed, [*_persons(case), *Mode], "a person, or a way to travel,")


def _persons(case: Case) -> list[str]:
    groups: Sequence[Sequence[object]] = (case.drivers, case.workers, case.carers, case.adults)
    return [str(person.code) for group in groups for person in group]  # type: ignore[attr-defined]


def _bare(code: str) -> str:
    """A code without what people leave out: capitals, spaces, leading zeros."""
    joined = "".join(code.split()).casefold()
    return _DIGITS.sub(lambda found: str(int(found.group())), joined)


def _quoted(typed: str) -> str:
    # A name may have been typed: only what has a digit, as codes have, is repeated.
    return f'"{typed:.40}"' if any(sign.isdigit() for sign in typed) and " " not in typed else "this"


def _either(codes: Sequence[str]) -> str:
    return list_of(codes).replace(" and ", " or ")
