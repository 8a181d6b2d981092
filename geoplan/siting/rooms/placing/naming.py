"""Which of several rooms alike each occasion has: its own as often as possible."""

from collections.abc import Sequence

import numpy as np

from geoplan.siting.mip import Program
from geoplan.siting.rooms.placing.options import Options
from geoplan.siting.rooms.week import RoomWeek


def name_rooms(week: RoomWeek, options: Options) -> list[str]:
    """
    Return the code of a room for each chosen option, no two at once in one.

    There are never more at once than rooms of the kind, so that all find one: overlaps of intervals can be
    coloured with as many colours as overlap at most.

    Parameters
    ----------
    options
        One for each occasion that has a room.
    """
    named = [""] * len(options.occasion)
    for kind, room in enumerate(options.kinds):
        for day in np.unique(options.day):
            those = np.flatnonzero((options.kind == kind) & (options.day == day))
            rooms = [room.rooms[0]] * len(those)
            if len(room.rooms) > 1 and len(those):
                rooms = _keep_own(week, options, those.tolist(), room.rooms)
            for at, code in zip(those, rooms, strict=True):
                named[at] = code
    return named


def _keep_own(week: RoomWeek, options: Options, those: Sequence[int], rooms: Sequence[str]) -> list[str]:
    """Return rooms of one kind on one day, so that as many as possible keep the one they had."""
    own = np.array([week.occasions[options.occasion[at]].room for at in those])
    n, r = len(those), len(rooms)
    kept = (own[:, None] == np.array(rooms)[None, :]).astype(np.float64)
    program = Program(-kept.ravel(), np.zeros(n * r), np.ones(n * r), np.ones(n * r, np.bool_))
    cells = np.arange(n * r)
    program.add(cells // r, cells, 1.0, rows=n, least=1.0, most=1.0)
    start, end = options.start[those], options.end[those] + week.params.turnaround_minutes
    for moment in np.unique(start):
        busy = np.flatnonzero((start <= moment) & (moment < end))
        cell = (busy[:, None] * r + np.arange(r)[None, :]).ravel()
        program.add(np.tile(np.arange(r), len(busy)), cell, 1.0, rows=r, most=1.0)
    answer = program.solve(absolute_gap=0.999)
    if answer.values is None:
        raise AssertionError("more sessions at once than rooms")
    return [rooms[at] for at in answer.values.reshape(n, r).argmax(axis=1)]
