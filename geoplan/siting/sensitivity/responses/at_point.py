"""A week with changed inputs, to be planned: its prices, travel times, and sessions doubled or left out."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from geoplan.domain.inputs import Point
from geoplan.domain.people import Child, ContactWorker
from geoplan.domain.sessions import ContactSession
from geoplan.runs.case import Case
from geoplan.runs.case.places import adult_place, carer_place, home_of
from geoplan.runs.case.travel import Travel
from geoplan.siting.options.plan_option import Now
from geoplan.siting.options.travel import part_of
from geoplan.siting.sensitivity.luck import share_drawn
from geoplan.siting.sensitivity.responses.growth import copies_at, districts_of_sessions, together_of
from geoplan.siting.sensitivity.responses.prices import prices_at, time_factors


def week_at(now: Now, point: Point, base: Point, *, litres_per_mile: float, fewest: int = 1) -> Now:
    """
    Return the week as it would be at a point.

    A session that is doubled comes with children, carers and known adults of its own at the same addresses;
    contact workers grow with the sessions, volunteers do not.

    Parameters
    ----------
    fewest
        How many children come or go at once, at least.
    """
    case = now.case
    params = prices_at(case.params, point, base, litres_per_mile=litres_per_mile)
    districts = districts_of_sessions(case)
    copies = copies_at(point, districts, together_of(case, districts, fewest))
    case = replace(_grown(case, copies, point.seed), params=params)
    travel = _slowed(_with_copies(now.travel, case), point)
    # Without the new venues of options, so that its content hash does not depend on them.
    places = {*now.case.travel.places, *_homes(case)}
    return Now.of(replace(case, travel=part_of(travel, places)), travel, now.rooms)


def _slowed(travel: Travel, point: Point) -> Travel:
    factors = time_factors(point)
    if (factors == 1).all():
        return travel
    known = travel.seconds < Travel.NO_PATH
    seconds = np.ceil(travel.seconds * factors[:, None, None] - 1e-6)
    return replace(travel, seconds=np.where(known, seconds, Travel.NO_PATH).astype(np.int32))


def _copy_of(code: str, number: int) -> str:
    return f"{code}.{number}"


def _grown(case: Case, copies: Mapping[str, int], seed: int) -> Case:
    """The case with sessions doubled or left out."""
    sessions = [one for one in case.sessions if copies.get(one.code, 1)]
    more = [
        (session, number) for session in case.sessions for number in range(2, copies.get(session.code, 1) + 1)
    ]
    people = sorted({(code, number) for session, number in more for code in session.children})
    carers = sorted(
        {(carer, number) for code, number in people if (carer := case.child[code].carer) is not None}
    )
    mine: dict[int, set[str]] = {}
    for code, number in people:
        mine.setdefault(number, set()).add(code)
    adults = [
        replace(
            one,
            code=_copy_of(one.code, number),
            children=frozenset(_copy_of(code, number) for code in one.children & codes),
        )
        for number, codes in sorted(mine.items())
        for one in case.adults
        if one.children & codes
    ]
    return replace(
        case,
        sessions=(*sessions, *(_session(session, number) for session, number in more)),
        children=(*case.children, *(_child(case.child[code], number) for code, number in people)),
        carers=(
            *case.carers,
            *(
                replace(case.carer[code], code=_copy_of(code, number))
                for code, number in carers
                if code in case.carer
            ),
        ),
        adults=(*case.adults, *adults),
        workers=(*case.workers, *_more_workers(case, len(more), seed)),
        pins={code: who for code, who in case.pins.items() if not more and len(sessions) == len(copies)},
    )


def _session(session: ContactSession, number: int) -> ContactSession:
    children = tuple(_copy_of(code, number) for code in session.children)
    return replace(session, code=_copy_of(session.code, number), children=children, worker=None)


def _child(child: Child, number: int) -> Child:
    return replace(
        child,
        code=_copy_of(child.code, number),
        carer=None if child.carer is None else _copy_of(child.carer, number),
        sibling_group=None if child.sibling_group is None else _copy_of(child.sibling_group, number),
        never_with=frozenset(),
    )


def _more_workers(case: Case, more: int, seed: int) -> list[ContactWorker]:
    """As many more in each venue as sessions grow; which of them stand double is drawn by hash."""
    share = more / max(1, len(case.sessions))
    found = []
    for base in Counter(one.base for one in case.workers):
        own = [one for one in case.workers if one.base == base]
        own.sort(key=lambda one: share_drawn(seed, "worker", one.code))
        for number in range(round(share * len(own))):
            one = own[number % len(own)]
            found.append(replace(one, code=_copy_of(one.code, 2 + number // len(own))))
    return found


def _homes(case: Case) -> list[str]:
    """Keys of where children, carers and known adults live."""
    homes = [home_of(one.code) for one in case.children]
    return [
        *homes,
        *(carer_place(one.code) for one in case.carers),
        *(adult_place(one.code) for one in case.adults),
    ]


def _with_copies(travel: Travel, case: Case) -> Travel:
    """Travel in which everybody of a grown case has an address: copies share that of the original."""
    new = {key: travel.index[key.rpartition(".")[0]] for key in _homes(case) if key not in travel.index}
    if not new:
        return travel
    places = (*travel.places, *new)
    rows = (*(travel.index[key] for key in travel.places), *new.values())
    return Travel(places, travel.seconds, travel.metres, travel.network_version, rows)
