"""What was found about one code, as a workbook and a page."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from geoplan.io.retention.subject.found import FoundTable, SubjectRecord
from geoplan.io.retention.subject.plans import JOURNEYS
from geoplan.report.retention.documents.page import to_html
from geoplan.report.retention.subject import subject_page, subject_workbook
from geoplan.report.retention.subject_costs import cost_rows


@pytest.fixture
def record() -> SubjectRecord:
    journey = (
        "p, change 1", "23/11/2026", "20/11/2026 by A", "main, accepted", "S0044-out", "23/11/2026", "out",
        "home:C0001", "venue:retford", "09:10–09:26", "09:40–09:55", "another child", "volunteer driver",
        "D007", "D007-mon", "foster carer: F003 does not drive", 0,
    )  # fmt: skip
    cells = ("p/children.csv", "", 2, "Note", '=HYPERLINK("http://x")')
    return SubjectRecord(
        code="C0001",
        is_child=True,
        asked=datetime(2026, 11, 22, tzinfo=UTC),
        tables=(
            FoundTable("Rows of tables", "about", ("Found in", "Sheet", "Row", "Field", "Value"), (cells,)),
            FoundTable("Journeys in plans", "about", JOURNEYS, (journey,)),
        ),
        searched=(Path("p/geoplan.sqlite"),),
        unsearched=((Path("p/picture.png"), "look at it"),),
    )


def test_the_workbook_has_a_sheet_for_each_kind_and_runs_nothing(
    record: SubjectRecord, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    subject_workbook(record, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Summary", "Rows of tables", "Journeys in plans", "Searched"]
    values = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert '\'=HYPERLINK("http://x")' in values
    assert "D007-mon" in values
    assert "not searched: look at it" in values
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_the_page_says_each_journey_in_five_columns(record: SubjectRecord) -> None:
    page = to_html(subject_page(record))
    assert "S0044-out, 23/11/2026, out, together with another child" in page
    assert "home:C0001, 09:10–09:26, to venue:retford, 09:40–09:55" in page
    assert "must be read and checked" in page
    assert "not searched: look at it" in page
    assert "2 entries in 1 files" not in page


def test_costs_are_of_the_one_person_only() -> None:
    from datetime import date

    from geoplan.domain.ledger import Amounts, Ledger, LedgerJourney
    from geoplan.domain.plans import Mode
    from geoplan.domain.requests import Direction

    def journey(child: str, person: str) -> LedgerJourney:
        return LedgerJourney(
            day=date(2026, 11, 23), request="S0044-out", session="S0044", occasion="S0044",
            direction=Direction.OUTBOUND, child=child, mode=Mode.VOLUNTEER, person=person, provider=None,
            run="D007-mon", venue="retford", district="North", group=None, direct_m=9_000, ridden_m=9_000,
            shared_m=0, ride_s=930, amounts=Amounts(loaded_m=16_093, volunteer_miles=450),
        )  # fmt: skip

    ledger = Ledger(
        days=(date(2026, 11, 23),), legs=(), sessions=(),
        journeys=(journey("C0001", "D007"), journey("C0002", "D008")),
    )  # fmt: skip
    (row,) = cost_rows(ledger, "C0001", "p, change 1")
    assert row == (
        "p, change 1", "23/11/2026", "S0044-out", "out", "retford", "volunteer driver", "D007",
        "10.0", 16, 450,
    )  # fmt: skip
    assert len(list(cost_rows(ledger, "D008", "p"))) == 1
    assert "C0002" not in repr(list(cost_rows(ledger, "D008", "p")))


def test_nothing_held_is_said(record: SubjectRecord) -> None:
    nothing = SubjectRecord(
        code="C9", is_child=False, asked=record.asked, tables=(), searched=record.searched
    )
    assert "Nothing is held about C9 in 1 file" in to_html(subject_page(nothing))
