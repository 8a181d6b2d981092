from pathlib import Path

import pytest

from benchmarks.runs.instances import BestKnown, Instance
from benchmarks.runs.measure import Task, gap_percent, run, tasks_of
from benchmarks.runs.solvers import SOLVERS
from benchmarks.runs.solvers.base import Solver
from benchmarks.runs.verify import Verdict
from tests.benchmarks.runs.samples import DARP, line_instance, write


class Told(Solver):
    """Gives the answer it was told."""

    name = "told"
    module = "json"
    answer: list[list[int]] | None = None

    def solve(self, instance: Instance, *, seconds: float, seed: int) -> list[list[int]] | None:
        del instance, seconds, seed
        return self.answer

    def rules(self, instance: Instance) -> str:
        del instance
        return "seats dropped"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> type[Told]:
    monkeypatch.setitem(SOLVERS, "told", Told)
    monkeypatch.setattr(Told, "answer", None)
    return Told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "best_known.csv").write_text("instance,value\na2-2,10.0\n", encoding="utf-8")
    return write(tmp_path, "a2-2", DARP)


def test_the_objective_is_what_the_checker_adds_up(told: type[Told], path: Path) -> None:
    told.answer = [[0, 1, 3, 2], []]
    figure = run(Task(path=path, solver="told", seed=3, seconds=1))
    assert figure.objective == pytest.approx(12)
    assert figure.gap_percent == pytest.approx(20)
    assert (figure.instance, figure.seed, figure.best_known) == ("a2-2", 3, 10.0)
    # Request 0 would be in the car while it waits for the window of request 1.
    assert not figure.accepted_by_checker
    assert "ride-time" in figure.broken
    assert figure.rules == "seats dropped"


def test_a_good_answer_is_accepted(told: type[Told], path: Path) -> None:
    told.answer = [[0, 2], [1, 3]]
    figure = run(Task(path=path, solver="told", seed=1, seconds=1))
    assert figure.accepted_by_checker
    assert figure.broken == ""
    assert figure.objective == pytest.approx(22)


def test_finding_nothing_is_said(told: type[Told], path: Path) -> None:
    figure = run(Task(path=path, solver="told", seed=1, seconds=1))
    assert (figure.objective, figure.gap_percent, figure.accepted_by_checker) == (None, None, False)
    assert figure.broken == "nothing found"


def test_leaving_somebody_out_has_no_gap(told: type[Told], path: Path) -> None:
    told.answer = [[0, 2], []]
    figure = run(Task(path=path, solver="told", seed=1, seconds=1))
    assert (figure.gap_percent, figure.broken) == (None, "missing")


def test_a_solver_without_seeds_runs_once(told: type[Told], monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [Path("a.txt"), Path("b.txt")]
    assert len(tasks_of(paths, ["told"], seeds=5, seconds=1)) == 10
    monkeypatch.setattr(Told, "seeded", False)
    assert [task.path.stem for task in tasks_of(paths, ["told"], seeds=5, seconds=1)] == ["a", "b"]


@pytest.mark.parametrize(("vehicles", "gap"), [(4, 10.0), (5, 25.0)])
def test_the_gap_is_of_vehicles_where_they_count_and_differ(vehicles: int, gap: float) -> None:
    best = BestKnown(value=100.0, vehicles=4)
    verdict = Verdict(distance=110.0, vehicles=vehicles, broken=())
    assert gap_percent(line_instance(form="pdptw"), verdict, best) == pytest.approx(gap)
    assert gap_percent(line_instance(form="darp"), verdict, best) == pytest.approx(10.0)
