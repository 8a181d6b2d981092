from dataclasses import replace
from fractions import Fraction

import pytest

from geoplan.domain.inputs import Point
from geoplan.siting.sensitivity.responses.money import annuity, buildings_pence
from tests.siting.sensitivity.worlds import BUILT


def test_equal_payments_are_worth_what_they_are_for():
    payment = annuity(3.5, 10)
    worth = sum(payment / Fraction(1035, 1000) ** year for year in range(1, 11))
    assert worth == 1
    assert float(payment) == pytest.approx(0.12024, abs=5e-6)  # the table of annuities, 3.5 %, ten years


def test_without_interest_it_is_an_equal_part():
    assert annuity(0, 8) == Fraction(1, 8)


def test_what_could_be_got_at_the_end_counts_against_what_is_paid_once():
    option = replace(BUILT, once_pence=1_000_000, yearly_pence=0, residual_pence=400_000)
    assert buildings_pence(option, Point.of({"interest": 0.0}), years=10) == 60_000
    # Worth at the start: what is got, ten years on at 3.5 %, less.
    worth = 1_000_000 - 400_000 / 1.035**10
    assert buildings_pence(option, Point(), years=10) == pytest.approx(worth * float(annuity(3.5, 10)), abs=1)


def test_buildings_follow_their_inputs():
    option = replace(BUILT, once_pence=1_000_000, yearly_pence=50_000)
    free = {"interest": 0.0}
    assert buildings_pence(None, Point(), years=10) == 0
    assert buildings_pence(option, Point.of(free), years=10) == 150_000
    assert buildings_pence(option, Point.of({**free, "works": 2}), years=10) == 250_000
    assert buildings_pence(option, Point.of({**free, "buildings": 1.5}), years=10) == 175_000
    assert buildings_pence(option, Point(), years=10) == 50_000 + 120_241  # 3.5 % where nothing is said
