from datetime import date
from decimal import Decimal

import pytest

from geoplan.domain.claims import (
    ClaimedJourney,
    Claims,
    ClaimStop,
    ClaimTotal,
    IgnoredRow,
    miles_of,
    pence_of,
)
from geoplan.domain.geography import Position
from geoplan.errors import Fault, RowAt

HERE = Position(53.1, -1.1)


def journey(row=1, **other):
    return ClaimedJourney(row=RowAt("a.csv", None, row), claimant="D001", day=date(2026, 5, 1), **other)


def test_a_stop_has_a_position_or_the_reason_why_not():
    assert ClaimStop("meadow-house", HERE).problem is None
    with pytest.raises(ValueError, match="position or the reason"):
        ClaimStop("unknown-001")
    with pytest.raises(ValueError, match="position or the reason"):
        ClaimStop("meadow-house", HERE, problem="not known")


def test_positions_are_not_shown():
    assert "53.1" not in repr(journey(stops=(ClaimStop("C0001", HERE),)))


def test_names_are_refused():
    with pytest.raises(ValueError, match="never a name"):
        ClaimedJourney(row=RowAt("a.csv", None, 1), claimant="Smith", day=date(2026, 5, 1))
    with pytest.raises(ValueError, match="never a name"):
        journey(children=("Jamie",))


def test_miles_beyond_any_day_are_refused():
    with pytest.raises(ValueError, match="between 0 and 1,500"):
        journey(miles=Decimal(1_501))


def test_the_venue_is_the_first_one_called_at():
    stops = (
        ClaimStop("C0001", HERE),
        ClaimStop("meadow-house", HERE, venue=True),
        ClaimStop("sandybank", HERE, venue=True),
    )
    assert journey(stops=stops).venue == "meadow-house"
    assert journey(stops=stops[:1]).venue is None


def test_rows_are_journeys_ignored_ones_and_those_at_fault_each_once():
    two_faults = [Fault("no date", "fill in", "a.csv", None, 7, column) for column in ("Date", "Miles")]
    claims = Claims(
        (journey(1), journey(2)), (IgnoredRow(RowAt("a.csv", None, 3), "words"),), tuple(two_faults)
    )
    assert (claims.rows_at_fault, claims.rows) == (1, 4)


def test_sums_leave_out_what_is_not_said():
    rows = [journey(1, miles=Decimal("0.1"), amount_pence=5), journey(2, miles=Decimal("0.2")), journey(3)]
    assert miles_of(rows) == Decimal("0.3")
    assert pence_of(rows) == 5


def test_a_total_is_compared_only_in_what_it_states():
    total = ClaimTotal(
        row=RowAt("a.csv", None, 9),
        covers="all rows",
        rows=2,
        stated_miles=Decimal(30),
        added_miles=Decimal("29.5"),
        stated_pence=None,
        added_pence=1_000,
    )
    assert total.difference_miles == Decimal("0.5")
    assert total.difference_pence is None
    assert not total.agrees
