from datetime import timedelta
from io import StringIO

import pytest
from openpyxl import load_workbook
from rich.console import Console

from geoplan.report.costs.savings import SavingsView, savings_workbook, show_savings
from tests.costs.ledger.rows import carer, journey, ledger, nobody, taxi

BEFORE = ledger(
    taxi("S1"), taxi("S2"), journey("S3"), taxi("S4"), taxi("S5"), prices=(("taxi_pence", 400.0),)
)
AFTER = ledger(
    carer("S1"),
    taxi("S2", venue="newark", pence=1_000, direct_m=2_000),
    journey("S3"),
    nobody("S4"),
    taxi("S6"),
    prices=(("taxi_pence", 450.0),),
)
VIEW = SavingsView(BEFORE, AFTER, ("change 1", "change 2"))


def shown(view):
    out = StringIO()
    show_savings(view, Console(file=out, width=80))
    return out.getvalue()


def rows_of(text, title):
    table = text.split(f"\n{title}\n", 1)[1].split("\n\n", 1)[0].splitlines()
    return [" ".join(line.split()) for line in table]


def test_the_saving_is_told_in_a_sentence():
    text = " ".join(shown(VIEW).split())
    assert text.startswith("What change 2 saves against change 1 £37.00 saved (67%) on the 3 journeys")
    assert "£55.00 before, £18.00 after" in text
    assert "The largest cause: a carer or known adult drives, £22.00" in text
    assert "Not compared and kept apart: 3 journeys." in text
    assert "taxi pence 400 to 450" in text


def test_causes_add_up_to_the_saving():
    rows = rows_of(shown(VIEW), "What is saved, by cause")
    assert "nearer venue 1 £15.00" in rows
    assert "a carer or known adult drives 1 £22.00" in rows
    assert "no change 1 £0.00" in rows
    assert "all 3 £37.00" in rows


def test_it_says_how_causes_are_told_apart():
    rows = " ".join(rows_of(shown(VIEW), "How causes are told apart"))
    assert "the direct miles less, at the lower of both prices a mile" in rows
    assert "sharing" not in rows  # nothing was saved by it


def test_what_is_not_compared_is_in_no_figure():
    assert rows_of(shown(VIEW), "Not compared: no saving")[1:] == [
        "in the first plan only 1 £25.00 –",
        "in the second plan only 1 – £25.00",
        "taken in one plan only 1 £25.00 £0.00",
        "Kept apart, and in no figure above.",
    ]


def test_a_dearer_plan_is_not_called_a_saving():
    text = " ".join(shown(SavingsView(ledger(carer("S1")), ledger(taxi("S1")))).split())
    assert "£22.00 more (733%) on the 1 journey" in text
    assert "The largest cause" not in text


def test_plans_without_a_journey_in_common_cannot_be_compared():
    assert "Nothing can be compared" in shown(SavingsView(ledger(taxi("S1")), ledger(taxi("S2"))))


def test_different_numbers_of_weeks_cannot_be_compared():
    two = ledger(taxi("S1"), taxi("S1", day=taxi().day + timedelta(weeks=1)))
    with pytest.raises(ValueError, match="cannot be compared"):
        shown(SavingsView(two, ledger(taxi("S1"))))


def test_nothing_is_wider_than_a_terminal():
    assert max(len(line.rstrip()) for line in shown(VIEW).splitlines()) <= 80


def test_the_notebook_tells_causes_apart():
    html = VIEW._repr_html_()
    assert "at the lower of both prices a mile" in html
    assert "Who takes whom" in html


def test_the_workbook_has_every_journey_by_cause(tmp_path):
    savings_workbook(VIEW, tmp_path / "s.xlsx")
    book = load_workbook(tmp_path / "s.xlsx")
    assert book.sheetnames == ["Summary", "Journeys", "Not compared"]
    rows = [row for row in book["Journeys"].iter_rows(min_row=4, values_only=True) if row[-1] is not None]
    *journeys, total = rows
    assert [row[0] for row in journeys] == ["S1-out", "S2-out", "S3-out"]
    for row in rows:
        assert sum(row[9:15]) == pytest.approx(row[15]) == pytest.approx(row[7] - row[8])
    assert total[15] == pytest.approx(37.0)
    apart = [row[0] for row in book["Not compared"].iter_rows(min_row=4, max_row=6, values_only=True)]
    texts = [cell.value for row in book["Summary"].iter_rows() for cell in row if isinstance(cell.value, str)]
    assert not any(text.startswith("'") for text in texts)  # amounts below nothing are numbers
    assert apart == ["in the first plan only", "in the second plan only", "nobody takes it after"]
