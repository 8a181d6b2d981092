"""One week at a coordinator's desk, and what each command answers."""

import re
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from geoplan.county.venues import read_venues
from geoplan.domain.plans import Mode
from geoplan.io.plans import read_plan, write_plan
from geoplan.report.runs.requests_sheet import SHEET
from tests.cli.conftest import WEEK


def taken_by(plan, mode):
    """The first request that a rung of the ladder takes."""
    return next(cover for cover in plan.coverage if cover.mode is mode)


def short(code):
    """A code as somebody in a hurry types it."""
    return re.sub(r"0*(\d)", r"\1", code, count=1).lower()


def test_a_week_from_the_plan_to_its_acceptance(geoplan, planned):
    request = taken_by(planned.plan(), Mode.VOLUNTEER)
    code, out, _ = geoplan("runs", "explain", short(request.request))
    assert code == 0
    assert f"{request.request} is with volunteer driver {request.person}" in out
    code, out, _ = geoplan("runs", "who", request.request)
    assert f"{request.person} (takes it)" in out
    assert "£" in out
    code, out, _ = geoplan(
        "runs", "move", short(request.request), "--to", "taxi-escort", "--note", "asked for"
    )
    assert code == 0
    assert f"{request.request} moves from {request.person} to taxi with escort: £" in out
    moved = planned.plan().covers(request.request)
    assert (moved.mode, moved.pinned) == (Mode.TAXI_ESCORT, True)
    assert planned.change().pins == {request.request: "taxi with escort"}
    assert geoplan("runs", "undo")[0] == 0
    assert planned.plan().covers(request.request).person == request.person
    away = ("--driver-off", request.person.replace("D0", "d"), "--iterations", "20")
    code, out, _ = geoplan("runs", "replan", *away)
    assert code == 0
    assert "Whom to phone, in this order" in out
    assert all(run.person != request.person for run in planned.plan().runs)
    code, out, _ = geoplan("runs", "diff", "1")
    assert request.request in out
    assert geoplan("runs", "diff")[1] == out
    assert "To be told:" in out
    code, out, _ = geoplan("runs", "check")
    assert code == 0
    code, out, _ = geoplan("runs", "accept", "--officer", "A. Officer", "--note", "as agreed")
    assert code == 0
    (seal,) = re.findall(r"Seal of the audit, to note elsewhere: (\w{64})", out)
    code, out, _ = geoplan("runs", "audit", "--verify", "--seal", seal)
    assert code == 0
    assert "Nothing was changed" in out
    assert seal in out


def test_the_case_of_a_replanned_plan_is_made_again_exactly(geoplan, planned):
    driver = taken_by(planned.plan(), Mode.VOLUNTEER).person
    session = planned.plan().requests[-1].session
    words = ("--driver-off", driver, "--cancel", session, "--now", f"{WEEK} 06:00", "--iterations", "10")
    assert geoplan("runs", "replan", *words)[0] == 0
    before = planned.change()
    assert set(before.adjustments) >= {"hours", "sessions", "base", "county"}
    code, _out, err = geoplan("runs", "check")
    assert code == 0
    assert "have changed since" not in err
    code, _, err = geoplan("runs", "plan", "--week", WEEK, "--iterations", "10")
    assert "1 with other hours, 1 sessions changed" in err
    assert all(request.session != session for request in planned.plan().requests)
    geoplan("runs", "plan", "--week", WEEK, "--iterations", "10", "--afresh")
    assert any(request.session == session for request in planned.plan().requests)


def test_a_pin_stays_when_the_week_is_planned_again_until_it_is_released(geoplan, planned):
    request = taken_by(planned.plan(), Mode.VOLUNTEER).request
    geoplan("runs", "move", request, "--to", "taxi-escort")
    geoplan("runs", "plan", "--week", WEEK, "--iterations", "10", "--improve")
    assert planned.plan().covers(request).mode is Mode.TAXI_ESCORT
    code, _out, _ = geoplan("runs", "move", request, "--release")
    assert code == 0
    assert planned.change().pins == {}
    assert not planned.plan().covers(request).pinned


def test_what_is_driven_by_a_moment_stays(geoplan, planned):
    request = taken_by(planned.plan(), Mode.VOLUNTEER).request
    over = ("--now", "2024-12-01 23:00")
    code, _, err = geoplan("runs", "move", request, "--to", "taxi-escort", *over)
    assert code == 4
    assert f"{request} is driven already, or starts too soon to be changed" in err
    assert geoplan("runs", "who", request, *over)[0] == 4
    assert "It is driven already" in geoplan("runs", "explain", request, *over)[1]


def test_the_first_change_differs_from_nothing(geoplan, planned):
    code, _, err = geoplan("runs", "diff")
    assert code == 2
    assert "there is only one change to this week; name two plans" in err


