from datetime import timedelta

import pytest

from geoplan.errors import InputError
from geoplan.io.projects import Checked, Project
from tests.io.projects.samples import WEEK, plan, uncovered

WHO = "A. Coordinator"
OFFICER = "C. Officer"
WEEKS = [WEEK + timedelta(weeks=at) for at in range(3)]


def passed(seed: int = 1) -> Checked:
    return Checked.of(plan(seed), ok=True, report="no rule is broken")


def save(project: Project, seed: int = 1, **more: object) -> None:
    project.save_plan(plan(seed, **more), what="runs plan", who=WHO)  # type: ignore[arg-type]


def test_a_plan_is_a_proposal_until_an_officer_accepts_it(project: Project) -> None:
    save(project)
    assert project.accepted(WEEK) is None
    made = project.accept(OFFICER, "agreed in the meeting", checked=passed())
    assert (made.change, made.week, made.officer, made.note) == (1, WEEK, OFFICER, "agreed in the meeting")
    assert project.accepted(WEEK + timedelta(days=4)) == plan()
    assert project.plan("accepted") == plan()
    entry = project.audit()[-1]
    assert (entry.kind, entry.who, entry.why) == ("accept", OFFICER, "agreed in the meeting")
    assert project.acceptances()[0] == made
    assert made.report == passed().report


def test_what_was_accepted_stays_accepted_whatever_is_done_afterwards(project: Project) -> None:
    save(project, 1)
    save(project, 2)
    project.accept(OFFICER, checked=passed(2))
    project.undo(who=WHO)
    save(project, 3)
    assert project.accepted(WEEK) == plan(2)
    project.accept(OFFICER, checked=passed(3))
    assert project.accepted(WEEK) == plan(3)
    assert [one.change for one in project.acceptances()] == [2, 3]
    assert [project.history().state(change) for change in project.history()] == [
        "accepted, stands",
        "accepted, undone",
        "",
    ]


def test_a_plan_that_breaks_rules_cannot_be_accepted(project: Project) -> None:
    save(project)
    with pytest.raises(
        InputError, match="the plan of change 1 breaks rules and cannot be accepted; see which"
    ):
        project.accept(OFFICER, checked=Checked.of(plan(), ok=False, report="D007 has expired checks"))
    assert project.acceptances() == ()


def test_a_check_of_another_plan_is_worth_nothing(project: Project) -> None:
    save(project, 1)
    checked = passed(1)
    save(project, 2)
    with pytest.raises(InputError, match="checked is not the one that stands, change 2; check it again"):
        project.accept(OFFICER, checked=checked)


def test_a_what_if_is_taken_over_before_it_is_accepted(project: Project) -> None:
    save(project, 1)
    project.what_if("a", who=WHO)
    save(project, 2)
    with pytest.raises(InputError, match='"a" is a what-if; take it over to main first'):
        project.accept(OFFICER, checked=passed(2))
    project.adopt("a", who=WHO)
    assert project.accept(OFFICER, checked=passed(2)).change == 3


def test_the_same_change_is_accepted_once(project: Project) -> None:
    save(project)
    project.accept(OFFICER, checked=passed())
    with pytest.raises(InputError, match="change 1 is accepted already"):
        project.accept(OFFICER, checked=passed())


def test_an_officer_has_a_name_and_keeps_children_out_of_the_note(project: Project) -> None:
    save(project)
    with pytest.raises(InputError, match="the name of the officer is missing"):
        project.accept("", checked=passed())
    with pytest.raises(InputError, match="seems to hold a date of birth"):
        project.accept(OFFICER, "C0001, born 03/05/2019", checked=passed())


def test_journeys_are_summed_over_the_plans_accepted_last_for_the_weeks_before(project: Project) -> None:
    for week, person in zip(WEEKS, ("D007", "D007", "D012"), strict=True):
        save(project, week=week, person=person)
        project.accept(OFFICER, checked=Checked.of(plan(week=week, person=person), ok=True, report=""))
    assert project.history_journeys(WEEKS[0]) == {}
    assert project.history_journeys(WEEKS[1]) == {("C0001", "D007"): 1}
    # The taxi of the second journey is nobody; a day within the week counts as its Monday.
    assert project.history_journeys(WEEKS[2] + timedelta(days=3)) == {("C0001", "D007"): 2}
    assert project.history_journeys(WEEKS[2] + timedelta(weeks=1)) == {
        ("C0001", "D007"): 2,
        ("C0001", "D012"): 1,
    }
    instead = uncovered(plan(week=WEEKS[0]))
    project.save_plan(instead, what="runs plan", who=WHO)
    project.accept(OFFICER, checked=Checked.of(instead, ok=True, report=""), week=WEEKS[0])
    assert project.history_journeys(WEEKS[2]) == {("C0001", "D007"): 1}


def test_plans_that_nobody_accepted_make_nobody_known(project: Project) -> None:
    save(project)
    assert project.history_journeys(WEEKS[1]) == {}
