"""Contact workers' own ways to sessions that are held elsewhere than at their base."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from geoplan.domain.ledger import StaffTrip
from geoplan.domain.money import miles, whole_pence
from geoplan.domain.people import ContactWorker
from geoplan.domain.periods import Period
from geoplan.domain.plans import Plan, clock, seconds_of_day
from geoplan.runs.case import Case
from geoplan.runs.case.places import venue_place
from geoplan.runs.fleet.worker_gaps import Rota

_Visit = tuple[str, int, int]
"""A venue, and from when to when somebody is there."""


def staff_trips(case: Case, plan: Plan) -> tuple[StaffTrip, ...]:
    """
    Return the ways of contact workers between their base and the venues of the sessions they supervise.

    From the base to the first session of the day, from session to session, and back from the last; between
    two sessions by way of the base only where they take children on a run meanwhile. Paid at the rates of
    workers' runs, each way rounded once.
    """
    rota = Rota(case)
    found = [
        trip
        for worker in case.workers
        for day in plan.days
        for trip in _of_day(case, plan, rota, worker, day)
    ]
    return tuple(sorted(found, key=lambda trip: (trip.day, trip.person)))


def _of_day(case: Case, plan: Plan, rota: Rota, worker: ContactWorker, day: date) -> Iterator[StaffTrip]:
    visits: list[_Visit] = [
        (occasion.venue, seconds_of_day(occasion.start), seconds_of_day(occasion.end))
        for occasion in rota.supervises(worker.code, day)
        if occasion.venue in case.venue
    ]
    visits += [
        (worker.base, run.start_s, run.end_s)
        for run in plan.runs
        if run.person == worker.code and run.day == day
    ]
    if not any(venue != worker.base for venue, _, _ in visits) or worker.base not in case.venue:
        return
    visits.sort(key=lambda visit: visit[1])
    first, last = visits[0], visits[-1]
    stays = [(worker.base, first[1], first[1]), *visits, (worker.base, last[2], last[2])]
    for here, there in pairwise(stays):
        if here[0] != there[0]:
            # Timed at the hour of the session that the way leads to, or from.
            moment = there[1] if there[0] != worker.base else here[2]
            yield _trip(case, worker, day, (here[0], there[0]), moment)


def _trip(case: Case, worker: ContactWorker, day: date, ends: tuple[str, str], moment_s: int) -> StaffTrip:
    params = case.params
    start, end = (venue_place(venue) for venue in ends)
    seconds, metres = case.travel.leg(start, end, (Period.at(clock(moment_s)),))
    return StaffTrip(
        day=day,
        person=worker.code,
        start=ends[0],
        end=ends[1],
        metres=metres,
        driving_s=seconds,
        miles_pence=whole_pence(params.worker_pence_per_mile * miles(metres)),
        time_pence=whole_pence(params.worker_pence_per_hour * seconds / 3600),
    )
