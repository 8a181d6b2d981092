"""The whole way from a case to a plan that has been checked."""

from collections.abc import Callable, Sequence

from geoplan.domain.plans import Plan
from geoplan.errors import InfeasibleError
from geoplan.runs.assembling.assemble import Assembled, assemble, routes_of
from geoplan.runs.building.plan import plan_of
from geoplan.runs.building.settle import settle
from geoplan.runs.case import Case
from geoplan.runs.check import check
from geoplan.runs.freezing.frozen import Frozen
from geoplan.runs.search import SearchParams, SearchProgress, SearchResult, search

DEFAULT_SECONDS = 60.0


def plan_week(
    case: Case,
    *,
    seed: int = 1,
    seconds: float | None = None,
    iterations: int | None = None,
    base: Plan | None = None,
    frozen: Frozen | None = None,
    start: Plan | None = None,
    progress: Callable[[SearchProgress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Plan:
    """
    Plan all journeys of a week, or of some of its days.

    The ladder first: carers and other adults whom the children know. What they do not take goes to the
    search, all days together, and what no run takes goes by taxi or is not covered.

    Parameters
    ----------
    seed, iterations
        The same case, seed and iterations give the same plan.
    seconds
        Time to search on the clock; 60 where neither limit is given. The best plan found by then counts, so
        more time is never worse.
    base
        The plan that people know of; changes from it are priced.
    frozen
        The part of it that stays.
    start
        A plan to begin from. The result never costs more, so far as it still keeps all rules.
    progress
        Told of the best cost so far, a few times a second; carers' and adults' journeys are not in it.
    stop
        Asked a few times a second whether to end with the best so far. Ctrl-C does the same.

    Raises
    ------
    InfeasibleError
        When a pin breaks a rule, or pins leave each other no room.
    RuntimeError
        When the checker refuses the plan: a fault of geoplan's own.
    """
    if seconds is None and iterations is None:
        seconds = DEFAULT_SECONDS
    assembled = assemble(case, base=base, frozen=frozen)
    first = None if start is None else routes_of(assembled, start)
    params = SearchParams(seed=seed, iterations=iterations, seconds=seconds)
    found = _search(assembled, params, first, progress, stop)
    _refuse_lost_pins(assembled, found)
    plan = plan_of(assembled, settle(assembled.problem, found.routes), seed=seed, iterations=found.iterations)
    if first is not None:
        # What the search prices is the plan's cost but for rounding and who is told twice.
        before = plan_of(assembled, first, seed=seed, iterations=found.iterations)
        plan = min(before, plan, key=lambda one: one.cost.total)
    _refuse_faults(case, plan, base)
    return plan


def _search(
    assembled: Assembled,
    params: SearchParams,
    start: Sequence[Sequence[int]] | None,
    progress: Callable[[SearchProgress], None] | None,
    stop: Callable[[], bool] | None,
) -> SearchResult:
    problem = assembled.problem
    if not problem.allowed.any():
        unserved = tuple(range(problem.n))
        cost = float(problem.unserved_cost.sum())
        return SearchResult(routes=((),) * problem.v, unserved=unserved, cost=cost, iterations=0, seconds=0.0)
    return search(problem, params, start=start, progress=progress, stop=stop)


def _refuse_lost_pins(assembled: Assembled, found: SearchResult) -> None:
    codes = (assembled.open[row].code for row in found.unserved)
    lost = [f"{code} to {assembled.case.pins[code]}" for code in codes if code in assembled.pinned]
    if lost:
        raise InfeasibleError(
            f"these pins leave each other no room: {', '.join(lost)}. Take one of them away, "
            "or search for longer."
        )


def _refuse_faults(case: Case, plan: Plan, base: Plan | None) -> None:
    report = check(case, plan, base=base)
    if not report.ok:
        broken = "\n".join(f"- {violation.rule}: {violation}" for violation in report.hard)
        raise RuntimeError(f"the checker refuses the plan; please report this:\n{broken}")
