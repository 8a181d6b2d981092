"""Everything that is kept is found, with the day after which it goes, and looking changes nothing."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from geoplan.io.projects import Project
from geoplan.io.retention.finding.everything import StorageScope, what_is_kept
from geoplan.io.retention.finding.marks import is_made_by_geoplan
from geoplan.io.retention.held import Claim
from geoplan.io.retention.kinds import RULES, HeldKind
from geoplan.io.retention.params import RetentionParams
from tests.io.projects.samples import WEEK
from tests.io.retention.conftest import TODAY, everything, put

SUNDAY = WEEK + timedelta(days=6)


def test_everything_is_found_with_its_day(kept: StorageScope) -> None:
    found = {(one.kind, one.where.name): one for one in what_is_kept(kept, today=TODAY)}
    days = {key: one.delete_after for key, one in found.items()}
    assert days == {
        (HeldKind.DRAFTS, "geoplan.sqlite"): SUNDAY + timedelta(days=91),
        (HeldKind.ACCEPTED, "geoplan.sqlite"): SUNDAY + timedelta(days=395),
        (HeldKind.NAMES, "geoplan.sqlite"): date(2026, 11, 20) + timedelta(days=2_557),
        (HeldKind.TABLE, "children.csv"): date(2026, 11, 1) + timedelta(days=395),
        (HeldKind.MARKED_COPY, "children-errors.xlsx"): date(2027, 3, 15),
        (HeldKind.HALF_WRITTEN, ".week.0123abcd.xlsx"): date(2027, 3, 2),
        (HeldKind.OUTPUT, "week.xlsx"): date(2026, 12, 27),
        (HeldKind.OUTPUT, "map.html"): TODAY,
        (HeldKind.OUTPUT, "edited.xlsx"): WEEK,
        (HeldKind.TOLD, "told.json"): date(2026, 12, 1) + timedelta(days=395),
        (HeldKind.CACHE, "old.npz"): date(2027, 3, 2),
        (HeldKind.CACHE, "new.npz"): TODAY + timedelta(days=91),
        (HeldKind.OPEN_DATA, "postcodes.npz"): None,
        (HeldKind.OPEN_DATA, "register.sqlite"): None,
    }
    assert {kind for kind, _ in found} == set(HeldKind) == set(RULES)
    assert found[HeldKind.OUTPUT, "week.xlsx"].what == "geoplan runs plan"
    assert found[HeldKind.DRAFTS, "geoplan.sqlite"].changes == (2,)


def test_looking_changes_nothing(kept: StorageScope, tmp_path: Path) -> None:
    before = everything(tmp_path)
    what_is_kept(kept, today=TODAY).to_frame()
    assert everything(tmp_path) == before


def test_a_project_of_an_older_geoplan_is_looked_at_and_not_changed(
    kept: StorageScope, project: Project
) -> None:
    with closing(sqlite3.connect(project.store.path)) as db:
        db.execute("DROP TABLE issued")
        db.execute("PRAGMA user_version = 1")
        db.commit()
    before = project.store.path.read_bytes()
    held = what_is_kept(kept, today=TODAY)
    assert {one.kind for one in held} >= {HeldKind.DRAFTS, HeldKind.ACCEPTED}
    assert project.store.path.read_bytes() == before


def test_where_there_is_nothing_nothing_is_made(scope: StorageScope, tmp_path: Path) -> None:
    assert len(what_is_kept(scope, today=TODAY)) == 0
    assert list(tmp_path.iterdir()) == []


def test_only_what_is_geoplans_is_due_unless_told_otherwise(kept: StorageScope) -> None:
    held = what_is_kept(kept, RetentionParams(tables_days=30, marked_copies_days=0), today=TODAY)
    ours = {one.where.name for one in held.due()}
    assert ours == {"geoplan.sqlite", "week.xlsx", "old.npz", ".week.0123abcd.xlsx"}
    changed = {one.where.name for one in held.due(with_changed=True)} - ours
    assert changed == {"edited.xlsx", "children-errors.xlsx"}
    assert {one.where.name for one in held.due(with_tables=True)} - ours == {"children.csv"}
    assert {one.claim for one in held.waiting()} == {
        Claim.CHANGED,
        Claim.UNREGISTERED,
        Claim.YOURS,
    }


def test_a_file_is_not_over_on_its_last_day(kept: StorageScope) -> None:
    assert "map.html" not in {one.where.name for one in what_is_kept(kept, today=TODAY).due()}
    assert "map.html" in {one.where.name for one in what_is_kept(kept, today=TODAY + timedelta(1)).due()}


def test_what_was_moved_by_hand_is_said(kept: StorageScope, project: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "week.xlsx").unlink()
    project.folder.path.rename(tmp_path / "moved")
    missing = what_is_kept(kept, today=TODAY).missing
    assert [path.name for path in missing] == ["week.xlsx", "week 48"]


def test_a_project_that_cannot_be_read_is_said_and_hides_nothing_else(
    kept: StorageScope, project: Project
) -> None:
    project.store.path.write_bytes(b"no database at all, and long enough to be looked at" * 100)
    held = what_is_kept(kept, today=TODAY)
    assert [path for path, _ in held.unreadable] == [project.store.path]
    assert {one.where.name for one in held.due()} == {"week.xlsx", "old.npz", ".week.0123abcd.xlsx"}


def test_a_registered_file_in_a_project_is_listed_once(kept: StorageScope, project: Project) -> None:
    from geoplan.io.retention.registering import registering
    from geoplan.io.write import write_atomically

    path = project.folder.path / "maps" / "week.html"
    path.parent.mkdir()
    with (
        registering(kept.workspace, command="map week"),
        write_atomically(path) as aside,
    ):
        aside.write_text('<meta name="generator" content="geoplan">', encoding="utf-8")
    held = [one for one in what_is_kept(kept, today=TODAY) if one.where == path]
    assert [one.claim for one in held] == [Claim.OURS]


@pytest.mark.parametrize(
    ("name", "text", "ours"),
    [
        (
            "a.html",
            '<!DOCTYPE html><meta name="generator" content="geoplan 0.1.0">',
            True,
        ),
        ("a.html", "<!DOCTYPE html><p>geoplan</p>", False),
        ("a.ics", "BEGIN:VCALENDAR\r\nPRODID:-//geoplan//week\r\n", True),
        ("a.xlsx", "no workbook", False),
        ("a.txt", "geoplan", False),
    ],
)
def test_files_say_of_themselves_who_made_them(tmp_path: Path, name: str, text: str, ours: bool) -> None:
    assert is_made_by_geoplan(put(tmp_path / name, text, TODAY)) is ours


def test_a_workbook_says_who_made_it(tmp_path: Path) -> None:
    from openpyxl import Workbook

    for creator, ours in (("geoplan", True), ("A. Person", False)):
        book = Workbook()
        book.properties.creator = creator
        book.save(tmp_path / "a.xlsx")
        assert is_made_by_geoplan(tmp_path / "a.xlsx") is ours


def test_periods_must_be_days() -> None:
    with pytest.raises(ValueError, match="drafts_days of retention -1 is not between 0 and 36525"):
        RetentionParams(drafts_days=-1)
