"""Contact districts regrouped: children, venues, workers and providers' agreements under their new names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from geoplan.domain.areas import NamedArea, area_at
from geoplan.domain.geography import Position
from geoplan.domain.scenarios import new_district, parts_of
from geoplan.errors import Fault
from geoplan.runs.case import Case


def regrouped(case: Case, names: Mapping[str, str], areas: Sequence[NamedArea] = ()) -> Case:
    """
    Return a case with its contact districts regrouped.

    A part of a district, ``South/Rushcliffe``, is told by the council, or the area where areas are given, in
    which a child lives or a venue lies; a worker goes with their base. An agreement that covers a district
    covers everything that it becomes.

    Parameters
    ----------
    names, areas
        See `Scenario`.
    """
    if not names:
        return case
    by_part = any("/" in name for name in names)
    homes = _parts([child.home for child in case.children], by_part, areas)
    places = _parts([venue.position for venue in case.venues], by_part, areas)
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


def _parts(positions: Sequence[Position], needed: bool, areas: Sequence[NamedArea]) -> Sequence[str | None]:
    if not needed:
        return [None] * len(positions)
    if areas:
        return [area_at(areas, position) for position in positions]
    from geoplan.county.districts import districts_of

    return districts_of(positions, level="council")


def check_regrouped(
    where: str, names: Mapping[str, str], case: Case, areas: Sequence[NamedArea] = ()
) -> Iterator[Fault]:
    """Yield a fault for every district, and every council that tells a part of one, that is not there."""
    districts = {venue.contact_district for venue in case.venues}
    districts |= {child.contact_district for child in case.children if child.contact_district}
    if not districts >= {name.partition("/")[0] for name in names}:
        districts |= _drawn()  # one of the service in which nobody is this week
    councils: set[str] = set()
    if not areas and any("/" in name for name in names):
        from geoplan.county.boundaries import read_council_codes

        councils = set(read_council_codes().values())
    for name in names:
        district, slash, part = name.partition("/")
        if district not in districts:
            cure = f"use one of: {', '.join(sorted(districts))}"
            yield Fault(f'{where}: there is no contact district "{district}"', cure)
        elif slash and not areas and part not in councils:
            cure = f"use one of: {', '.join(sorted(councils))}; or give areas, such as wards, in a file"
            yield Fault(f'{where}: there is no council "{part}"', cure)


def _drawn() -> set[str]:
    """The contact districts of the boundaries."""
    from geoplan.county.boundaries import read_boundaries

    return set(read_boundaries("contact_district")["name"])
