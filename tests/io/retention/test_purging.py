"""What is over is gone for good, what is not stays, and the certificate says which was which."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from geoplan.errors import InputError
from geoplan.io.projects import Project
from geoplan.io.projects.records import Kind
from geoplan.io.retention.certificate import Certificate
from geoplan.io.retention.finding.everything import StorageScope, what_is_kept
from geoplan.io.retention.params import RetentionParams
from geoplan.io.retention.purging import certificates, purge
from tests.io.projects.samples import plan
from tests.io.retention.conftest import CANARY, TODAY, WHO, clock_from, everything, put

NOW = datetime(2027, 3, 15, 9, tzinfo=UTC)


def run(scope: StorageScope, **more: object) -> tuple[Certificate, ...]:
    return purge(scope, who=WHO, clock=clock_from(NOW), **more)  # type: ignore[arg-type]


def test_what_is_over_is_gone_and_nothing_else(kept: StorageScope, project: Project, tmp_path: Path) -> None:
    before = everything(tmp_path)
    (certificate,) = run(kept)
    after = everything(tmp_path)
    assert {name for name in before if name not in after} == {
        "elsewhere/week.xlsx",
        "home/cache/old.npz",
        "week 48/.week.0123abcd.xlsx",
    }
    assert {name for name in before if after.get(name, before[name]) != before[name]} == {
        "week 48/geoplan.sqlite",
        "home/register.sqlite",
    }
    assert set(after) <= set(before)
    assert certificate.left == ()
    assert project.plan(1) == plan(1)
    with pytest.raises(InputError, match="deleted when its time was over"):
        project.plan(2)
    assert project.verify() == ()
    assert kept.register.verify(seal=certificate.seal) == ()


def test_the_certificate_says_what_when_by_whom_and_the_hash_of_what(
    kept: StorageScope, project: Project
) -> None:
    from hashlib import sha256

    week = next(one for one in what_is_kept(kept, today=TODAY) if one.where.name == "week.xlsx").where
    digest = sha256(week.read_bytes()).hexdigest()
    (certificate,) = run(kept, why="end of quarter")
    assert (certificate.number, certificate.who, certificate.why) == (
        1,
        WHO,
        "end of quarter",
    )
    assert certificate.begun == NOW
    assert certificate.ended == NOW + timedelta(minutes=1)
    lines = {Path(one.where).name: one for one in certificate}
    assert lines["week.xlsx"].sha256 == digest
    link = project.audit()[-1]
    assert link.kind is Kind.PURGE
    assert lines["geoplan.sqlite"].link == link.hash
    assert lines["geoplan.sqlite"].sha256 == link.detail["gone"]
    assert certificates(kept) == (certificate,)
    assert list(certificate.to_frame()["result"]) == ["deleted"] * 4


def test_no_canary_is_left_once_everything_is_over(
    kept: StorageScope, project: Project, tmp_path: Path
) -> None:
    # The name of the what-if, and file names, are all that a certificate may hold.
    params = RetentionParams(
        drafts_days=0,
        accepted_days=0,
        outputs_days=0,
        marked_copies_days=0,
        caches_days=0,
        tables_days=0,
    )
    later = TODAY + timedelta(days=3_000)
    run(kept, params=params, with_changed=True, with_tables=True, today=later)
    left = everything(tmp_path)
    assert [name for name, data in left.items() if CANARY.encode() in data] == []
    assert set(left) == {
        "elsewhere/children.xlsx",
        "home/postcodes.npz",
        "home/register.sqlite",
        "week 48/geoplan.sqlite",
        "week 48/notes.txt",
    }
    assert b"C. Officer" not in left["week 48/geoplan.sqlite"]
    assert project.verify() == ()


def test_nothing_over_is_no_certificate(kept: StorageScope, tmp_path: Path) -> None:
    run(kept)
    before = everything(tmp_path)
    assert run(kept) == ()
    assert everything(tmp_path) == before


def test_a_project_of_an_older_geoplan_is_brought_up_to_date_first(
    kept: StorageScope, project: Project
) -> None:
    with closing(sqlite3.connect(project.store.path)) as db:
        db.execute("DROP TABLE issued")
        db.execute("PRAGMA user_version = 1")
        db.commit()
    (certificate,) = run(kept)
    assert certificate.left == ()
    assert project.verify() == ()


def test_a_hold_stops_everything(kept: StorageScope, tmp_path: Path) -> None:
    before = everything(tmp_path)
    with pytest.raises(InputError, match="nothing may be deleted now: inquiry 12"):
        run(kept, params=RetentionParams(hold="inquiry 12"))
    assert everything(tmp_path) == before


def test_a_note_must_not_hold_what_is_kept_for_good(kept: StorageScope, tmp_path: Path) -> None:
    before = everything(tmp_path)
    with pytest.raises(InputError, match="seems to hold a postcode"):
        run(kept, why="for NG18 2TA")
    assert everything(tmp_path) == before


def test_what_cannot_be_deleted_is_said_and_tried_again(
    kept: StorageScope, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("geoplan.io.retention.purging.doom", refuse)
        (certificate,) = run(kept)
    assert {Path(one.where).name for one in certificate.left} == {
        "week.xlsx",
        "old.npz",
        ".week.0123abcd.xlsx",
    }
    assert {one.result for one in certificate.left} == {"left: it cannot be deleted (Permission denied)"}
    (again,) = run(kept)
    assert {Path(one.where).name for one in again} == {
        "week.xlsx",
        "old.npz",
        ".week.0123abcd.xlsx",
    }
    assert again.left == ()
    assert again.number == 2


def test_a_tampered_project_is_left_and_said(kept: StorageScope, project: Project) -> None:
    from tests.io.projects.test_verify import unguarded

    with unguarded(project) as db:
        db.execute("UPDATE audit SET why = 'Z' WHERE id = 2")
    (certificate,) = run(kept)
    assert [Path(one.where).name for one in certificate.left] == ["geoplan.sqlite"]
    assert "tampered with" in certificate.left[0].result
    assert project.plan(2) == plan(2)


def test_a_link_to_a_file_goes_and_the_file_stays(kept: StorageScope, tmp_path: Path) -> None:
    target = put(tmp_path / "mine.xlsx", "mine", TODAY)
    place = kept.workspace.cache / "linked.npz"
    place.symlink_to(target)
    run(kept, params=RetentionParams(caches_days=0), today=TODAY + timedelta(days=400))
    assert not place.is_symlink()
    assert target.read_text() == "mine"
