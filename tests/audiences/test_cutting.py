"""What each audience gets of a plan: only listed fields, only what is theirs."""

from dataclasses import replace

import pytest

from geoplan.audiences import Audience, Scope, cut, plan_rows
from geoplan.audiences.rows import (
    KINDS,
    AddressRow,
    ChildRow,
    CostRow,
    JourneyRow,
    LegRow,
    NameRow,
    RunRow,
    SessionRow,
    StopRow,
    VenueRow,
    VisitRow,
)
from geoplan.errors import InputError
from tests.report.runs.plans import hand_case, hand_plan
from tests.runs.worlds import MONDAY, at


@pytest.fixture(scope="module")
def rows():
    return plan_rows(hand_case(), hand_plan())


def test_who_says_nothing_gets_what_the_public_gets(rows):
    seen = cut(rows)
    assert seen.audience is Audience.PUBLIC
    assert not any(len(seen[kind]) for kind in KINDS if kind in seen)


def test_a_driver_sees_the_own_run_of_the_day_and_nothing_else(rows):
    seen = cut(rows, Audience.DRIVER, Scope.of_driver("D001", MONDAY))
    assert [row["run"] for row in seen[RunRow]] == ["D001-mon"]
    assert {(row["driver"], row["day"]) for row in seen[StopRow]} == {("D001", MONDAY)}
    assert [row["venue"] for row in seen[VenueRow]] == ["retford"]
    for kind in (ChildRow, JourneyRow, VisitRow):
        with pytest.raises(LookupError, match="driver does not see"):
            seen[kind]


def test_a_field_that_is_not_listed_cannot_be_asked_for(rows):
    seen = cut(rows, Audience.DRIVER, Scope.of_driver("D001", MONDAY))
    with pytest.raises(KeyError):
        next(iter(seen[StopRow]))["session"]


def test_a_carer_sees_own_children_only(rows):
    seen = cut(rows, Audience.CARER, Scope.of_carer(hand_case(), "G002"))
    assert {row["children"] for row in seen[JourneyRow]} == {("C0003",)}
    assert {row["children"] for row in seen[SessionRow]} == {("C0003",)}


def test_of_children_who_live_apart_each_carer_is_told_of_their_own(rows):
    seen = cut(rows, Audience.CARER, Scope(carer="G009", children=frozenset({"C0002"})))
    assert {row["children"] for row in seen[JourneyRow]} == {("C0002",)}
    assert {word.split()[0] for row in seen[JourneyRow] for word in row["seats"]} <= {"C0002"}


def test_a_venue_sees_who_comes_and_goes_without_homes(rows):
    seen = cut(rows, Audience.VENUE, Scope.of_venue("retford"))
    assert len(seen[VisitRow]) == 10
    assert not any("place" in name or "position" in name for name in seen[VisitRow].fields)
    other = cut(rows, Audience.VENUE, Scope.of_venue("elsewhere"))
    assert not len(other[VisitRow])


@pytest.mark.parametrize("audience", [one for one in Audience if one.has_scope])
def test_who_has_a_part_must_say_which(rows, audience):
    with pytest.raises(InputError, match="say which"):
        cut(rows, audience)


def test_names_and_addresses_join_only_what_is_seen_anyway(rows):
    names = [
        NameRow(code=code, name=f"Name {code}", initials=code[-2:]) for code in ("C0001", "C0003", "D001")
    ]
    addresses = [AddressRow(place=f"home:{code}", address=f"{code} Road") for code in ("C0001", "C0003")]
    seen = cut([*rows, *names, *addresses], Audience.DRIVER, Scope.of_driver("D001", MONDAY))
    assert [row["code"] for row in seen[NameRow]] == ["C0001", "D001"]
    assert [row["place"] for row in seen[AddressRow]] == ["home:C0001"]
    assert "name" not in seen[NameRow].fields


def test_both_carers_at_a_door_have_their_initials(rows):
    stop = next(row for row in rows if isinstance(row, StopRow) and row.what == "pick up")
    names = [NameRow(code=code, initials="X.Y.") for code in ("G001", "G002", "G003")]
    own = Scope.of_driver(stop.driver, stop.day)
    seen = cut([replace(stop, hand_over="G001, G002"), *names], Audience.DRIVER, own)
    assert [row["code"] for row in seen[NameRow]] == ["G001", "G002"]


def test_rows_that_are_printed_by_mistake_tell_nothing(rows):
    assert repr(rows[0]) == "<RunRow>"
    assert all("__repr__" not in vars(kind) for kind in KINDS)


def test_what_is_no_row_is_refused():
    with pytest.raises(TypeError, match="no kind of row"):
        cut(["C0001"])  # type: ignore[list-item]


def test_a_managers_lines_are_in_no_order_of_runs_and_there_once():
    def leg(number, *line):
        return LegRow(
            run="D001-mon",
            day=MONDAY,
            driver="D001",
            number=number,
            on_board=1,
            metres=1,
            seconds=1,
            line=(at(0), *line),
            shared_line=line,
        )

    there, back = (at(9), at(12)), (at(3), at(5))
    seen = cut([leg(1, *there), leg(2, *back), leg(3), leg(4, *there)], Audience.MANAGER)
    assert [row["shared_line"] for row in seen[LegRow]] == [back, there]
    assert seen[LegRow].fields == ("shared_line",)


def test_what_is_priced_but_not_paid_is_not_for_managers():
    rows = [
        CostRow(item=item, label="", paid=paid, pence=5, shown="c")
        for item, paid in (("a", True), ("b", False))
    ]
    assert [row["item"] for row in cut(rows, Audience.MANAGER)[CostRow]] == ["a"]
    assert len(cut(rows, Audience.PLANNER)[CostRow]) == 2