def test_a_move_can_be_tried_without_being_saved(geoplan, planned):
    request = taken_by(planned.plan(), Mode.VOLUNTEER).request
    code, out, _ = geoplan("runs", "move", request, "--to", "taxi-escort", "--try")
    assert code == 0
    assert "Nothing is saved." in out
    assert planned.change().id == 1


def test_on_a_terminal_a_move_is_asked_about(geoplan, planned, monkeypatch):
    request = taken_by(planned.plan(), Mode.VOLUNTEER).request
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: "n")
    assert "Nothing is saved." in geoplan("runs", "move", request, "--to", "taxi-escort")[1]
    monkeypatch.setattr("builtins.input", lambda _: "y")
    assert "Saved as change 2" in geoplan("runs", "move", request, "--to", "taxi-escort")[1]


def test_a_move_that_breaks_a_hard_rule_says_which_and_changes_nothing(geoplan, planned):
    request = taken_by(planned.plan(), Mode.TAXI_ESCORT).request
    _, out, _ = geoplan("runs", "who", request)
    blocked = re.search(r"^(D\d+) +D\d+ does not drive on this day", out, flags=re.MULTILINE)
    code, _, err = geoplan("runs", "move", request, "--to", blocked[1])
    assert code == 4
    assert "does not drive on this day of the week" in err
    assert planned.change().id == 1


def test_edits_of_the_workbook_come_back_as_pins(geoplan, planned, folder):
    request = taken_by(planned.plan(), Mode.VOLUNTEER)
    path = folder / "maps" / f"runs-{WEEK}.xlsx"
    _edit(path, {request.request: "taxi with escort"})
    code, out, _ = geoplan("runs", "edits", str(path), "--out", "edited.xlsx")
    assert code == 0
    assert "1 journey pinned." in out
    assert planned.change().pins == {request.request: "taxi with escort"}
    assert (folder / "edited.xlsx").exists()


def test_choices_in_the_workbook_are_given_back_before_the_week_is_planned_again(geoplan, planned, folder):
    request = taken_by(planned.plan(), Mode.VOLUNTEER)
    path = folder / "maps" / f"runs-{WEEK}.xlsx"
    _edit(path, {request.request: "taxi with escort"})
    again = ("runs", "plan", "--week", WEEK, "--iterations", "5")
    code, _, err = geoplan(*again)
    assert code == 2
    assert f"were not given back yet: {request.request}; give them back with geoplan runs edits" in err
    assert planned.change().id == 1
    assert geoplan("runs", "edits", str(path))[0] == 0
    edited = path.read_bytes()
    code, _, err = geoplan(*again)
    assert code == 0
    assert "it is not lost, but kept as" in err
    assert path.with_name(f"runs-{WEEK}-kept.xlsx").read_bytes() == edited


def test_every_fault_of_an_edited_workbook_is_told(geoplan, planned, folder):
    first, second = (cover.request for cover in planned.plan().coverage[:2])
    path = folder / "maps" / f"runs-{WEEK}.xlsx"
    _edit(path, {first: "D999", second: "rocket2"})
    code, _, err = geoplan("runs", "edits", str(path))
    assert code == 2
    assert "2 faults" in err
    assert '"D999"' in err
    assert '"rocket2"' in err
    assert planned.change().id == 1


def _edit(path, takers):
    book = load_workbook(path)
    sheet = book[SHEET]
    for row in sheet.iter_rows():
        if row[0].value in takers:
            row[1].value = takers[row[0].value]
    book.save(path)


def test_a_plan_in_a_file_is_checked(geoplan, planned, folder):
    assert geoplan("runs", "show", "--json", "plan.json")[0] == 0
    assert geoplan("runs", "check", "plan.json")[0] == 0
    assert geoplan("runs", "diff", "1", "plan.json")[1].strip() == "The plans are alike."


def test_a_plan_that_breaks_a_rule_ends_with_exit_code_4(geoplan, planned, folder):
    plan = planned.plan()
    lost = replace(plan, runs=plan.runs[1:])
    write_plan(lost, folder / "lost.json")
    code, out, err = geoplan("runs", "check", "lost.json")
    assert code == 4
    assert "not allowed" in out
    assert "cannot be accepted" in err
    assert "it goes by the inputs of change 1" in err
    assert read_plan(folder / "lost.json") == lost


def test_what_ifs_leave_the_main_plan_alone(geoplan, planned):
    request = taken_by(planned.plan(), Mode.VOLUNTEER)
    assert geoplan("runs", "what-if", "more-taxis")[0] == 0
    geoplan("runs", "move", request.request, "--to", "taxi-escort")
    assert planned.plan("main").covers(request.request).person == request.person
    code, _, err = geoplan("runs", "accept", "--officer", "A. Officer")
    assert code == 2
    assert "is a what-if" in err
    assert geoplan("runs", "switch", "main")[0] == 0
    assert geoplan("runs", "adopt", "more-taxis")[0] == 0
    assert planned.plan("main").covers(request.request).mode is Mode.TAXI_ESCORT
    assert geoplan("runs", "discard", "more-taxis")[0] == 0
    code, out, _ = geoplan("runs", "history")
    assert "more-taxis, week of 25/11/2024" in out


