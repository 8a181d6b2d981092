"""Making a case: from the embedded county, or from tables that were read; with travel measured by road."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from geoplan.domain.adults import KnownAdult
from geoplan.domain.drivers import Driver, Provider
from geoplan.domain.people import Child, ContactWorker, FosterCarer, School
from geoplan.domain.sessions import ContactSession
from geoplan.domain.venues import Venue
from geoplan.errors import Fault, InputError, RowAt
from geoplan.progress import Progress
from geoplan.runs.case import Case
from geoplan.runs.case.params import RunParams
from geoplan.runs.case.places import PLACE_OF, measure, places_of
from geoplan.runs.case.references import faults_of, faults_of_pins
from geoplan.runs.case.requests import requests_of
from geoplan.runs.case.travel import PERIODS, Travel

if TYPE_CHECKING:
    from geoplan.county.embedded import County
    from geoplan.network.cache import ArrayCache
    from geoplan.network.model import RoadNetwork
    from geoplan.network.speeds import SpeedModel
    from geoplan.network.things import Placed

_DEFAULT = RunParams()
_DAYS = 7


def days_of(week: date) -> tuple[date, ...]:
    """Return the seven days from a Monday on."""
    return tuple(week + timedelta(days=number) for number in range(_DAYS))


def case_of_county(
    county: "County",
    network: "RoadNetwork",
    *,
    week: date,
    days: Sequence[date] | None = None,
    params: RunParams = _DEFAULT,
    speeds: "SpeedModel | None" = None,
    cache: "ArrayCache | None" = None,
    history: Mapping[tuple[str, str], int] | None = None,
    pins: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Case:
    """
    Return the made-up week of the embedded county as if it were drawn for a week.

    The same people with the same sessions are made for any Monday: birth dates, checks and sessions lie as
    far from it as they do from the county's own.

    Parameters
    ----------
    week
        Any Monday.
    days, params, speeds, cache, history, pins, progress
        See `make_case`.

    Raises
    ------
    InputError
        When `week` is no Monday, or something named in `pins` does not exist.
    """
    made = replace(county, params=replace(county.params, week=week))
    people = made.population
    return make_case(
        network,
        week=week,
        days=days,
        children=people.children,
        carers=people.carers,
        drivers=people.drivers,
        providers=people.providers,
        workers=people.workers,
        schools=people.schools,
        sessions=people.sessions,
        venues=made.all_venues,
        adults=people.adults,
        params=params,
        speeds=speeds,
        cache=cache,
        history=history,
        pins=pins,
        progress=progress,
    )


def make_case(
    network: "RoadNetwork",
    *,
    week: date,
    days: Sequence[date] | None = None,
    children: Iterable[Child],
    sessions: Iterable[ContactSession],
    venues: Iterable[Venue],
    carers: Iterable[FosterCarer] = (),
    drivers: Iterable[Driver] = (),
    providers: Iterable[Provider] = (),
    workers: Iterable[ContactWorker] = (),
    schools: "Iterable[Placed]" = (),
    adults: Iterable[KnownAdult] = (),
    params: RunParams = _DEFAULT,
    speeds: "SpeedModel | None" = None,
    cache: "ArrayCache | None" = None,
    history: Mapping[tuple[str, str], int] | None = None,
    barred: Iterable[tuple[str, str]] = (),
    pins: Mapping[str, str] | None = None,
    where: Mapping[tuple[str, str], RowAt] | None = None,
    progress: Progress | None = None,
) -> Case:
    """
    Return a case of tables as `geoplan.io` reads them, with travel between all places.

    Parameters
    ----------
    network
        The roads to measure travel on.
    week
        A Monday.
    days
        The days to plan; all seven of the week when None.
    providers
        Organisations with the districts that their agreements cover; without any, nobody is kept to a
        district.
    schools
        Anything with a code and a position.
    speeds, cache, progress
        See `geoplan.runs.case.places.measure`.
    history
        Journeys of the weeks before, by (child, person).
    barred, pins
        See `Case`.
    where
        Rows that things were read from, by kind (``children``) and code; faults of these name them.

    Raises
    ------
    InputError
        With everything that refers to something that does not exist, a code used twice, a week that does
        not begin on a Monday, and places too far from any road.
    NetworkError
        When no road joins two of the places.
    """
    case = _unmeasured(
        week=week,
        days=tuple(sorted(set(days))) if days else days_of(week),
        children=tuple(children),
        carers=tuple(carers),
        drivers=tuple(drivers),
        providers=tuple(providers),
        sessions=tuple(sessions),
        venues=tuple(venues),
        workers=tuple(workers),
        schools=tuple(School(code=item.code, position=item.position) for item in schools),
        adults=tuple(adults),
        history=dict(history or {}),
        barred=frozenset(barred),
        pins=dict(pins or {}),
        params=params,
    )
    _refuse(faults_of(case, where))
    places = places_of(**{kind: getattr(case, kind) for kind in PLACE_OF})
    rows = {PLACE_OF[kind](code): at for (kind, code), at in (where or {}).items() if kind in PLACE_OF}
    travel = measure(network, places, speeds=speeds, cache=cache, where=rows, progress=progress)
    case = replace(case, travel=travel)
    if case.pins:
        _refuse(faults_of_pins(case, {request.code for request in requests_of(case)}))
    return case


def _unmeasured(**tables: Any) -> Case:
    """Return a case without travel; raises InputError when its days do not fit its week."""
    nothing = np.zeros((len(PERIODS), 0, 0), np.int32)
    try:
        return Case(travel=Travel((), nothing, nothing), **tables)
    except ValueError as error:
        raise InputError(Fault(str(error), "give a Monday, and days of its week")) from error


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise InputError(faults)
