"""What is wrong with changes asked for, before anything is planned: every fault at once."""

from collections.abc import Iterator
from datetime import date, timedelta

from geoplan.domain.sessions import ContactSession
from geoplan.errors import Fault, InputError
from geoplan.runs.case import Case
from geoplan.runs.case.places import home_of, school_place, venue_place
from geoplan.runs.freezing.frozen import Frozen, Moment
from geoplan.runs.replanning.events import Changes


def check_changes(case: Case, changes: Changes) -> None:
    """
    Check that changes name what there is.

    Raises
    ------
    InputError
        With a fault for each thing that is not known, or comes too late.
    """
    faults = [*_of_moment(case, changes), *_of_persons(case, changes), *_of_cancelled(case, changes)]
    for session in changes.added:
        faults += _of_added(case, session, changes.moment)
    if faults:
        raise InputError(faults)


def check_workers(changes: Changes, frozen: Frozen, case: Case) -> None:
    """
    Check that no added session needs a contact worker who is on a ride that stays.

    Raises
    ------
    InputError
        With a fault for each.
    """
    runs = (*frozen.closed.values(), *frozen.runs.values())
    faults = [
        Fault(
            f"the added session {session.code} begins before {session.worker} is back from {run.code}",
            "give it another worker, or a later start",
        )
        for session in changes.added
        for day, start_s in _days(case, session)
        for run in runs
        if (run.person, run.day) == (session.worker, day)
        and run.start_s < start_s + 60 * session.minutes
        and start_s < run.end_s
    ]
    if faults:
        raise InputError(faults)


def _of_moment(case: Case, changes: Changes) -> Iterator[Fault]:
    moment = changes.moment
    if moment is not None and moment.day > case.week + timedelta(days=6):
        yield Fault(
            f"the plan is of the week from {case.week:%d/%m/%Y}, which is over on {moment.day:%d/%m/%Y}",
            "give a moment of that week, or plan the new week",
        )


def _of_persons(case: Case, changes: Changes) -> Iterator[Fault]:
    known = {*case.driver, *case.worker, *case.carer, *(adult.code for adult in case.adults)}
    for off in changes.off:
        if off.person not in known:
            yield Fault(
                f"{off.person} is off, but is no driver, contact worker, carer or known adult of this week",
                "check the code",
            )
        if off.days is None and changes.moment is not None and changes.moment.day not in case.days:
            yield Fault(
                f"{off.person} is off today, {changes.moment.day:%d/%m/%Y}, which is not planned",
                "say on which days of the plan",
            )
        for day in off.days or ():
            if day not in case.days:
                yield Fault(
                    f"{off.person} is off on {day:%d/%m/%Y}, which is not planned", "give days of the plan"
                )
            elif changes.moment is not None and day < changes.moment.day:
                yield Fault(f"{off.person} is off on {day:%d/%m/%Y}, which is over", "leave that day out")


def _of_cancelled(case: Case, changes: Changes) -> Iterator[Fault]:
    sessions = {session.code: session for session in case.sessions}
    for code in changes.cancelled:
        session = sessions.get(code)
        if session is None:
            yield Fault(
                f"session {code} is to be cancelled, but there is none of this code", "check the code"
            )
        elif not _days(case, session):
            yield Fault(
                f"session {code} is to be cancelled, but does not take place on any day of the plan",
                "check the code and the week",
            )


def _of_added(case: Case, session: ContactSession, moment: Moment | None) -> Iterator[Fault]:
    what = f"the added session {session.code}"
    if any(session.code == other.code for other in case.sessions):
        yield Fault(f"{what} has the code of a session that is there already", "give it another code")
    if session.worker is not None and session.worker not in case.worker:
        yield Fault(f"{what}: there is no contact worker {session.worker}", "check the code")
    yield from _of_room(case, session, what)
    for code in session.children:
        yield from _of_child(case, code, what)
    days = _days(case, session)
    if not days:
        yield Fault(f"{what} does not take place on any day of the plan", "check its date and the week")
    if moment is not None and days and days[0][1] <= moment.on(days[0][0]):
        day, start_s = days[0]
        began = f"{day:%d/%m/%Y} at {start_s // 3600:02}:{start_s // 60 % 60:02}"
        yield Fault(f"{what} has begun already, on {began}", "give it a later start")


def _of_room(case: Case, session: ContactSession, what: str) -> Iterator[Fault]:
    venue = case.venue.get(session.venue)
    if venue is None or venue_place(session.venue) not in case.travel.index:
        yield Fault(f"{what}: there is no venue {session.venue}", "check the code, or add the venue")
    elif all(room.code != session.room for room in venue.rooms):
        yield Fault(f"{what}: venue {session.venue} has no room {session.room}", "check the room")


def _of_child(case: Case, code: str, what: str) -> Iterator[Fault]:
    child = case.child.get(code)
    if child is None or home_of(code) not in case.travel.index:
        yield Fault(
            f"{what}: there is no child {code}", "add the child to the tables and plan the week again"
        )
    elif child.school is not None and school_place(child.school) not in case.travel.index:
        yield Fault(f"{what}: the school of child {code} is not known", "add the school to the tables")


def _days(case: Case, session: ContactSession) -> list[tuple[date, int]]:
    """Return the days of the plan on which a session takes place, with the second at which it starts."""
    starts = (occasion.start for occasion in session.occurrences(min(case.days), max(case.days)))
    return [
        (start.date(), 3600 * start.hour + 60 * start.minute) for start in starts if start.date() in case.days
    ]
