"""Blocks of legs for whole days at once, by the one definition of a leg's time: `Travel.leg`."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.periods import Period
from geoplan.domain.requests import Request
from geoplan.runs.case.travel import PERIODS, Travel
from geoplan.runs.fleet.vehicles import Vehicle
from geoplan.runs.problem import FloatArray

AT_HOME = -1
"""The row of an end of a run: it takes the period of the stop at the other end of the leg."""

LongArray = NDArray[np.int64]
WholeArray = NDArray[np.int32]


@dataclass(frozen=True, eq=False, slots=True)
class Ends:
    """
    Ends of legs.

    `place` is the index in the travel tables, `row` the period's, `AT_HOME` for homes and bases.
    """

    place: LongArray
    row: LongArray

    @classmethod
    def at(cls, travel: Travel, places: Sequence[str], periods: Sequence[Period | None]) -> "Ends":
        """Return the ends at some places, by key."""
        return cls(
            np.array([travel.index[place] for place in places], dtype=np.int64),
            np.array([AT_HOME if one is None else PERIODS.index(one) for one in periods], dtype=np.int64),
        )


@dataclass(frozen=True, eq=False, slots=True)
class Legs:
    """The legs of all days, as `RunProblem` holds them."""

    time: FloatArray
    metres: FloatArray
    row: LongArray
    column: LongArray


def legs_between(travel: Travel, origins: Ends, destinations: Ends) -> tuple[WholeArray, WholeArray]:
    """
    Return seconds and metres from each origin to each destination, shape (origins, destinations).

    The slower of the periods of both ends counts, of two alike the one first in the day; between two homes
    the off-peak.
    """
    at, to = origins.place[:, None], destinations.place[None, :]
    one, other = np.broadcast_arrays(origins.row[:, None], destinations.row[None, :])
    one = np.where(one == AT_HOME, np.where(other == AT_HOME, len(PERIODS) - 1, other), one)
    other = np.where(other == AT_HOME, one, other)
    low, high = np.minimum(one, other), np.maximum(one, other)
    slowest = np.where(travel.seconds[high, at, to] > travel.seconds[low, at, to], high, low)
    return travel.seconds[slowest, at, to], travel.metres[slowest, at, to]


def stop_ends(travel: Travel, requests: Sequence[Request]) -> Ends:
    """Return where requests are picked up, then where they are delivered: shape (2n,)."""
    periods = [request.period for request in requests]
    places = [request.pickup for request in requests] + [request.delivery for request in requests]
    return Ends.at(travel, places, periods + periods)


def start_ends(travel: Travel, vehicles: Sequence[Vehicle]) -> Ends:
    """Return where runs start: shape (v,)."""
    places = [vehicle.start_place for vehicle in vehicles]
    return Ends.at(travel, places, [vehicle.start_period for vehicle in vehicles])


def finish_ends(travel: Travel, vehicles: Sequence[Vehicle]) -> Ends:
    """Return where runs end: shape (v,)."""
    return Ends.at(travel, [vehicle.end_place for vehicle in vehicles], [None] * len(vehicles))


def legs_of_days(travel: Travel, requests: Sequence[Request], vehicles: Sequence[Vehicle]) -> Legs:
    """
    Return the legs of a problem, a block for each day.

    Nodes at one place in one period share their row and column: homes are few beside stops. Nothing starts
    at the end of a run or leads to its start; those nodes point at the block's first row and column.
    """
    n, v = len(requests), len(vehicles)
    row, column = np.zeros(2 * n + 2 * v, dtype=np.int64), np.zeros(2 * n + 2 * v, dtype=np.int64)
    times: list[FloatArray] = []
    lengths: list[FloatArray] = []
    used = 0
    days = {request.day for request in requests} | {vehicle.day for vehicle in vehicles}
    for day in sorted(days):
        of_day = [at for at, request in enumerate(requests) if request.day == day]
        cars = [at for at, vehicle in enumerate(vehicles) if vehicle.day == day]
        stops = stop_ends(travel, [requests[at] for at in of_day])
        starts = start_ends(travel, [vehicles[at] for at in cars])
        finishes = finish_ends(travel, [vehicles[at] for at in cars])
        origins, row_of = _distinct(stops, starts)
        destinations, column_of = _distinct(stops, finishes)
        seconds, metres = legs_between(travel, origins, destinations)

        stop_nodes = np.array(of_day + [n + at for at in of_day], dtype=np.int64)
        start_nodes = 2 * n + np.array(cars, dtype=np.int64)
        width = len(destinations.place)
        row[np.concatenate((stop_nodes, start_nodes))] = used + row_of * width
        row[start_nodes + v] = used
        column[np.concatenate((stop_nodes, start_nodes + v))] = column_of
        used += seconds.size
        times.append(seconds.astype(np.float64).ravel())
        lengths.append(metres.astype(np.float64).ravel())
    if not times:
        return Legs(np.zeros(0), np.zeros(0), row, column)
    return Legs(np.concatenate(times), np.concatenate(lengths), row, column)


def _distinct(stops: Ends, others: Ends) -> tuple[Ends, LongArray]:
    """Return the ends that differ, and which of them each of the stops and then the others is."""
    place = np.concatenate((stops.place, others.place))
    row = np.concatenate((stops.row, others.row))
    key = place * (len(PERIODS) + 1) + row + 1
    found, which = np.unique(key, return_inverse=True)
    distinct = Ends(found // (len(PERIODS) + 1), found % (len(PERIODS) + 1) - 1)
    return distinct, which.astype(np.int64).ravel()
