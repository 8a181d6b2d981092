"""Small capacitated problems, and every choice of sites tried out."""

import itertools
import math

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import linprog

from geoplan.siting.capacitated import CapacitatedProblem
from geoplan.siting.mip import FloatArray
from geoplan.siting.sites import Site, SiteRules, Standing


def make(
    cost,
    demand,
    capacity,
    opening,
    *,
    single_source: bool = True,
    rules: SiteRules | None = None,
    standing: str = "",
    classes: tuple[str, ...] = ("all",),
) -> CapacitatedProblem:
    """Sites A, B, C …; `standing` has a letter for each: s stays, c may close, o may open, x must close."""
    kinds = {
        "s": Standing.MUST_STAY,
        "c": Standing.MAY_CLOSE,
        "o": Standing.MAY_OPEN,
        "x": Standing.MUST_CLOSE,
    }
    standing = standing or "o" * len(opening)
    sites = tuple(
        Site(
            code=chr(65 + j),
            standing=kinds[standing[j]],
            opening=opening[j] if standing[j] == "o" else 0,
            running=0 if standing[j] == "o" else opening[j],
            closing=3 if standing[j] in "cx" else 0,
            district="North" if j % 2 else "South",
        )
        for j in range(len(opening))
    )
    return CapacitatedProblem(
        customers=tuple(f"F{i}" for i in range(len(cost))),
        sites=sites,
        cost=np.array(cost, float),
        demand=np.array(demand, float),
        capacity=np.array(capacity, float),
        single_source=single_source,
        rules=rules or SiteRules(),
        classes=classes,
        unit="session-hours",
    )


@st.composite
def problems(draw: st.DrawFn) -> CapacitatedProblem:
    """Problems of up to four sites and five customers, in one or two classes, with all kinds of rules."""
    m, n, k = draw(st.integers(1, 4)), draw(st.integers(1, 5)), draw(st.integers(1, 2))
    whole = st.integers(0, 20)

    def grid(rows: int, columns: int, values: st.SearchStrategy) -> list:
        return draw(
            st.lists(st.lists(values, min_size=columns, max_size=columns), min_size=rows, max_size=rows)
        )

    rare = st.one_of(whole, whole, whole, st.just(math.inf))
    least = draw(st.integers(0, m))
    rules = SiteRules(
        least_open=draw(st.sampled_from([0, 0, least])),
        most_open=draw(st.sampled_from([None, max(1, least)])) if least else None,
        budget=draw(st.sampled_from([None, None, 25])),
        quotas=draw(st.sampled_from([{}, {}, {"South": (1, 1)}])),
    )
    return make(
        grid(n, m, rare),
        grid(n, k, st.integers(0, 8)),
        grid(m, k, st.integers(1, 25)),
        draw(st.lists(st.integers(0, 30), min_size=m, max_size=m)),
        single_source=draw(st.booleans()),
        rules=rules,
        standing="".join(draw(st.lists(st.sampled_from("oooocsx"), min_size=m, max_size=m))),
        classes=("baby", "teenager")[:k],
    )


def least_cost(problem: CapacitatedProblem) -> float:
    """The least cost by trying everything; inf where nothing serves everybody."""
    best = math.inf
    for choice in itertools.product((0, 1), repeat=problem.m):
        if _allowed(problem, choice):
            served = _whole(problem, choice) if problem.single_source else _split(problem, choice)
            sites = sum(
                site.open_cost if is_open else site.closed_cost
                for site, is_open in zip(problem.sites, choice, strict=True)
            )
            best = min(best, sites + served)
    return best


def _allowed(problem: CapacitatedProblem, choice: tuple[int, ...]) -> bool:
    rules, sites = problem.rules, list(zip(problem.sites, choice, strict=True))
    if any(site.standing is Standing.MUST_STAY and not is_open for site, is_open in sites):
        return False
    if any(site.standing is Standing.MUST_CLOSE and is_open for site, is_open in sites):
        return False
    most = problem.m if rules.most_open is None else rules.most_open
    if not rules.least_open <= sum(choice) <= most:
        return False
    spent = sum(site.spent_open if is_open else site.spent_closed for site, is_open in sites)
    if rules.budget is not None and spent > rules.budget:
        return False
    return all(
        least <= sum(is_open for site, is_open in sites if site.district == district) <= top
        for district, (least, top) in rules.quotas.items()
    )


def _whole(problem: CapacitatedProblem, choice: tuple[int, ...]) -> float:
    best = math.inf
    sites = [j for j in range(problem.m) if choice[j]]
    for to in itertools.product(sites, repeat=problem.n):
        used: FloatArray = np.zeros_like(problem.capacity)
        for i, j in enumerate(to):
            used[j] += problem.demand[i]
        if (used <= problem.capacity).all():
            best = min(best, sum(problem.cost[i, j] for i, j in enumerate(to)))
    return best


def _split(problem: CapacitatedProblem, choice: tuple[int, ...]) -> float:
    pairs = [
        (i, j)
        for i in range(problem.n)
        for j in range(problem.m)
        if choice[j] and math.isfinite(problem.cost[i, j])
    ]
    if not pairs:
        return math.inf
    served = np.array([[float(i == who) for i, _ in pairs] for who in range(problem.n)])
    used = np.array(
        [
            [problem.demand[i, k] * (j == site) for i, j in pairs]
            for site in range(problem.m)
            for k in range(len(problem.classes))
        ]
    )
    found = linprog(
        [problem.cost[i, j] for i, j in pairs],
        A_ub=used,
        b_ub=problem.capacity.ravel(),
        A_eq=served,
        b_eq=np.ones(problem.n),
        bounds=(0, 1),
    )
    return found.fun if found.status == 0 else math.inf
