"""Runs that nobody touched keep the times that people were told."""

from dataclasses import replace

from geoplan.domain.plans import Plan, Run
from geoplan.runs.case import Case
from geoplan.runs.costs import cost_of


def with_runs_kept(case: Case, before: Plan, after: Plan, *, base: Plan | None = None) -> Plan:
    """
    Return a plan in which every run with the same stops as before is the run as it was, to the second.

    A re-plan lets children be fetched when they were told; a plan built anew of its routes would move them.

    Parameters
    ----------
    base
        The plan that people know of, where the cost of changes from it is part of the plan's.
    """
    known = {run.code: run for run in before.runs}
    runs = tuple(
        known[run.code] if run.code in known and _route(known[run.code]) == _route(run) else run
        for run in after.runs
    )
    if runs == after.runs:
        return after
    return replace(after, runs=runs, cost=cost_of(case, after.requests, after.coverage, runs, base=base))


def _route(run: Run) -> tuple[object, ...]:
    """What makes a run the same but for its times."""
    stops = tuple((stop.request, stop.kind, stop.place) for stop in run.stops)
    return run.person, run.day, run.start_place, run.end_place, stops
