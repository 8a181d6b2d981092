from dataclasses import replace

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoplan.domain.plans import Mode
from geoplan.errors import InputError
from geoplan.report.runs.edits import apply_edits, read_edits
from geoplan.report.runs.requests_sheet import RELEASE
from geoplan.report.runs.workbook import plan_workbook
from geoplan.runs.checking.report import CheckReport
from tests.report.runs.plans import hand_case, hand_plan
from tests.runs.worlds import adult, worker

SHEET = "All requests"
CODES = [cover.request for cover in hand_plan().coverage]
CHOICES = ["D001", "D002", "W001", *(mode.value for mode in Mode)]


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    path = tmp_path_factory.mktemp("plan") / "week.xlsx"
    plan_workbook(hand_case(), hand_plan(), path, report=CheckReport(()))
    return path


@pytest.fixture(scope="module")
def needed(original, tmp_path_factory):
    """The workbook with the sheets that edits are read from, and one more: quick to open and save."""
    path = tmp_path_factory.mktemp("needed") / "week.xlsx"

    def strip(book):
        for sheet in book.worksheets:
            if sheet.title not in (SHEET, "D002", "geoplan"):
                book.remove(sheet)

    return edited(original, path, strip)


def edited(original, path, change):
    """The workbook, changed and saved as a spreadsheet program would."""
    book = openpyxl.load_workbook(original)
    change(book)
    book.save(path)
    return path


def take_by(edits):
    """A change of the column to edit: request to what is written there."""

    def change(book):
        sheet = book[SHEET]
        rows = {sheet.cell(row, 1).value: row for row in range(4, 14)}
        for code, text in edits.items():
            sheet.cell(rows[code], 2).value = text

    return change


def faults(path, case=None, plan=None):
    with pytest.raises(InputError) as caught:
        read_edits(path, case or hand_case(), plan or hand_plan())
    for fault in caught.value.faults:
        assert fault.file == path.name
        assert fault.cure
    return caught.value.faults


def test_an_unchanged_workbook_pins_nothing(original, tmp_path):
    assert read_edits(original, hand_case(), hand_plan()) == {}
    again = edited(original, tmp_path / "again.xlsx", lambda _: None)
    assert read_edits(again, hand_case(), hand_plan()) == {}


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(CODES), st.sampled_from(CHOICES)))
def test_what_is_written_comes_back(needed, tmp_path, edits):
    path = edited(needed, tmp_path / "edited.xlsx", take_by(edits))
    assert read_edits(path, hand_case(), hand_plan()) == dict(sorted(edits.items()))


def test_case_and_spaces_do_not_count(needed, tmp_path):
    path = edited(needed, tmp_path / "e.xlsx", take_by({"S0003-in": " d001 ", "S0001-in": "Taxi"}))
    assert read_edits(path, hand_case(), hand_plan()) == {"S0001-in": "taxi", "S0003-in": "D001"}


def test_carers_and_adults_may_be_named_though_the_list_has_their_rung_only(needed, tmp_path):
    case = hand_case(adults=(adult("A001", 12, "C0004"),))
    path = edited(needed, tmp_path / "e.xlsx", take_by({"S0003-in": "A001", "S0001-in": "G001"}))
    assert read_edits(path, case, hand_plan()) == {"S0001-in": "G001", "S0003-in": "A001"}


def test_a_pin_can_be_taken_away_and_one_that_is_none_cannot(needed, tmp_path):
    path = edited(needed, tmp_path / "e.xlsx", take_by({"S0001-out": RELEASE, "S0003-in": RELEASE}))
    edits = read_edits(path, hand_case(), hand_plan())
    assert edits == {"S0001-out": RELEASE}
    assert apply_edits(hand_case(), edits).pins == {}


def test_edits_are_added_to_the_pins_there_are():
    assert apply_edits(hand_case(), {"S0003-in": "taxi"}).pins == {"S0001-out": "D001", "S0003-in": "taxi"}
    assert apply_edits(hand_case(), {"S0001-out": "D002"}).pins == {"S0001-out": "D002"}


def test_every_fault_is_listed_with_its_row_and_column(needed, tmp_path):
    case = hand_case(workers=(worker("W001", can_drive=False),))

    def change(book):
        take_by({"S0001-in": "D01", "S0002-in": "W001", "S0002-out": "Jane Doe", "S0003-in": "D002"})(book)
        sheet = book[SHEET]
        sheet["A5"] = "S9999-in"  # was S0003-out
        sheet["A11"] = "S0004-out"  # was S0004-in; row 10 has it
        sheet["C13"] = "D002"  # the column of who takes it

    found = faults(edited(needed, tmp_path / "e.xlsx", change), case)
    assert [(fault.row, fault.column) for fault in found] == [
        (None, None),
        (None, None),
        (5, "Code"),
        (6, "Take by (edit here)"),
        (8, "Take by (edit here)"),
        (9, "Take by (edit here)"),
        (11, "Code"),
        (13, "Who"),
    ]
    words = [str(fault) for fault in found]
    assert "the row of request S0003-out is missing" in words[0]
    assert '"S9999-in" is not a request of this plan' in words[2]
    assert 'did you mean "D001"?' in words[3]
    assert "does not drive" in words[5]
    assert "Jane" not in "".join(words)
    assert "S0004-out is in row 10 too" in words[6]
    assert 'make it in "Take by (edit here)"' in words[7]
    assert all(fault.sheet == SHEET for fault in found)


def test_a_deleted_row_is_a_fault_since_it_does_not_say_what_is_meant(needed, tmp_path):
    path = edited(needed, tmp_path / "e.xlsx", lambda book: book[SHEET].delete_rows(8))
    (fault,) = faults(path)
    assert "S0002-out is missing" in fault.message
    assert "re-planning" in fault.cure


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda book: book.remove(book[SHEET]), 'no sheet "All requests"'),
        (lambda book: book.remove(book["geoplan"]), 'hidden sheet "geoplan" is missing'),
        (lambda book: setattr(book[SHEET]["B3"], "value", "Remarks"), '"Take by (edit here)" is missing'),
        (lambda book: book[SHEET].delete_cols(3, 2), 'column "How" is missing'),
        (lambda book: setattr(book["geoplan"]["B1"], "value", "stock list"), "not a workbook of driver runs"),
    ],
)
def test_a_workbook_that_lacks_something_says_so(needed, tmp_path, change, words):
    found = faults(edited(needed, tmp_path / "e.xlsx", change))
    assert words in "\n".join(map(str, found))


def test_a_workbook_of_another_plan_or_week_is_refused(original):
    plan = hand_plan()
    other = replace(plan, cost=replace(plan.cost, taxis=1))
    assert "another plan" in faults(original, plan=other)[0].message
    from datetime import timedelta

    later = replace(plan, week=plan.week + timedelta(weeks=1))
    assert "week of 2026-11-23, the plan of 2026-11-30" in faults(original, plan=later)[0].message


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "week.xlsx"
    path.write_text("not a workbook")
    assert faults(path)
