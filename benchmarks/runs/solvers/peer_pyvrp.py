"""PyVRP: shipments without a ride-time rule, so windows are narrowed instead."""

from typing import Any

from benchmarks.runs.instances import Instance
from benchmarks.runs.solvers.base import Solver, WholeNumbers, has_ride_rule, narrowed_windows, whole_numbers


class PyVrp(Solver):
    """PyVRP's iterated local search with pickup-and-delivery pairs (from 0.14 on)."""

    name = "pyvrp"
    module = "pyvrp"

    def solve(self, instance: Instance, *, seconds: float, seed: int) -> list[list[int]] | None:
        from pyvrp import Model
        from pyvrp.stop import MaxRuntime

        numbers = whole_numbers(instance)
        model = Model.from_data(_data(instance, numbers))
        result = model.solve(MaxRuntime(seconds), seed=seed, collect_stats=False, display=False)
        return _routes(result.best, instance)

    def rules(self, instance: Instance) -> str:
        return "ride time tightened to windows" if has_ride_rule(instance) else ""


def _data(instance: Instance, numbers: WholeNumbers) -> Any:
    import pyvrp

    n, v = instance.n, instance.v
    opens, closes = narrowed_windows(instance, numbers)
    shipments = [
        pyvrp.Shipment(
            pickup_location=pickup,
            delivery_location=pickup + n,
            pickup_tw_early=int(opens[pickup]),
            pickup_tw_late=int(closes[pickup]),
            pickup_service_duration=int(numbers.service[pickup]),
            delivery_tw_early=int(opens[pickup + n]),
            delivery_tw_late=int(closes[pickup + n]),
            delivery_service_duration=int(numbers.service[pickup + n]),
            amount=numbers.demand[pickup].tolist(),
        )
        for pickup in range(n)
    ]
    return pyvrp.ProblemData(
        locations=[pyvrp.Location(float(x), float(y)) for x, y in instance.position.tolist()],
        clients=[],
        depots=[pyvrp.Depot(2 * n + at) for at in range(2 * v)],
        vehicle_types=[_vehicle_type(instance, numbers, vehicle) for vehicle in range(v)],
        distance_matrices=[numbers.legs],
        duration_matrices=[numbers.legs],
        shipments=shipments,
    )


def _vehicle_type(instance: Instance, numbers: WholeNumbers, vehicle: int) -> Any:
    import pyvrp

    start, v = 2 * instance.n + vehicle, instance.v
    limit = {} if numbers.duration is None else {"shift_duration": int(numbers.duration[vehicle])}
    return pyvrp.VehicleType(
        num_available=1,
        capacity=numbers.capacity[vehicle].tolist(),
        start_depot=vehicle,
        end_depot=v + vehicle,
        fixed_cost=numbers.vehicle_cost,
        tw_early=int(numbers.opens[start]),
        tw_late=int(numbers.closes[start + v]),
        **limit,
    )


def _routes(solution: Any, instance: Instance) -> list[list[int]]:
    routes: list[list[int]] = [[] for _ in range(instance.v)]
    for route in solution.routes():
        for activity in route:
            if activity.is_pickup() or activity.is_delivery():
                node = activity.idx + (instance.n if activity.is_delivery() else 0)
                routes[route.vehicle_type()].append(node)
    return routes
