import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.costs.claims.params import AuditParams
from geoplan.costs.claims.tolerance import Sample, calibrate

PARAMS = AuditParams(calibrate_routes=10, calibrate_claimants=2)


def samples(shares, *, claimants=2, miles=20.0):
    """One route a share: claimed so much beyond the road."""
    return [
        Sample(f"D{number % claimants}", ("a", f"b{number}"), miles * (1 + share), miles, miles)
        for number, share in enumerate(shares)
    ]


def test_the_middle_and_three_robust_deviations():
    alike = calibrate(samples([0.03] * 4 + [0.05] * 6), PARAMS)
    assert alike.more.middle == pytest.approx(0.05)
    assert alike.more.spread == pytest.approx(0)
    assert (alike.more_share, alike.more.held_by) == (0.10, "floor")
    wide = calibrate(samples([0.01, 0.03, 0.05, 0.07, 0.09] * 2 + [0.05]), PARAMS)
    assert wide.more.middle == pytest.approx(0.05)
    assert wide.more.spread == pytest.approx(1.4826 * 0.02)
    assert wide.more_share == pytest.approx(0.05 + 3 * 1.4826 * 0.02)


def test_a_few_large_claims_do_not_move_it():
    honest = [0.01, 0.02, 0.03] * 6
    assert (
        calibrate(samples([*honest, 5.0, 9.0]), PARAMS).more_share
        == calibrate(samples([*honest, 0.5, 0.9]), PARAMS).more_share
    )


def test_when_everybody_claims_half_as_much_again_the_cap_holds():
    tolerance = calibrate(samples([0.5] * 20), PARAMS)
    assert tolerance.more_share == PARAMS.cap_share
    assert tolerance.more.held_by == "cap"
    assert "not more than 30%" in str(tolerance)
    assert "50.0% more than the fastest way" in str(tolerance)


def test_a_journey_driven_every_day_counts_once():
    daily = [Sample("D0", ("a", "daily"), 30.0, 20.0, 20.0)] * 500
    assert calibrate([*samples([0.02] * 12), *daily], PARAMS).more.middle == pytest.approx(0.02)


@pytest.mark.parametrize(
    "few", [samples([0.02] * 9), samples([0.02] * 30, claimants=1), samples([0.02] * 30, miles=2.0)]
)
def test_too_few_routes_claimants_or_miles_to_calibrate_and_that_is_said(few):
    tolerance = calibrate(few, PARAMS)
    assert not tolerance.calibrated
    assert tolerance.more_share == tolerance.fewer_share == PARAMS.default_share
    assert "Too few journeys to calibrate" in str(tolerance)
    assert "15%" in str(tolerance)


@given(st.permutations([*samples([0.01, 0.03, 0.05, 0.07] * 3), *samples([0.4], claimants=1) * 3]))
def test_the_order_of_rows_does_not_matter(shuffled):
    assert calibrate(shuffled, PARAMS) == calibrate(sorted(shuffled, key=repr), PARAMS)


def test_a_mile_is_the_least_on_short_ways():
    tolerance = calibrate(samples([0.0] * 20), PARAMS)
    assert tolerance.above(5) == 1.0
    assert tolerance.above(50) == pytest.approx(5.0)
    assert tolerance.below(50) == pytest.approx(5.0)


def test_all_of_it_is_stated_in_words():
    said = str(calibrate(samples([0.01, 0.03, 0.05, 0.07, 0.09] * 4), PARAMS))
    assert "20 routes of 2 claimants" in said
    assert "1 mile" in said
    assert "beyond the fastest way" in said.replace("\n", " ")
