"""Made-up volunteer drivers, in the pools of the two organisations that provided them in 2015."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

import numpy as np
from numpy.random import Generator

from geoplan.county.population.settlements import Settlements, somewhere_around
from geoplan.county.population.shares import check_shares, draw_share
from geoplan.domain.drivers import Check, ComplianceKind, Driver, Provider
from geoplan.domain.geography import Place
from geoplan.domain.hours import WORKING_DAYS, DayHours, Weekday, WeeklyHours
from geoplan.domain.seats import SeatStock


@dataclass(frozen=True, slots=True)
class Pool:
    """
    A provider and how its drivers are spread.

    Parameters
    ----------
    share
        Of all drivers.
    homes
        (contact district or council, share) of where its drivers live.
    """

    provider: Provider
    share: float
    homes: tuple[tuple[str, float], ...]

    def __post_init__(self) -> None:
        check_shares(f"homes of drivers of {self.provider.code}", [share for _, share in self.homes])


_POOLS = (
    Pool(
        Provider(code="bassetlaw-action", name="Bassetlaw Action", contact_districts=frozenset(["North"])),
        0.6,
        (("North", 0.8), ("Central", 0.2)),
    ),
    # The report says that recruiting was hard in the South: the smaller pool.
    Pool(
        Provider(code="nottingham-city", name="Nottingham City", contact_districts=frozenset(["South"])),
        0.4,
        (("South", 0.6), ("Nottingham", 0.4)),
    ),
)
_DAYS = (
    (0.35, time(9), time(18, 30)),
    (0.25, time(9, 30), time(15, 30)),
    (0.25, time(13), time(19, 15)),
    (0.15, time(8), time(19, 15)),
)
# How long each check lasts from renewal, in days.
_LASTS = (
    (ComplianceKind.DBS, 3 * 365),
    (ComplianceKind.LICENCE, 10 * 365),
    (ComplianceKind.MOT, 365),
    (ComplianceKind.INSURANCE, 365),
    (ComplianceKind.TRAINING, 3 * 365),
)


@dataclass(frozen=True, slots=True)
class DriverParams:
    """
    What made-up drivers are like. Assumptions, but for the two pools.

    Parameters
    ----------
    pools
        Providers with their shares.
    days
        (share, from, until) of the hours that a driver gives on the days they drive.
    days_a_week
        Shares of 1, 2, … 5 days a week.
    saturday_share
        Drivers who also drive on Saturdays.
    seats
        (share, passenger seats).
    lasts
        (check, days from one renewal to the next).
    expired_share, expiring_share
        Drivers one of whose checks has run out; will within 30 days.
    wheelchair_share
        Cars that take a wheelchair.
    jitter_m
        Homes lie within so far of the middle of their place.
    """

    pools: tuple[Pool, ...] = _POOLS
    days: tuple[tuple[float, time, time], ...] = _DAYS
    days_a_week: tuple[float, ...] = (0.1, 0.25, 0.3, 0.15, 0.2)
    saturday_share: float = 0.15
    seats: tuple[tuple[float, int], ...] = ((0.15, 2), (0.6, 3), (0.2, 4), (0.05, 6))
    lasts: tuple[tuple[ComplianceKind, int], ...] = _LASTS
    expired_share: float = 0.07
    expiring_share: float = 0.1
    wheelchair_share: float = 0.07
    jitter_m: float = 400
    longest_day_minutes: tuple[int, ...] = field(default=(180, 240, 300, 360, 420, 480))
    longest_day_miles: tuple[int, ...] = field(default=(60, 80, 100, 120, 150, 200))

    def __post_init__(self) -> None:
        check_shares("driver pools", [pool.share for pool in self.pools])
        check_shares("hours of drivers", [share for share, _, _ in self.days])
        check_shares("days a week", self.days_a_week)
        check_shares("passenger seats", [share for share, _ in self.seats])
        if self.expired_share + self.expiring_share > 1:
            raise ValueError("drivers with expired and expiring checks are more than all")


def make_drivers(
    rng: Generator, settlements: Settlements, params: DriverParams, *, drivers: int, week: date
) -> tuple[Driver, ...]:
    """Make drivers for the pools by their shares, the pools one after another."""
    bounds = np.rint(np.cumsum([0.0, *(pool.share for pool in params.pools)]) * drivers).astype(int)
    pools = np.repeat(np.arange(len(params.pools)), np.diff(bounds))
    # As many as the share says, spread over all drivers; a draw for each would often give none of 45.
    lapses = rng.permutation(drivers)
    expired, expiring = (round(share * drivers) for share in (params.expired_share, params.expiring_share))
    return tuple(
        _driver(
            rng,
            settlements,
            params,
            code=f"D{at + 1:03d}",
            pool=params.pools[pool],
            lapse=_lapse(rng, int(lapses[at]), expired, expiring),
            week=week,
        )
        for at, pool in enumerate(pools)
    )


def _lapse(rng: Generator, rank: int, expired: int, expiring: int) -> int | None:
    """Days from the week's Monday to the lapse of one check: past, soon, or None where none is near."""
    past, soon = int(rng.integers(-60, 1)), int(rng.integers(7, 31))
    if rank < expired:
        return past
    return soon if rank < expired + expiring else None


def _driver(
    rng: Generator,
    settlements: Settlements,
    params: DriverParams,
    *,
    code: str,
    pool: Pool,
    lapse: int | None,
    week: date,
) -> Driver:
    place = _place(rng, settlements, pool)
    return Driver(
        code=code,
        provider=pool.provider.code,
        home=somewhere_around(rng, place.position, params.jitter_m),
        home_place=place.code,
        hours=_hours(rng, params),
        seats=params.seats[draw_share(rng, [share for share, _ in params.seats])][1],
        child_seats=SeatStock(
            rear_facing=int(rng.random() < 0.5),
            forward_facing=int(rng.integers(0, 3)),
            booster=int(rng.integers(1, 3)),
        ),
        wheelchair=bool(rng.random() < params.wheelchair_share),
        compliance=_compliance(rng, params, lapse, week),
        longest_day_minutes=_one_of(rng, params.longest_day_minutes),
        longest_day_miles=float(_one_of(rng, params.longest_day_miles)),
    )


def _one_of(rng: Generator, choices: Sequence[int]) -> int:
    return choices[int(rng.integers(len(choices)))]


def _place(rng: Generator, settlements: Settlements, pool: Pool) -> Place:
    area = pool.homes[draw_share(rng, [share for _, share in pool.homes])][0]
    among = (settlements.district == area) | (settlements.council == area)
    weights = settlements.population * among
    return settlements.draw(rng, weights if weights.sum() > 0 else settlements.population)


def _hours(rng: Generator, params: DriverParams) -> WeeklyHours:
    _, start, end = params.days[draw_share(rng, [share for share, _, _ in params.days])]
    count = 1 + draw_share(rng, params.days_a_week)
    weekdays = [WORKING_DAYS[at] for at in sorted(rng.permutation(5)[:count].tolist())]
    if rng.random() < params.saturday_share:
        weekdays.append(Weekday.SATURDAY)
    return WeeklyHours(tuple(DayHours(day, start, end) for day in weekdays))


def _compliance(rng: Generator, params: DriverParams, lapse: int | None, week: date) -> tuple[Check, ...]:
    lapsing = int(rng.integers(len(params.lasts)))
    checks = []
    for at, (kind, lasts) in enumerate(params.lasts):
        left = int(rng.integers(31, lasts + 1))
        days = lapse if at == lapsing and lapse is not None else left
        checks.append(Check(kind, week + timedelta(days=days)))
    return tuple(checks)
