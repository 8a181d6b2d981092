"""Nobody in two places at once: drivers on two runs, workers who drive while they supervise, empty venues."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from geoplan.domain.plans import Mode, Plan, Run
from geoplan.runs.case import Case
from geoplan.runs.checking.facts.carriers import stretches
from geoplan.runs.checking.facts.duties import Duties, Span, duties_of, taken_up
from geoplan.runs.checking.report import Violation, broken
from geoplan.runs.checking.words import at_clock


def check_bookings(case: Case, plan: Plan) -> Iterator[Violation]:
    """Yield volunteers and workers in two places at once, and venues that are left without staff."""
    by_day: dict[tuple[str, date], list[Run]] = defaultdict(list)
    for run in plan.runs:
        by_day[run.person, run.day].append(run)
    for _, runs in sorted(by_day.items()):
        yield from _check_overlaps(sorted(runs, key=lambda run: (run.start_s, run.end_s)))
    duties = duties_of(case)
    for run in plan.runs:
        if run.mode is Mode.WORKER and run.person in case.worker:
            yield from _check_sessions(case, duties, run)
            yield from _check_venue(case, duties, run, plan.runs)


def _check_overlaps(runs: list[Run]) -> Iterator[Violation]:
    for before, after in pairwise(runs):
        if after.start_s < before.end_s:
            times = {"start": at_clock(before.start_s), "end": at_clock(before.end_s)}
            amount = min(before.end_s, after.end_s) - after.start_s
            yield broken("busy", times, run=after.code, person=after.person, amount=amount)


def _check_sessions(case: Case, duties: Duties, run: Run) -> Iterator[Violation]:
    for occasion in duties.get((run.person, run.day), []):
        start_s, end_s = taken_up(case, run.person, occasion)
        shared_s = min(end_s, run.end_s) - max(start_s, run.start_s)
        if shared_s > 0:
            times = {"start": f"{occasion.start:%H:%M}", "end": f"{occasion.end:%H:%M}"}
            yield broken("at-session", times, run=run.code, person=run.person, amount=shared_s)


def _check_venue(case: Case, duties: Duties, run: Run, runs: Iterable[Run]) -> Iterator[Violation]:
    """Yield a run during which the open base has nobody of its team in it."""
    base = case.worker[run.person].base
    venue = case.venue.get(base)
    open_spans = stretches(venue.hours, run.day) if venue is not None else ()
    unstaffed = _cut(open_spans, [(0, run.start_s), (run.end_s, 48 * 3600)])
    for worker in case.workers:
        if worker.base != base or worker.code == run.person:
            continue
        away = [(one.start_s, one.end_s) for one in runs if (one.person, one.day) == (worker.code, run.day)]
        away += [
            taken_up(case, worker.code, occasion)
            for occasion in duties.get((worker.code, run.day), [])
            if occasion.venue != base
        ]
        unstaffed = _cut(unstaffed, _cut(stretches(worker.hours, run.day), away))
    empty_s = sum(end - start for start, end in unstaffed)
    if empty_s:
        yield broken("venue-staff", {"venue": base}, run=run.code, person=run.person, amount=empty_s)


def _cut(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return what is left of spans of time when others are cut out of them."""
    left = list(spans)
    for start, end in taken:
        pieces = [piece for a, b in left for piece in ((a, min(b, start)), (max(a, end), b))]
        left = [(a, b) for a, b in pieces if a < b]
    return tuple(left)
