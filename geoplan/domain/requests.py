"""Requests: the journeys of children that a week of contact asks for."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from geoplan.domain.checks import check_code
from geoplan.domain.periods import Period

DAY_S = 24 * 3600


class Direction(StrEnum):
    """Which way a request goes: to contact or home again."""

    OUTBOUND = "out"
    INBOUND = "in"


class StopKind(StrEnum):
    """What happens at a stop."""

    PICKUP = "pickup"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True, order=True)
class TimeWindow:
    """
    When service may start, in whole seconds since local midnight, both ends included.

    Raises
    ------
    ValueError
        When it closes before it opens.
    """

    earliest_s: int
    latest_s: int

    def __post_init__(self) -> None:
        if self.latest_s < self.earliest_s:
            raise ValueError("a time window closes before it opens")

    def holds(self, moment_s: int) -> bool:
        """Whether service may start at a moment."""
        return self.earliest_s <= moment_s <= self.latest_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """
    One journey of one child, or of brothers and sisters who are fetched and brought together.

    Parameters
    ----------
    code
        Session and direction, such as ``S0044-out``; children fetched at different places have a letter
        added.
    session
        Code of the session it serves.
    children
        Codes of those who travel.
    pickup, delivery
        Keys of places in the travel tables: ``home:C0001``, ``school:…``, ``venue:…``.
    pickup_window, delivery_window
        When service may start at either end.
    pickup_service_s, delivery_service_s
        How long getting in and out takes.
    direct_s, direct_m
        The journey without any other stop.
    soft_ride_s
        Longer in the car than this is priced.
    hard_ride_s
        Longer than this is not allowed.
    period
        The part of the day whose travel times apply.
    session_s
        How long the contact lasts.
    """

    code: str
    session: str
    direction: Direction
    day: date
    children: tuple[str, ...]
    pickup: str = field(repr=False)
    delivery: str = field(repr=False)
    pickup_window: TimeWindow
    delivery_window: TimeWindow
    pickup_service_s: int
    delivery_service_s: int
    direct_s: int
    direct_m: int
    soft_ride_s: int
    hard_ride_s: int
    period: Period
    session_s: int
    court_priority: bool = False

    def __post_init__(self) -> None:
        check_code("a request", self.code)
        if not self.children:
            raise ValueError(f"request {self.code} has no child")
        if self.hard_ride_s < self.direct_s:
            raise ValueError(f"request {self.code}: the direct journey is longer than any ride allowed")
