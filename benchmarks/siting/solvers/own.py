"""geoplan's own models."""

from benchmarks.siting.cases import Model, SitingCase
from benchmarks.siting.solvers.base import Solved, Solver


class Geoplan(Solver):
    """`geoplan.siting.models`."""

    name = "geoplan"
    modules = ("geoplan", "highspy", "scipy.sparse")
    largest = 100_000_000

    def solve(self, case: SitingCase, *, seconds: float) -> Solved:
        from geoplan.siting.models.covering import mclp
        from geoplan.siting.models.p_center import p_center
        from geoplan.siting.models.p_median import p_median
        from geoplan.siting.models.problem import LocationProblem
        from geoplan.siting.models.search.limits import SiteLimits, Watch
        from geoplan.siting.sites import Site

        n, m = case.cost.shape
        problem = LocationProblem(
            demands=tuple(f"d{i + 1}" for i in range(n)),
            sites=tuple(Site(code=f"s{j + 1}") for j in range(m)),
            cost=case.cost,
            weight=case.weight,
        )
        watch = Watch(SiteLimits(seconds=seconds, gap=case.gap))
        if case.model is Model.P_MEDIAN:
            found = p_median(problem, p=case.p, watch=watch)
        elif case.model is Model.P_CENTER:
            found = p_center(problem, p=case.p, watch=watch)
        else:
            found = mclp(problem, p=case.p, radius=case.radius, watch=watch)
        return Solved(found.objective, found.gap <= case.gap, found.bound)
