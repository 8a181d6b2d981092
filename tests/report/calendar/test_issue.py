"""A week of calendars: issued, changed, cancelled, and read back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from geoplan.audiences import Audience
from geoplan.errors import InputError
from geoplan.io.projects import Project
from geoplan.io.watching import watching
from geoplan.report.calendar import issue_calendars
from tests.report.calendar.reader import moment_of, read_calendar
from tests.report.runs.plans import hand_case, hand_plan


@pytest.fixture
def project(tmp_path) -> Iterator[Project]:
    hours = count()
    return Project.create(
        tmp_path / "week",
        who="A. Coordinator",
        clock=lambda: datetime(2026, 11, 19, 9, tzinfo=UTC) + timedelta(hours=next(hours)),
    )


def issue(project, plan=None, audience=Audience.DRIVER, **other):
    given = {"who": "A. Coordinator", "accepted": True} | other
    return issue_calendars(project, hand_case(), plan or hand_plan(), audience, **given)


def without_d001_on_monday():
    plan = hand_plan()
    return replace(plan, runs=plan.runs[1:])


def events(calendars, holder):
    calendar = read_calendar(calendars.text(holder).encode())
    return calendar, {one.one("UID"): one for one in calendar.all("VEVENT")}


def test_everybody_gets_a_calendar(project):
    calendars = issue(project)
    assert list(calendars) == ["D001", "D002"]
    assert str(calendars) == "2 calendars of drivers, week of 23/11/2026: 4 entries, 4 new."
    calendar, found = events(calendars, "D001")
    starts = sorted(moment_of(one, "DTSTART", calendar) for one in found.values())
    assert starts == [datetime(2026, 11, 23, 9, 33, tzinfo=UTC), datetime(2026, 11, 25, 11, 18, tzinfo=UTC)]


def test_the_same_plan_makes_the_same_files(project, tmp_path):
    first = {path.name: path.read_bytes() for path in issue(project).save(tmp_path)}
    again = issue(project)
    assert {path.name: path.read_bytes() for path in again.save(tmp_path)} == first
    assert "nothing new" in str(again)


def test_a_run_that_is_later_is_the_next_version_of_its_entry(project):
    _, before = events(issue(project), "D001")
    plan = hand_plan()
    later = replace(plan.runs[0], end_s=plan.runs[0].end_s + 600)
    calendars = issue(project, replace(plan, runs=(later, *plan.runs[1:])))
    calendar, after = events(calendars, "D001")
    assert set(after) == set(before)
    (changed,) = [uid for uid in after if after[uid].one("SEQUENCE") == "1"]
    assert moment_of(after[changed], "DTEND", calendar) == datetime(2026, 11, 23, 12, 12, tzinfo=UTC)
    assert after[changed].one("DTSTAMP") > before[changed].one("DTSTAMP")
    assert (calendars.new, calendars.changed, calendars.cancelled) == (0, 1, 0)


def test_a_run_that_is_gone_is_cancelled_and_comes_back_as_a_later_version(project):
    _, before = events(issue(project), "D001")
    calendars = issue(project, without_d001_on_monday())
    _, after = events(calendars, "D001")
    (gone,) = [uid for uid, one in after.items() if one.one("STATUS") == "CANCELLED"]
    assert after[gone].one("SEQUENCE") == "1"
    assert after[gone].one("DTSTART") == before[gone].one("DTSTART")
    assert after[gone].one("SUMMARY") == "Driving"
    assert (calendars.new, calendars.changed, calendars.cancelled) == (0, 0, 1)
    _, back = events(issue(project), "D001")
    assert (back[gone].one("STATUS"), back[gone].one("SEQUENCE")) == ("CONFIRMED", "2")


def test_somebody_with_nothing_left_still_gets_the_cancellation(project):
    issue(project)
    plan = hand_plan()
    calendars = issue(project, replace(plan, runs=tuple(run for run in plan.runs if run.person != "D002")))
    _, found = events(calendars, "D002")
    assert {one.one("STATUS") for one in found.values()} == {"CANCELLED"}


def test_a_proposal_is_tentative_until_it_is_accepted(project):
    _, proposed = events(issue(project, accepted=False), "D001")
    assert {one.one("STATUS") for one in proposed.values()} == {"TENTATIVE"}
    _, accepted = events(issue(project), "D001")
    assert {(one.one("STATUS"), one.one("SEQUENCE")) for one in accepted.values()} == {("CONFIRMED", "1")}


def test_calendars_of_drivers_and_of_carers_do_not_meet(project):
    issue(project)
    assert issue(project, audience=Audience.CARER).cancelled == 0
    assert issue(project, audience=Audience.VENUE).cancelled == 0
    assert "nothing new" in str(issue(project))


def test_files_hold_no_code_but_the_holders(project, tmp_path):
    for audience in (Audience.DRIVER, Audience.CARER, Audience.VENUE):
        for path in issue(project, audience=audience).save(tmp_path):
            text = path.read_text(encoding="utf-8")
            holder = path.name.removesuffix("-2026-11-23.ics")
            for code in ("C000", "S000", "D001", "D002", "G001", "G002", "W001"):
                assert code == holder or code not in text


def test_files_are_the_owners_alone_and_say_how_long_they_are_kept(project, tmp_path):
    told = []
    with watching(told.append):
        paths = issue(project).save(tmp_path)
    assert all(path.stat().st_mode & 0o077 == 0 for path in paths)
    assert {one.destroy_after for one in told} == {date(2026, 12, 6)}


def test_a_notebook_shows_whose_and_when(project):
    issue(project)
    shown = issue(project, without_d001_on_monday())._repr_html_()
    assert "D001" in shown
    assert "Mon 23 09:33–12:02 cancelled" in shown


def test_there_are_none_for_managers(project):
    with pytest.raises(InputError, match="there are no calendars for the manager"):
        issue(project, audience=Audience.MANAGER)