def test_undo_and_redo_tell_which_change_stands(geoplan, planned):
    code, _, err = geoplan("runs", "undo")
    assert code == 2
    assert "nothing to undo" in err
    geoplan("runs", "move", taken_by(planned.plan(), Mode.VOLUNTEER).request, "--to", "taxi-escort")
    assert "Change 1 stands again" in geoplan("runs", "undo")[1]
    assert "Change 2 stands again" in geoplan("runs", "redo")[1]


def test_a_change_of_an_accepted_plan_is_priced(geoplan, planned):
    geoplan("runs", "accept", "--officer", "A. Officer")
    request = taken_by(planned.plan(), Mode.VOLUNTEER).request
    code, _out, _ = geoplan("runs", "move", request, "--to", "taxi-escort")
    assert code == 0
    assert planned.change().adjustments["base"] == 1
    assert planned.plan().cost.changes > 0
    assert geoplan("runs", "check")[0] == 0


def test_drivers_of_an_accepted_week_are_known_in_the_next(geoplan, planned):
    geoplan("runs", "accept", "--officer", "A. Officer")
    assert geoplan("runs", "plan", "--week", "2024-12-02", "--iterations", "20")[0] == 0
    assert planned.change().adjustments["history"] == [1]
    assert planned.change().adjustments["county"]["children"] == 10
    assert planned.plan().cost.new_faces < planned.plan("main", week=date(2024, 11, 25)).cost.new_faces
    assert geoplan("runs", "check")[0] == 0
    assert geoplan("runs", "check", "--week", WEEK)[0] == 0


def test_a_time_alone_is_of_the_first_day_when_the_week_is_not_now(geoplan, planned):
    driver = taken_by(planned.plan(), Mode.VOLUNTEER).person
    words = ("--driver-off", driver, "--now", "05:00", "--iterations", "5", "--try")
    code, _, err = geoplan("runs", "replan", *words)
    assert code == 0
    assert "05:00 is taken as of 25/11/2024" in err


def test_a_session_comes_in(geoplan, planned, folder):
    request = next(one for one in planned.plan().requests if one.delivery.startswith("venue:"))
    child, venue = request.children[0], request.delivery.removeprefix("venue:")
    room = next(one for one in read_venues() if one.code == venue).rooms[0].code
    (folder / "new.csv").write_text(
        f"code,children,venue,room,first date,start,end\nX001,{child},{venue},{room},{WEEK},18:00,19:00\n"
    )
    code, _out, err = geoplan("runs", "replan", "--add", "new.csv", "--iterations", "10")
    assert code == 0, err
    assert {"X001-in", "X001-out"} <= {request.code for request in planned.plan().requests}
    assert geoplan("runs", "check", "plan")[0] == 0
    assert geoplan("runs", "explain", "x1-out")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("explain", "S9999-out"), "is not the code of a request"),
        (("who", "Jones"), "this is not the code of a request here; check the code."),
        (("move", "S0001-out", "--to", "D99"), '"D99" is not the code of a person'),
        (("replan",), "nothing has happened"),
        (("replan", "--driver-off", "D77", "--cancel", "S888"), "2 faults"),
        (("replan", "--driver-off", "D1:24.11"), "is not a date"),
        (("replan", "--driver-off", "D1", "--now", "noon"), "is not a time"),
        (("check", "7"), "there is no change 7"),
        (("check", "--week", "2024-01-01"), "no plan of the week of 01/01/2024"),
        (("switch", "nowhere"), "there is no line of plans"),
        (("move", "S0001-out", "--release"), "is not pinned"),
        (("edits", "no.xlsx"), "no.xlsx"),
        (("accept", "--officer", " "), "the name of the officer is missing"),
        (("accept", "--officer", "A. Officer", "--note", "call 0115 496 0123"), "a telephone number"),
    ],
)
def test_what_cannot_be_is_told_with_its_cure(geoplan, planned, words, said):
    code, _, err = geoplan("runs", *words)
    assert code == 2
    assert said in err
    assert planned.change().id == 1


@pytest.mark.parametrize("words", [("check",), ("undo",), ("history",), ("explain", "S1-out"), ("audit",)])
def test_without_a_plan_every_command_says_how_to_make_one(geoplan, words):
    code, _, err = geoplan("runs", *words)
    assert code == 2
    assert "make one: geoplan runs plan" in err
