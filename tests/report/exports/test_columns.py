"""Every field that anybody may see has a heading and a look."""

from datetime import time

import pytest

from geoplan.audiences import Audience
from geoplan.audiences.lists import LISTS
from geoplan.audiences.rows import CostRow, FigureRow, LegRow, StopRow
from geoplan.domain.geography import Position
from geoplan.report.exports.columns import FIELDS, LINES, POSITIONS, columns_of
from geoplan.report.exports.tables import NEVER_EXPORTED, TABLES


def exported():
    """The kinds of row that are exported, with their fields, for each audience."""
    return [
        (kind, listed)
        for lists in LISTS.values()
        for kind, listed in lists.items()
        if kind not in NEVER_EXPORTED
    ]


def test_every_field_of_every_list_can_be_shown():
    for kind, listed in exported():
        headings = [one.column.heading for one in columns_of(kind, listed)]
        assert len(headings) == len(set(headings)), (kind, headings)


def test_every_kind_has_a_table_or_is_never_exported():
    kinds = {kind for lists in LISTS.values() for kind in lists}
    assert kinds == {*TABLES, *NEVER_EXPORTED}


def test_no_heading_is_left_over():
    listed = {name for _, names in exported() for name in names}
    assert set(FIELDS) <= listed
    assert listed <= {*FIELDS, *POSITIONS, *LINES}


def shown(kind, name, value):
    """What the columns of a field show."""
    return [one.value(value) for one in columns_of(kind, (name,))]


@pytest.mark.parametrize(
    ("kind", "name", "value", "said"),
    [
        (StopRow, "begin_s", 9 * 3600 + 35 * 60, [time(9, 35)]),
        (StopRow, "children", ("C0001", "C0002"), ["C0001, C0002"]),
        (StopRow, "position", Position(53.1, -1.2), [53.1, -1.2]),
        (StopRow, "position", None, [None, None]),
        (LegRow, "seconds", 90, [1.5]),
        (LegRow, "line", (Position(53.1, -1.2),), []),
        (LegRow, "on_board", 2, [2]),
        (FigureRow, "shown", "c", ["c"]),
        (FigureRow, "shown", "12", [12]),
        (CostRow, "shown", "30.00", [30.0]),
        (CostRow, "pence", 2517, [25.17]),
    ],
)
def test_values_are_shown_as_people_write_them(kind, name, value, said):
    assert shown(kind, name, value) == said


def test_nobody_but_planners_gets_a_figure_that_is_hidden():
    for audience, lists in LISTS.items():
        if audience is not Audience.PLANNER:
            assert "value" not in lists.get(FigureRow, ())
            assert "pence" not in lists.get(CostRow, ())
