"""Faults of input and of ours: neither messages nor marks beside them repeat what is personal."""

import csv
import traceback

import pytest

from geoplan.cli import main
from geoplan.io.schemas import PEOPLE, SCHEMAS
from tests.proof import rights, seeds
from tests.proof.test_outputs import found_in

CANARY = "Zebulonfault Quirkenthorpe 17"
TABLES = [kind for kind in seeds.TABLES if kind in PEOPLE | {"sessions"}]


def spoil(path, columns):
    """Write what cannot be into a column of each row, one after the other."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    headings = list(dict.fromkeys([*rows[0], *columns]))
    for at, column in enumerate(columns):
        rows[at % len(rows)][column] = CANARY
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, headings)
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize("kind", TABLES)
def test_a_cell_that_cannot_be_is_not_repeated(kind, here, capsys):
    private = [column for column in SCHEMAS[kind].columns if column.private and column.name != "place"]
    spoil(here / "project" / f"{kind}.csv", [column.name for column in private])
    capsys.readouterr()
    code = main(("runs", "plan", "--project", "project", "--week", seeds.WEEK, "--iterations", "1"))
    said = capsys.readouterr()
    assert code == 2
    for column in private:
        assert f'column "{column.name}"' in said.err
    assert CANARY not in said.out + said.err
    assert CANARY.split()[0] not in said.out + said.err


def test_a_fault_of_ours_tells_nothing_of_anybody(here, capsys, monkeypatch):
    def fails(seen, path, *, about):
        raise RuntimeError(f"cannot write {seen.tables} for {dict(next(iter(seen.tables.values())).rows[0])}")

    monkeypatch.setattr("geoplan.report.exports.plan.write_export", fails)
    assert main(("export", "plan", "--for", "planner", "--project", "project")) == 1
    said = capsys.readouterr()
    assert "a fault of geoplan's own: RuntimeError" in said.err
    assert not found_in(said.out + said.err, rights.of_nobody)
    assert not list((here / "project").glob("export*"))


def test_a_traceback_that_a_maintainer_asks_for_tells_nothing_of_anybody(here, monkeypatch):
    def fails(seen, path, *, about):
        raise RuntimeError(f"cannot write {seen} {seen.tables} for {about}")

    monkeypatch.setattr("geoplan.report.exports.plan.write_export", fails)
    monkeypatch.setenv("GEOPLAN_DEBUG", "1")
    with pytest.raises(RuntimeError) as caught:
        main(("export", "plan", "--for", "planner", "--project", "project"))
    told = "".join(traceback.format_exception(caught.value))
    assert "cannot write" in told
    assert not found_in(told, rights.of_nobody)
