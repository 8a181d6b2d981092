"""A case: everything that a plan of runs is made from and checked against."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from functools import cached_property

from geoplan.domain.adults import KnownAdult
from geoplan.domain.canonical import canonical
from geoplan.domain.drivers import Driver, Provider
from geoplan.domain.people import Child, ContactWorker, FosterCarer, School
from geoplan.domain.sessions import ContactSession
from geoplan.domain.venues import Venue
from geoplan.runs.case.params import RunParams
from geoplan.runs.case.travel import Travel


@dataclass(frozen=True, kw_only=True)
class Case:
    """
    The inputs of one week.

    Parameters
    ----------
    week
        Its Monday.
    days
        The days to plan, within the week.
    history
        Journeys that a person has made with a child in the weeks before, by (child, person).
    barred
        (child, person) pairs kept apart by the planner, beside `Child.barred_drivers`.
    pins
        Request to person (a driver's or worker's code, or a `Mode` value such as ``taxi``): put there by
        hand.
    travel
        Between all the places that occur (`geoplan.runs.case.places`).
    """

    week: date
    days: tuple[date, ...]
    children: tuple[Child, ...]
    carers: tuple[FosterCarer, ...]
    drivers: tuple[Driver, ...]
    sessions: tuple[ContactSession, ...]
    venues: tuple[Venue, ...]
    travel: Travel = field(repr=False)
    providers: tuple[Provider, ...] = ()
    workers: tuple[ContactWorker, ...] = ()
    schools: tuple[School, ...] = ()
    adults: tuple[KnownAdult, ...] = ()
    history: Mapping[tuple[str, str], int] = field(default_factory=dict, repr=False)
    barred: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)
    pins: Mapping[str, str] = field(default_factory=dict, repr=False)
    params: RunParams = field(default_factory=RunParams)

    def __post_init__(self) -> None:
        if self.week.weekday() != 0:
            raise ValueError(f"{self.week:%d/%m/%Y} is not a Monday")
        last = self.week + timedelta(days=6)
        if not self.days or any(not self.week <= day <= last for day in self.days):
            raise ValueError("the days to plan must lie in the week")

    @cached_property
    def child(self) -> dict[str, Child]:
        """Children by code."""
        return {item.code: item for item in self.children}

    @cached_property
    def driver(self) -> dict[str, Driver]:
        """Drivers by code."""
        return {item.code: item for item in self.drivers}

    @cached_property
    def carer(self) -> dict[str, FosterCarer]:
        """Carers by code."""
        return {item.code: item for item in self.carers}

    @cached_property
    def worker(self) -> dict[str, ContactWorker]:
        """Contact workers by code."""
        return {item.code: item for item in self.workers}

    @cached_property
    def venue(self) -> dict[str, Venue]:
        """Venues by code."""
        return {item.code: item for item in self.venues}

    @cached_property
    def provider(self) -> dict[str, Provider]:
        """Providers by code."""
        return {item.code: item for item in self.providers}

    @cached_property
    def version(self) -> str:
        """A short content hash; personal values go into it but cannot be read from it."""
        digest = hashlib.sha256(self.travel.version.encode())
        for item in fields(self):
            if item.name != "travel":
                digest.update(f"{item.name}={canonical(getattr(self, item.name))}".encode())
        return digest.hexdigest()[:16]
