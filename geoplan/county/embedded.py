"""The embedded county as one thing, each part read or made when it is first asked for."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.county.places import read_places
from geoplan.county.roads import read_junctions, read_roads
from geoplan.county.tables import one_of
from geoplan.county.venues import NETWORKS, read_venues
from geoplan.domain.geography import Place, Position
from geoplan.domain.roads import RoadSection
from geoplan.domain.venues import Venue
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.county.population import Population, PopulationParams

# The Mondays of the made-up weeks: that of the committee which received the report of 2015, and one of the
# year that the later network stands for.
WEEKS = {"2015": date(2015, 6, 8), "later": date(2026, 6, 8)}


@dataclass(frozen=True, eq=False)
class County:
    """
    Nottinghamshire as geoplan carries it.

    Parameters
    ----------
    params
        How the made-up population is drawn.
    venue_network
        ``2015`` or ``later``.
    folder
        A data folder to read instead of the embedded one.
    """

    params: "PopulationParams"
    venue_network: str = "2015"
    folder: Path | None = None

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Towns, villages and suburbs of the county and of the ring around it."""
        return read_places(self.folder)

    @cached_property
    def junctions(self) -> dict[str, Position]:
        """Road junctions that are not places, by code."""
        return read_junctions(self.folder)

    @cached_property
    def roads(self) -> tuple[RoadSection, ...]:
        """The strategic roads, section by section."""
        return read_roads(self.folder)

    @cached_property
    def venues(self) -> tuple[Venue, ...]:
        """The contact venues of the network chosen."""
        return read_venues(self.venue_network, self.folder)

    @cached_property
    def population(self) -> "Population":
        """Children, carers, drivers, workers and their week: made up."""
        from geoplan.county.population import make_population

        return make_population(self.places, self.venues, self.params)

    @property
    def all_venues(self) -> tuple[Venue, ...]:
        """The venues, and those that a large made-up population needs beside them; sessions are in these."""
        return self.venues + self.population.overflow_venues


def load_county(
    *,
    children: int = 200,
    drivers: int = 45,
    seed: int = 2015,
    venues: str = "2015",
    folder: Path | None = None,
) -> County:
    """
    Return the embedded county with a made-up population. Nothing is read until it is asked for.

    Parameters
    ----------
    children, drivers
        How many to make up.
    seed
        The same seed gives the same people and week.
    venues
        The network of venues: ``2015`` or ``later``.
    folder
        A data folder to read instead of the embedded one.

    Raises
    ------
    InputError
        When there is no such network, or a number is out of bounds.
    """
    from geoplan.county.population import PopulationParams

    if venues not in NETWORKS:
        raise InputError(Fault(f'there is no venue network "{venues}"', one_of(NETWORKS)))
    params = PopulationParams(children=children, drivers=drivers, seed=seed, week=WEEKS[venues])
    return County(params, venues, folder)
