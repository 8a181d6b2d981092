"""Contact districts regrouped: children, venues, workers and providers' agreements under their new names."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geoplan.domain.geography import Position
from geoplan.domain.scenarios import new_district, parts_of
from geoplan.runs.case import Case


def regrouped(case: Case, names: Mapping[str, str]) -> Case:
    """
    Return a case with its contact districts regrouped.

    A part of a district, ``South/Rushcliffe``, is told by the council in which a child lives, or a venue
    lies; a worker goes with their base. An agreement that covers a district covers everything that it
    becomes.

    Parameters
    ----------
    names
        See `Scenario.regrouped`.
    """
    if not names:
        return case
    by_part = any("/" in name for name in names)
    homes = _councils([child.home for child in case.children], by_part)
    places = _councils([venue.position for venue in case.venues], by_part)
    venues = tuple(
        replace(venue, contact_district=new_district(names, venue.contact_district, council))
        for venue, council in zip(case.venues, places, strict=True)
    )
    base = {venue.code: venue.contact_district for venue in venues}
    return replace(
        case,
        venues=venues,
        children=tuple(
            replace(child, contact_district=_new(names, child.contact_district, council))
            for child, council in zip(case.children, homes, strict=True)
        ),
        workers=tuple(
            replace(worker, contact_district=base.get(worker.base, worker.contact_district))
            for worker in case.workers
        ),
        providers=tuple(
            replace(provider, contact_districts=parts_of(names, provider.contact_districts))
            for provider in case.providers
        ),
    )


def _new(names: Mapping[str, str], district: str | None, council: str | None) -> str | None:
    return None if district is None else new_district(names, district, council)


def _councils(positions: Sequence[Position], needed: bool) -> list[str | None]:
    if not needed:
        return [None] * len(positions)
    from geoplan.county.districts import districts_of

    return districts_of(positions, level="council")
