import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest

from geoplan.domain.sessions import Move
from geoplan.errors import InputError
from geoplan.report.runs.workbook import WorkbookParams, plan_workbook
from geoplan.report.worksheets import LINE_HEIGHT
from geoplan.runs.checking.report import CheckReport, Violation
from geoplan.runs.rules import Severity
from tests.report.runs.plans import covered_otherwise, hand_case, hand_plan
from tests.runs.worlds import MONDAY, WEDNESDAY, session

FOUND = CheckReport((Violation("long-ride", Severity.ADVISE, "50 minutes", request="S0001-out"),))
KEPT = CheckReport(())


def written(path, case=None, plan=None, report=KEPT, **other):
    plan_workbook(case or hand_case(), plan or hand_plan(), path, report=report, **other)
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The workbook of the plan when the check found nothing; to be read only."""
    return written(tmp_path_factory.mktemp("kept") / "w.xlsx")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """The workbook of the plan with what the check found; to be read only."""
    return written(tmp_path_factory.mktemp("found") / "w.xlsx", report=FOUND)


def table(sheet):
    """Rows below the header by heading, up to the blank row before the footer."""
    headings = [cell.value for cell in sheet[3]]
    rows = []
    for row in sheet.iter_rows(min_row=4, values_only=True):
        if not any(row):
            break
        rows.append(dict(zip(headings, row, strict=True)))
    return rows


def texts(sheet):
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_sheets_in_the_order_people_need_them(found):
    assert found.sheetnames == [
        "Summary", "All requests", "Not covered and taxis", "Check", "Venue retford", "D001", "D002",
        "geoplan",
    ]  # fmt: skip
    assert [sheet.title for sheet in found if sheet.sheet_state == "hidden"] == ["geoplan"]


def test_equal_plans_make_equal_files_at_any_time(tmp_path, monkeypatch):
    class Later(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2031, 5, 6, 7, 8, 9, tzinfo=tz)

    written(tmp_path / "now.xlsx")
    monkeypatch.setattr("openpyxl.packaging.core.datetime.datetime", Later)
    monkeypatch.setattr("openpyxl.writer.excel.datetime.datetime", Later)
    book = written(tmp_path / "later.xlsx")
    assert (tmp_path / "now.xlsx").read_bytes() == (tmp_path / "later.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "now.xlsx") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert book.properties.created == book.properties.modified == datetime(2026, 11, 20)


def test_the_first_sheet_says_whom_it_is_for_and_everything_when_it_is_to_be_destroyed(tmp_path):
    book = written(tmp_path / "w.xlsx", params=WorkbookParams(keep_days=10))
    assert "planning team only" in texts(book["Summary"])[1]
    for sheet in book.worksheets[:-1]:
        assert any("Destroy after 07/12/2026" in text for text in texts(sheet)), sheet.title


def test_the_summary_has_the_headline_the_check_and_links_that_lead_somewhere(found):
    summary = found["Summary"]
    words = texts(summary)
    assert any(text.startswith("9 of 10 journeys covered (90%), 4 children, £62 paid") for text in words)
    assert "Checked: every hard rule is kept; 1 thing advised against." in words
    assert "A proposal until an officer accepts it." in words
    links = [cell.hyperlink.location for row in summary.iter_rows() for cell in row if cell.hyperlink]
    assert [link.split("!")[0].strip("'") for link in links] == [
        "All requests", "Not covered and taxis", "Check", "D001", "D002", "Venue retford"
    ]  # fmt: skip


def test_a_driver_s_sheet_is_a_day_a_page_with_headings_on_each(kept):
    sheet = kept["D001"]
    rows = table(sheet)
    assert [(row["Day"].date(), row["Time"], row["What"]) for row in rows][:3] == [
        (MONDAY, time(9, 33), "leave home"),
        (MONDAY, time(9, 35), "pick up"),
        (MONDAY, time(9, 55), "hand over"),
    ]
    assert [row["Day"].date() for row in rows].index(WEDNESDAY) == 6
    assert [item.id for item in sheet.row_breaks.brk] == [9]  # below the sixth row
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B4", "$3:$3")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.oddFooter.right.text == "Page &P of &N"
    assert "Destroy after" in sheet.oddFooter.left.text


def test_a_driver_s_sheet_says_who_sits_in_the_car_in_which_seat_and_how_long_it_waits(kept):
    rows = table(kept["D001"])
    assert rows[1]["Child seats"] == "C0001 forward-facing, C0002 forward-facing"
    assert [row["In the car then"] for row in rows[1:5]] == [
        "C0001, C0002",
        "nobody",
        "C0001, C0002",
        "nobody",
    ]
    assert [row["Waiting before, minutes"] for row in rows[1:5]] == [None, None, 85, None]
    assert rows[1]["Leave at"] == time(9, 45)


def test_a_venue_s_sheet_goes_by_day_room_and_time_and_says_how_sure_a_time_is(kept):
    rows = table(kept["Venue retford"])
    monday = [row for row in rows if row["Day"].date() == MONDAY]
    assert [(row["Room"], row["Time"], row["What"], row["With"]) for row in monday] == [
        ("1", time(9, 55), "comes", "D001"),
        ("1", time(11, 30), "leaves", "D001"),
        ("1", time(15, 55), "comes", "G002"),
        ("1", time(17), "leaves", "G002"),
        ("2", time(10, 45), "comes", "D002"),
        ("2", time(12, 30), "leaves", "D002"),
    ]
    assert [row["Which is"] for row in rows[2:5]] == ["at the latest", "from", "planned"]
    assert rows[-1]["Which is"] == "not covered"
    assert rows[0]["Contact"] == "10:00–11:30"


def test_a_session_held_in_another_room_once_is_shown_there(tmp_path):
    moved = session(
        "S0001", MONDAY, time(10), time(11, 30), "C0001", "C0002", moved=(Move(MONDAY, MONDAY, room="2"),)
    )
    case = hand_case(sessions=(moved, *hand_case().sessions[1:]))
    rows = table(written(tmp_path / "w.xlsx", case)["Venue retford"])
    assert {row["Journey"]: row["Room"] for row in rows}["S0001-out"] == "2"


def test_all_requests_say_who_when_and_why(kept):
    rows = {row["Code"]: row for row in table(kept["All requests"])}
    assert set(rows) == {cover.request for cover in hand_plan().coverage}
    # By day and time, as the week goes.
    assert list(rows)[:4] == ["S0001-out", "S0003-out", "S0001-in", "S0003-in"]
    row = rows["S0003-out"]
    assert (row["Who"], row["How"], row["Run"]) == ("D002", "volunteer driver", "D002-mon")
    assert (row["From"], row["To"]) == ("home of C0004", "retford")
    assert (row["Earliest"], row["Latest"]) == (time(10, 40), time(10, 55))
    assert (row["Pick-up"], row["Drop-off"], row["Minutes in the car"]) == (time(10, 28), time(10, 45), 14)
    assert row["Why not who is asked first"].startswith("foster carer: the child has no foster carer\n")
    heights = {kept["All requests"].row_dimensions[number].height for number in range(4, 14)}
    assert heights == {LINE_HEIGHT}  # the reasons do not make rows high
    assert rows["S0001-out"]["Pinned"] == "by hand"
    assert rows["S0002-out"]["Pick-up"] is None


def test_only_the_column_to_edit_can_be_edited_and_it_has_a_list(kept):
    sheet = kept["All requests"]
    assert sheet.protection.sheet
    open_cells = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert open_cells == {f"B{row}" for row in range(4, 14)}
    (rule,) = sheet.data_validations.dataValidation
    assert str(rule.sqref) == "B4:B13"
    first, last = rule.formula1.replace("$", "").removeprefix("geoplan!").split(":")
    choices = [cell.value for (cell,) in kept["geoplan"][first:last]]
    assert choices == [
        "let the plan decide", "D001", "D002", "W001", "foster carer", "known adult", "volunteer driver",
        "contact worker", "taxi with escort", "taxi", "not covered",
    ]  # fmt: skip


def test_what_is_not_covered_comes_before_taxis_with_the_reasons(kept):
    rows = table(kept["Not covered and taxis"])
    assert [(row["Now"], row["Journey"], row["Price"]) for row in rows] == [
        ("not covered", "S0005-in", None), ("taxi", "S0005-out", 25.75)
    ]  # fmt: skip
    assert "volunteer driver: D001 does not drive on this day" in rows[0]["Why nobody else takes it"]


def test_what_the_check_found_has_a_sheet_and_a_plan_without_faults_has_none(found, kept):
    (row,) = table(found["Check"])
    assert (row["How strict"], row["Journey"], row["What"]) == ("advised against", "S0001-out", "50 minutes")
    assert row["What can be done"]
    assert "Check" not in kept.sheetnames


def test_nothing_is_a_formula_and_no_position_is_in_it(tmp_path):
    plan = covered_otherwise(hand_plan(), "S0005-in", reasons=())
    book = written(tmp_path / "w.xlsx", plan=plan)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    words = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert not [word for word in words if word.startswith(("=", "+", "-", "@"))]
    assert not [word for word in words if "53." in word or "-0.9" in word]


def test_a_reason_that_looks_like_a_formula_is_neutralised(tmp_path):
    from geoplan.domain.plans import Mode, Reason

    plan = covered_otherwise(hand_plan(), "S0005-in", person=None, reasons=(Reason(Mode.TAXI, "x", "=1+1"),))
    row = table(written(tmp_path / "w.xlsx", plan=plan)["Not covered and taxis"])[0]
    assert row["Why nobody else takes it"] == "taxi: =1+1"


def test_venues_whose_codes_become_one_name_in_excel_have_a_sheet_each(tmp_path):
    from geoplan.report.runs.tables import Titles

    titles = Titles()
    taken = [titles.take(name) for name in ("a/b", "a?b", "A b", "x" * 40, "x" * 41)]
    assert taken == ["a b", "a b 2", "A b 3", "x" * 31, "x" * 29 + " 2"]


def test_another_ending_is_refused_and_nothing_is_written(tmp_path):
    with pytest.raises(InputError, match=r"ends in \.xlsx"):
        written(tmp_path / "w.xls")
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_is_its_owner_s_alone(tmp_path):
    written(tmp_path / "w.xlsx")
    assert (tmp_path / "w.xlsx").stat().st_mode & 0o077 == 0


def test_days_to_keep_are_checked_and_counted_from_the_last_day():
    assert WorkbookParams(keep_days=1).destroy_after(hand_plan()) == date(2026, 11, 28)
    with pytest.raises(ValueError, match="not between"):
        WorkbookParams(keep_days=-1)
