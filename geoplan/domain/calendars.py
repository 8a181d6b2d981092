"""
What stands in somebody's calendar because we put it there, and how a later plan changes it.

Calendars are sent out and forgotten by no phone: what was issued once must be updated or cancelled under the
same identifier, never merely left out.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """
    An entry that a plan asks for.

    Parameters
    ----------
    uid
        The same for the same thing in every plan of a week.
    holder
        Code of whose calendar it stands in: a driver, carer or venue.
    day
        The day of the plan that it belongs to.
    start, end
        Aware.
    content
        A digest of its words.
    """

    uid: str
    holder: str
    day: date
    start: datetime
    end: datetime
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """
    An entry as it was issued last.

    Parameters
    ----------
    sequence
        Number of the version, from 0.
    at
        When this version was made, aware.
    cancelled
        Whether it takes place no more.
    """

    uid: str
    holder: str
    day: date
    start: datetime
    end: datetime
    content: str
    sequence: int
    at: datetime
    cancelled: bool = False


def reissued(
    before: Iterable[Issued], wanted: Iterable[Wanted], *, days: Collection[date], at: datetime
) -> tuple[Issued, ...]:
    """
    Return every entry as it is to be issued now: new, as it was, changed, or cancelled.

    Parameters
    ----------
    before
        What was issued last, of the same week and calendar.
    wanted
        What the plan asks for.
    days
        The days that the plan is about. What was issued for other days stays as it is.
    at
        Now; what is unchanged keeps the moment of its version.

    Returns
    -------
    tuple of Issued
        In order of UID. A version that says something else has the next number; the others keep theirs.

    Raises
    ------
    ValueError
        When two wanted entries have one UID.
    """
    known = {one.uid: one for one in before}
    now: dict[str, Issued] = {}
    for want in wanted:
        if want.uid in now:
            raise ValueError("two entries of a calendar have one identifier")
        now[want.uid] = _as_wanted(known.get(want.uid), want, at)
    for uid, one in known.items():
        if uid not in now:
            gone = one.day in days and not one.cancelled
            now[uid] = replace(one, cancelled=True, sequence=one.sequence + 1, at=at) if gone else one
    return tuple(now[uid] for uid in sorted(now))


def _as_wanted(before: Issued | None, want: Wanted, at: datetime) -> Issued:
    fresh = Issued(
        uid=want.uid,
        holder=want.holder,
        day=want.day,
        start=want.start,
        end=want.end,
        content=want.content,
        sequence=0 if before is None else before.sequence + 1,
        at=at,
    )
    same = before is not None and replace(fresh, sequence=before.sequence, at=before.at) == before
    return before if before is not None and same else fresh
