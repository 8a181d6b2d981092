from dataclasses import replace

from benchmarks.runs.measure import Figure
from benchmarks.runs.summary import behind, summary

FIGURE = Figure(
    instance="a2-2",
    seed=1,
    seconds=10,
    objective=101.0,
    best_known=100.0,
    gap_percent=1.0,
    accepted_by_checker=True,
    solver="geoplan",
    family="darp a",
    vehicles=2,
    best_known_vehicles=None,
    broken="",
    rules="",
    elapsed_s=10.0,
    cpu_s=10.0,
)


def test_mean_and_worst_gap_are_of_accepted_runs() -> None:
    figures = [
        FIGURE,
        replace(FIGURE, seed=2, gap_percent=4.0),
        replace(FIGURE, seed=3, gap_percent=-9.0, accepted_by_checker=False),
    ]
    assert summary(figures)[1].split() == ["darp", "a", "geoplan", "10", "3", "2", "2.500", "4.000"]


def test_families_solvers_and_limits_have_lines_of_their_own() -> None:
    figures = [
        FIGURE,
        replace(FIGURE, seconds=60),
        replace(FIGURE, solver="vroom", rules="ride time dropped"),
        replace(FIGURE, family="darp_mdh"),
    ]
    lines = summary(figures)[1:]
    assert len(lines) == 4
    assert [line.endswith("ride time dropped") for line in lines] == [False, False, True, False]


def test_a_peer_is_ahead_only_when_it_keeps_the_rules() -> None:
    peer = replace(FIGURE, solver="vroom", objective=99.0)
    assert behind([FIGURE, peer]) == ["  a2-2, 10 s: vroom is ahead of geoplan"]
    assert behind([FIGURE, replace(peer, accepted_by_checker=False)]) == []
    assert behind([FIGURE, replace(peer, objective=101.0)]) == []
    assert behind([FIGURE, replace(peer, seconds=60)]) == []


def test_vehicles_come_before_distance_where_they_count() -> None:
    own = replace(FIGURE, best_known_vehicles=2)
    assert behind([own, replace(own, solver="pyvrp", vehicles=3, objective=90.0)]) == []
    assert behind([own, replace(own, solver="pyvrp", vehicles=1, objective=190.0)]) != []
