from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from geoplan.errors import InputError
from geoplan.io.projects import Project
from tests.io.projects.samples import WEEK, plan

WHO = "A. Coordinator"
NEXT = WEEK + timedelta(weeks=1)


def save(project: Project, seed: int, **more: object) -> int:
    return project.save_plan(plan(seed), what=f"runs plan --seed {seed}", who=WHO, **more).id  # type: ignore[arg-type]


def test_a_plan_saved_is_there_when_the_project_is_opened_again(project: Project) -> None:
    project.save_plan(
        plan(),
        what="runs replan --driver-off D012",
        who=WHO,
        why="D012 is ill",
        pins={"S0044-out": "D007", "S0050-in-a": "taxi with escort"},
        adjustments={"cancelled": ["S0031"], "added": [{"code": "N1", "start": "10:00"}], "now": "10:40"},
    )
    again = Project.open(project.folder.path)
    assert again.plan() == plan()
    change = again.change()
    assert (change.id, change.parent, change.line, change.week) == (1, None, "main", WEEK)
    assert (change.what, change.who, change.why) == ("runs replan --driver-off D012", WHO, "D012 is ill")
    assert change.pins == {"S0044-out": "D007", "S0050-in-a": "taxi with escort"}
    assert change.adjustments["added"] == [{"code": "N1", "start": "10:00"}]
    assert (change.pence, change.case_version) == (plan().cost.total, "0123456789abcdef")
    assert change.at == datetime(2026, 11, 20, 8, 1, tzinfo=UTC)


def test_undo_and_redo_walk_the_line_and_delete_nothing(project: Project) -> None:
    for seed in (1, 2, 3):
        save(project, seed)
    assert project.undo(who=WHO).id == 2
    assert project.undo(who=WHO).id == 1
    assert project.plan() == plan(1)
    with pytest.raises(InputError, match="nothing to undo: this is the first plan of the week"):
        project.undo(who=WHO)
    assert project.redo(who=WHO).id == 2
    assert project.redo(who=WHO).id == 3
    with pytest.raises(InputError, match="nothing to redo"):
        project.redo(who=WHO)
    assert len(project.history()) == 3


def test_what_was_undone_before_a_new_change_is_kept_but_no_redo_leads_to_it(project: Project) -> None:
    save(project, 1)
    save(project, 2)
    project.undo(who=WHO)
    assert save(project, 3) == 3
    assert project.change().parent == 1
    with pytest.raises(InputError, match="nothing to redo"):
        project.redo(who=WHO)
    project.undo(who=WHO)
    assert project.redo(who=WHO).id == 3
    assert project.plan(2) == plan(2)
    assert [project.history().state(change) for change in project.history()] == ["stands", "undone", ""]


def test_a_what_if_leaves_main_as_it_is(project: Project) -> None:
    save(project, 1)
    save(project, 2)
    line = project.what_if("without-D12", who=WHO, at=1)
    assert (line.name, line.base, line.head, line.week) == ("without-D12", 1, 1, WEEK)
    save(project, 3)
    assert project.change().line == "without-D12"
    assert project.plan("main") == plan(2)
    assert project.plan("without-D12") == project.plan() == plan(3)
    assert project.undo(who=WHO).id == 1
    with pytest.raises(InputError, match='this is where the what-if "without-D12" began'):
        project.undo(who=WHO)
    project.redo(who=WHO)
    project.switch("main", who=WHO)
    assert project.plan() == plan(2)
    assert save(project, 4) == 4
    assert project.change(4).parent == 2
    assert project.switch("without-D12", who=WHO).head == 3


def test_undo_on_main_does_not_step_into_a_what_if(project: Project) -> None:
    save(project, 1)
    project.what_if("a", who=WHO)
    save(project, 2)
    project.switch("main", who=WHO)
    with pytest.raises(InputError, match="nothing to redo"):
        project.redo(who=WHO)


def test_a_what_if_that_is_discarded_stays_in_history_and_audit(project: Project) -> None:
    save(project, 1)
    project.what_if("a", who=WHO)
    save(project, 2)
    project.discard("a", who=WHO, why="dearer")
    current = project.current_line()
    assert current is not None
    assert current.name == "main"
    assert project.plan(2) == plan(2)
    assert project.history().state(project.change(2)) == "undone"
    for deed in (project.switch, project.discard, project.adopt):
        with pytest.raises(InputError, match='there is no line of plans "a"; use one of: main'):
            deed("a", who=WHO)
    with pytest.raises(InputError, match='there is or was a what-if "a"; choose another name'):
        project.what_if("a", who=WHO)
    assert [(entry.kind, entry.why) for entry in project.audit()][-1] == ("discard", "dearer")
    with pytest.raises(InputError, match="main is no what-if"):
        project.discard("main", who=WHO)


def test_discarding_another_what_if_leaves_the_current_line(project: Project) -> None:
    save(project, 1)
    project.what_if("a", who=WHO)
    project.what_if("b", who=WHO)
    project.discard("a", who=WHO)
    current = project.current_line()
    assert current is not None
    assert current.name == "b"


