"""
What a plan puts into whose calendar.

Of drivers it is made of `RunRow`: their own hours. Of carers and venues it is made of `SlotRow`, the only row
that a birth family may come to see. No child, place of pickup or reason can be in it: they are not there.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid5

from geoplan.audiences import Audience, Scope, cut, plan_rows
from geoplan.audiences.cutting import Fields
from geoplan.audiences.rows import RunRow, SlotRow
from geoplan.domain.calendars import Wanted
from geoplan.domain.canonical import digest
from geoplan.domain.plans import Plan, moment
from geoplan.report.calendar.params import CalendarParams
from geoplan.runs.case import Case

_MINUTE_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What an entry says: neutral, all of it. `tentative`: the plan is a proposal, which nobody accepted."""

    title: str
    place: str = ""
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """An entry that a plan asks for, with its words."""

    wanted: Wanted
    words: Words


def entries_of(
    case: Case,
    plan: Plan,
    audience: Audience,
    *,
    project: UUID,
    accepted: bool,
    params: CalendarParams,
) -> tuple[PlanEntry, ...]:
    """
    Return every entry of every driver, carer or venue of a plan.

    Parameters
    ----------
    project
        What tells one project from another: UIDs are made of it, and tell nothing of codes.
    accepted
        Whether an officer accepted the plan; until then entries are tentative.
    """
    make = {Audience.DRIVER: _of_drivers, Audience.CARER: _of_carers, Audience.VENUE: _of_venues}[audience]
    found = []
    for holder, key, row, words in make(case, plan, params):
        start, end = _moments(row)
        uid = str(uuid5(project, f"{audience}/{plan.week.isoformat()}/{holder}/{key}"))
        words = replace(words, tentative=not accepted)
        content = digest(words, 16)
        wanted = Wanted(uid=uid, holder=holder, day=row["day"], start=start, end=end, content=content)
        found.append(PlanEntry(wanted, words))
    return tuple(found)


_Made = Iterator[tuple[str, str, Fields, Words]]
_Maker = Callable[[Case, Plan, CalendarParams], _Made]


def _of_drivers(case: Case, plan: Plan, params: CalendarParams) -> _Made:
    rows = plan_rows(case, plan)
    days = sorted({(row.driver, row.day) for row in rows if isinstance(row, RunRow)})
    for driver, day in days:
        for run in cut(rows, Audience.DRIVER, Scope.of_driver(driver, day))[RunRow]:
            yield driver, run["run"], run, Words(title=params.drivers_title)


def _of_carers(case: Case, plan: Plan, params: CalendarParams) -> _Made:
    slots = [row for row in plan_rows(case, plan) if isinstance(row, SlotRow)]
    for carer in sorted({child.carer for child in case.children if child.carer}):
        for key, row in _keyed(cut(slots, Audience.CARER, Scope.of_carer(case, carer))[SlotRow].rows):
            place = row["venue_name"] if params.name_venues else ""
            yield carer, key, row, Words(title=params.carers_title, place=place)


def _of_venues(case: Case, plan: Plan, params: CalendarParams) -> _Made:
    slots = [row for row in plan_rows(case, plan) if isinstance(row, SlotRow)]
    for venue in sorted({row.venue for row in slots}):
        for key, row in _keyed(cut(slots, Audience.VENUE, Scope.of_venue(venue))[SlotRow].rows):
            yield venue, key, row, Words(title=f"{params.venues_title}: {row['room']}")


def _keyed(slots: tuple[Fields, ...]) -> Iterator[tuple[str, Fields]]:
    """
    Yield slots that take place with a key each: the slot and which time in the week it is.

    So one that is moved within the week keeps its key.
    """
    times: dict[str, int] = {}
    for row in sorted(slots, key=lambda one: (one["day"], one["start_s"])):
        if not row["cancelled"]:
            times[row["slot"]] = times.get(row["slot"], 0) + 1
            yield f"{row['slot']}/{times[row['slot']]}", row


def _moments(row: Mapping[str, object]) -> tuple[datetime, datetime]:
    """Start and end to the minute: begun minutes count."""
    day, start_s, end_s = row["day"], row["start_s"], row["end_s"]
    assert isinstance(day, date)
    assert isinstance(start_s, int)
    assert isinstance(end_s, int)
    return (
        moment(day, start_s // _MINUTE_S * _MINUTE_S),
        moment(day, -(-end_s // _MINUTE_S) * _MINUTE_S),
    )
