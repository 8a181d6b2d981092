from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.runs.instances import Instance, find_instances, read_instance, to_problem
from benchmarks.runs.verify import facts_of, verify
from geoplan.runs.checking.facts.schedule import check_loads
from geoplan.runs.checking.facts.times import RouteTimes, find_times
from geoplan.runs.search import plan_cost
from tests.benchmarks.runs.samples import DARP, MDH, PDPTW, line_instance, write

PUBLISHED = Path(__file__).parents[4] / "shared" / "data" / "benchmarks"


def test_dial_a_ride_rows_are_pickups_then_deliveries(tmp_path: Path) -> None:
    instance = read_instance(write(tmp_path, "a2-2", DARP))
    assert (instance.n, instance.v, instance.family) == (2, 2, "darp a")
    assert instance.position[:, 0].tolist() == [3, 4, 6, 5, 0, 0, 0, 0]
    assert instance.opens[:4].tolist() == [0, 0, 0, 30]
    assert instance.closes[:4].tolist() == [20, 100, 100, 40]
    assert instance.service.tolist() == [1, 1, 1, 1, 0, 0, 0, 0]
    assert instance.demand.tolist() == [[1], [1]]
    assert instance.capacity.tolist() == [[3], [3]]
    assert instance.max_ride.tolist() == [8, 8]
    assert instance.max_duration.tolist() == [100, 100]


@pytest.mark.parametrize("counted", [2, 4, 5, 6])
def test_requests_are_counted_by_rows_whatever_the_first_line_counts(tmp_path: Path, counted: int) -> None:
    without_second_depot = DARP.replace("2 2 100", f"2 {counted} 100").rsplit("5 0 0", 1)[0]
    instance = read_instance(write(tmp_path, "pr00", without_second_depot))
    assert (instance.n, instance.family) == (2, "darp pr")


def test_vehicles_of_several_depots_take_them_in_turn(tmp_path: Path) -> None:
    instance = read_instance(write(tmp_path, "a5-1hetIUY", MDH))
    starts, ends = instance.position[2:7], instance.position[7:]
    assert starts.tolist() == [[-5, -5], [5, 5], [-5, 5], [5, -5], [-5, -5]]
    assert ends.tolist() == starts.tolist()
    assert instance.max_duration.tolist() == [480, 480, 480, 480, 240]
    assert (instance.closes[2:] == 480).all()
    assert instance.max_ride.tolist() == [30]


def test_seats_that_stand_in_for_others_become_sums(tmp_path: Path) -> None:
    instance = read_instance(write(tmp_path, "a5-1hetIUY", MDH))
    # Stretchers; and patient seats; and staff seats; wheelchairs by themselves.
    assert instance.capacity[0].tolist() == [0, 6, 7, 1]
    assert instance.capacity[4].tolist() == [1, 2, 4, 1]
    assert instance.demand[0].tolist() == [0, 1, 2, 0]


@given(people=st.tuples(*[st.integers(0, 4)] * 3), seats=st.tuples(*[st.integers(0, 4)] * 3))
@settings(max_examples=200, deadline=None)
def test_sums_of_seats_say_exactly_who_fits(
    people: tuple[int, int, int], seats: tuple[int, int, int]
) -> None:
    companions, patients, lying = people
    staff_seats, patient_seats, stretchers = seats
    # Try every number of patients on stretchers, and of companions on patient seats and on stretchers.
    fits = any(
        lying + patient_up + companion_up2 <= stretchers
        and patients - patient_up + companion_up1 <= patient_seats
        and companions - companion_up1 - companion_up2 <= staff_seats
        for patient_up, companion_up1, companion_up2 in product(
            range(patients + 1), range(companions + 1), range(companions + 1)
        )
        if companion_up1 + companion_up2 <= companions
    )
    sums = lying <= stretchers
    sums &= lying + patients <= stretchers + patient_seats
    sums &= lying + patients + companions <= stretchers + patient_seats + staff_seats
    assert fits == sums


