"""Everything about one code is found wherever it is, with nothing of another child."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from geoplan.errors import InputError
from geoplan.io.projects import Checked, Project
from geoplan.io.retention.finding.everything import StorageScope
from geoplan.io.retention.register import Register
from geoplan.io.retention.registering import registering
from geoplan.io.retention.subject.files import WITHHELD
from geoplan.io.retention.subject.found import SubjectRecord
from geoplan.io.retention.subject.gather import gather
from geoplan.io.workspace import Workspace
from geoplan.io.write import write_atomically, write_tables
from tests.io.projects.samples import plan
from tests.io.projects.test_issuing import issue, wanted
from tests.io.retention.conftest import clock_from, put

WHO = "A. Coordinator"
DAY = date(2026, 11, 1)


@pytest.fixture
def scope(tmp_path: Path) -> StorageScope:
    """A project with two children: plans, tables, claims, a file that geoplan wrote."""
    import pandas as pd

    scope = StorageScope(Workspace(tmp_path / "home"))
    folder = tmp_path / "p"
    project = Project.create(folder, who=WHO, clock=clock_from(datetime(2026, 11, 20, 8, tzinfo=UTC)))
    project.save_plan(plan(1), what="plan", who=WHO, pins={"S0044-out": "D007"})
    project.accept(
        "C. Officer",
        "C0001 and C0002 as agreed",
        checked=Checked.of(plan(1), ok=True, report=""),
    )
    project.save_plan(
        plan(2, child="C0003"),
        what="move S0044-out",
        who=WHO,
        adjustments={"cancelled": ["S0044", "S0099"]},
    )
    Register(scope.workspace).add_project(folder)
    put(folder / "children.csv", "Code,Postcode\nC0001,SECRET-1\nC0002,SECRET-2\n", DAY)
    put(
        folder / "sessions.csv",
        'Code,Children,Note\nS0044,"C0001, C0002",calm\nS0050,C0003,loud\n',
        DAY,
    )
    put(folder / "letter.txt", "about C0001 and C0001", DAY)
    put(folder / "picture.png", "C0001", DAY)
    write_tables(
        {
            "April": pd.DataFrame(
                {
                    "Child 1": ["C0001", "C0002"],
                    "Child 2": ["C0002", ""],
                    "Address": ["SECRET-2", "SECRET-2"],
                }
            ),
            "May": pd.DataFrame({"Child": ["C0001"], "Miles": [12.5]}),
        },
        folder / "claims.xlsx",
    )
    claims = (folder / "claims.xlsx").read_bytes()
    (folder / "claims.xlsx").write_bytes(_as_if_typed(claims))
    with (
        registering(scope.workspace, command="map week"),
        write_atomically(tmp_path / "map.html") as aside,
    ):
        aside.write_text("C0001 C0002", encoding="utf-8")
    return scope


def _as_if_typed(book: bytes) -> bytes:
    """The same workbook, made by somebody else."""
    import io

    from openpyxl import load_workbook

    loaded, out = load_workbook(io.BytesIO(book)), io.BytesIO()
    loaded.properties.creator = "A. Person"
    loaded.save(out)
    return out.getvalue()


@pytest.fixture
def record(scope: StorageScope) -> SubjectRecord:
    return gather("C0001", scope)


def rows(record: SubjectRecord, title: str) -> list[dict[str, object]]:
    found = [table for table in record.tables if table.title == title]
    return [dict(zip(table.headings, row, strict=True)) for table in found for row in table.rows]


def test_nothing_of_another_child_is_in_it(record: SubjectRecord) -> None:
    said = repr([table.rows for table in record.tables])
    assert "C0001" in said
    for other in ("C0002", "C0003", "SECRET-2", "loud"):
        assert other not in said, other


def test_journeys_are_found_in_every_plan_that_has_them(record: SubjectRecord) -> None:
    found = [
        (row["Journey"], row["Standing"], row["Together with"]) for row in rows(record, "Journeys in plans")
    ]
    assert found == [
        ("S0044-out", "main, accepted", ""),
        ("S0050-in-a", "main, accepted", "another child"),
    ]
    first = rows(record, "Journeys in plans")[0]
    assert first["Found in"].endswith("geoplan.sqlite, change 1")  # type: ignore[attr-defined]
    assert (first["Taken by"], first["Who"]) == ("volunteer driver", "D007")
    assert first["Why not others"] == "foster carer: F003 does not drive"
    assert [row["Stop"] for row in rows(record, "Stops of runs")] == [
        "pickup",
        "delivery",
    ]


def test_who_is_known_pins_and_the_audit_are_found(record: SubjectRecord) -> None:
    assert [(row["Person"], row["Journeys"]) for row in rows(record, "Who is known")] == [("D007", 1)]
    assert [(row["What"], row["Value"]) for row in rows(record, "Put in by hand")] == [
        ("cancelled", "S0044"),
        ("pin S0044-out", "D007"),
    ]
    assert [(row["What"], row["Why"]) for row in rows(record, "Audit")] == [
        ("accept", "C0001 and another child as agreed"),
        ("move S0044-out", ""),
    ]


def test_rows_of_tables_are_found_cell_by_cell(record: SubjectRecord) -> None:
    cells = {
        (Path(str(row["Found in"])).name, row["Sheet"], row["Row"], row["Field"]): row["Value"]
        for row in rows(record, "Rows of tables")
    }
    assert cells == {
        ("children.csv", "", 2, "Code"): "C0001",
        ("children.csv", "", 2, "Postcode"): "SECRET-1",
        ("sessions.csv", "", 2, "Code"): "S0044",
        ("sessions.csv", "", 2, "Children"): "C0001, another child",
        ("sessions.csv", "", 2, "Note"): "calm",
        ("claims.xlsx", "April", 2, "Child 1"): "C0001",
        ("claims.xlsx", "April", 2, "Child 2"): WITHHELD,
        ("claims.xlsx", "April", 2, "Address"): WITHHELD,
        ("claims.xlsx", "May", 2, "Child"): "C0001",
        ("claims.xlsx", "May", 2, "Miles"): "12.5",
    }


def test_other_files_are_counted_and_what_cannot_be_searched_is_said(
    record: SubjectRecord,
) -> None:
    found = {Path(str(row["Found in"])).name: row["Times"] for row in rows(record, "Other files")}
    assert found == {"letter.txt": 2, "map.html": 1}
    assert [(path.name, why) for path, why in record.unsearched] == [
        ("picture.png", "files of this kind cannot be searched: look at it")
    ]
    assert {path.name for path in record.searched} == {
        "geoplan.sqlite", "children.csv", "sessions.csv", "claims.xlsx", "letter.txt", "map.html",
    }  # fmt: skip


def test_a_code_may_be_typed_in_small_letters(scope: StorageScope, record: SubjectRecord) -> None:
    again = gather("c0001", scope)
    assert [len(table.rows) for table in again.tables] == [len(table.rows) for table in record.tables]


def test_a_driver_may_ask_too(scope: StorageScope) -> None:
    issue(Project.open(scope.register.projects()[0]), wanted())
    record = gather("D007", scope)
    assert [(row["Calendar"], row["Cancelled"]) for row in rows(record, "Calendars")] == [("drivers", "no")]
    assert not record.is_child
    assert [row["Journey"] for row in rows(record, "Journeys in plans")] == [
        "S0044-out",
        "S0044-out",
    ]
    said = repr([table.rows for table in record.tables])
    assert "C0001" not in said
    assert "C0003" not in said


def test_what_was_purged_is_not_held(scope: StorageScope) -> None:
    from geoplan.io.retention.params import RetentionParams
    from geoplan.io.retention.purging import purge

    later = datetime(2040, 1, 1, tzinfo=UTC)
    everything = RetentionParams(accepted_days=0, drafts_days=0, outputs_days=0, tables_days=0)
    purge(
        scope,
        everything,
        who=WHO,
        with_tables=True,
        with_changed=True,
        clock=lambda: later,
    )
    (scope.register.projects()[0] / "letter.txt").unlink()
    assert len(gather("C0001", scope)) == 0


def test_a_name_is_no_code_and_is_not_repeated(scope: StorageScope) -> None:
    with pytest.raises(InputError, match="must hold a digit") as told:
        gather("Jordan", scope)
    assert "Jordan" not in str(told.value)


def test_a_plan_of_an_unknown_code_is_empty(scope: StorageScope) -> None:
    assert len(gather("C9999", scope)) == 0
