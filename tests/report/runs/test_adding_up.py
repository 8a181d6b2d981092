from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.report.columns import PERCENT, WHOLE, Column
from geoplan.report.runs.adding_up import adding_up
from geoplan.report.runs.blocks import Block
from geoplan.report.runs.tables import MILES

COLUMNS = (Column("Who", None, 10), Column("Miles", MILES), Column("Empty", PERCENT), Column("Runs", WHOLE))


def miles_of(*miles, total=None):
    rows = [("a", value, 0.5, 1) for value in miles]
    whole = sum(miles) if total is None else total
    return [row[1] for row in adding_up(COLUMNS, [*rows, ("all", whole, 0.5, len(rows))])]


def test_lines_add_up_to_the_total_as_shown():
    # Rounded one by one they are 1.3, 2.3 and 3.3, but their total is 7.0.
    assert miles_of(1.34, 2.33, 3.33) == [1.4, 2.3, 3.3, 7.0]


def test_what_adds_up_by_itself_is_rounded_as_ever():
    assert miles_of(1.06, 2.04) == [1.1, 2.0, 3.1]


def test_what_is_no_sum_stays_as_it_is():
    assert miles_of(1.34, 2.33, total=1.8) == [1.34, 2.33, 1.8]
    assert miles_of(-1.34, 2.33) == [-1.34, 2.33, 2.33 - 1.34]
    assert adding_up(COLUMNS, [("a", None, 0.5, 1), ("all", 2.0, 0.5, 1)])[0][1] is None
    assert adding_up(COLUMNS, [("all", 0.0, 0.5, 1)]) == [["all", 0.0, 0.5, 1]]


def test_tables_are_shown_so():
    rows = (("a", 1.34, 0.5, 1), ("b", 2.33, 0.5, 1), ("c", 3.33, 0.5, 1), ("all", 7.0, 0.5, 3))
    assert [row[1] for row in Block("T", COLUMNS, rows, totals=1).texts()] == ["1.4", "2.3", "3.3", "7.0"]
    assert Block("T", COLUMNS, rows).texts()[0][1] == "1.3"


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0, 5_000), min_size=1, max_size=12))
def test_nothing_is_a_tenth_away_and_all_adds_up(values):
    *parts, total = miles_of(*values)
    assert sum(round(part * 10) for part in parts) == round(round(total, 1) * 10)
    assert all(abs(part - value) < 0.1001 for part, value in zip(parts, values, strict=True))
