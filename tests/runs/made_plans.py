"""Plans made of routes that a test writes down, without any search."""

from collections.abc import Sequence

from geoplan.domain.plans import Plan
from geoplan.runs.assembling.assemble import assemble
from geoplan.runs.building.plan import plan_of
from geoplan.runs.case import Case


def plan_with(case: Case, **runs: Sequence[str]) -> Plan:
    """
    The plan in which runs drive these requests, one after the other; the rest is as the ladder has it.

    A run is named ``D001_mon``. A request that is followed by ``>`` is picked up there, by ``<`` delivered.
    """
    codes = {name.replace("_", "-"): stops for name, stops in runs.items()}
    on_runs = {stop.strip("<>") for stops in codes.values() for stop in stops}
    assembled = assemble(case, keep=on_runs)
    n = assembled.problem.n
    routes: list[list[int]] = [[] for _ in assembled.vehicles]
    for code, stops in codes.items():
        route = routes[assembled.vehicle_position[code]]
        for stop in stops:
            request = assembled.position[stop.strip("<>")]
            route += [request] if not stop.endswith("<") else []
            route += [n + request] if not stop.endswith(">") else []
    return plan_of(assembled, routes, seed=1, iterations=0)
