import csv
import sys
from pathlib import Path

import pytest

from benchmarks.runs import __main__ as command
from tests.benchmarks.runs.samples import DARP, write
from tests.benchmarks.runs.test_summary import FIGURE


def call(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    monkeypatch.setattr(sys, "argv", ["benchmarks.runs", *map(str, arguments)])
    command.main()


def test_figures_are_written_with_the_agreed_columns_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "a2-2", DARP)
    write(tmp_path, "notes", "not an instance")
    asked = []

    def measure(tasks: list[object], jobs: int) -> list[object]:
        asked.extend(tasks)
        return [FIGURE]

    monkeypatch.setattr(command, "measure", measure)
    call(monkeypatch, "--instances", tmp_path, "--seconds", 3, "--seeds", 2, "--csv", tmp_path / "out.csv")
    assert [(task.path.stem, task.seed, task.seconds) for task in asked] == [("a2-2", 1, 3), ("a2-2", 2, 3)]
    with (tmp_path / "out.csv").open(newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][:7] == [
        "instance",
        "seed",
        "seconds",
        "objective",
        "best_known",
        "gap_percent",
        "accepted_by_checker",
    ]
    assert rows[1][:7] == ["a2-2", "1", "10", "101.0", "100.0", "1.0", "True"]
    said = capsys.readouterr().out
    assert "1 other files are in none of the formats" in said
    assert "mean gap %" in said


def test_a_folder_without_instances_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no instances called pr\*"):
        call(monkeypatch, "--instances", tmp_path, "--match", "pr*")


def test_an_unknown_solver_is_named_with_those_there_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write(tmp_path, "a2-2", DARP)
    with pytest.raises(SystemExit, match="no solver called magic; there are geoplan, ortools"):
        call(monkeypatch, "--instances", tmp_path, "--solvers", "magic")


def test_an_unknown_size_is_named_with_those_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match="there are these sizes: day, week, ten times"):
        call(monkeypatch, "--county", "scale", "--sizes", "month")
