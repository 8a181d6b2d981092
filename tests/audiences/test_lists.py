"""A field that is on no list appears nowhere; a list that names what is not there is refused."""

from dataclasses import fields, make_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.audiences import Audience, Scope, cut, plan_rows
from geoplan.audiences.figures import figures_of
from geoplan.audiences.lists import FAMILY_SAFE, LISTS, check_lists
from geoplan.audiences.rows import KINDS, LegRow, NameRow, RunRow, SlotRow, StopRow
from tests.report.runs.plans import hand_case, hand_plan
from tests.runs.worlds import MONDAY, at

SCOPES = {
    Audience.DRIVER: Scope.of_driver("D001", MONDAY),
    Audience.CARER: Scope.of_carer(hand_case(), "G002"),
    Audience.VENUE: Scope.of_venue("retford"),
}
# What gives away where a child lives or learns, by which way, and who drives.
_NOT_FOR_FAMILIES = {
    *("place", "position", "home", "school", "settlement", "line", "shared_line", "driver", "taker", "run"),
    *("child", "children", "carer", "carers", "worker", "mode", "from_place", "to_place", "address", "name"),
}


@pytest.fixture(scope="module")
def rows():
    case, plan = hand_case(), hand_plan()
    leg = LegRow(
        run="D001-mon",
        day=MONDAY,
        driver="D001",
        number=1,
        on_board=0,
        metres=1,
        seconds=1,
        line=(at(1), at(2)),
        shared_line=(at(1), at(2)),
    )
    return (*figures_of(case, plan).rows, *plan_rows(case, plan), leg, NameRow(code="C0001", name="X"))


def test_wider_audiences_are_later_and_nobody_is_the_default():
    assert next(iter(Audience)) is Audience.PUBLIC
    sizes = [sum(map(len, LISTS[audience].values())) for audience in Audience]
    assert sizes[0] == min(sizes)
    assert sizes[-1] == max(sizes)


def test_a_planners_list_is_written_out_and_holds_nothing_by_default():
    assert SlotRow in LISTS[Audience.PLANNER]
    assert "children" not in LISTS[Audience.PLANNER][SlotRow]


def test_managers_and_the_public_have_no_list_of_anybody():
    for audience in (Audience.PUBLIC, Audience.MANAGER):
        for kind, listed in LISTS[audience].items():
            names = {*("child", "children", "driver", "carer", "members", "value", "home", "line", "run")}
            assert not names.intersection(listed), kind


def test_what_a_family_may_see_holds_no_home_no_school_no_route_and_no_driver():
    for kind in FAMILY_SAFE:
        for lists in LISTS.values():
            assert not _NOT_FOR_FAMILIES.intersection(lists.get(kind, ()))


def test_only_planners_see_why_a_child_is_looked_after_and_what_a_venue_risks():
    for audience, lists in LISTS.items():
        listed = {name for kind in lists.values() for name in kind}
        secret = {
            "legal_status",
            "risk_role",
            "high_risk",
            "court_priority",
            "reasons",
            "never_with",
            "barred_drivers",
        }
        assert audience is Audience.PLANNER or not secret & listed


@pytest.mark.parametrize(
    ("lists", "said"),
    [
        ({RunRow: ("run", "shoe_size")}, "RunRow.shoe_size, which does not exist"),
        ({RunRow: ("run", "run")}, "a field of RunRow twice"),
        ({str: ("upper",)}, "no kind of row"),
    ],
)
def test_lists_that_cannot_be_are_refused(lists, said):
    with pytest.raises(ValueError, match=said):
        check_lists({**LISTS, Audience.CARER: lists})


def test_an_audience_without_a_list_is_refused():
    with pytest.raises(ValueError, match="no list for carer"):
        check_lists({audience: lists for audience, lists in LISTS.items() if audience is not Audience.CARER})


KNOWN = {item.name for kind in KINDS for item in fields(kind)}
NEW_FIELD = st.from_regex(r"[a-z][a-z_]{2,15}", fullmatch=True).filter(
    lambda name: name.isidentifier() and name not in KNOWN and name not in {"class", "import", "lambda"}
)


def grown(rows, name, value):
    """Rows of the same kinds with a field more."""
    options = {"frozen": True, "slots": True, "kw_only": True, "repr": False}
    kinds = {kind: make_dataclass(kind.__name__, [(name, str)], bases=(kind,), **options) for kind in KINDS}
    return [
        kinds[type(row)](**{item.name: getattr(row, item.name) for item in fields(row)}, **{name: value})
        for row in rows
    ]


@settings(max_examples=12, deadline=None)
@given(NEW_FIELD, st.sampled_from(list(Audience)))
def test_a_new_field_is_seen_by_nobody_until_it_is_listed(rows, name, audience):
    before = cut(rows, audience, SCOPES.get(audience, Scope()))
    after = cut(grown(rows, name, "canary"), audience, SCOPES.get(audience, Scope()))
    assert after == before
    assert "canary" not in repr([dict(row) for table in after.tables.values() for row in table])


def test_every_kind_of_row_is_somebodys(rows):
    assert {kind for lists in LISTS.values() for kind in lists} == set(KINDS)
    seen = cut(rows, Audience.DRIVER, SCOPES[Audience.DRIVER])
    assert len(seen[StopRow])
