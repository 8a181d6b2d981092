"""What a solver is asked for, and an instance in whole numbers for those that take no others."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.runs.instances import VEHICLE_COST, Instance

Whole = NDArray[np.int64]
SCALE = 1000  # parts of a unit of the instance: a thousandth of a minute or of a kilometre


class Solver(ABC):
    """
    One way to solve an instance.

    Parameters
    ----------
    seeded
        Whether another seed gives another solution; otherwise one run says all.
    """

    name: str
    module: str
    seeded: bool = True

    @abstractmethod
    def solve(self, instance: Instance, *, seconds: float, seed: int) -> list[list[int]] | None:
        """Return for each vehicle its nodes, on one core within the seconds; None when nothing was found."""

    def rules(self, instance: Instance) -> str:
        """Say which rules of an instance are dropped or tightened; empty when all are kept as they are."""
        del instance
        return ""

    def warm_up(self) -> None:
        """Load what is loaded once in a process, such as compiled code; not timed."""
        __import__(self.module)


@dataclass(frozen=True, eq=False, kw_only=True)
class WholeNumbers:
    """
    An instance in whole parts of its unit, rounded so that what keeps these rules keeps the true ones.

    Nodes as in `Instance`. `ride` and `duration` are None where there is no such rule; `ride` counts from the
    begin of service at the pickup to that at the delivery.
    """

    legs: Whole
    opens: Whole
    closes: Whole
    service: Whole
    demand: Whole
    capacity: Whole
    ride: Whole | None
    duration: Whole | None
    vehicle_cost: int


def whole_numbers(instance: Instance) -> WholeNumbers:
    """Return an instance in whole numbers: travel and openings rounded up, limits rounded down."""
    service = _up(instance.service)
    return WholeNumbers(
        legs=_up(instance.distances),
        opens=_up(instance.opens),
        closes=_down(instance.closes),
        service=service,
        demand=instance.demand.astype(np.int64),
        capacity=instance.capacity.astype(np.int64),
        ride=_down(instance.max_ride) + service[: instance.n] if has_ride_rule(instance) else None,
        duration=_down(instance.max_duration) if np.isfinite(instance.max_duration).all() else None,
        vehicle_cost=int(VEHICLE_COST * SCALE) if instance.counts_vehicles else 0,
    )


def has_ride_rule(instance: Instance) -> bool:
    """Whether rides have a longest time."""
    return bool(np.isfinite(instance.max_ride).all())


def has_own_duration_rule(instance: Instance) -> bool:
    """Whether the longest route says more than the hours of the depot do."""
    n, v = instance.n, instance.v
    hours = instance.closes[2 * n + v :] - instance.opens[2 * n : 2 * n + v]
    return bool((instance.max_duration < hours).any())


def narrowed_windows(instance: Instance, numbers: WholeNumbers) -> tuple[Whole, Whole]:
    """
    Return openings and closings of all nodes within which no ride can be too long, whatever the schedule.

    For solvers without a ride-time rule. The end with the wider window moves to the other: a pickup opens no
    earlier than a longest ride before its delivery closes, or a delivery closes a longest ride after its
    pickup opens. This is stricter than the rule itself by up to the width of the narrower window.
    """
    opens, closes = numbers.opens.copy(), numbers.closes.copy()
    if numbers.ride is None:
        return opens, closes
    pickups, n = np.arange(instance.n), instance.n
    deliveries = pickups + n
    least = numbers.service[:n] + numbers.legs[pickups, deliveries]
    narrow_delivery = closes[n : 2 * n] - opens[n : 2 * n] <= closes[:n] - opens[:n]
    opens[:n] = np.where(narrow_delivery, np.maximum(opens[:n], closes[n : 2 * n] - numbers.ride), opens[:n])
    closes[n : 2 * n] = np.where(
        narrow_delivery, closes[n : 2 * n], np.minimum(closes[n : 2 * n], opens[:n] + numbers.ride)
    )
    # What follows anyway helps every solver: nobody arrives before they could, or is fetched too late.
    closes[:n] = np.minimum(closes[:n], closes[n : 2 * n] - least)
    opens[n : 2 * n] = np.maximum(opens[n : 2 * n], opens[:n] + least)
    return opens, closes


def narrowed_hours(
    instance: Instance, numbers: WholeNumbers, opens: Whole, closes: Whole
) -> tuple[Whole, Whole]:
    """
    Return hours of all vehicles within which no route can last too long, given windows of all nodes.

    For solvers without a rule on how long a route lasts. Where the day of the requests is longer than a
    route may be, vehicles start one after the other, spread evenly over what is left of it.
    """
    n, v = instance.n, instance.v
    starts, ends = opens[2 * n : 2 * n + v].copy(), closes[2 * n + v :].copy()
    if numbers.duration is None or not has_own_duration_rule(instance):
        return starts, ends
    out, back = (
        numbers.legs[2 * n : 2 * n + v, :n].min(axis=0),
        numbers.legs[n : 2 * n, 2 * n + v :].min(axis=1),
    )
    first = int((opens[:n] - out).min())
    last = int((closes[n : 2 * n] + numbers.service[n : 2 * n] + back).max())
    spare = np.maximum(last - numbers.duration - first, 0)
    starts = np.maximum(starts, first + spare * np.arange(v) // max(v - 1, 1))
    return starts, np.minimum(ends, starts + numbers.duration)


def _up(values: NDArray[np.float64]) -> Whole:
    return np.ceil(values * SCALE - 1e-6).astype(np.int64)


def _down(values: NDArray[np.float64]) -> Whole:
    return np.floor(values * SCALE + 1e-6).astype(np.int64)
