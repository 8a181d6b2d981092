import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.runs.assembling.assemble import assemble
from geoplan.runs.building.extra import Extra, extra_of, loads_of
from geoplan.runs.building.spot import spot_of
from geoplan.runs.case.params import RunParams
from geoplan.runs.search import plan_cost
from tests.runs.worlds import small_case


def test_parts_add_up():
    extra = Extra(
        metres=1_609.344, seconds=90, paid=45, long_rides=1, new_faces=300, uneven_load=2, changes=150
    )

    assert (extra.miles, extra.minutes) == (1, 1.5)
    assert (extra.preferences, extra.pence) == (453, 498)


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_what_an_insertion_costs_is_what_the_plan_costs_more(data):
    params = RunParams(
        new_face_pence=data.draw(st.sampled_from([0, 300])),
        load_pence_per_hour_squared=data.draw(st.sampled_from([0.0, 500.0])),
        soft_ride_under_5_minutes=5,
        soft_ride_from_11_minutes=5,
        detour_minutes=0,
    )
    assembled = assemble(small_case(params=params))
    problem, n = assembled.problem, assembled.problem.n
    routes: list[list[int]] = [[] for _ in assembled.vehicles]
    for request in data.draw(st.permutations(range(n))):
        fitting = []
        loads = loads_of(problem, routes)
        for vehicle in range(problem.v):
            if problem.allowed[request, vehicle]:
                spot = spot_of(problem, vehicle, routes[vehicle], request)
                found = spot.insertion()
                if found is not None:
                    fitting.append((vehicle, spot, found))
        if not fitting:
            continue
        vehicle, spot, found = data.draw(st.sampled_from(fitting))
        load = loads[problem.vehicle_person[vehicle]]
        extra = extra_of(problem, spot, found, vehicle=vehicle, request=request, load=load)
        before = plan_cost(problem, routes) - problem.unserved_cost[request]
        routes[vehicle] = list(spot.whole(found.route, n))

        assert extra.pence == pytest.approx(plan_cost(problem, routes) - before, abs=1e-6)
        assert extra.paid + extra.long_rides == pytest.approx(found.cost, abs=1e-6)
