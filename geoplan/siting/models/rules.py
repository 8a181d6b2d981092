"""Rules on sites as arrays, and what is missing when they allow no choice."""

from dataclasses import dataclass

import numpy as np

from geoplan.errors import InfeasibleError
from geoplan.siting.models.kernels.choice import cheapest
from geoplan.siting.models.kernels.instance import (
    FREE,
    OPEN,
    SHUT,
    BoolArray,
    Instance,
    LongArray,
    ShortArray,
)
from geoplan.siting.models.problem import LocationProblem
from geoplan.siting.sites import Standing


@dataclass(frozen=True, eq=False)
class RuleArrays:
    """
    Rules on m sites in D districts.

    Parameters
    ----------
    district
        (m,) of each site; sites without a quota share one.
    least, most
        (D+1,) open sites in each district, and in all.
    money, budget
        (m,) pence that opening a site takes from the budget, what closing it would have taken given back.
    settled
        (m,) `OPEN` where a site must stay, `SHUT` where it must not be open.
    names
        (D,) of districts; None of those without a quota.
    """

    district: LongArray
    least: LongArray
    most: LongArray
    money: LongArray
    budget: int
    settled: ShortArray
    names: tuple[str | None, ...]

    @property
    def has_budget(self) -> bool:
        """Whether money counts."""
        return bool(self.money.any())

    @property
    def has_quotas(self) -> bool:
        """Whether districts count."""
        return len(self.names) > 1


def rule_arrays(problem: LocationProblem) -> RuleArrays:
    """
    Return the rules of a problem.

    Raises
    ------
    InfeasibleError
        When they allow no choice of sites; says by how much.
    """
    rules, sites, m = problem.rules, problem.sites, problem.m
    names: tuple[str | None, ...] = (*rules.quotas, None)
    index = {name: at for at, name in enumerate(names)}
    quotas = [*rules.quotas.values(), (0, m)]
    most_open = m if rules.most_open is None else rules.most_open
    money, budget = np.zeros(m, np.int64), 0
    if rules.budget is not None:
        if_open = np.array([int(site.spent_open) for site in sites])
        if_closed = np.array([int(site.spent_closed) for site in sites])
        money, budget = if_open - if_closed, int(rules.budget) - int(if_closed.sum())
    arrays = RuleArrays(
        district=np.array([index.get(site.district, len(names) - 1) for site in sites], np.int64),
        least=np.array([*(least for least, _ in quotas), rules.least_open], np.int64),
        most=np.array([*(min(most, m) for _, most in quotas), min(most_open, m)], np.int64),
        money=money,
        budget=budget,
        settled=_settled(problem),
        names=names,
    )
    missing = _missing(problem, arrays)
    if missing:
        raise InfeasibleError("\n".join(missing))
    return arrays


def _settled(problem: LocationProblem) -> ShortArray:
    stays = np.array([site.standing is Standing.MUST_STAY for site in problem.sites])
    shut = np.array(
        [site.standing is Standing.MUST_CLOSE or site.code in problem.shut for site in problem.sites]
    )
    return np.where(stays, OPEN, np.where(shut, SHUT, FREE)).astype(np.int8)


def _missing(problem: LocationProblem, arrays: RuleArrays) -> list[str]:
    """Say what stands in the way of any choice of sites."""
    stay, may = arrays.settled == OPEN, arrays.settled != SHUT
    names = (*(f"in {name}" if name else None for name in arrays.names), "in all")
    said = []
    for d, name in enumerate(names):
        inside = arrays.district == d if d < len(arrays.names) else np.ones(problem.m, np.bool_)
        must, can = int((stay & inside).sum()), int((may & inside).sum())
        least, most = int(arrays.least[d]), int(arrays.most[d])
        if d == len(arrays.names) and problem.rules.most_open is not None:
            most = problem.rules.most_open
        if can < least:
            said.append(f"{least} sites must be open {name}, but only {can} can be: {least - can} missing.")
        if must > most:
            said.append(
                f"At most {most} sites may be open {name}, but {must} must stay: {must - most} too many."
            )
    return said or _together(problem, arrays)


def any_allowed(rules: RuleArrays) -> BoolArray:
    """Return the cheapest set (m,) that the rules allow."""
    chosen: BoolArray = cheapest(_probe(rules), rules.money, rules.settled)[0]
    return chosen


def _probe(arrays: RuleArrays) -> Instance:
    """An instance without demands: the rules alone."""
    return Instance(
        start=np.zeros(1, np.int64), site=np.zeros(0, np.int32), cost=np.zeros(0, np.int64),
        none=np.zeros(0, np.int64), price=arrays.money, district=arrays.district, least=arrays.least,
        most=arrays.most, money=arrays.money, budget=arrays.budget,
    )  # fmt: skip


def _together(problem: LocationProblem, arrays: RuleArrays) -> list[str]:
    """Say which rules that can be kept one by one cannot be kept together."""
    chosen, kept = cheapest(_probe(arrays), arrays.money, arrays.settled)
    if not kept:
        return [_quotas_against_number(arrays)]
    short = int(arrays.money[chosen].sum()) - arrays.budget
    if problem.rules.budget is not None and short > 0:
        budget = int(problem.rules.budget)
        needed = f"the cheapest choice that the other rules allow takes {_pounds(budget + short)}"
        return [f"The budget is {_pounds(budget)}, but {needed}: {_pounds(short)} missing."]
    return []


def _quotas_against_number(arrays: RuleArrays) -> str:
    stay, may = arrays.settled == OPEN, arrays.settled != SHUT
    of = [arrays.district == d for d in range(len(arrays.names))]
    least = sum(max(int(arrays.least[d]), int((stay & inside).sum())) for d, inside in enumerate(of))
    most = sum(min(int(arrays.most[d]), int((may & inside).sum())) for d, inside in enumerate(of))
    if least > arrays.most[-1]:
        return (
            f"Quotas and sites that must stay need {least} open sites, but at most {arrays.most[-1]} may be: "
            f"{least - arrays.most[-1]} too many."
        )
    return (
        f"{arrays.least[-1]} sites must be open, but quotas allow {most} at most: "
        f"{arrays.least[-1] - most} missing."
    )


def _pounds(pence: int) -> str:
    sign = "−" if pence < 0 else ""
    return f"{sign}£{abs(pence) // 100:,}.{abs(pence) % 100:02d}"
