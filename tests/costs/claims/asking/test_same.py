import pytest

from geoplan.costs.claims import Verdict
from geoplan.domain.rates import Vehicle
from tests.costs.claims.made import EAST, LANE, NOWHERE, WEST, audited, journey, kinds


def test_the_same_line_twice():
    audit = audited(journey(2), journey(7), journey(3, stops=(EAST, WEST)))
    assert kinds(audit) == [("duplicate",), ("duplicate",), ()]
    assert "claims.xlsx, sheet May, row 7" in audit.journeys[0].queries[0].text
    assert "No time tells them apart" in audit.journeys[0].queries[0].text


def test_the_same_way_at_another_time_is_another_journey():
    assert kinds(audited(journey(2, start=(9, 0)), journey(3, start=(13, 0)))) == [(), ()]


def test_the_same_journey_with_other_miles():
    assert kinds(audited(journey(2, miles=9), journey(3, miles=8))) == [("claimed-twice",)] * 2


def test_claimed_in_full_for_each_of_two_children():
    audit = audited(journey(2, children=("C1",)), journey(3, children=("C2",)))
    assert kinds(audit) == [("claimed-twice",)] * 2
    assert "18 miles in all; once by the fastest way is 8.7" in audit.journeys[0].queries[0].text


@pytest.mark.parametrize("parts", [(4.5, 4.5), (9, 0), (9, None), (3, 6)])
def test_claimed_once_and_split_is_right_and_judged_together(parts):
    audit = audited(*(journey(2 + at, children=(f"C{at}",), miles=miles) for at, miles in enumerate(parts)))
    assert [one.verdict for one in audit.journeys] == [Verdict.WITHIN] * 2
    assert [one.shared_with for one in audit.journeys] == [2, 2]


def test_a_split_journey_of_too_few_miles_is_asked_about_together():
    audit = audited(journey(2, children=("C1",), miles=2), journey(3, children=("C2",), miles=2))
    assert kinds(audit) == [("fewer-miles",)] * 2
    assert "4.0 miles are claimed on 2 rows together" in audit.journeys[0].queries[0].text


def test_where_no_road_is_known_only_one_row_may_claim():
    unknown = {"stops": (WEST, NOWHERE)}
    once = audited(journey(2, children=("C1",), **unknown), journey(3, children=("C2",), miles=0, **unknown))
    twice = audited(journey(2, children=("C1",), **unknown), journey(3, children=("C2",), **unknown))
    assert kinds(once) == [(), ()]
    assert kinds(twice) == [("claimed-twice",)] * 2


def test_one_row_with_miles_and_others_without_is_claimed_once_whoever_it_is_for():
    assert kinds(audited(journey(2), journey(3, miles=None))) == [(), ()]
    assert kinds(audited(journey(2, miles=0), journey(3, miles=None))) == [(), ()]


def test_a_split_journey_that_cannot_be_judged_is_so_on_every_row():
    cycled = {"vehicle": Vehicle.BICYCLE}
    audit = audited(
        journey(2, children=("C1",), **cycled), journey(3, children=("C2",), miles=None, **cycled)
    )
    assert [one.verdict for one in audit.journeys] == [Verdict.CANNOT_TELL] * 2


def test_three_rows_of_two_children_are_not_split():
    rows = [journey(2, children=("C1",)), journey(3, children=("C1",)), journey(4, children=("C2",), miles=0)]
    assert kinds(audited(*rows)) == [("claimed-twice",)] * 3


def test_one_child_at_one_time_with_two_claimants():
    same = {"children": ("C1",), "start": (9, 0)}
    assert kinds(audited(journey(2, **same), journey(3, claimant="D002", **same))) == [("claimed-twice",)] * 2
    other = {"children": ("C2",), "start": (9, 0)}
    assert kinds(audited(journey(2, **same), journey(3, claimant="D002", **other))) == [(), ()]


def test_rows_without_places_are_never_the_same():
    assert kinds(audited(journey(2, stops=()), journey(3, stops=()))) == [(), ()]


def test_another_stop_is_another_journey():
    assert kinds(audited(journey(2), journey(3, stops=(WEST, LANE, EAST), miles=7))) == [(), ()]