def test_pickup_and_delivery_are_paired_by_their_columns(tmp_path: Path) -> None:
    instance = read_instance(write(tmp_path, "lc000", PDPTW))
    assert instance.position[:4, 1].tolist() == [20, 30, 40, 10]
    assert instance.demand.tolist() == [[7], [5]]
    assert instance.opens[:4].tolist() == [0, 0, 100, 0]
    assert np.isinf(instance.max_ride).all()
    assert np.isinf(instance.max_duration).all()
    assert (instance.n, instance.v, instance.family) == (2, 3, "pdptw")


@pytest.mark.parametrize(
    "text",
    [
        "1 2 3 4\n",
        "",
        DARP.replace("2 2 100", "2 3 100"),
        DARP.replace("4 5 0 1 -1", "4 5 0 1 -2"),
        PDPTW.replace("10 2 0\n", "10 1 0\n"),
        MDH.replace("5 1\n", "5 2\n"),
        "some words\n",
    ],
)
def test_what_is_no_instance_is_refused_by_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match=r"odd\.txt is in none of the known formats"):
        read_instance(write(tmp_path, "odd", text))


def test_best_known_values_are_found_by_name(tmp_path: Path) -> None:
    write(tmp_path, "lc000", PDPTW)
    table = "instance,vehicles,distance\r\nlc001,9,5.0\r\nlc000,2,80.5\r\n"
    (tmp_path / "best_known.csv").write_text(table, encoding="utf-8", newline="")
    best = read_instance(tmp_path / "lc000.txt").best_known
    assert best is not None
    assert (best.value, best.vehicles) == (80.5, 2)


def test_an_instance_without_a_published_value_is_read(tmp_path: Path) -> None:
    assert read_instance(write(tmp_path, "a2-2", DARP)).best_known is None


def test_instances_are_found_in_folders_and_by_name(tmp_path: Path) -> None:
    (tmp_path / "darp").mkdir()
    first = write(tmp_path / "darp", "a2-2", DARP)
    second = write(tmp_path, "pr01", DARP)
    assert find_instances(tmp_path) == [first, second]
    assert find_instances(tmp_path, "a*") == [first]
    assert find_instances(tmp_path, "a2-2") == [first]


def test_a_problem_costs_what_its_routes_are_long(tmp_path: Path) -> None:
    instance = read_instance(write(tmp_path, "a2-2", DARP))
    problem = to_problem(instance)
    assert plan_cost(problem, [[0, 2], [1, 3]]) == pytest.approx(12 + 10)
    assert plan_cost(problem, [[0, 2], []]) == pytest.approx(12 + 10_000)
    assert verify(instance, [[0, 2], [1, 3]]).distance == pytest.approx(12 + 10)


def test_one_vehicle_fewer_is_worth_any_distance(tmp_path: Path) -> None:
    problem = to_problem(read_instance(write(tmp_path, "lc000", PDPTW)))
    one, two = [[1, 3, 0, 2], [], []], [[1, 3], [0, 2], []]
    assert plan_cost(problem, one) == pytest.approx(10_000 + 30 + 20 + 10 + 20 + 40)
    assert plan_cost(problem, two) > plan_cost(problem, one)
    # Whom nobody takes costs more than a vehicle of their own.
    assert plan_cost(problem, [[1, 3], [], []]) > plan_cost(problem, two)


def test_nothing_is_tightened() -> None:
    instance = line_instance()
    problem = to_problem(instance)
    assert np.array_equal(problem.opens, instance.opens)
    assert np.array_equal(problem.closes, instance.closes)
    assert problem.leg(0, 3) == (2.0, 2.0)
    assert problem.allowed.all()


@pytest.mark.parametrize("family", ["darp", "darp_mdh", "pdptw"])
def test_every_published_request_can_travel_by_itself(family: str) -> None:
    folder = PUBLISHED / family
    if not folder.exists():
        pytest.skip("the published instances are not here")
    for path in find_instances(folder):
        instance = read_instance(path)
        assert instance.best_known is not None
        assert all(_travels_alone(instance, request) for request in range(instance.n)), path.name


def _travels_alone(instance: Instance, request: int) -> bool:
    for vehicle in range(instance.v):
        route = facts_of(instance, vehicle, (request, request + instance.n))
        if not check_loads(route) and isinstance(find_times(route), RouteTimes):
            return True
    return False
