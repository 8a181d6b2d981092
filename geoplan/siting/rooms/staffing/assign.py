"""Who supervises each occasion, once its place and time are set: the same worker as often as possible."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from geoplan.siting.mip import LongArray
from geoplan.siting.rooms.placing.options import Options
from geoplan.siting.rooms.result import Lent
from geoplan.siting.rooms.staffing.duty import Duty, Loan
from geoplan.siting.rooms.staffing.model import StaffingModel
from geoplan.siting.rooms.week import DAYS, RoomWeek

_DAY_SECONDS = 2.0


@dataclass(frozen=True, eq=False)
class Staffing:
    """
    Workers of chosen options.

    Parameters
    ----------
    worker
        For each option, by position, who supervises it; None where nobody needs to, or nobody can.
    lent
        Who spends a day elsewhere.
    unstaffed
        Positions of options that need a worker and have none: hours or weeks are full.
    """

    worker: dict[int, str | None]
    lent: tuple[Lent, ...]
    unstaffed: tuple[int, ...]


def staff(week: RoomWeek, duty: Duty, options: Options, lent: Mapping[int, int], seconds: float) -> Staffing:
    """
    Return who supervises what, and who is lent.

    Minimise the occasions without a worker, those that a court waits for first, and then those with another
    worker than before. Nobody is in two sessions at once, notes between them included, beyond their hours,
    or in sessions for more of the week than they may.

    Parameters
    ----------
    options
        One for each occasion that has a room.
    lent
        How many go on each loan.
    seconds
        When to stop with what there is.
    """
    parts = [
        _staffed(week, duty, options, those, loans, seconds)
        for those, loans in _venues_together(duty, options, lent)
    ]
    return Staffing(
        worker=dict(pair for part in parts for pair in part.worker.items()),
        lent=tuple(sorted((one for part in parts for one in part.lent), key=_when)),
        unstaffed=tuple(sorted(at for part in parts for at in part.unstaffed)),
    )


def _venues_together(
    duty: Duty, options: Options, lent: Mapping[int, int]
) -> Iterator[tuple[LongArray, dict[int, int]]]:
    """Yield the options and the loans of venues that share workers."""
    group = {kind.venue.code: kind.venue.code for kind in options.kinds}
    group |= {team.base: team.base for team in duty.teams}
    for at in lent:
        loan = duty.loans[at]
        ends = {group[loan.venue], group[duty.teams[loan.team].base]}
        group = {code: min(ends) if own in ends else own for code, own in group.items()}
    of_option = np.array([group[options.kinds[kind].venue.code] for kind in options.kind], object)
    for one in sorted(set(group.values())):
        loans = {at: number for at, number in lent.items() if group[duty.loans[at].venue] == one}
        yield np.flatnonzero(of_option == one), loans


def _staffed(
    week: RoomWeek,
    duty: Duty,
    options: Options,
    those: LongArray,
    lent: Mapping[int, int],
    seconds: float,
) -> Staffing:
    own = options.select(those)
    model = StaffingModel(week, duty, own, lent)
    start = model.columns(*_day_by_day(week, duty, own, lent))
    answer = model.program.solve(start=start, seconds=seconds, absolute_gap=0.999)
    worker, gone = model.read(start if answer.values is None else answer.values)
    return Staffing(
        worker={int(at): worker.get(option) for option, at in enumerate(those)},
        lent=tuple(_lent(week, duty, loan, code) for loan, code in gone),
        unstaffed=tuple(int(those[option]) for option, code in worker.items() if code is None),
    )


def _day_by_day(
    week: RoomWeek, duty: Duty, options: Options, lent: Mapping[int, int]
) -> tuple[dict[int, str | None], list[tuple[Loan, str]]]:
    """Return a good answer to begin with: one day after the other, the load of the week kept even."""
    used: dict[str, float] = {}
    workers: dict[int, str | None] = {}
    gone: list[tuple[Loan, str]] = []
    for day in range(DAYS):
        today = np.flatnonzero(options.day == day)
        loans = {at: number for at, number in lent.items() if duty.loans[at].day == day}
        model = StaffingModel(week, duty, options.select(today), loans, used)
        answer = model.program.solve(seconds=_DAY_SECONDS, absolute_gap=0.1)
        if answer.values is None:
            continue
        worker, moved = model.read(answer.values)
        gone += moved
        for option, code in worker.items():
            at = int(today[option])
            workers[at] = code
            if code is not None:
                used[code] = used.get(code, 0.0) + float(options.end[at] - options.start[at])
    return workers, gone


def _lent(week: RoomWeek, duty: Duty, loan: Loan, code: str) -> Lent:
    base = duty.teams[loan.team].base
    day = week.week + timedelta(days=loan.day)
    return Lent(worker=code, day=day, base=base, venue=loan.venue, pence=loan.pence)


def _when(one: Lent) -> tuple[object, ...]:
    return one.day, one.venue, one.worker
