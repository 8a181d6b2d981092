from decimal import Decimal

import pytest

from geoplan.errors import RowAt
from geoplan.io.claims.totals import Adder, says_carried, says_grand, says_total

ROW = RowAt("a.xlsx", "April", 9)


@pytest.mark.parametrize(
    "cell", ["Total", "TOTALS", "Sub-total", "Grand Total:", "Total miles", "Monthly total for April"]
)
def test_words_of_totals(cell):
    assert says_total(cell)


@pytest.mark.parametrize("cell", ["Totally lost", "Worksop", 12, None, "Subtle"])
def test_other_words(cell):
    assert not says_total(cell)


def test_words_of_sums_that_are_carried_over():
    assert says_carried("Brought forward")
    assert says_carried("c/f")
    assert not says_carried("Carrington")
    assert says_grand("Grand total")


def adder(*miles):
    found = Adder()
    found.begin_sheet()
    for each in miles:
        found.add(Decimal(each), 100)
    return found


def test_a_total_is_held_against_the_rows_that_it_agrees_with():
    made = adder(10, 20)
    first = made.line(ROW, Decimal(30), None, grand=False)
    made.add(Decimal(5), 100)
    block = made.line(ROW, Decimal(5), None, grand=False)
    whole = made.line(ROW, Decimal(35), 300, grand=True)
    assert [line.agrees for line in (first, block, whole)] == [True, True, True]
    assert [line.rows for line in (first, block, whole)] == [2, 1, 3]
    assert "since the last total" in block.covers


def test_a_total_that_agrees_with_nothing_shows_the_difference_to_what_is_nearest():
    made = adder(10, 20)
    made.line(ROW, Decimal(30), None, grand=False)
    made.add(Decimal(5), 100)
    near_the_block, near_the_sheet = (
        made.line(ROW, Decimal(stated), None, grand=False) for stated in (6, 36)
    )
    assert near_the_block.difference_miles == 1
    assert near_the_sheet.difference_miles == 1
    assert near_the_sheet.rows == 3


def test_a_grand_total_adds_up_all_sheets():
    made = adder(10)
    made.begin_sheet()
    made.add(Decimal(5), 100)
    line = made.line(ROW, Decimal(16), None, grand=True)
    assert (line.covers, line.difference_miles) == ("all rows of the file above", Decimal(1))


def test_pounds_alone_are_compared_in_pounds():
    line = adder(10, 20).line(ROW, None, 250, grand=False)
    assert (line.difference_miles, line.difference_pence) == (None, 50)


def test_figures_without_words_are_a_sum_only_where_they_agree_with_two_or_more_rows():
    assert adder(10, 20).is_sum(Decimal(30), None)
    assert not adder(10, 20).is_sum(Decimal(31), None)
    assert not adder(10).is_sum(Decimal(10), None)
    assert not adder(10, 20).is_sum(None, None)
