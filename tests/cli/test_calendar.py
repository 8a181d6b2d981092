"""Calendars at a coordinator's desk."""

from geoplan.domain.plans import Mode
from tests.cli.conftest import WEEK
from tests.report.calendar.reader import read_calendar


def calendar(geoplan, *words):
    return geoplan("calendar", *words, "--by", "A. Coordinator")


def events(path):
    return read_calendar(path.read_bytes()).all("VEVENT")


def test_a_week_of_calendars_is_updated_by_the_next_plan(geoplan, planned, folder):
    code, out, err = calendar(geoplan, "plan", "--for", "drivers")
    assert code == 0
    runs = planned.plan().runs
    people = {run.person for run in runs}
    assert f"week of 25/11/2024: {len(runs)} entr" in out
    assert f"{len(runs)} new." in out
    assert "entries are tentative" in err
    made = folder / "maps" / f"calendars-drivers-{WEEK}"
    assert {path.name for path in made.iterdir()} == {f"{one}-{WEEK}.ics" for one in people}
    gone = next(run.person for run in runs if run.mode is Mode.VOLUNTEER)
    geoplan("runs", "replan", "--driver-off", gone, "--iterations", "10", "--by", "A. C")
    code, out, _ = calendar(geoplan, "--for", "drivers")
    assert code == 0
    assert "cancelled." in out
    assert {one.one("STATUS") for one in events(made / f"{gone}-{WEEK}.ics")} == {"CANCELLED"}
    assert planned.verify() == ()
    assert [entry.kind.value for entry in planned.audit()].count("issue") == 2


def test_accepted_it_is_confirmed(geoplan, planned, folder):
    geoplan("runs", "accept", "--officer", "A. Officer")
    code, _, err = calendar(geoplan, "--for", "venues", "--out", "there")
    assert code == 0
    assert "tentative" not in err
    for path in (folder / "there").iterdir():
        assert {one.one("STATUS") for one in events(path)} == {"CONFIRMED"}


def test_unless_told_for_whom_it_is_for_carers_who_see_least(geoplan, planned, folder):
    code, out, _ = calendar(geoplan, "plan")
    assert code == 0
    assert "of carers" in out
    assert [path.name for path in (folder / "maps").glob("calendars-*")] == [f"calendars-carers-{WEEK}"]


def test_a_what_if_is_put_into_nobodys_calendar(geoplan, planned):
    geoplan("runs", "what-if", "mild", "--by", "A. C")
    code, _, err = calendar(geoplan, "--for", "carers")
    assert code == 2 or planned.change().line == "main"
    request = next(cover.request for cover in planned.plan().coverage if cover.mode is Mode.VOLUNTEER)
    geoplan("runs", "move", request, "--to", "taxi-escort", "--by", "A. C")
    code, _, err = calendar(geoplan, "--for", "carers")
    assert code == 2
    assert '"mild" is a what-if: nobody drives by it' in err


def test_a_plan_that_breaks_a_hard_rule_is_put_into_nobodys_calendar(geoplan, planned, monkeypatch):
    from geoplan.runs.checking.report import CheckReport, Violation
    from geoplan.runs.rules import Severity

    found = CheckReport((Violation("seats", Severity.HARD, "one seat too few"),), planned.plan().cost)
    monkeypatch.setattr("geoplan.runs.check.check", lambda *_, **__: found)
    code, _, err = calendar(geoplan, "--for", "drivers")
    assert code == 4
    assert "nothing is put into calendars" in err
    assert planned.issued("drivers", planned.plan().week) == ()


def test_a_note_may_hold_no_postcode(geoplan, planned, folder):
    code, _, err = calendar(geoplan, "--for", "drivers", "--note", "at NG18 2TA")
    assert code == 2
    assert "postcode" in err
    assert not (folder / "maps" / f"calendars-drivers-{WEEK}").exists()
