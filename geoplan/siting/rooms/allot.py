"""Sessions to venues, rooms, times and workers: the least that has to change, with a proof."""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np

from geoplan.domain.sessions import LONDON, Occurrence
from geoplan.progress import Progress
from geoplan.siting.mip import LongArray
from geoplan.siting.rooms.placing.model import PlacingModel
from geoplan.siting.rooms.placing.naming import name_rooms
from geoplan.siting.rooms.placing.options import Options, clock, options_of, window_of
from geoplan.siting.rooms.placing.rows import left_out_pence
from geoplan.siting.rooms.placing.weeks import Slack
from geoplan.siting.rooms.reasons import explain_unplaced
from geoplan.siting.rooms.result import Allotment, Placed
from geoplan.siting.rooms.staffing.assign import Staffing, staff
from geoplan.siting.rooms.staffing.duty import Duty
from geoplan.siting.rooms.week import RoomWeek

_STAFFING_SECONDS = 8.0
# What days by themselves ask of workers may be too much for a week: then all days at once, with some slack.
_SLACKS = (Slack(0.95, 0.4), Slack(0.9, 0.35))
_SLACK_SECONDS = 15.0


def allot(week: RoomWeek, *, seconds: float = 600.0, progress: Progress | None = None) -> Allotment:
    """
    Return rooms, times and workers for the sessions of a week.

    Days that no session can change between are solved one by one. Places and times come first, with as many
    workers as they need; then rooms alike and workers by name, so that as few as possible change. Ctrl-C ends
    it with what there is.

    Parameters
    ----------
    week
        Sessions, venues, workers, travel and parameters.
    seconds
        When to stop with what there is; `Allotment.gap` says how good that is proven to be.
    progress
        Told of each day done.
    """
    begun = time.perf_counter()
    options, duty = options_of(week), Duty.of(week)
    until = begun + seconds
    found = _place(week, duty, options, until, progress)
    staffing = _staffed(week, duty, found)
    for slack in _SLACKS:
        if found.stopped or not staffing.unstaffed:
            break
        other = _within_weeks(
            week, duty, options, found, slack, min(_SLACK_SECONDS, until - time.perf_counter())
        )
        again = _staffed(week, duty, other)
        if _cost(week, other, again) < _cost(week, found, staffing):
            found, staffing = other, again
    return _allotment(week, found, staffing, time.perf_counter() - begun)


@dataclass(frozen=True, eq=False)
class _Placement:
    """The options taken, how many go on each loan, and the least that any placement costs."""

    taken: Options
    lent: dict[int, int]
    bound: int
    stopped: bool


def _place(
    week: RoomWeek, duty: Duty, options: Options, until: float, progress: Progress | None
) -> _Placement:
    """Place day by day; all days together where workers' weeks tie them."""
    groups = list(_days_together(week))
    found = _Placement(options.select(np.empty(0, np.int64)), {}, 0, False)
    for done, occasions in enumerate(groups):
        seconds = (until - time.perf_counter()) / (len(groups) - done)
        found = _added(found, _solved(week, duty, options, occasions, seconds))
        if progress:
            progress(done + 1, len(groups), "days allotted")
    return found


def _within_weeks(
    week: RoomWeek, duty: Duty, options: Options, found: _Placement, slack: Slack, seconds: float
) -> _Placement:
    """
    Place all days together, so that workers' weeks count; who has a time keeps it.

    A bound found day by day holds here too: weeks only take choices away.
    """
    start = dict(zip(found.taken.occasion.tolist(), found.taken.start.tolist(), strict=True))
    day = dict(zip(found.taken.occasion.tolist(), found.taken.day.tolist(), strict=True))
    kept = [
        start.get(at, begin) == begin and day.get(at, on) == on
        for at, begin, on in zip(options.occasion, options.start, options.day, strict=True)
    ]
    every = np.arange(len(week.occasions))
    other = _solved(week, duty, options.select(np.array(kept, np.bool_)), every, seconds, slack)
    return replace(other, bound=found.bound)


