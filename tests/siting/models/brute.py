"""Small random problems, and what trying every choice of sites says of them."""

from collections.abc import Iterator

import numpy as np
from hypothesis import strategies as st

from geoplan.siting.models.problem import BoolArray, LocationProblem, LongArray
from geoplan.siting.sites import Site, SiteRules, Standing, keeps, rows_of

FAR = 10**6


def problem_of(
    cost: object,
    weight: object = None,
    *,
    standing: str = "",
    rules: SiteRules | None = None,
    forbidden: object = None,
    opening: object = None,
    districts: str = "",
) -> LocationProblem:
    """
    Return a problem with sites A, B, … and demands d1, d2, …

    `standing` has a letter a site: s must stay, c may close, o may open, x must close. So has `districts`.
    """
    costs = np.asarray(cost)
    n, m = costs.shape
    kinds = dict(zip("scox", Standing, strict=True))
    sites = tuple(
        Site(
            code=chr(ord("A") + j),
            standing=kinds[(standing or "o" * m)[j]],
            opening=0.0 if opening is None else float(np.asarray(opening)[j]),
            district=districts[j] if districts else None,
        )
        for j in range(m)
    )
    return LocationProblem(
        demands=tuple(f"d{i + 1}" for i in range(n)),
        sites=sites,
        cost=costs,
        weight=np.ones(n, np.int64) if weight is None else np.asarray(weight),
        rules=rules or SiteRules(),
        forbidden=None if forbidden is None else np.asarray(forbidden),
    )


@st.composite
def problems(draw: st.DrawFn) -> LocationProblem:
    """Problems with up to 9 demands and 7 sites, and every rule that there is, now and then."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    n, m = draw(st.integers(1, 9)), draw(st.integers(1, 7))
    sites = tuple(
        Site(
            code=f"s{j}",
            standing=draw(st.sampled_from([*Standing, Standing.MAY_OPEN])),
            opening=float(random.integers(0, 10)),
            closing=float(random.integers(0, 10)),
            district=draw(st.sampled_from(["north", "south", None])),
        )
        for j in range(m)
    )
    named = {site.district for site in sites} - {None}
    quotas = {}
    for district in sorted(named):
        if draw(st.booleans()):
            least = draw(st.integers(0, 1))
            quotas[district] = (least, least + draw(st.integers(0, 2)))
    least = draw(st.integers(0, 3))
    rules = SiteRules(
        least_open=least,
        most_open=None if least == 0 and draw(st.booleans()) else least + draw(st.integers(0, 2)),
        budget=draw(st.none() | st.integers(0, 30).map(float)),
        quotas=quotas,
    )
    return LocationProblem(
        demands=tuple(f"d{i}" for i in range(n)),
        sites=sites,
        cost=random.integers(0, 20, (n, m)),
        weight=random.integers(0, 5, n),
        rules=rules,
        forbidden=random.random((n, m)) < draw(st.sampled_from([0.0, 0.3])),
        shut=tuple(
            site.code
            for site in sites
            if site.standing is not Standing.MUST_STAY and draw(st.sampled_from([False, False, False, True]))
        ),
    )


def choices(problem: LocationProblem) -> Iterator[BoolArray]:
    """Yield every allowed choice of sites."""
    rows = rows_of(problem.sites, problem.rules)
    stay = np.array([site.standing is Standing.MUST_STAY for site in problem.sites])
    shut = np.array(
        [site.standing is Standing.MUST_CLOSE or site.code in problem.shut for site in problem.sites]
    )
    for number in range(2**problem.m):
        is_open = (number >> np.arange(problem.m) & 1).astype(bool)
        if (is_open | ~stay).all() and not (is_open & shut).any() and keeps(rows, is_open.astype(float)):
            yield is_open


def nearest(problem: LocationProblem, is_open: BoolArray) -> LongArray:
    """What one unit of each demand costs at its best open site; `FAR` where no open site may serve it."""
    usable = problem.allowed & is_open
    return np.where(usable, problem.cost, FAR).min(axis=1)


def count_within(problem: LocationProblem, is_open: BoolArray, radius: int) -> LongArray:
    """How many open sites cover each demand."""
    return ((problem.cost <= radius) & problem.allowed & is_open).sum(axis=1)
