"""What the inputs say about the sessions that contact workers supervise, and the time that these take."""

from collections import defaultdict
from datetime import date, timedelta

from geoplan.domain.periods import Period
from geoplan.domain.plans import seconds_of_day
from geoplan.domain.sessions import Occurrence
from geoplan.runs.case import Case

Span = tuple[int, int]
"""From one second of a day to another."""

Duties = dict[tuple[str, date], list[Occurrence]]
"""Sessions by worker and day."""


def duties_of(case: Case) -> Duties:
    """Return the sessions that each worker supervises on each day of the week."""
    found: Duties = defaultdict(list)
    for session in case.sessions:
        if not session.supervised or session.worker is None:
            continue
        for occasion in session.occurrences(case.week, case.week + timedelta(days=6)):
            found[session.worker, occasion.start.date()].append(occasion)
    return found


def taken_up(case: Case, worker: str, occasion: Occurrence) -> Span:
    """Return from when to when a session takes a worker away from the base, or from driving."""
    start_s = seconds_of_day(occasion.start.time())
    end_s = seconds_of_day(occasion.end.time())
    base, venue = f"venue:{case.worker[worker].base}", f"venue:{occasion.venue}"
    if base == venue:
        return start_s, end_s
    there_s, _ = case.travel.leg(base, venue, [Period.at(occasion.start.time())])
    back_s, _ = case.travel.leg(venue, base, [Period.at(occasion.end.time())])
    return start_s - there_s, end_s + back_s


def paid_left_s(case: Case, duties: Duties, worker: str) -> int:
    """Return how many seconds of a worker's paid week the sessions leave: shared moments count once."""
    left_s = 60 * case.worker[worker].weekly_minutes
    for (person, _), occasions in duties.items():
        busy_until_s: float = float("-inf")
        if person != worker:
            continue
        for start_s, end_s in sorted(taken_up(case, worker, occasion) for occasion in occasions):
            left_s -= round(max(0, end_s - max(start_s, busy_until_s)))
            busy_until_s = max(busy_until_s, end_s)
    return max(0, left_s)
