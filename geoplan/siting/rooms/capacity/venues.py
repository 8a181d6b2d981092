"""Which venues to have, with their rooms: a week of sessions as a capacitated problem, one venue a family."""

from collections.abc import Iterator, Sequence

import numpy as np

from geoplan.domain.hours import Weekday
from geoplan.domain.sessions import Occurrence
from geoplan.domain.venues import Venue
from geoplan.errors import Fault, InputError
from geoplan.siting.capacitated.problem import CapacitatedProblem
from geoplan.siting.mip import FloatArray
from geoplan.siting.rooms.capacity.classes import (
    ClassParams,
    RoomClass,
    SessionType,
    capacities,
    classes_of,
    name_of,
)
from geoplan.siting.rooms.placing.options import Prices, bands_of, kinds_of, minutes
from geoplan.siting.rooms.week import RoomWeek
from geoplan.siting.sites import Site, SiteRules

_DEFAULT = ClassParams()
_NO_RULES = SiteRules()


def venue_problem(
    week: RoomWeek,
    sites: Sequence[Site],
    *,
    weeks: int = 52,
    rules: SiteRules = _NO_RULES,
    single_source: bool = True,
    params: ClassParams = _DEFAULT,
) -> CapacitatedProblem:
    """
    Return the problem of choosing venues for a week's families.

    A family is served at a venue when every one of its sessions finds a room there that suits it, at its
    time, within the travel that the week's parameters allow. Hours of rooms are counted by class: see
    `geoplan.siting.rooms.capacity.classes`.

    Parameters
    ----------
    week
        Sessions, travel, and all venues that sites stand for, those that may open included.
    sites
        One for each venue to choose from, by code, costs in pence.
    weeks
        How many such weeks sites' running costs are for.
    single_source
        Whether a family keeps one venue.
    params
        How hours are counted.

    Raises
    ------
    InputError
        When a site is no venue of the week.
    """
    by_code = {venue.code: venue for venue in week.venues}
    unknown = [site.code for site in sites if site.code not in by_code]
    if unknown:
        cure = "add it to the venues of the week"
        raise InputError([Fault(f"site {code} is no venue of the week", cure) for code in unknown])
    venues = [by_code[site.code] for site in sites]
    families = families_of(week)
    asked: dict[tuple[Weekday, tuple[int, int]], frozenset[SessionType]] = {}
    for own in families.values():
        for key, kind, _ in (part for one in own for part in _parts(week, one, params)):
            asked[key] = asked.get(key, frozenset()) | {kind}
    classes = classes_of(venues, asked)
    return CapacitatedProblem(
        customers=tuple(families),
        sites=tuple(sites),
        cost=np.array([[_cost(week, own, venue, weeks) for venue in venues] for own in families.values()]),
        demand=_demand(week, list(families.values()), classes, params),
        capacity=capacities(classes, venues, params),
        single_source=single_source,
        rules=rules,
        classes=tuple(name_of(one, asked[one.weekday, one.span]) for one in classes),
        unit="session-hours",
    )


def families_of(week: RoomWeek) -> dict[str, list[Occurrence]]:
    """Return the occasions of each family, by its sibling group, or the code of its first child."""
    first: dict[str, str] = {}
    for child in week.children:
        first[child.code] = child.sibling_group or child.code
    for session in week.sessions:  # children who come together are seen together
        together = {first[code] for code in session.children}
        first = {code: min(together) if own in together else own for code, own in first.items()}
    found: dict[str, list[Occurrence]] = {}
    for occasion in week.occasions:
        found.setdefault(first[occasion.children[0]], []).append(occasion)
    return dict(sorted(found.items()))


def _type(week: RoomWeek, one: Occurrence) -> SessionType:
    return SessionType(tuple(sorted(bands_of(week, one, one.start.date()))), len(one.children))


def _parts(
    week: RoomWeek, one: Occurrence, params: ClassParams
) -> Iterator[tuple[tuple[Weekday, tuple[int, int]], SessionType, float]]:
    """Yield the parts of a day that an occasion takes, turnaround included, with its hours in each."""
    start = minutes(one.start.time())
    end = minutes(one.end.time()) + week.params.turnaround_minutes
    for span in params.spans:
        inside = max(0, min(end, span[1]) - max(start, span[0]))
        # What is left of the turnaround alone takes no other room.
        if inside and span[0] < end - week.params.turnaround_minutes:
            yield (Weekday(one.start.weekday()), span), _type(week, one), inside / 60


def _demand(
    week: RoomWeek,
    families: Sequence[Sequence[Occurrence]],
    classes: Sequence[RoomClass],
    params: ClassParams,
) -> FloatArray:
    demand = np.zeros((len(families), len(classes)))
    for i, own in enumerate(families):
        for key, kind, hours in (part for one in own for part in _parts(week, one, params)):
            for k, each in enumerate(classes):
                if (each.weekday, each.span) == key and kind in each.types:
                    demand[i, k] += hours
    return demand


def _cost(week: RoomWeek, own: Sequence[Occurrence], venue: Venue, weeks: int) -> float:
    """Return what a family's travel and change of venue cost; inf where one of its sessions finds no room."""
    prices, total = Prices(week), 0
    for one in own:
        bands, day = bands_of(week, one, one.start.date()), one.start.weekday()
        high_risk = week.session[one.session].high_risk
        suits = any(kind.suits(bands, len(one.children), high_risk=high_risk) for kind in kinds_of([venue]))
        start = minutes(one.start.time())
        opened = venue.is_open(day, one.start.time(), one.end.time())
        if not suits or not opened or not prices.is_near(one, venue.code, start):
            return np.inf
        total += prices.at_usual_time(one, venue.code)
    return float(weeks * total)
