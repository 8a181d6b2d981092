"""What is missing where no choice of properties keeps every rule: in words, with amounts."""

from collections.abc import Iterator

import numpy as np

from geoplan.domain.money import pounds
from geoplan.errors import InfeasibleError
from geoplan.siting.properties.choice.model import Columns, program_of
from geoplan.siting.properties.choice.problem import ChoiceProblem


def refuse_impossible(problem: ChoiceProblem) -> None:
    """
    Refuse a problem that no choice of properties solves.

    Raises
    ------
    InfeasibleError
        With everything that is missing, and how much of it.
    """
    missing = list(_uses(problem)) or list(_together(problem)) or list(_rules(problem))
    if missing:
        raise InfeasibleError("No choice of properties keeps every rule: " + "; ".join(missing) + ".")


def _uses(problem: ChoiceProblem) -> Iterator[str]:
    """Yield uses with too few properties, and properties that are bought for nothing."""
    for use, wanted in enumerate(problem.wanted.tolist()):
        there = int(problem.allowed[:, use].sum())
        if there < wanted:
            yield (
                f"{wanted} × {problem.use_names[use]} wanted, with {problem.beds[use]} beds; {there} on "
                f"offer could be one: {wanted - there} missing"
            )
    useful = {place for place, _ in problem.pairs}
    for place in np.flatnonzero(problem.must).tolist():
        if place not in useful:
            yield f"{problem.names[place]} is bought in any case but could be nothing that is wanted"
    chosen, wanted = int(problem.must.sum()), int(problem.wanted.sum())
    if chosen > wanted:
        yield f"{chosen} properties are bought in any case, {wanted} wanted: {chosen - wanted} too many"


def _together(problem: ChoiceProblem) -> Iterator[str]:
    """Yield how many properties are missing because one property cannot have two uses."""
    from scipy.optimize import linear_sum_assignment

    seats = [use for use, wanted in enumerate(problem.wanted.tolist()) for _ in range(wanted)]
    able = problem.allowed[:, seats].astype(np.float64)
    rows, columns = linear_sum_assignment(able, maximize=True)
    filled = int(able[rows, columns].sum())
    if filled < len(seats):
        short = len(seats) - filled
        yield f"{len(seats)} properties are wanted, {filled} of them can be found at once: {short} missing"
        return
    columns_of = Columns.of(problem, with_children=False)
    program = program_of(columns_of, np.zeros(len(columns_of.pairs)), money=False, quotas=False)
    if program.solve().infeasible:
        yield "those bought in any case cannot all have a use that is wanted"


def _rules(problem: ChoiceProblem) -> Iterator[str]:
    """Yield by how much the quotas, or else the budget, are missed by the best choice."""
    columns = Columns.of(problem, with_children=False)
    missed = list(_quotas(problem, columns))
    if missed or problem.budget is None:
        yield from missed
        return
    prices = np.array([problem.price[place] for place, _ in columns.pairs], np.float64)
    answer = program_of(columns, prices, money=False).solve()
    assert answer.values is not None
    uses, _ = columns.read(answer.values)
    least = problem.spent(uses)
    if least > problem.budget:
        kept = " and keep the quotas" if problem.quotas else ""
        yield (
            f"the cheapest properties that will do{kept} cost {pounds(least, whole=True)}, the budget is "
            f"{pounds(problem.budget, whole=True)}: {pounds(least - problem.budget, whole=True)} missing"
        )


def _quotas(problem: ChoiceProblem, columns: Columns) -> Iterator[str]:
    """Yield the quotas that the choice with the fewest properties too many or too few does not keep."""
    if not problem.quotas:
        return
    first = len(columns.pairs)
    costs = np.concatenate([np.zeros(first), np.ones(2 * len(problem.quotas))])
    program = program_of(columns, costs, money=False, quotas=False)
    for number, quota in enumerate(problem.quotas):
        inside = [at for place in quota.among for at in columns.of_place(place)]
        short, over = first + 2 * number, first + 2 * number + 1
        values = [*(1.0 for _ in inside), 1.0, -1.0]
        program.add_one([*inside, short, over], values, least=quota.least, most=quota.most)
    answer = program.solve()
    assert answer.values is not None
    for number, quota in enumerate(problem.quotas):
        short, over = (round(answer.values[first + 2 * number + side]) for side in (0, 1))
        if short:
            yield f"{quota.name}: at least {quota.least} asked for, {short} missing"
        if over:
            yield f"{quota.name}: at most {quota.most} allowed, {over} too many"
