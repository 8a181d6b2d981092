import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.siting import __main__ as command
from benchmarks.siting import measure as measuring
from benchmarks.siting.cases import SitingCase
from benchmarks.siting.measure import Figure, Timed, figure
from benchmarks.siting.solvers import Geoplan, Solved, Solver
from benchmarks.siting.summary import summary
from tests.benchmarks.siting.test_cases import PATH, write


def call(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    monkeypatch.setattr(sys, "argv", ["benchmarks.siting", *map(str, arguments)])
    command.main()


def in_this_process(solver: Solver, case: SitingCase, seconds: float) -> Timed:
    return Timed(solver.solve(case, seconds=seconds), 0.5, 0.6, 100.0)


def test_figures_are_written_with_the_agreed_columns_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "path", PATH)
    write(tmp_path, "notes", "not an instance")
    (tmp_path / "best_known.csv").write_text("instance,value\npath,2\n")
    monkeypatch.setattr(measuring, "run", in_this_process)
    call(monkeypatch, "--instances", tmp_path, "--peers", "milp", "--csv", tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0])[:7] == [
        "instance",
        "objective",
        "best_known",
        "proven",
        "seconds",
        "peer",
        "peer_seconds",
    ]
    assert [(row["problem"], row["objective"], row["proven"], row["peer_objective"]) for row in rows] == [
        ("p-median", "2", "True", "2.0"),
        ("p-center", "2", "True", "2.0"),
    ]
    said = capsys.readouterr().out
    assert "p-median: 1 of 1 proven, 1 of 1 as published" in said
    assert "milp: 1 of 1 proven; it took 1 times as long at least" in said


def test_ctrl_c_leaves_the_figures_so_far(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def measure(cases: list[SitingCase], peers: list[str], *, seconds: float) -> Iterator[Figure]:
        yield figure(cases[0], Timed(Solved(7, False, 6), 1.0, 1.0, 1.0))
        raise KeyboardInterrupt

    write(tmp_path, "path", PATH)
    monkeypatch.setattr(command, "measure", measure)
    call(monkeypatch, "--instances", tmp_path, "--csv", tmp_path / "out.csv")
    assert "Stopped; these are the figures so far" in capsys.readouterr().out
    assert len((tmp_path / "out.csv").read_text().splitlines()) == 2


def test_a_peer_is_not_asked_for_what_is_too_large_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from benchmarks.siting.county import county_cases

    case = county_cases(20, 12, 1)[0]
    monkeypatch.setattr(measuring, "run", in_this_process)
    monkeypatch.setattr(measuring.PEERS["milp"], "largest", 10)
    (row,) = measuring.measure([case], ["milp"], seconds=10)
    assert (row.peer, row.peer_seconds, row.proven) == ("", None, True)


def test_a_run_in_a_process_of_its_own_is_timed() -> None:
    from benchmarks.siting.county import county_cases

    timed = measuring.run(Geoplan(), county_cases(20, 12, 1)[0], 10.0)
    assert timed.solved.proven
    assert 0 < timed.cpu_s < 10
    assert timed.peak_mb > 10


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--peers", "magic"), "no peer called magic; there are spopt-highs"),
        ((), "no instances were found"),
        (("--county", "many"), "not a size such as 10000x500"),
    ],
)
def test_what_cannot_be_measured_is_named(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    with pytest.raises(SystemExit, match=words):
        call(monkeypatch, *arguments)


def test_the_summary_names_the_slowest_and_what_is_not_proven() -> None:
    from benchmarks.siting.county import county_cases

    cases = county_cases(20, 12, 1)[:2]
    rows = [
        figure(cases[0], Timed(Solved(7, False, 6), 4.0, 1.0, 1.0)),
        figure(cases[1], Timed(Solved(7, True, 7), 1.0, 1.0, 1.0)),
    ]
    assert summary(rows) == [f"p-median: 1 of 2 proven; slowest {cases[0].instance} with 4.00 s"]
