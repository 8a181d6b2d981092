"""The legs of a run: from its start over its stops, and to its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geoplan.domain.periods import Period
from geoplan.domain.plans import Stop
from geoplan.domain.requests import Request, StopKind
from geoplan.runs.case.travel import Travel


@dataclass(frozen=True, slots=True)
class Legs:
    """The legs of some stops in a row: seconds and metres of each, and metres driven without a child."""

    seconds: tuple[int, ...]
    metres: tuple[int, ...]
    empty_metres: int


def legs_of(
    travel: Travel,
    requests: Mapping[str, Request],
    stops: Sequence[Stop],
    *,
    start: str,
    end: str | None = None,
) -> Legs:
    """Return the legs from a start over stops, and on to an end where one is given."""
    points: list[tuple[str, Period | None, int]] = [(start, None, 0)]
    points += [
        (stop.place, requests[stop.request].period, 1 if stop.kind is StopKind.PICKUP else -1)
        for stop in stops
    ]
    if end is not None:
        points.append((end, None, 0))
    seconds, metres, empty, on_board = [], [], 0, 0
    for (place, period, step), (after, next_period, _) in pairwise(points):
        on_board += step
        periods = [item for item in (period, next_period) if item is not None]
        leg_s, leg_m = travel.leg(place, after, periods)
        seconds.append(leg_s)
        metres.append(leg_m)
        empty += leg_m if on_board == 0 else 0
    return Legs(tuple(seconds), tuple(metres), empty)
