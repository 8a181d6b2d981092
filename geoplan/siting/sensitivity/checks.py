"""The decisive points of a study, planned anew with the changed inputs: is the quick estimate right there?"""

from collections.abc import Sequence
from itertools import islice

from geoplan.domain.scenarios import Scenario
from geoplan.siting.sensitivity import known
from geoplan.siting.sensitivity.analyses.tornado import Bar, End, Tornado
from geoplan.siting.sensitivity.asking import Means, plan_all
from geoplan.siting.sensitivity.responses.plan import Planner, PlanTask
from geoplan.siting.sensitivity.responses.screen import Weekly, response_of
from geoplan.siting.sensitivity.result import Check


def checks_of(
    one_way: Tornado, planner: Planner, options: Sequence[Scenario | None], means: Means
) -> tuple[Check, ...]:
    """
    Plan, at the decisive ends of inputs, the option that wins now and its best rival there.

    Decisive are those ends, one an input, at which the lead is lost by most or least is left of it. Inputs
    that change no plan need none, for the estimate is exact there; boundaries are planned already. Where so
    few sessions would come or go that none does (`SensitivityParams.fewest`), there is no other week to plan.

    Raises
    ------
    StoppedError
        When the user stopped it.
    """
    decisive = (each for each in _decisive(one_way) if _is_other(planner, each))
    ends = list(islice(decisive, planner.params.checks))
    tasks = [
        PlanTask(0, 0, option, planner.base.with_value(bar.input.name, end.value), planner.effort.seed)
        for bar, end in ends
        for option in (one_way.winner, end.rival)
    ]
    weeks = plan_all(planner, tasks, means, what="decisive weeks planned")
    pence = [
        response_of(
            [Weekly(week.paid_pence, week.staff_pence, week.child_s, week.without_room)],
            options[task.option],
            task.point,
            planner.effort,
        ).year_pence
        for week, task in zip(weeks, tasks, strict=True)
    ]
    return tuple(
        Check(
            bar.input, end.value, one_way.winner, end.rival, end.lead_pence, pence[2 * at + 1] - pence[2 * at]
        )
        for at, (bar, end) in enumerate(ends)
    )


def _decisive(one_way: Tornado) -> list[tuple[Bar, End]]:
    found = [
        (bar, min(bar.ends, key=lambda end: end.lead_pence))
        for bar in one_way.bars
        if bar.ends and _plans_change(bar.input.name)
    ]
    return sorted(found, key=lambda one: one[1].lead_pence)


def _is_other(planner: Planner, decisive: tuple[Bar, End]) -> bool:
    bar, end = decisive
    is_demand = bar.input.name == known.DEMAND or bar.input.name.startswith(known.DEMAND_IN)
    return not is_demand or planner.has_other_sessions(planner.base.with_value(bar.input.name, end.value))


def _plans_change(name: str) -> bool:
    return name in known.PLANNED_ANEW or name.startswith(known.DEMAND_IN)
