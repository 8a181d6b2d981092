"""
What changes have made of a case, as plain words and numbers, so that the same case is made again later.

A project keeps the tables, or how the county was made up, and with every plan what differs from them: hours
of those who are off, and sessions cancelled or added. Codes, dates and times only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, time
from typing import Any, Protocol, TypeVar

from geoplan.domain.hours import DayHours, Weekday, WeeklyHours
from geoplan.domain.sessions import ContactSession, Move
from geoplan.errors import Fault, InputError
from geoplan.runs.case import Case
from geoplan.runs.case.references import faults_of

HOURS = "hours"
SESSIONS = "sessions"
_GROUPS = ("drivers", "workers", "carers", "adults")


class _Person(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def hours(self) -> WeeklyHours: ...


P = TypeVar("P")


def adjustments_of(plain: Case, case: Case) -> dict[str, Any]:
    """
    Return what makes a case of another of the same tables: hours of people and sessions that differ.

    Parameters
    ----------
    plain
        As the tables have it.
    case
        After changes such as those of `geoplan.runs.replan`.

    Returns
    -------
    dict
        Of words, numbers and lists, for JSON; empty where nothing differs.
    """
    found: dict[str, Any] = {}
    usual = {person.code: person.hours for person in _persons(plain)}
    hours = {
        person.code: [_stretch(one) for one in person.hours]
        for person in _persons(case)
        if person.hours != usual.get(person.code)
    }
    known = {session.code: session for session in plain.sessions}
    sessions = [_plain(session) for session in case.sessions if session != known.get(session.code)]
    if hours:
        found[HOURS] = hours
    if sessions:
        found[SESSIONS] = sessions
    return found


def adjusted(plain: Case, adjustments: Mapping[str, Any]) -> Case:
    """
    Return a case with adjustments made; people who are not there any more are passed over.

    Raises
    ------
    InputError
        When adjustments cannot be read, or name children, venues or workers that are not there.
    """
    try:
        hours = {
            person: WeeklyHours(tuple(map(_stretch_of, stretches)))
            for person, stretches in adjustments.get(HOURS, {}).items()
        }
        sessions = {item["code"]: _session_of(item) for item in adjustments.get(SESSIONS, [])}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        fault = Fault("what was changed by re-planning cannot be read", "undo the change, and make it again")
        raise InputError(fault) from error
    if not hours and not sessions:
        return plain
    there = {session.code for session in plain.sessions}
    changed = replace(
        plain,
        drivers=_with_hours(plain.drivers, hours),
        workers=_with_hours(plain.workers, hours),
        carers=_with_hours(plain.carers, hours),
        adults=_with_hours(plain.adults, hours),
        sessions=(
            *(sessions.get(session.code, session) for session in plain.sessions),
            *(session for code, session in sessions.items() if code not in there),
        ),
    )
    faults = faults_of(changed)
    if faults:
        raise InputError(faults)
    return changed


def _persons(case: Case) -> Iterable[_Person]:
    return (person for group in _GROUPS for person in getattr(case, group))


def _with_hours(people: Sequence[P], hours: Mapping[str, WeeklyHours]) -> tuple[P, ...]:
    return tuple(
        replace(person, hours=hours[person.code]) if person.code in hours else person  # type: ignore[attr-defined,type-var]
        for person in people
    )


def _stretch(stretch: DayHours) -> str:
    return f"{int(stretch.weekday)}/{stretch.start.isoformat()}/{stretch.end.isoformat()}"


def _stretch_of(word: str) -> DayHours:
    weekday, start, end = word.split("/")
    return DayHours(Weekday(int(weekday)), time.fromisoformat(start), time.fromisoformat(end))


def _plain(value: Any) -> Any:
    """Turn a session into what JSON has."""
    if isinstance(value, ContactSession | Move):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, frozenset):
        return sorted(map(_plain, value))
    if isinstance(value, tuple):
        return list(map(_plain, value))
    return value.isoformat() if isinstance(value, date | time) else value


def _session_of(item: Mapping[str, Any]) -> ContactSession:
    return ContactSession(
        **{
            **item,
            "children": tuple(item["children"]),
            "first": date.fromisoformat(item["first"]),
            "start": time.fromisoformat(item["start"]),
            "end": time.fromisoformat(item["end"]),
            "until": _or_none(date, item["until"]),
            "cancelled": frozenset(map(date.fromisoformat, item["cancelled"])),
            "moved": tuple(map(_move_of, item["moved"])),
        }
    )


def _move_of(item: Mapping[str, Any]) -> Move:
    return Move(
        **{
            **item,
            "day": date.fromisoformat(item["day"]),
            "to_day": date.fromisoformat(item["to_day"]),
            "start": _or_none(time, item["start"]),
            "end": _or_none(time, item["end"]),
        }
    )


def _or_none(kind: Any, word: str | None) -> Any:
    return None if word is None else kind.fromisoformat(word)
