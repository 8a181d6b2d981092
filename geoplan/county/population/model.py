"""The made-up population as one frozen thing."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from geoplan.domain.adults import KnownAdult
from geoplan.domain.canonical import digest
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
    adults
        Relatives and former carers whom some of the children know and who can fetch them.
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
    adults: tuple[KnownAdult, ...] = ()

    @cached_property
    def version(self) -> str:
        """A short content hash: equal populations, and only they, have equal versions, on every machine."""
        return digest(self, 16)
