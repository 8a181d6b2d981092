"""What the p-median and facility location share: every demand served, and the sites, at the least cost."""

from geoplan.siting.models.answer import LocationAnswer, answer
from geoplan.siting.models.problem import LocationProblem, LongArray
from geoplan.siting.models.reach import reach_all
from geoplan.siting.models.rules import rule_arrays
from geoplan.siting.models.search.limits import Watch
from geoplan.siting.models.search.solve import solve
from geoplan.siting.models.tasks import median_task


def serve_all(
    model: str, problem: LocationProblem, site_cost: LongArray, watch: Watch | None, *, anyway: int = 0
) -> LocationAnswer:
    """
    Choose the sites with which serving every demand costs the least.

    Parameters
    ----------
    model
        What the answer is called.
    site_cost
        (m,) what each costs more open than not, in the unit of cost times weight.
    watch
        Limits, a question whether to stop, and progress; until a proof when None.
    anyway
        What is paid whatever is chosen.

    Raises
    ------
    InfeasibleError
        When the rules allow no choice, or none that serves every demand; says what is missing.
    InputError
        When the figures are too large to be added exactly.
    """
    watch = watch or Watch()
    rules = rule_arrays(problem)
    task = median_task(problem, rules, site_cost, model)
    found = solve(task, rules.settled, watch, start=reach_all(problem, rules, watch))
    return answer(
        model,
        problem,
        found.is_open,
        task.objective(found.cost) + anyway,
        task.objective(found.bound) + anyway,
        found.stopped,
        watch,
    )
