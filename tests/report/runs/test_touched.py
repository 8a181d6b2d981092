import openpyxl
import pytest

from geoplan.report.runs.requests_sheet import RELEASE, SHEET
from geoplan.report.runs.touched import choices_in, is_as_written
from geoplan.report.runs.workbook import plan_workbook
from geoplan.runs.checking.report import CheckReport
from tests.report.runs.plans import hand_case, hand_plan

WEEK = hand_plan().week.isoformat()


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    path = tmp_path_factory.mktemp("plan") / "week.xlsx"
    plan_workbook(hand_case(), hand_plan(), path, report=CheckReport(()))
    return path


@pytest.fixture(scope="module")
def chosen(written, tmp_path_factory):
    """The workbook with two choices, saved as a spreadsheet program would."""
    path = tmp_path_factory.mktemp("chosen") / "week.xlsx"
    book = openpyxl.load_workbook(written)
    for row, choice in ((4, "D002"), (6, RELEASE)):
        book[SHEET].cell(row, 2).value = choice
    book.save(path)
    return path


def test_a_workbook_that_was_saved_by_hand_is_told_from_one_as_it_was_written(written, chosen):
    assert is_as_written(written)
    assert not is_as_written(chosen)


def test_any_other_file_is_not_as_written_and_an_empty_one_holds_nothing_to_lose(tmp_path):
    other, empty = tmp_path / "other.xlsx", tmp_path / "empty.xlsx"
    other.write_text("no workbook")
    empty.touch()
    assert not is_as_written(other)
    assert is_as_written(empty)
    assert choices_in(other, WEEK) == {}


def test_what_is_chosen_is_found_by_code(written, chosen):
    assert choices_in(chosen, WEEK) == {"S0001-out": "D002", "S0001-in": RELEASE}
    assert choices_in(written, WEEK) == {}
    assert choices_in(chosen, "2026-11-30") == {}
