"""When contact workers can drive: between the sessions they supervise, while somebody else keeps house."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from geoplan.domain.people import ContactWorker
from geoplan.domain.periods import Period
from geoplan.domain.plans import clock, seconds_of_day
from geoplan.domain.sessions import Occurrence
from geoplan.runs.case import Case
from geoplan.runs.case.places import venue_place

Span = tuple[int, int]
"""From one second of a day to another."""

LEAST_GAP_S = 30 * 60
"""A shorter gap is no time to fetch a child in."""


class Rota:
    """
    Who supervises what in the week of a case.

    Always one member of staff stays at each venue: at any moment the first on duty, by code, of those based
    there and not supervising elsewhere. A worker drives only while that is somebody else.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._sessions: dict[tuple[str, date], list[Occurrence]] = defaultdict(list)
        for session in case.sessions:
            if session.supervised and session.worker is not None:
                for occasion in session.occurrences(case.week, case.week + timedelta(days=6)):
                    self._sessions[session.worker, occasion.start.date()].append(occasion)
        for occasions in self._sessions.values():
            occasions.sort(key=lambda occasion: (occasion.start, occasion.session))
        self._team: dict[str, list[ContactWorker]] = defaultdict(list)
        for worker in sorted(case.workers, key=lambda worker: worker.code):
            self._team[worker.base].append(worker)

    def supervises(self, worker: str, day: date) -> tuple[Occurrence, ...]:
        """Return the sessions that a worker supervises on a day, in order of time."""
        return tuple(self._sessions.get((worker, day), ()))

    def gaps(self, worker: ContactWorker, day: date) -> tuple[Span, ...]:
        """
        Return when a worker is free at the base between two sessions, within their hours and those of runs.

        A session held elsewhere takes the way from the base and back as well.
        """
        params = self._case.params
        away = [self._away(worker, occasion) for occasion in self.supervises(worker.code, day)]
        if not away:
            return ()
        between = without([(away[0][0], max(end for _, end in away))], away)
        limits = [(seconds_of_day(params.earliest), seconds_of_day(params.latest))]
        return common(common(between, _hours(worker, day)), limits, least_s=LEAST_GAP_S)

    def usable(self, worker: ContactWorker, day: date) -> tuple[Span, ...]:
        """Return the parts of the gaps in which somebody else keeps house."""
        gaps = self.gaps(worker, day)
        if not gaps:
            return ()
        kept = [
            span
            for other in self._team[worker.base]
            if other.code < worker.code
            for span in self._at_base(other, day)
        ]
        return common(gaps, joined(kept), least_s=LEAST_GAP_S)

    def free_s(self, worker: ContactWorker) -> int:
        """Return how much of a worker's paid week is left beside sessions and the ways to them, seconds."""
        taken = 0
        for (person, _), occasions in self._sessions.items():
            if person == worker.code:
                spans = joined(self._away(worker, occasion) for occasion in occasions)
                taken += sum(end - start for start, end in spans)
        return max(0, 60 * worker.weekly_minutes - taken)

    def _at_base(self, worker: ContactWorker, day: date) -> tuple[Span, ...]:
        elsewhere = [
            self._away(worker, occasion)
            for occasion in self.supervises(worker.code, day)
            if occasion.venue != worker.base
        ]
        return without(_hours(worker, day), elsewhere)

    def _away(self, worker: ContactWorker, occasion: Occurrence) -> Span:
        """From when to when a session keeps a worker from driving."""
        start, end = seconds_of_day(occasion.start.time()), seconds_of_day(occasion.end.time())
        if occasion.venue == worker.base:
            return start, end
        base, venue = venue_place(worker.base), venue_place(occasion.venue)
        travel = self._case.travel
        there, _ = travel.leg(base, venue, (Period.at(clock(start)),))
        back, _ = travel.leg(venue, base, (Period.at(clock(end)),))
        return start - there, end + back


def _hours(worker: ContactWorker, day: date) -> tuple[Span, ...]:
    return tuple(
        (seconds_of_day(each.start), seconds_of_day(each.end)) for each in worker.hours.on(day.weekday())
    )


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same moments as spans that do not touch, in order."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def common(some: Iterable[Span], others: Iterable[Span], *, least_s: int = 1) -> tuple[Span, ...]:
    """Return the moments in both, as spans of at least so many seconds."""
    others = tuple(others)
    spans = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return tuple(sorted((start, end) for start, end in spans if end - start >= least_s))


def without(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return the moments of some spans that are in none of the others."""
    left = list(spans)
    for start, end in taken:
        left = [part for a, b in left for part in ((a, min(b, start)), (max(a, end), b)) if part[1] > part[0]]
    return tuple(sorted(left))
