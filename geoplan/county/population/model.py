"""The made-up population as one frozen thing."""

import hashlib
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cached_property

from geoplan.domain.drivers import Driver, Provider
from geoplan.domain.people import Child, ContactWorker, FosterCarer, School
from geoplan.domain.sessions import ContactSession
from geoplan.domain.venues import Venue


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Contact that found no room: which children, how many sessions a week, and why."""

    children: tuple[str, ...]
    sessions: int
    reason: str


@dataclass(frozen=True)
class Population:
    """
    Made-up people and their week. Nobody in it exists; nothing of it is stored.

    Parameters
    ----------
    seed
        What it was drawn from; the same seed and parameters give the same population.
    week
        The Monday that the recurring week begins on and that ages are counted at.
    overflow_venues
        Illustrative venues added because the network's own do not hold a population of this size.
    unplaced
        Contact that found no room, with reasons.
    """

    seed: int
    week: date
    children: tuple[Child, ...]
    carers: tuple[FosterCarer, ...]
    drivers: tuple[Driver, ...]
    providers: tuple[Provider, ...]
    workers: tuple[ContactWorker, ...]
    schools: tuple[School, ...]
    sessions: tuple[ContactSession, ...]
    overflow_venues: tuple[Venue, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()

    @cached_property
    def version(self) -> str:
        """A short content hash: equal populations, and only they, have equal versions, on every machine."""
        return hashlib.sha256(_canonical(self).encode()).hexdigest()[:16]


def _canonical(value: object) -> str:
    """Text that does not depend on the order in which a set happens to lie in memory."""
    if is_dataclass(value):
        parts = (f"{item.name}={_canonical(getattr(value, item.name))}" for item in fields(value))
        return f"{type(value).__name__}({';'.join(parts)})"
    if isinstance(value, frozenset):
        return "{" + ",".join(sorted(map(_canonical, value))) + "}"
    if isinstance(value, tuple):
        return "[" + ",".join(map(_canonical, value)) + "]"
    if isinstance(value, Enum):
        return repr(value.value)
    if isinstance(value, date | time):
        return value.isoformat()
    return repr(value)
