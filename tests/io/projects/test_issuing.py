"""What a project remembers of calendars."""

from datetime import UTC, datetime, timedelta

import pytest

from geoplan.domain.calendars import Wanted
from geoplan.errors import InputError
from geoplan.io.projects import Project
from geoplan.io.projects.issuing import forget
from tests.io.projects.samples import WEEK, plan

DAYS = tuple(WEEK + timedelta(days=at) for at in range(5))
WHO = "A. Coordinator"


def wanted(uid="a", hour=10):
    start = datetime(2026, 11, 23, hour, tzinfo=UTC)
    end = start + timedelta(hours=1)
    return Wanted(uid=uid, holder="D007", day=WEEK, start=start, end=end, content="driving")


def issue(project, *entries, calendar="drivers", **other):
    return project.issue(calendar, entries, week=WEEK, days=DAYS, who=WHO, **other)


def test_what_was_issued_is_remembered_between_commands(project):
    after = issue(project, wanted("a"), wanted("b"))
    again = Project.open(project.folder.path)
    assert again.issued("drivers", DAYS[3]) == after
    assert again.issued("carers", WEEK) == again.issued("drivers", WEEK + timedelta(days=7)) == ()
    assert again.identity == project.identity


def test_a_later_plan_updates_and_cancels(project):
    issue(project, wanted("a"), wanted("b"))
    a, b = issue(project, wanted("a", hour=11))
    assert (a.sequence, a.cancelled, b.sequence, b.cancelled) == (1, False, 1, True)
    assert project.issued("drivers", WEEK) == (a, b)


def test_calendars_of_others_are_not_cancelled(project):
    issue(project, wanted("a"))
    issue(project, wanted("z"), calendar="carers")
    assert not any(one.cancelled for one in project.issued("drivers", WEEK))


def test_the_audit_says_who_issued_how_much_and_no_code(project):
    issue(project, wanted("a"), wanted("b"), why="first issue")
    issue(project, wanted("a", hour=11))
    *_, first, second = project.audit()
    assert (first.kind.value, first.what, first.who) == ("issue", "calendars of drivers", WHO)
    assert [first.detail[name] for name in ("new", "changed", "cancelled")] == [2, 0, 0]
    assert [second.detail[name] for name in ("new", "changed", "cancelled")] == [0, 1, 1]
    assert "D007" not in str(first.detail)
    assert project.verify() == ()


def test_issuing_the_same_again_leaves_no_trace(project):
    before = issue(project, wanted("a"))
    entries = len(project.audit())
    assert issue(project, wanted("a")) == before
    assert len(project.audit()) == entries


def test_two_entries_of_one_identifier_change_nothing(project):
    with pytest.raises(ValueError, match="one identifier"):
        issue(project, wanted("a"), wanted("a"))
    assert project.issued("drivers", WEEK) == ()


def test_why_may_hold_no_address(project):
    with pytest.raises(InputError, match="postcode"):
        issue(project, wanted("a"), why="at NG18 2TA")


def test_a_week_can_be_forgotten(project):
    issue(project, wanted("a"))
    with project.store.writing() as db:
        forget(db, [WEEK])
    assert project.issued("drivers", WEEK) == ()
    assert project.verify() == ()


def test_a_project_of_an_older_geoplan_gets_room_for_calendars(project):
    project.save_plan(plan(), what="plan", who=WHO)
    with project.store.writing() as db:
        db.execute("DROP TABLE issued")
        db.execute("PRAGMA user_version = 1")
    opened = Project.open(project.folder.path, clock=project.clock)
    assert issue(opened, wanted("a"))[0].sequence == 0
    assert opened.plan() == plan()
    assert opened.verify() == ()
