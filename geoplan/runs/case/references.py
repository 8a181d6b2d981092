"""Whether everything that the tables of a case refer to is there: each code that leads nowhere is a fault."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from geoplan.domain.adults import KnownAdult
from geoplan.domain.drivers import Driver
from geoplan.domain.people import Child, ContactWorker
from geoplan.domain.plans import Mode
from geoplan.domain.sessions import ContactSession
from geoplan.errors import Fault, RowAt
from geoplan.runs.case import Case

_LONGEST_SESSION_CODE = 30  # a request's code adds up to ten characters to it, and has at most forty


Rows = Mapping[tuple[str, str], RowAt]
"""Where things were read, by kind of table and code."""


def faults_of(case: Case, rows: Rows | None = None) -> tuple[Fault, ...]:
    """
    Return every code that leads nowhere or is used twice, and what no request can be made of.

    Parameters
    ----------
    rows
        Where things were read; faults of these name file, sheet and row.
    """
    found = list(_of_codes(case))
    for kind, check in _CHECKS.items():
        for thing in getattr(case, kind):
            found += (_at(fault, (rows or {}).get((kind, thing.code))) for fault in check(case, thing))
    return (*found, *_of_bars(case))


def _at(fault: Fault, row: RowAt | None) -> Fault:
    return fault if row is None else replace(fault, file=row.file, sheet=row.sheet, row=row.row)


def faults_of_pins(case: Case, requests: Collection[str]) -> tuple[Fault, ...]:
    """Return the pins of requests or to persons that do not exist, given the codes of all requests."""
    persons = {*_persons(case), *Mode}
    return (
        *_missing("a pin", case.pins, requests, "request", "take the pin away, or correct it"),
        *_missing("a pin", case.pins.values(), persons, "person", "use a person's code, or taxi"),
    )


def _persons(case: Case) -> list[str]:
    people = (case.drivers, case.workers, case.carers, case.adults)
    return [person.code for group in people for person in group]


def _missing(
    where: str, codes: Iterable[str | None], known: Collection[str], kind: str, cure: str
) -> Iterator[Fault]:
    for code in dict.fromkeys(codes):
        if code is not None and code not in known:
            yield Fault(f"{where} names {kind} {code}, which is in no table", cure)


def _of_codes(case: Case) -> Iterator[Fault]:
    """Yield codes that are used twice; all who drive share one set, for a plan names them alike."""
    groups = {
        "child": [child.code for child in case.children],
        "session": [session.code for session in case.sessions],
        "venue": [venue.code for venue in case.venues],
        "school": [school.code for school in case.schools],
        "provider": [provider.code for provider in case.providers],
        "driver, worker, carer or adult": _persons(case),
    }
    for kind, codes in groups.items():
        for code, count in Counter(codes).items():
            if count > 1:
                yield Fault(f"{code} is the code of {count} rows ({kind})", "give each a code of its own")


def _of_session(case: Case, session: ContactSession) -> Iterator[Fault]:
    where = f"session {session.code}"
    yield from _missing(where, session.children, case.child, "child", "add the child, or correct the code")
    yield from _missing(where, [session.worker], case.worker, "worker", "add the worker, or correct the code")
    for venue, room in [
        (session.venue, session.room),
        *((move.venue or session.venue, move.room or session.room) for move in session.moved),
    ]:
        yield from _of_room(case, where, venue, room)
    if len(session.code) > _LONGEST_SESSION_CODE:
        yield Fault(
            f"the code of {where} is too long for its requests",
            f"use at most {_LONGEST_SESSION_CODE} characters",
        )
    for occasion in session.occurrences(min(case.days), max(case.days)):
        for code in occasion.children:
            if code in case.child and case.child[code].birth_date > occasion.start.date():
                yield Fault(f"{where}: child {code} is not born on that day", "correct the date of birth")


def _of_room(case: Case, where: str, venue: str, room: str) -> Iterator[Fault]:
    if venue not in case.venue:
        yield from _missing(where, [venue], case.venue, "venue", "add the venue, or correct the code")
    elif room not in {item.code for item in case.venue[venue].rooms}:
        yield Fault(f"{where} names room {room}, which {venue} does not have", "correct the room")


def _of_child(case: Case, child: Child) -> Iterator[Fault]:
    where, schools = f"child {child.code}", {item.code for item in case.schools}
    yield from _missing(where, [child.carer], case.carer, "carer", "add the carer, or empty the cell")
    yield from _missing(where, [child.school], schools, "school", "add the school, or empty the cell")
    # A mistyped code would silently protect nobody.
    yield from _missing(where, sorted(child.never_with), case.child, "child", "correct the code")
    if child.barred_drivers:
        persons = set(_persons(case))
        yield from _missing(where, sorted(child.barred_drivers), persons, "driver", "correct the code")


def _of_driver(case: Case, driver: Driver) -> Iterator[Fault]:
    if case.providers:  # without a table of them, agreements set no bounds
        where, cure = f"driver {driver.code}", "add the provider, or correct the code"
        yield from _missing(where, [driver.provider], case.provider, "provider", cure)


def _of_worker(case: Case, worker: ContactWorker) -> Iterator[Fault]:
    where = f"worker {worker.code}"
    yield from _missing(where, [worker.base], case.venue, "venue", "add the venue, or correct the code")


def _of_adult(case: Case, adult: KnownAdult) -> Iterator[Fault]:
    where = f"adult {adult.code}"
    yield from _missing(where, sorted(adult.children), case.child, "child", "correct the code")


def _of_bars(case: Case) -> Iterator[Fault]:
    persons, barred = set(_persons(case)), sorted(case.barred)
    yield from _missing("a bar", [child for child, _ in barred], case.child, "child", "correct the code")
    yield from _missing("a bar", [person for _, person in barred], persons, "person", "correct the code")


_CHECKS: Mapping[str, Callable[[Case, Any], Iterable[Fault]]] = {
    "sessions": _of_session,
    "children": _of_child,
    "drivers": _of_driver,
    "workers": _of_worker,
    "adults": _of_adult,
}
"""The check of each thing of a kind."""
