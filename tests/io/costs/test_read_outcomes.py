from datetime import date

import pytest
from openpyxl import load_workbook

from geoplan.domain.outcomes import CancelledBy, Outcome
from geoplan.errors import InputError
from geoplan.io.costs.read_outcomes import read_outcomes
from geoplan.io.templates import write_template

DAY = date(2026, 11, 24)


def written(tmp_path, text):
    path = tmp_path / "outcomes.csv"
    path.write_text("Session;Date;Held;Cancelled by\n" + text, encoding="utf-8")
    return path


def test_outcomes_are_read(tmp_path):
    path = written(tmp_path, "S1;24/11/2026;yes;\nS2;24/11/2026;no;Family\nS3;24/11/2026;no;\n")
    assert read_outcomes(path) == (
        Outcome(session="S1", day=DAY, held=True),
        Outcome(session="S2", day=DAY, held=False, cancelled_by=CancelledBy.FAMILY),
        Outcome(session="S3", day=DAY, held=False),
    )


def test_every_fault_is_told_at_once(tmp_path):
    rows = "S1;24/11/2026;yes;family\nS1;soon;no;weather\nS2;24/11/2026;no;\nS2;24/11/2026;yes;\n"
    with pytest.raises(InputError) as caught:
        read_outcomes(written(tmp_path, rows))
    assert sorted({fault.row for fault in caught.value.faults}) == [2, 3, 5]
    assert any("write one of: service" in fault.cure for fault in caught.value.faults)


def test_the_example_of_the_template_is_passed_over(tmp_path):
    path = write_template(tmp_path / "outcomes.xlsx")
    book = load_workbook(path)
    book.active.append(["S7", DAY, "no", "court"])
    book.save(path)
    (found,) = read_outcomes(path)
    assert found == Outcome(session="S7", day=DAY, held=False, cancelled_by=CancelledBy.COURT)
