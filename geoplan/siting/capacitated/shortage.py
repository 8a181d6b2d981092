"""What is missing where no choice of sites serves everybody: in words, with amounts."""

from collections.abc import Iterator

import numpy as np

from geoplan.siting.capacitated.problem import CapacitatedProblem
from geoplan.siting.mip import Answer, FloatArray, Program

_SLACK = 1e-6


def shortages(problem: CapacitatedProblem) -> tuple[str, ...]:
    """
    Return what certainly makes a problem impossible, each as a sentence with the amount that is missing.

    None does not mean that it is possible: see `least_shortage`.
    """
    rules = tuple(_rules(problem))
    found = [*_customers(problem), *rules]
    if not rules:  # rules against each other leave no sites to count the room of
        found += _room(problem)
    return tuple(found)


def _customers(problem: CapacitatedProblem) -> Iterator[str]:
    """Yield customers who fit nowhere."""
    for i, code in enumerate(problem.customers):
        reach = np.isfinite(problem.cost[i]) & problem.may_open
        if not reach.any():
            yield f"{code} can be served from no site"
            continue
        if not problem.single_source:
            continue
        over = problem.demand[i] - problem.capacity[reach]
        if (over > _SLACK).any(axis=1).all():
            nearest = int(over.max(axis=1).argmin())
            site = problem.sites[int(np.flatnonzero(reach)[nearest])].code
            k = int(over[nearest].argmax())
            yield (
                f"{code} needs {problem.demand[i, k]:g} {problem.unit} ({problem.classes[k]}) at one site; "
                f"{site}, which comes nearest, is {over[nearest, k]:g} short"
            )


def _rules(problem: CapacitatedProblem) -> Iterator[str]:
    """Yield rules over sites that cannot be kept, alone or together."""
    most = problem.may_open.astype(np.float64)
    least = problem.stays.astype(np.float64)
    alone = False
    for row in problem.rows:
        low = float(np.where(row.weight > 0, least, most) @ row.weight)
        high = float(np.where(row.weight > 0, most, least) @ row.weight)
        if low > row.most + _SLACK * max(1.0, abs(low)):
            alone = True
            yield f"{row.what}: {low:,.10g} at least, {row.most:,.10g} allowed: {low - row.most:,.10g} short"
        if high < row.least - _SLACK * max(1.0, abs(high)):
            alone = True
            short = row.least - high
            yield f"{row.what}: {high:,.10g} at most, {row.least:,.10g} asked for: {short:,.10g} short"
    if not alone and problem.rows and _sites_alone(problem, np.zeros(problem.m)).infeasible:
        yield f"{', '.join(row.what for row in problem.rows)} cannot be kept together"


def _room(problem: CapacitatedProblem) -> Iterator[str]:
    """Yield classes of which not even the sites with most room have enough."""
    for k, name in enumerate(problem.classes):
        need = float(problem.demand[:, k].sum())
        room = max(0.0, -_sites_alone(problem, -problem.capacity[:, k]).cost)
        if need > room + _SLACK * max(1.0, need):
            yield (
                f"{name}: {need:g} {problem.unit} are needed, and the sites that may be open have at most "
                f"{room:g}: {need - room:g} short"
            )


def _sites_alone(problem: CapacitatedProblem, cost: FloatArray) -> Answer:
    program = Program(
        cost,
        problem.stays.astype(np.float64),
        problem.may_open.astype(np.float64),
        np.ones(problem.m, np.bool_),
    )
    for row in problem.rows:
        program.add_one(np.arange(problem.m), row.weight, least=row.least, most=row.most)
    return program.solve()


def least_shortage(problem: CapacitatedProblem, seconds: float = 20.0) -> tuple[str, ...]:
    """
    Return the least room that would have to be added, site by site, for everybody to be served.

    Empty where the rules over sites, or customers without any site, are what is in the way.
    """
    n, m, k = problem.n, problem.m, len(problem.classes)
    customer, site = np.nonzero(np.isfinite(problem.cost) & problem.may_open)
    pairs = len(customer)
    x, extra = m + np.arange(pairs), m + pairs
    program = Program(
        np.concatenate([np.zeros(m + pairs), np.ones(m * k)]),
        np.concatenate([problem.stays.astype(np.float64), np.zeros(pairs + m * k)]),
        np.concatenate([problem.may_open.astype(np.float64), np.ones(pairs), np.full(m * k, np.inf)]),
        np.concatenate(
            [np.ones(m, np.bool_), np.full(pairs, problem.single_source), np.zeros(m * k, np.bool_)]
        ),
    )
    program.add(customer, x, 1.0, rows=n, least=1.0, most=1.0)
    program.add(
        np.tile(np.arange(pairs), 2),
        np.concatenate([x, site]),
        np.repeat([1.0, -1.0], pairs),
        rows=pairs,
        most=0.0,
    )
    for c in range(k):
        own = extra + np.arange(m) * k + c
        program.add(
            np.concatenate([site, np.arange(m), np.arange(m)]),
            np.concatenate([x, np.arange(m), own]),
            np.concatenate([problem.demand[customer, c], -problem.capacity[:, c], -np.ones(m)]),
            rows=m,
            most=0.0,
        )
    for row in problem.rows:
        program.add_one(np.arange(m), row.weight, least=row.least, most=row.most)
    answer = program.solve(seconds=seconds)
    if answer.values is None:
        return ()
    missing = answer.values[extra:].reshape(m, k)
    return tuple(
        f"{problem.sites[j].code} would need {missing[j, c]:g} {problem.unit} more ({problem.classes[c]})"
        for j, c in np.argwhere(missing > _SLACK)
    )
