"""
A boundary redrawn: the week as one service or several, each a case of its own.

Districts get their new names first. Where the service is split, sessions go with their children's district,
contact workers with their base, volunteers with the service whose venue is nearest to their home by road.
Sessions that are held in another service's venue now move to the best one of their own that has a room.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from geoplan.domain.areas import area_at
from geoplan.domain.scenarios import NOW, Boundary, Scenario, new_district
from geoplan.domain.sessions import ContactSession
from geoplan.domain.venues import Venue
from geoplan.errors import Fault, InputError
from geoplan.runs.case import Case
from geoplan.runs.case.places import driver_place, venue_place
from geoplan.runs.case.requests import requests_of
from geoplan.runs.case.travel import Travel
from geoplan.siting.candidates.fits import rooms_for
from geoplan.siting.candidates.journeys import journeys_to
from geoplan.siting.candidates.reach import Reach, ends_of
from geoplan.siting.options.districts import check_regrouped, regrouped
from geoplan.siting.options.plan_option import Now
from geoplan.siting.options.quick import place_quickly
from geoplan.siting.rooms import AllotmentParams
from geoplan.siting.sensitivity.responses.growth import districts_of_sessions


@dataclass(frozen=True, eq=False)
class Service:
    """
    One service under some boundary.

    Parameters
    ----------
    name
        Blank where there is only one.
    now
        Its week, and travel between all places of it and of every option.
    options
        What each option changes in it, in order; None where nothing, as now.
    share
        Of all sessions.
    """

    name: str
    now: Now
    options: tuple[Scenario | None, ...]
    share: float


def services_of(
    case: Case,
    travel: Travel,
    options: Sequence[Scenario | None],
    boundary: Boundary | None,
    rooms: AllotmentParams,
) -> tuple[Service, ...]:
    """
    Return the services of a boundary; one, as it is, when None.

    Parameters
    ----------
    travel
        Between all places of the case and the new venues of all options.
    options
        None for now.

    Raises
    ------
    InputError
        When a district is not there or belongs to no service, or an option leaves a service without a venue.
    """
    if boundary is None:
        return (Service("", Now.of(case, travel, rooms), tuple(options), 1.0),)
    faults = list(check_regrouped(f'boundary "{boundary.name}"', boundary.regrouped, case, boundary.areas))
    if faults:
        raise InputError(faults)
    whole = regrouped(case, boundary.regrouped, boundary.areas)
    if not boundary.services:
        return (Service("", Now.of(whole, travel, rooms), tuple(options), 1.0),)
    split = _Split(whole, travel, boundary, rooms)
    return tuple(split.service(name, options) for name in dict.fromkeys(boundary.services.values()))


class _Split:
    """A case divided into services."""

    def __init__(self, case: Case, travel: Travel, boundary: Boundary, rooms: AllotmentParams) -> None:
        self._case, self._travel, self._boundary, self._rooms = case, travel, boundary, rooms
        self._district = districts_of_sessions(case)
        venues = {venue.contact_district for venue in case.venues}
        missing = sorted(({*self._district.values()} | venues) - boundary.services.keys())
        if missing:
            message = f'boundary "{boundary.name}": {", ".join(missing)} belongs to no service'
            raise InputError(Fault(message, "name every contact district under services"))
        self._child = self._services_of_children()

    def _services_of_children(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for session in self._case.sessions:
            for code in session.children:
                found.setdefault(code, self._boundary.services[self._district[session.code]])
        for child in self._case.children:
            found.setdefault(child.code, self._boundary.services.get(child.contact_district or "", ""))
        return found

    def service(self, name: str, options: Sequence[Scenario | None]) -> Service:
        """Return one of them."""
        case = self._case_of(name)
        mine = tuple(self._option(name, option, case) for option in options)
        share = len(case.sessions) / max(1, len(self._case.sessions))
        return Service(name, Now.of(case, self._travel, self._rooms), mine, share)

    def _case_of(self, name: str) -> Case:
        case, services = self._case, self._boundary.services
        venues = tuple(one for one in case.venues if services[one.contact_district] == name)
        if not venues:
            raise self._without_venue(name, NOW)
        bases = {venue.code for venue in venues}
        children = tuple(one for one in case.children if self._child[one.code] == name)
        codes = {one.code for one in children}
        carers = {one.carer for one in children}
        workers = tuple(one for one in case.workers if one.base in bases)
        sessions = tuple(one for one in case.sessions if services[self._district[one.code]] == name)
        part = replace(
            case,
            children=children,
            sessions=sessions,
            carers=tuple(one for one in case.carers if one.code in carers),
            adults=tuple(
                replace(one, children=one.children & codes) for one in case.adults if one.children & codes
            ),
            drivers=tuple(one for one in case.drivers if self._nearest(one.code) == name),
            workers=workers,
            history={pair: count for pair, count in case.history.items() if pair[0] in codes},
        )
        moved = self._rehoused(part, bases, {one.code for one in workers})
        part = replace(part, venues=venues, sessions=moved, pins={})
        requests = {request.code for request in requests_of(part)}
        return replace(part, pins={code: who for code, who in case.pins.items() if code in requests})

    def _nearest(self, driver: str) -> str:
        at = self._travel.index[driver_place(driver)]
        seconds = [
            int(self._travel.seconds[0, at, self._travel.index[venue_place(venue.code)]])
            for venue in self._case.venues
        ]
        return self._boundary.services[self._case.venues[int(np.argmin(seconds))].contact_district]

    def _rehoused(self, part: Case, bases: set[str], workers: set[str]) -> tuple[ContactSession, ...]:
        """Sessions with venues of their own service; `part` still has the venues of all."""
        if all(one.venue in bases and not one.moved for one in part.sessions):
            return tuple(_with_worker(one, workers) for one in part.sessions)
        own = tuple(venue for venue in part.venues if venue.code in bases)
        reach = Reach.of_travel(self._travel, tuple(ends_of(part)), [venue.code for venue in own])
        placed = place_quickly(part, journeys_to(requests_of(part), reach), own, self._rooms).of
        by_code = {venue.code: venue for venue in own}
        found = []
        for session in part.sessions:
            kept = session
            if session.venue not in bases:
                venue = by_code[placed.get(session.code, own[0].code)]
                room, *_ = (*rooms_for(part, session, venue), *venue.rooms)
                kept = replace(session, venue=venue.code, room=room.code)
            others = tuple(
                move if move.venue is None or move.venue in bases else replace(move, venue=None, room=None)
                for move in session.moved
            )
            found.append(_with_worker(replace(kept, moved=others), workers))
        return tuple(found)

    def _option(self, name: str, option: Scenario | None, case: Case) -> Scenario | None:
        """Return what an option changes in one service."""
        mine = {venue.code for venue in case.venues}
        if option is None:  # sessions have moved already: nobody is where they are now
            return Scenario(name=NOW, placed_anew=True)
        opened = tuple(one for one in option.opened if self._service_at(one) == name)
        part = replace(
            option,
            opened=opened,
            closed=tuple(code for code in option.closed if code in mine),
            rooms=tuple(change for change in option.rooms if change.venue in mine),
            once_pence=0,
            yearly_pence=0,
            residual_pence=0,
            placed_anew=True,
        )
        if not opened and mine <= set(part.closed):
            raise self._without_venue(name, option.name)
        return part

    def _service_at(self, venue: Venue) -> str:
        boundary = self._boundary
        part = area_at(boundary.areas, venue.position)
        return boundary.services.get(new_district(boundary.regrouped, venue.contact_district, part), "")

    def _without_venue(self, name: str, option: str) -> InputError:
        message = f'boundary "{self._boundary.name}": {name} has no venue with the option "{option}"'
        return InputError(Fault(message, "leave it one, or split the service otherwise"))


def _with_worker(session: ContactSession, workers: set[str]) -> ContactSession:
    return session if session.worker in workers else replace(session, worker=None)
