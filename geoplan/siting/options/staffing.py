"""
Where contact workers are based in an option: posts follow the sessions.

Nobody is taken on and nobody leaves. A venue gains or loses posts in proportion to the minutes of sessions
that it would gain or lose, with one at least wherever there are sessions; those of a closed venue go
elsewhere. As few as possible move, those first whose own sessions go to the new base rather than stay, then
those for whom it is near.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.people import ContactWorker
from geoplan.domain.periods import Period
from geoplan.domain.venues import Venue
from geoplan.runs.case import Case
from geoplan.runs.case.places import venue_place
from geoplan.runs.case.travel import Travel
from geoplan.siting.options.quick import QuickPlacement

_WHOLE_WEEK = 7 * 24 * 60
_MOVES = 1e6
"""Counts more than any minutes: as few as possible move."""


def rebased(
    case: Case, venues: Sequence[Venue], before: QuickPlacement, after: QuickPlacement, travel: Travel
) -> tuple[ContactWorker, ...]:
    """
    Return the contact workers with the bases of an option.

    Parameters
    ----------
    venues
        Of the option.
    before, after
        Where sessions are now, and would be in the option.
    travel
        Between the venues of now and of the option.
    """
    if not case.workers:
        return ()
    from scipy.optimize import linear_sum_assignment

    codes = tuple(venue.code for venue in venues)
    seats = np.repeat(np.arange(len(codes)), posts(case, codes, before, after))
    price = _prices(case, codes, after, travel)[:, seats]
    workers, taken = linear_sum_assignment(price)
    return tuple(
        replace(case.workers[worker], base=codes[seats[seat]])
        for worker, seat in zip(workers.tolist(), taken.tolist(), strict=True)
    )


def stand_ins(venues: Sequence[Venue]) -> tuple[ContactWorker, ...]:
    """
    Return workers for a service that names none: two for each room, while the venue is open.

    So that rooms are found where nothing is known of staff; nobody else asks for them.
    """
    return tuple(
        ContactWorker(
            code=f"staff-{venue_number}-{number}",
            base=venue.code,
            hours=venue.hours,
            contact_district=venue.contact_district,
            weekly_minutes=_WHOLE_WEEK,
        )
        for venue_number, venue in enumerate(venues, start=1)
        for number in range(1, 2 * len(venue.rooms) + 1)
    )


def posts(
    case: Case, venues: tuple[str, ...], before: QuickPlacement, after: QuickPlacement
) -> NDArray[np.int64]:
    """Return how many workers each venue of an option has, (m,)."""
    count = len(case.workers)
    there = np.array([sum(worker.base == code for worker in case.workers) for code in venues])
    load = after.load(venues)
    minutes = max(1, int(after.minutes.sum()))
    wanted = np.maximum(there + count * (load - before.load(venues)) / minutes, 0.0)
    least = np.minimum(1, load)
    if least.sum() > count:  # fewer workers than venues: the busiest have one
        least[np.argsort(-load, kind="stable")[count:]] = 0
    found = np.maximum(np.floor(wanted + 1e-9).astype(np.int64), least)
    order = np.argsort(-(wanted - found), kind="stable")
    while found.sum() < count:
        found[order[int(np.argmax((wanted - found)[order]))]] += 1
    while found.sum() > count:
        spare = np.where(found > least, found - wanted, -np.inf)
        found[int(np.argmax(spare))] -= 1
    return found


def _prices(
    case: Case, venues: tuple[str, ...], after: QuickPlacement, travel: Travel
) -> NDArray[np.float64]:
    """Return what it is worth to avoid that a worker has a base (workers, m)."""
    column = {code: at for at, code in enumerate(venues)}
    follows = np.zeros((len(case.workers), len(venues)))
    row = {worker.code: at for at, worker in enumerate(case.workers)}
    supervisor = {session.code: session.worker for session in case.sessions}
    for session, venue, minutes in zip(
        after.sessions, after.of.values(), after.minutes.tolist(), strict=True
    ):
        worker = supervisor[session]
        if worker in row:
            follows[row[worker], column[venue]] += minutes
    away = np.array(
        [
            [
                travel.leg(venue_place(worker.base), venue_place(code), (Period.OFF_PEAK,))[0] / 60.0
                for code in venues
            ]
            for worker in case.workers
        ]
    )
    moves = np.array([[worker.base != code for code in venues] for worker in case.workers])
    stays = np.where(moves, 0.0, follows).sum(axis=1, keepdims=True)
    price: NDArray[np.float64] = np.where(moves, _MOVES + away + stays - follows, 0.0)
    return price
