"""One request moved by hand to somebody else: what it costs and breaks, before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from geoplan.domain.plans import CostBreakdown, Mode, Plan
from geoplan.errors import Fault, InfeasibleError, InputError
from geoplan.notebook import html_list, html_page, html_table
from geoplan.runs.assembling.assemble import assemble
from geoplan.runs.assembling.assembled import Assembled
from geoplan.runs.building.kept import with_runs_kept
from geoplan.runs.building.plan import plan_of
from geoplan.runs.building.settle import place_of
from geoplan.runs.case import Case
from geoplan.runs.check import check
from geoplan.runs.checking.report import Violation
from geoplan.runs.costs import cost_of
from geoplan.runs.explaining.candidates import Candidate, candidate_of
from geoplan.runs.explaining.ranking import day_over
from geoplan.runs.explaining.stage import Stage, off_ladder, stage_of
from geoplan.runs.fleet.eligibility import person_objections
from geoplan.runs.freezing.frozen import FREEZE_MINUTES, moment_of
from geoplan.runs.rules import RULES
from geoplan.runs.tables import list_of, more, pounds

if TYPE_CHECKING:
    import pandas as pd

Joined = tuple[int, tuple[int, ...]]
"""A vehicle and its route, both in the numbers of a stage's problem."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveResult:
    """
    A plan in which one request is with somebody else. Nothing is changed until the caller keeps it.

    Parameters
    ----------
    request, was, to
        The request, who took it, and who takes it now: a person's code or a mode.
    case
        With the request pinned, so that no search moves it again.
    plan
        Only the two runs differ.
    before, after
        What the plan costs.
    broken
        What the new plan does against advice and the old one did not. No hard rule is ever broken.
    """

    request: str
    was: str
    to: str
    case: Case = field(repr=False)
    plan: Plan = field(repr=False)
    before: CostBreakdown
    after: CostBreakdown
    broken: tuple[Violation, ...] = ()

    @property
    def extra_pence(self) -> int:
        """What the new plan costs more; negative where it costs less."""
        return self.after.total - self.before.total

    @property
    def lines(self) -> tuple[str, ...]:
        """What it costs and what it breaks, in sentences."""
        if self.was == self.to:
            return (f"{self.request} stays with {self.to}, and is pinned there.",)
        head = f"{self.request} moves from {self.was} to {self.to}: {more(self.extra_pence)}"
        paid = self.after.paid - self.before.paid
        parts = "" if paid == self.extra_pence else f" in all, {more(paid)} paid"
        return (f"{head}{parts}.", *(f"Against advice: {item}." for item in self.broken))

    def to_frame(self) -> "pd.DataFrame":
        """
        Return the cost by part.

        Returns
        -------
        pandas.DataFrame
            Columns ``part``, ``before_pence``, ``after_pence``, ``extra_pence``.
        """
        import pandas as pd

        rows = [
            (name, was, now, now - was) for (name, was), (_, now) in zip(self.before, self.after, strict=True)
        ]
        return pd.DataFrame(rows, columns=["part", "before_pence", "after_pence", "extra_pence"])

    def _repr_html_(self) -> str:
        rows = [
            (name.replace("_", " "), pounds(was), pounds(now), pounds(now - was))
            for name, was, now, _ in self.to_frame().itertuples(index=False)
            if was or now
        ]
        figures = ("Before", "After", "More")
        return html_page(html_list(self.lines), html_table(("Part", *figures), rows, right=figures))


def move(
    case: Case,
    plan: Plan,
    request_code: str,
    to: str | Mode,
    *,
    base: Plan | None = None,
    now: datetime | None = None,
    freeze_minutes: int = FREEZE_MINUTES,
) -> MoveResult:
    """
    Give a request to somebody else, and pin it there.

    The rest of the plan stays as it is: only the run that it leaves and the run that it joins are timed
    anew. It joins at the place where it costs least. A request that moves and moves back is where it was in
    a plan of `plan_week`.

    Parameters
    ----------
    to
        Code of a driver, worker, carer or adult, or a `Mode` (or its value, such as ``taxi``).
    base
        The plan that people know of, where changes from it are priced.
    now, freeze_minutes
        While the plan is driven: what is driven or near stays; see `geoplan.runs.explain.explain`.

    Raises
    ------
    InputError
        When the plan has no such request, or nobody has the code.
    InfeasibleError
        When a hard rule would be broken; each is named with what can be done about it.
    """
    target = _target(case, to)
    stage = stage_of(case, plan, request_code, moment_of(now, freeze_minutes))
    pinned = replace(case, pins={**case.pins, request_code: target})
    joined = _joined(stage, target)
    try:
        assembled = assemble(pinned, base=base, frozen=stage.frozen, keep=off_ladder(plan))
    except InfeasibleError as error:
        raise InfeasibleError(
            f"{request_code} cannot move to {target}; nothing is changed.\n- {error}"
        ) from error
    try:
        moved = plan_of(
            assembled,
            _carried_over(stage, assembled, joined),
            seed=plan.provenance.seed,
            iterations=plan.provenance.iterations,
        )
    except ValueError as error:
        raise InfeasibleError(f"{request_code} cannot move to {target}: {error}.") from error
    return _result(case, pinned, plan, with_runs_kept(pinned, plan, moved, base=base), request_code, base)


