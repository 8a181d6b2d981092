"""Several requests given to others at once, and pins taken away, as a coordinator edits a plan by hand."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from geoplan.domain.plans import Mode, Plan
from geoplan.errors import InfeasibleError
from geoplan.runs.assembling.assemble import assemble, routes_of
from geoplan.runs.building.kept import with_runs_kept
from geoplan.runs.building.plan import plan_of
from geoplan.runs.case import Case
from geoplan.runs.check import check
from geoplan.runs.explaining.stage import off_ladder
from geoplan.runs.move import move

Edited = tuple[Case, Plan]
"""A case with its pins, and the plan that keeps to them."""


def move_all(
    case: Case,
    plan: Plan,
    pins: Mapping[str, str],
    *,
    base: Plan | None = None,
    now: datetime | None = None,
) -> Edited:
    """
    Give requests to others, each pinned there; the rest of the plan stays as it is.

    One makes room for the next in whatever order they come, and two drivers may exchange journeys.

    Parameters
    ----------
    pins
        Request to person or mode.
    base
        The plan that people know of, where changes from it are priced.
    now
        While the plan is driven: what is driven or near stays.

    Raises
    ------
    InputError
        When the plan has no such request, or nobody has the code.
    InfeasibleError
        When a hard rule would be broken; of every request that cannot move it is told why.
    """
    moved, stuck = _moved(case, plan, pins, base, now)
    if stuck:
        # Whoever has to give something up first does: all that is stuck is put aside, then joined again.
        aside = dict.fromkeys(stuck, Mode.TAXI.value)
        cleared, _ = _moved(*moved, aside, base, now)
        moved, stuck = _moved(*cleared, {code: pins[code] for code in stuck}, base, now)
    if stuck:
        raise InfeasibleError("\n".join(str(error) for error in stuck.values()))
    return moved


def _moved(
    case: Case, plan: Plan, pins: Mapping[str, str], base: Plan | None, now: datetime | None
) -> tuple[Edited, dict[str, InfeasibleError]]:
    """Move what can be moved, round after round, until nothing more can; return what is left, and why."""
    left = dict(pins)
    while left:
        stuck: dict[str, InfeasibleError] = {}
        for code, to in left.items():
            try:
                result = move(case, plan, code, to, base=base, now=now)
            except InfeasibleError as error:
                stuck[code] = error
            else:
                case, plan = result.case, result.plan
        if len(stuck) == len(left):
            return (case, plan), stuck
        left = {code: to for code, to in left.items() if code in stuck}
    return (case, plan), {}


def release(case: Case, plan: Plan, requests: Collection[str], *, base: Plan | None = None) -> Edited:
    """
    Take the pins of requests away: they stay where they are until the plan is searched again.

    Raises
    ------
    InfeasibleError
        When the plan without the pins would break a rule.
    """
    pins = {code: to for code, to in case.pins.items() if code not in requests}
    freed = replace(case, pins=pins)
    assembled = assemble(freed, base=base, keep=off_ladder(plan))
    origin = plan.provenance
    built = plan_of(assembled, routes_of(assembled, plan), seed=origin.seed, iterations=origin.iterations)
    after = with_runs_kept(freed, plan, built, base=base)
    report = check(freed, after, base=base)
    if not report.ok:
        broken = "\n".join(f"- {violation}" for violation in report.hard)
        raise InfeasibleError(f"the pins cannot be taken away; nothing is changed.\n{broken}")
    return freed, after
