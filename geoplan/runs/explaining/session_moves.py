"""Moving one occasion of a session by some minutes: whether anything else stands against it, and doing it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from geoplan.domain.sessions import ContactSession, Move, Occurrence
from geoplan.runs.case import Case


def occasion_of(case: Case, session: str, day: date) -> Occurrence:
    """
    Return the occasion of a session on a day.

    Raises
    ------
    KeyError
        When it does not take place on that day.
    """
    for item in case.sessions:
        if item.code == session:
            for occasion in item.occurrences(day, day):
                return occasion
    raise KeyError(session)


def can_move(case: Case, session: str, day: date, minutes: int) -> bool:
    """
    Whether room, venue, worker and children are free for an occasion held so much later (or earlier).

    What is in each other's way already does not count. Who takes the children there and home again is not
    asked.
    """
    now = occasion_of(case, session, day)
    then = _shifted(now, minutes)
    if (then.start.date(), then.end.date()) != (day, day):
        return False
    if _is_open(case, now) and not _is_open(case, then):
        return False
    return not any(_clash(then, other) and not _clash(now, other) for other in _others(case, session, day))


def with_move(case: Case, session: str, day: date, minutes: int) -> Case:
    """Return the case with one occasion of a session held so much later (or earlier, when negative)."""
    occasion = _shifted(occasion_of(case, session, day), minutes)
    sessions = tuple(_moved(item, occasion, day) if item.code == session else item for item in case.sessions)
    return replace(case, sessions=sessions)


def _shifted(occasion: Occurrence, minutes: int) -> Occurrence:
    by = timedelta(minutes=minutes)
    return replace(occasion, start=occasion.start + by, end=occasion.end + by)


def _is_open(case: Case, occasion: Occurrence) -> bool:
    """Whether venue and worker have hours for an occasion."""
    weekday, start, end = occasion.start.weekday(), occasion.start.time(), occasion.end.time()
    worker = None if occasion.worker is None else case.worker.get(occasion.worker)
    at_work = worker is None or worker.hours.covers(weekday, start, end)
    return at_work and case.venue[occasion.venue].hours.covers(weekday, start, end)


def _others(case: Case, session: str, day: date) -> Iterator[Occurrence]:
    for item in case.sessions:
        if item.code != session:
            yield from item.occurrences(day, day)


def _clash(one: Occurrence, other: Occurrence) -> bool:
    """Whether two occasions want the same room, worker or child at a moment."""
    if not one.overlaps(other):
        return False
    same_room = (one.venue, one.room) == (other.venue, other.room)
    same_worker = one.worker is not None and one.worker == other.worker
    return same_room or same_worker or not set(one.children).isdisjoint(other.children)


def _moved(session: ContactSession, occasion: Occurrence, day: date) -> ContactSession:
    before = next((move for move in session.moved if move.to_day == day), Move(day, day))
    move = replace(before, start=occasion.start.time(), end=occasion.end.time())
    rest = tuple(other for other in session.moved if other is not before)
    return replace(session, moved=(*rest, move))