def test_a_what_if_is_taken_over_to_main_with_its_pins(project: Project) -> None:
    save(project, 1)
    project.what_if("a", who=WHO)
    save(project, 2, pins={"S0044-out": "D012"}, adjustments={"drivers_off": ["D009"]})
    change = project.adopt("a", who=WHO)
    assert (change.line, change.parent, change.what) == ("main", 1, "adopt a")
    assert project.plan("main") == plan(2)
    assert (change.pins, change.adjustments) == ({"S0044-out": "D012"}, {"drivers_off": ["D009"]})
    assert project.undo(who=WHO).id == 1
    assert project.verify() == ()
    with pytest.raises(InputError, match="main is no what-if"):
        project.adopt("main", who=WHO)


def test_each_week_has_its_own_line(project: Project) -> None:
    save(project, 1)
    project.what_if("a", who=WHO)
    later = project.save_plan(plan(2, week=NEXT), what="runs plan", who=WHO)
    assert (later.line, later.parent, later.week) == ("main", None, NEXT)
    assert project.plan(week=WEEK + timedelta(days=3)) == plan(1)
    save(project, 3)  # of the first week: its main, as another week's line is the current one
    assert project.change().line == "main"
    assert project.undo(who=WHO, week=WEEK).id == 1
    assert [change.id for change in project.history(week=NEXT)] == [2]
    assert {(line.name, line.week) for line in project.lines()} == {
        ("main", WEEK),
        ("main", NEXT),
        ("a", WEEK),
    }
    assert project.switch("main", who=WHO, week=NEXT).head == 2


def test_a_plan_made_from_what_no_longer_stands_is_refused(project: Project) -> None:
    first = save(project, 1)
    save(project, 2, parent=first)
    with pytest.raises(InputError, match="made from change 1, and meanwhile change 2 stands; make it again"):
        save(project, 3, parent=first)
    assert project.plan() == plan(2)


@pytest.mark.parametrize(
    ("which", "said"),
    [
        (7, "there is no change 7"),
        ("7", "there is no change 7"),
        (10**30, "there is no change 1000"),
        ("b", 'there is no line of plans "b"; use one of: main'),
        ("accepted", r"no plan of the week of 23/11/2026 was accepted yet; accept one"),
    ],
)
def test_what_is_not_there_is_named(project: Project, which: int | str, said: str) -> None:
    save(project, 1)
    with pytest.raises(InputError, match=said):
        project.plan(which)


def test_before_the_first_plan_everything_says_so(project: Project) -> None:
    assert (project.lines(), project.current_line(), len(project.history())) == ((), None, 0)
    for deed in (project.change, project.plan, lambda: project.undo(who=WHO), lambda: project.plan("main")):
        with pytest.raises(InputError, match="no plan is saved yet; make one: geoplan runs plan"):
            deed()
    with pytest.raises(InputError, match=r"23/11/2026 is saved; .*runs plan --week 2026-11-23"):
        project.plan(week=WEEK)


@pytest.mark.parametrize("name", ["main", "latest", "accepted", "", "a b", "7", "../x", "a" * 41])
def test_a_what_if_needs_a_name_that_means_nothing_else(project: Project, name: str) -> None:
    save(project, 1)
    with pytest.raises(InputError, match="cannot be the name of a what-if"):
        project.what_if(name, who=WHO)


def test_a_deed_that_is_refused_leaves_no_trace(project: Project) -> None:
    before = project.store.path.read_bytes()
    with pytest.raises(InputError, match="the name of the officer is missing"):
        project.save_plan(plan(), what="x", who=" ")
    with pytest.raises(InputError, match="a pin holds a word that is no code"):
        save(project, 1, pins={"S0044-out": "Rose Smith"})
    with pytest.raises(InputError, match="the note seems to hold a postcode"):
        save(project, 1, why="moved to NG18 2TA")
    with pytest.raises(InputError, match="no plan is saved yet"):
        project.undo(who=WHO)
    assert project.store.path.read_bytes() == before


def test_the_audit_says_who_did_what_when_and_why(project: Project) -> None:
    save(project, 1, why="first go")
    save(project, 2)
    project.undo(who="B. Deputy", why="dearer")
    audit = project.audit()
    assert [(entry.id, entry.kind.value, entry.who, entry.why) for entry in audit] == [
        (1, "begin", WHO, ""),
        (2, "save", WHO, "first go"),
        (3, "save", WHO, ""),
        (4, "undo", "B. Deputy", "dearer"),
    ]
    assert audit[3].detail["left"] == 2
    assert audit[3].previous == audit[2].hash
    assert audit.seal == audit[3].hash
    assert [entry.at for entry in audit] == sorted(entry.at for entry in audit)


def test_a_folder_is_begun_once_and_then_opened(tmp_path: Path, clock: Callable[[], datetime]) -> None:
    with pytest.raises(InputError, match="there is no project here"):
        Project.open(tmp_path)
    first = Project.open_or_create(tmp_path / "new" / "one", who=WHO, clock=clock)
    save(first, 1)
    assert Project.open_or_create(tmp_path / "new" / "one", who=WHO).plan() == plan(1)
    with pytest.raises(InputError, match="there is a project already; open it, or choose another folder"):
        Project.create(tmp_path / "new" / "one", who=WHO)
    assert len(first.audit()) == 2


def test_a_folder_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="the folder cannot be made; choose one that you may write to"):
        Project.create(tmp_path / "file" / "x", who=WHO)
    with pytest.raises(InputError, match="the folder cannot be made"):
        Project.create(tmp_path / "file", who=WHO)
