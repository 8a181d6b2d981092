"""Figures by family and solver."""

from collections.abc import Sequence
from statistics import fmean

from benchmarks.runs.measure import Figure

HEADER = (
    f"{'family':<10} {'solver':<8} {'seconds':>7} {'runs':>5} {'accepted':>8}"
    f" {'mean gap %':>10} {'worst gap %':>11}  rules"
)


def summary(figures: Sequence[Figure]) -> list[str]:
    """
    Return a table as lines: mean and worst gap over the accepted runs of each family, solver and limit.

    In ``pdptw`` the gap is of vehicles where their number differs from the published one, else of distance.
    """
    groups: dict[tuple[str, str, float], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.family, figure.solver, figure.seconds), []).append(figure)
    return [HEADER, *(_line(*key, group) for key, group in sorted(groups.items()))]


def _line(family: str, solver: str, seconds: float, group: list[Figure]) -> str:
    accepted = [figure for figure in group if figure.accepted_by_checker]
    gaps = [figure.gap_percent for figure in accepted if figure.gap_percent is not None]
    mean, worst = (f"{fmean(gaps):.3f}", f"{max(gaps):.3f}") if gaps else ("", "")
    rules = "; ".join(dict.fromkeys(figure.rules for figure in group if figure.rules))
    return (
        f"{family:<10} {solver:<8} {seconds:>7g} {len(group):>5} {len(accepted):>8}"
        f" {mean:>10} {worst:>11}  {rules}".rstrip()
    )


def behind(figures: Sequence[Figure]) -> list[str]:
    """Return a line for every instance on which geoplan's mean over its seeds is worse than a peer's."""
    means: dict[tuple[str, float], dict[str, float]] = {}
    for figure in figures:
        means.setdefault((figure.instance, figure.seconds), {})
    for (instance, seconds), by_solver in means.items():
        of_instance = [
            figure for figure in figures if (figure.instance, figure.seconds) == (instance, seconds)
        ]
        for solver in dict.fromkeys(figure.solver for figure in of_instance):
            values = [_rank(figure) for figure in of_instance if figure.solver == solver]
            by_solver[solver] = fmean(values)
    return [
        f"  {instance}, {seconds:g} s: {solver} is ahead of geoplan"
        for (instance, seconds), by_solver in means.items()
        for solver, value in by_solver.items()
        if "geoplan" in by_solver and value < by_solver["geoplan"] - 1e-6
    ]


def _rank(figure: Figure) -> float:
    """Return what is less for the better: vehicles where they count, then distance; inf for broken rules."""
    if not figure.accepted_by_checker or figure.objective is None:
        return float("inf")
    vehicles = figure.vehicles or 0
    return (1e6 * vehicles if figure.best_known_vehicles else 0.0) + figure.objective
