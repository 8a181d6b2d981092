from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.costs.claims import Verdict, audit_claims
from geoplan.domain.claims import Claims
from geoplan.domain.rates import Vehicle
from geoplan.errors import RowAt
from tests.costs.claims.made import (
    DAY,
    EAST,
    FASTEST,
    ISLAND,
    LANE,
    NETWORK,
    NOWHERE,
    ROUGH,
    SHORTEST,
    WEST,
    audited,
    journey,
    kinds,
)


def test_a_journey_is_held_against_the_fastest_and_the_shortest_way():
    (one,) = audited(journey()).journeys
    assert one.fastest_miles == pytest.approx(FASTEST, abs=0.001)
    assert one.shortest_miles == pytest.approx(SHORTEST, abs=0.001)
    # Too few to calibrate: 15 % or a mile, whichever is more.
    assert one.most_miles == pytest.approx(1.15 * FASTEST, abs=0.01)
    assert one.least_miles == pytest.approx(SHORTEST - 1, abs=0.01)
    assert one.verdict is Verdict.WITHIN


@pytest.mark.parametrize(
    ("miles", "kind"), [(5.0, "fewer-miles"), (5.3, None), (6.2, None), (10.0, None), (10.1, "more-miles")]
)
def test_between_the_shortest_and_the_fastest_way_nobody_asks(miles, kind):
    assert kinds(audited(journey(miles=miles))) == [(kind,) if kind else ()]


def test_a_query_shows_its_ground_and_the_roads():
    (one,) = audited(journey(miles=14)).journeys
    assert "14.0 miles are claimed" in one.queries[0].text
    assert "8.7 miles, the shortest 6.2" in one.queries[0].text
    assert "10.0" in one.queries[0].text
    assert one.roads == "A1, M1, A2"


def test_stops_are_driven_in_their_order():
    (one,) = audited(journey(stops=(WEST, EAST, LANE), miles=12)).journeys
    assert one.fastest_miles == pytest.approx(FASTEST + 5_000 / 1_609.344, abs=0.001)


def test_a_place_known_less_exactly_widens_the_tolerance_at_each_end_it_is():
    exact, rough, twice = audited(
        journey(2),
        journey(3, stops=(WEST, ROUGH), day=DAY + timedelta(1)),
        journey(4, stops=(WEST, ROUGH, WEST), miles=18),
    ).journeys
    kilometre = 1.3 * 1_000 / 1_609.344
    assert rough.most_miles - exact.most_miles == pytest.approx(kilometre, abs=0.001)
    assert twice.most_miles == pytest.approx(2 * FASTEST * 1.15 + 2 * kilometre, abs=0.01)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"stops": ()}, "no places"),
        ({"stops": (WEST,)}, "one place only"),
        ({"stops": (WEST, NOWHERE)}, "unknown-001: the place is not known"),
        ({"stops": (WEST, ISLAND)}, "island-1 lies 5.6 miles off the roads"),
        ({"stops": (WEST, WEST)}, "begins and ends at one place"),
        ({"miles": None}, "states no miles"),
        ({"miles": 0}, "claims no miles"),
        ({"vehicle": Vehicle.BICYCLE}, "cycled"),
    ],
)
def test_what_cannot_be_told_says_why(other, reason):
    (one,) = audited(journey(**other)).journeys
    assert one.verdict is Verdict.CANNOT_TELL
    assert reason in one.reason


def test_the_hour_decides_the_speed():
    night, peak, weekend = audited(
        journey(2, start=(20, 0)),
        journey(3, start=(16, 0)),
        journey(4, start=(16, 0), day=DAY + timedelta(3)),
    ).journeys
    assert peak.minutes == pytest.approx(1.2 * night.minutes, rel=0.001)
    assert weekend.minutes == night.minutes


def test_verdicts_add_up():
    audit = audited(journey(2), journey(3, miles=30), journey(4, stops=(WEST, NOWHERE), amount_pence=100))
    sums = [audit.sums(verdict) for verdict in Verdict]
    assert sum(one.journeys for one in sums) == audit.sums().journeys == 3
    assert sum(one.miles for one in sums) == audit.sums().miles == 48
    assert sum(one.pence for one in sums) == audit.sums().pence == 100


def test_claims_without_any_place_are_audited_all_the_same():
    audit = audited(journey(stops=(NOWHERE, NOWHERE)), journey(3, stops=()))
    assert [one.verdict for one in audit.journeys] == [Verdict.CANNOT_TELL] * 2


MANY = st.lists(
    st.tuples(
        st.sampled_from([(WEST, EAST), (EAST, WEST), (WEST, LANE, EAST), (WEST, NOWHERE)]),
        st.sampled_from(["D001", "D002"]),
        st.sampled_from([None, (9, 0), (9, 5), (11, 0)]),
        st.integers(0, 30),
        st.sampled_from([(), ("C1",), ("C2",)]),
        st.integers(0, 1),
    ),
    min_size=2,
    max_size=9,
)


@settings(max_examples=15, deadline=None)
@given(rows=MANY, order=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_verdict(rows, order):
    journeys = [
        journey(
            number,
            stops=stops,
            miles=miles,
            start=start,
            claimant=claimant,
            children=children,
            day=DAY + timedelta(later),
            submitted=date(2026, 8, 7),
            rate_pence=None,
        )
        for number, (stops, claimant, start, miles, children, later) in enumerate(rows, start=2)
    ]
    shuffled = list(journeys)
    order.shuffle(shuffled)
    moved = [replace(one, row=RowAt("b.csv", None, at)) for at, one in enumerate(shuffled, start=2)]
    expected = dict(zip(journeys, said(journeys), strict=True))
    assert said(moved) == [expected[one] for one in shuffled]


def said(journeys):
    """Verdict and queries of each journey."""
    audit = audit_claims(Claims(tuple(journeys)), NETWORK)
    verdicts = [(one.verdict, one.shared_with) for one in audit.journeys]
    return list(zip(verdicts, kinds(audit), strict=True))