def _target(case: Case, to: str | Mode) -> str:
    """Return where to, as pins have it."""
    people = (case.drivers, case.workers, case.carers, case.adults)
    if to not in {*Mode, *(person.code for group in people for person in group)}:
        cure = f"use a person's code, or one of {list_of([mode.value for mode in Mode])}"
        raise InputError(Fault(f"{to} is neither a person of the inputs nor a way to travel", cure))
    return to.value if isinstance(to, Mode) else to


def _joined(stage: Stage, target: str) -> Joined | None:
    """
    Return the vehicle that takes the request and its new route; None for rungs without runs.

    Whoever has it already keeps it where it is.
    """
    case, code = stage.case, stage.request.code
    modes = {Mode.VOLUNTEER.value: Mode.VOLUNTEER, Mode.WORKER.value: Mode.WORKER}
    if target not in modes and target not in case.driver and target not in case.worker:
        return None
    candidates = [
        candidate_of(stage, number, vehicle)
        for number, vehicle in stage.vehicles()
        if target in (vehicle.person, vehicle.mode.value)
    ]
    run = stage.plan.covers(code).run
    for candidate in candidates:
        if candidate.vehicle.code == run:
            return candidate.number, stage.planned[candidate.number]
    possible = [candidate for candidate in candidates if candidate.possible]
    if not possible:
        raise InfeasibleError(_refusal(stage, target, candidates))
    best = min(possible, key=_price)
    problem, number = stage.assembled.problem, best.number
    route = place_of(problem, number, stage.routes[number], stage.number)
    if route is None:
        raise ValueError("a request that fits has a place")
    return number, route


def _price(candidate: Candidate) -> tuple[float, str]:
    pence = float("inf") if candidate.extra is None else candidate.extra.pence
    return round(pence, 6), candidate.vehicle.code


def _refusal(stage: Stage, target: str, candidates: Sequence[Candidate]) -> str:
    """Say why nobody meant can take the request, with what can be done about each rule."""
    if candidates:
        reasons = min((candidate.reasons for candidate in candidates), key=len)
    elif target in stage.case.driver or target in stage.case.worker:
        reasons = person_objections(stage.case, stage.request, target) or (day_over(stage.case, target),)
    else:
        reasons = ()
    lines = [f"- {reason.text}: {RULES[reason.rule].cure}." for reason in reasons]
    return "\n".join([f"{stage.request.code} cannot move to {target}; nothing is changed.", *lines])


def _carried_over(stage: Stage, assembled: Assembled, joined: Joined | None) -> list[list[int]]:
    """Return all routes in the numbers of the new problem, the new route among them."""
    routes = list(stage.routes)
    if joined is not None:
        routes[joined[0]] = joined[1]
    n, opened = stage.assembled.problem.n, stage.assembled.open
    moved: list[list[int]] = [[] for _ in assembled.vehicles]
    for vehicle, route in zip(stage.assembled.vehicles, routes, strict=True):
        moved[assembled.vehicle_position[vehicle.code]] = [
            assembled.position[opened[node % n].code] + assembled.problem.n * (node >= n) for node in route
        ]
    return moved


def _result(case: Case, pinned: Case, plan: Plan, moved: Plan, code: str, base: Plan | None) -> MoveResult:
    """Compare the plans, and refuse a new one that breaks a rule or changes who takes anything else."""
    cover, now = plan.covers(code), moved.covers(code)
    to = now.person or now.mode.value
    others = [
        f"- {after.request} would pass from {before.person or before.mode.value} to "
        f"{after.person or after.mode.value}: move it first."
        for before, after in zip(plan.coverage, moved.coverage, strict=True)
        if after.request != code and (before.mode, before.person) != (after.mode, after.person)
    ]
    before, after = check(case, plan, base=base), check(pinned, moved, base=base)
    known = {_key(item) for item in before.violations}
    new = tuple(item for item in after.violations if _key(item) not in known)
    hard = [f"- {item}: {RULES[item.rule].cure}." for item in new if item.is_hard]
    if others or hard:
        head = f"{code} cannot move to {to}; nothing is changed."
        raise InfeasibleError("\n".join([head, *others, *hard]))
    return MoveResult(
        request=code,
        was=cover.person or cover.mode.value,
        to=to,
        case=pinned,
        plan=moved,
        before=cost_of(case, plan.requests, plan.coverage, plan.runs, base=base),
        after=moved.cost,
        broken=new,
    )


def _key(item: Violation) -> tuple[object, ...]:
    return item.rule, item.text, item.request, item.run, item.person
