"""Settlements as candidates."""

from collections.abc import Iterable

from geoplan.domain.candidates import Candidate
from geoplan.domain.geography import Place


def settlements(places: Iterable[Place], *, least_population: int = 0) -> tuple[Candidate, ...]:
    """
    Return a candidate in each town, suburb and village that the contact service reaches.

    Their codes are those of the places with ``new-`` before them: a venue there may be called like its place.

    Parameters
    ----------
    places
        Such as ``county.places``; those without a contact district lie outside and are left out.
    least_population
        Smaller ones are left out.
    """
    return tuple(
        Candidate(
            code=f"new-{place.code}",
            name=place.name,
            position=place.position,
            contact_district=place.contact_district,
        )
        for place in places
        if place.contact_district is not None and place.population >= least_population
    )
