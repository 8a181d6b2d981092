"""
Made-up places like those of a county, from a seed: where demand is, and where venues might be.

Three tenths of the demand are spread over the land, the rest lies in towns whose sizes fall off as those of
towns do. Candidates are at some of the places of demand. Journeys are roads' wriggle longer than straight
lines, slow over short distances and quicker over long ones, and begin and end in side streets of a place's
own.
"""

import numpy as np
from numpy.typing import NDArray

from benchmarks.siting.cases import Model, SitingCase, Whole

WIDTH_M, HEIGHT_M = 45_000.0, 80_000.0
TOWNS = 40
TOWN_M = 1_600.0
RURAL = 0.3
WRIGGLE = 1.3
SLOW_M_PER_S, QUICK_M_PER_S = 8.0, 18.0
QUICK_FROM_M = 12_000.0
SIDE_STREETS_S = 60.0
SESSIONS = 6
MEDIANS = (5, 10, 20, 50)
COVERS = ((5, 15), (10, 15), (10, 10), (20, 10))
"""Sites and minutes."""
CENTERS = (5, 10, 20)
MEDIAN_GAP = 0.001


def county_costs(n: int, m: int, seed: int) -> tuple[Whole, Whole]:
    """Return seconds (n, m) from n demands to m candidates, and sessions (n,) of each demand."""
    random = np.random.default_rng(seed)
    place = _places(random, n)
    site = place[random.choice(n, m, replace=m > n)] + random.normal(0, 200, (m, 2))
    delay_s = random.exponential(SIDE_STREETS_S, n)
    site_delay_s = random.exponential(SIDE_STREETS_S / 2, m)
    seconds = np.empty((n, m), np.int64)
    for j in range(m):  # one site at a time: no further table of this size
        metres = WRIGGLE * np.hypot(*(place - site[j]).T)
        share = np.minimum(1.0, metres / QUICK_FROM_M)
        speed = SLOW_M_PER_S + share * (QUICK_M_PER_S - SLOW_M_PER_S)
        seconds[:, j] = np.rint(metres / speed + delay_s + site_delay_s[j])
    return seconds, random.integers(1, SESSIONS + 1, n)


def _places(random: np.random.Generator, n: int) -> NDArray[np.float64]:
    """Return n positions in metres (n, 2)."""
    area = np.array([WIDTH_M, HEIGHT_M])
    towns = random.uniform(0, area, (TOWNS, 2))
    size = 1.0 / np.arange(1, TOWNS + 1)
    town = random.choice(TOWNS, n, p=size / size.sum())
    spread = TOWN_M * np.sqrt(size[town] * TOWNS / 4)[:, None]
    rural = random.random(n) < RURAL
    return np.where(
        rural[:, None], random.uniform(0, area, (n, 2)), towns[town] + random.normal(0, 1, (n, 2)) * spread
    )


def county_cases(n: int, m: int, seed: int) -> list[SitingCase]:
    """Return all cases of a county: medians within a small gap, covers and centers with a proof."""
    cost, weight = county_costs(n, m, seed)
    name = f"county-{n}x{m}-{seed}"
    medians = [
        SitingCase(
            instance=f"{name}-p{p}",
            model=Model.P_MEDIAN,
            cost=cost,
            weight=weight,
            p=p,
            gap=MEDIAN_GAP,
        )
        for p in MEDIANS
        if p <= m
    ]
    covers = [
        SitingCase(
            instance=f"{name}-p{p}-{minutes}min",
            model=Model.MCLP,
            cost=cost,
            weight=weight,
            p=p,
            radius=60 * minutes,
        )
        for p, minutes in COVERS
        if p <= m
    ]
    centers = [
        SitingCase(instance=f"{name}-p{p}", model=Model.P_CENTER, cost=cost, weight=weight, p=p)
        for p in CENTERS
        if p <= m
    ]
    return [*medians, *covers, *centers]
