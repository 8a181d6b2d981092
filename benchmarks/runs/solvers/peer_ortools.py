"""OR-Tools routing: every rule as a constraint, guided local search."""

import time
from typing import Any

from benchmarks.runs.instances import Instance
from benchmarks.runs.solvers.base import Solver, WholeNumbers, whole_numbers

_DROPPED = 10**7


class OrTools(Solver):
    """OR-Tools' routing library with pickup-and-delivery pairs."""

    name = "ortools"
    module = "ortools.constraint_solver"
    seeded = False

    def solve(self, instance: Instance, *, seconds: float, seed: int) -> list[list[int]] | None:
        del seed
        began = time.perf_counter()
        # On large instances it does best without leave to leave requests out. On small, tight ones it then
        # finds no first solution, says so at once, and does best with leave and another first solution.
        found = _solve(instance, seconds, may_drop=False)
        left = seconds - (time.perf_counter() - began)
        return found or (_solve(instance, left, may_drop=True) if left > 0 else None)


def _solve(instance: Instance, seconds: float, *, may_drop: bool) -> list[list[int]] | None:
    from ortools.constraint_solver import pywrapcp

    n, v = instance.n, instance.v
    starts = list(range(2 * n, 2 * n + v))
    manager = pywrapcp.RoutingIndexManager(2 * n + 2 * v, v, starts, list(range(2 * n + v, 2 * n + 2 * v)))
    model = pywrapcp.RoutingModel(manager)
    numbers = whole_numbers(instance)
    # One table for cost and time alike: a callback into Python would slow the search down.
    lengths = numbers.legs.tolist()
    model.SetArcCostEvaluatorOfAllVehicles(model.RegisterTransitMatrix(lengths))
    if numbers.vehicle_cost:
        model.SetFixedCostOfAllVehicles(numbers.vehicle_cost)
    _add_time(model, manager, instance, numbers)
    _add_capacity(model, instance, numbers)
    _add_pairs(model, manager, instance, numbers)
    if may_drop:
        for node in range(2 * n):
            model.AddDisjunction([manager.NodeToIndex(node)], _DROPPED)
    solution = model.SolveWithParameters(_parameters(seconds, may_drop=may_drop))
    return None if solution is None else _routes(model, manager, solution, v)


def _add_time(model: Any, manager: Any, instance: Instance, numbers: WholeNumbers) -> None:
    n, v = instance.n, instance.v
    transit = model.RegisterTransitMatrix((numbers.service[:, None] + numbers.legs).tolist())
    horizon = int(numbers.closes.max())
    model.AddDimension(transit, horizon, horizon, False, "time")
    clock = model.GetDimensionOrDie("time")
    for node in range(2 * n):
        clock.CumulVar(manager.NodeToIndex(node)).SetRange(
            int(numbers.opens[node]), int(numbers.closes[node])
        )
    for vehicle in range(v):
        for index, node in (
            (model.Start(vehicle), 2 * n + vehicle),
            (model.End(vehicle), 2 * n + v + vehicle),
        ):
            clock.CumulVar(index).SetRange(int(numbers.opens[node]), int(numbers.closes[node]))
        if numbers.duration is not None:
            clock.SetSpanUpperBoundForVehicle(int(numbers.duration[vehicle]), vehicle)


def _add_capacity(model: Any, instance: Instance, numbers: WholeNumbers) -> None:
    for resource, taken in enumerate(numbers.demand.T.tolist()):
        loads = [*taken, *(-load for load in taken), *[0] * (2 * instance.v)]
        load = model.RegisterUnaryTransitVector(loads)
        most = numbers.capacity[:, resource].tolist()
        model.AddDimensionWithVehicleCapacity(load, 0, most, True, f"load {resource}")


def _add_pairs(model: Any, manager: Any, instance: Instance, numbers: WholeNumbers) -> None:
    clock, solver = model.GetDimensionOrDie("time"), model.solver()
    for request in range(instance.n):
        pickup, delivery = manager.NodeToIndex(request), manager.NodeToIndex(request + instance.n)
        model.AddPickupAndDelivery(pickup, delivery)
        solver.Add(model.VehicleVar(pickup) == model.VehicleVar(delivery))
        solver.Add(clock.CumulVar(pickup) <= clock.CumulVar(delivery))
        if numbers.ride is not None:
            ride = clock.CumulVar(delivery) - clock.CumulVar(pickup)
            solver.Add(ride <= int(numbers.ride[request]))


def _parameters(seconds: float, *, may_drop: bool) -> Any:
    from ortools.constraint_solver import pywrapcp
    from ortools.constraint_solver import routing_enums_pb2 as enums

    first = enums.FirstSolutionStrategy
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = first.LOCAL_CHEAPEST_COST_INSERTION if may_drop else first.AUTOMATIC
    parameters.local_search_metaheuristic = enums.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    parameters.time_limit.FromMilliseconds(int(1000 * seconds))
    return parameters


def _routes(model: Any, manager: Any, solution: Any, vehicles: int) -> list[list[int]]:
    routes = []
    for vehicle in range(vehicles):
        index, route = solution.Value(model.NextVar(model.Start(vehicle))), []
        while not model.IsEnd(index):
            route.append(int(manager.IndexToNode(index)))
            index = solution.Value(model.NextVar(index))
        routes.append(route)
    return routes
