"""Whether a venue suits a session at all: a room for its children's ages and number, its risk, its hours."""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.sessions import ContactSession, Occurrence
from geoplan.domain.venues import Room, Venue
from geoplan.runs.case import Case


def fits(case: Case, sessions: Sequence[str], venues: Sequence[Venue]) -> NDArray[np.bool_]:
    """
    Return which venues suit which sessions, all their occasions in the week, whoever else is there.

    Parameters
    ----------
    sessions, venues
        n codes of sessions of the case, m venues.

    Returns
    -------
    numpy.ndarray
        (n, m)
    """
    by_code = {session.code: session for session in case.sessions}
    # Most candidates are alike but for where they are: each kind is looked at once.
    kinds = [(venue.rooms, venue.hours, venue.risk_role) for venue in venues]
    known: dict[object, NDArray[np.bool_]] = {}
    for kind, venue in zip(kinds, venues, strict=True):
        if kind not in known:
            suits = [bool(rooms_for(case, by_code[code], venue)) for code in sessions]
            known[kind] = np.array(suits, np.bool_)
    return (
        np.stack([known[kind] for kind in kinds], axis=1) if kinds else np.zeros((len(sessions), 0), np.bool_)
    )


def occasions_of(case: Case, session: ContactSession) -> tuple[Occurrence, ...]:
    """Return the occasions of a session in the week of a case."""
    return session.occurrences(case.week, case.week + timedelta(days=6))


def rooms_for(case: Case, session: ContactSession, venue: Venue) -> tuple[Room, ...]:
    """
    Return the rooms of a venue that suit every occasion of a session in the week, the most particular first.

    So that rooms for all ages stay free for those who need them.
    """
    held = occasions_of(case, session)
    if not venue.takes(high_risk=session.high_risk):
        return ()
    if not all(venue.is_open(one.start.weekday(), one.start.time(), one.end.time()) for one in held):
        return ()
    bands = {case.child[code].age_band(one.start.date()) for one in held for code in one.children}
    suitable = [room for room in venue.rooms if bands <= room.ages and len(session.children) <= room.children]
    return tuple(sorted(suitable, key=lambda room: (len(room.ages), room.children, room.code)))