def _staffed(week: RoomWeek, duty: Duty, found: _Placement) -> Staffing:
    return staff(week, duty, found.taken, found.lent, _STAFFING_SECONDS)


def _cost(week: RoomWeek, found: _Placement, staffing: Staffing) -> float:
    """Return what a placement costs with those left out whom nobody supervises."""
    held = np.setdiff1d(np.arange(len(found.taken.occasion)), staffing.unstaffed)
    out = np.setdiff1d(np.arange(len(week.occasions)), found.taken.occasion[held])
    placed = float(found.taken.pence[held].sum()) + float(left_out_pence(week, out).sum())
    return placed + sum(one.pence for one in staffing.lent)


def _solved(
    week: RoomWeek,
    duty: Duty,
    options: Options,
    occasions: LongArray,
    seconds: float,
    slack: Slack | None = None,
) -> _Placement:
    own = options.select(np.isin(options.occasion, occasions))
    found = PlacingModel(week, duty, own, occasions, slack).solve(seconds)
    # Prices are whole, so that the bound may be rounded up.
    bound = math.ceil(found.bound - 1e-3) if math.isfinite(found.bound) else 0
    return _Placement(own.select(found.chosen), found.lent, bound, found.stopped)


def _added(one: _Placement, other: _Placement) -> _Placement:
    return _Placement(
        one.taken.joined(other.taken),
        one.lent | other.lent,
        one.bound + other.bound,
        one.stopped or other.stopped,
    )


def _days_together(week: RoomWeek) -> Iterator[LongArray]:
    """Yield the occasions of days that belong together because one may be held on either."""
    days = list(range(7))
    of_occasion = [_days_of(week, occasion) for occasion in week.occasions]
    for several in of_occasion:
        joined = {days[day] for day in several}
        days = [min(joined) if day in joined else day for day in days]
    group = np.array([days[min(several)] for several in of_occasion])
    for one in np.unique(group):
        yield np.flatnonzero(group == one)


def _days_of(week: RoomWeek, occasion: Occurrence) -> set[int]:
    stated = {int(hours.weekday) for hours in window_of(week, occasion)}
    return stated or {occasion.start.weekday()}


def _allotment(week: RoomWeek, found: _Placement, staffing: Staffing, seconds: float) -> Allotment:
    taken = found.taken
    rooms = name_rooms(week, taken)
    without = set(staffing.unstaffed)
    placed = [
        _placed(week, taken, at, rooms[at], staffing.worker[at])
        for at in range(len(taken.occasion))
        if at not in without
    ]
    placed.sort(key=lambda one: (one.start, one.venue, one.room))
    held = set(taken.occasion[[at for at in range(len(rooms)) if at not in without]].tolist())
    missing = [occasion for at, occasion in enumerate(week.occasions) if at not in held]
    unplaced = explain_unplaced(week, tuple(placed), staffing.lent, missing)
    params = week.params
    counted = sum(params.unplaced_court_pence if one.court else params.unplaced_pence for one in unplaced)
    return Allotment(
        placed=tuple(placed),
        unplaced=unplaced,
        lent=staffing.lent,
        pence=sum(one.pence for one in placed) + sum(one.pence for one in staffing.lent) + counted,
        bound=found.bound,
        seconds=seconds,
        stopped=found.stopped,
    )


def _placed(week: RoomWeek, taken: Options, at: int, room: str, worker: str | None) -> Placed:
    day = week.week + timedelta(days=int(taken.day[at]))
    start, end = (
        datetime.combine(day, clock(int(minute)), LONDON) for minute in (taken.start[at], taken.end[at])
    )
    return Placed(
        occasion=week.occasions[int(taken.occasion[at])],
        venue=taken.kinds[int(taken.kind[at])].venue.code,
        room=room,
        start=start,
        end=end,
        worker=worker,
        pence=int(taken.pence[at]),
    )
