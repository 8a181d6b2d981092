"""Made-up schools: one of a kind in every settlement that is large enough, and who goes where."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from geoplan.county.population.settlements import Settlements, distances_m, somewhere_around
from geoplan.domain.geography import Position
from geoplan.domain.people import School


@dataclass(frozen=True, slots=True)
class SchoolParams:
    """
    Which places have a school, and how old its pupils are in whole years. Assumptions.

    Parameters
    ----------
    jitter_m
        Schools lie within so far of the middle of their place.
    kept_share
        Children who stay at the school near their family when placed elsewhere, if it is not too far.
    kept_within_m
        How far that is.
    """

    primary_from_people: int = 800
    secondary_from_people: int = 5_000
    primary_age: int = 5
    secondary_age: int = 11
    jitter_m: float = 350
    kept_share: float = 0.4
    kept_within_m: float = 12_000


class Schools:
    """The schools of all places, one primary and one secondary where there are people enough."""

    def __init__(self, rng: Generator, settlements: Settlements, params: SchoolParams) -> None:
        self._params = params
        self._schools: dict[str, list[School]] = {"primary": [], "secondary": []}
        least = {"primary": params.primary_from_people, "secondary": params.secondary_from_people}
        for place in settlements.places:
            for phase, schools in self._schools.items():
                # Drawn for every place, so that one place's growth does not move another's school.
                position = somewhere_around(rng, place.position, params.jitter_m)
                if place.population >= least[phase]:
                    schools.append(School(code=f"{phase}-{place.code}", position=position, place=place.code))
        self._lat = {
            phase: np.array([s.position.lat for s in found]) for phase, found in self._schools.items()
        }
        self._lon = {
            phase: np.array([s.position.lon for s in found]) for phase, found in self._schools.items()
        }

    def choose(self, rng: Generator, years: int, home: Position, family_home: Position) -> School | None:
        """Return the school of a child of an age; None below school age or where there is none at all."""
        kept = rng.random() < self._params.kept_share
        if years < self._params.primary_age:
            return None
        phase = "primary" if years < self._params.secondary_age else "secondary"
        if not self._schools[phase]:
            return None
        near_home, near_family = self._nearest(phase, home), self._nearest(phase, family_home)
        if kept and near_family.position.distance_m(home) <= self._params.kept_within_m:
            return near_family
        return near_home

    def _nearest(self, phase: str, point: Position) -> School:
        return self._schools[phase][int(np.argmin(distances_m(point, self._lat[phase], self._lon[phase])))]
