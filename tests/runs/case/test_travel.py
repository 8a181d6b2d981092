from dataclasses import replace

import numpy as np
import pytest

from geoplan.domain.periods import Period
from geoplan.matrix import MatrixProvenance, TravelMatrix
from geoplan.runs.case.travel import PERIODS, Travel

SLOW = {Period.AM_PEAK: 1.5, Period.PM_PEAK: 1.2}


def matrix(period, seconds=((0, 100.2), (90, 0)), metres=((0, 2_000.4), (1_800, 0)), codes=("a", "b")):
    values = np.array(seconds, float) * SLOW.get(period, 1.0)
    about = MatrixProvenance("made by hand", "v7", "s1", "2026-11-01")
    return TravelMatrix(codes, codes, values, np.array(metres, float), period, about)


def travel(**changes):
    return Travel.from_matrices({period: matrix(period, **changes) for period in PERIODS})


def test_times_and_lengths_are_rounded_up_so_that_nobody_is_late():
    assert travel().leg("a", "b", [Period.OFF_PEAK]) == (101, 2_001)
    assert travel().leg("b", "a", [Period.OFF_PEAK]) == (90, 1_800)
    assert travel().network_version == "v7"


def test_a_hair_above_a_whole_second_is_that_second():
    assert travel(seconds=((0, 100 + 1e-9), (90, 0))).leg("a", "b", [Period.OFF_PEAK])[0] == 100


def test_between_two_periods_the_slower_counts():
    between = travel().leg("a", "b", [Period.INTER_PEAK, Period.PM_PEAK])
    assert between == travel().leg("a", "b", [Period.PM_PEAK, Period.INTER_PEAK])
    assert between == travel().leg("a", "b", [Period.PM_PEAK])
    assert between[0] == 121


def test_the_length_is_that_of_the_slower_time():
    """The peak drives round the town: slower, and longer."""
    tables = {period: matrix(period) for period in PERIODS}
    tables[Period.AM_PEAK] = matrix(Period.AM_PEAK, metres=((0, 5_000), (1_800, 0)))
    found = Travel.from_matrices(tables).leg("a", "b", [Period.OFF_PEAK, Period.AM_PEAK])
    assert found == (151, 5_000)


def test_what_cannot_be_reached_is_very_far():
    far = travel(seconds=((0, np.inf), (90, 0)), metres=((0, np.inf), (1_800, 0)))
    assert far.leg("a", "b", [Period.OFF_PEAK]) == (Travel.NO_PATH, Travel.NO_PATH)


def test_every_period_must_be_there_over_the_same_places():
    tables = {period: matrix(period) for period in PERIODS}
    with pytest.raises(ValueError, match="for every period"):
        Travel.from_matrices({**tables, Period.AM_PEAK: matrix(Period.AM_PEAK, codes=("a", "c"))})
    with pytest.raises(ValueError, match="for every period"):
        Travel.from_matrices({Period.OFF_PEAK: matrix(Period.OFF_PEAK)})


def test_places_of_one_address_share_a_row():
    tables = {period: matrix(period) for period in PERIODS}
    shared = Travel.from_matrices(tables, rows={"home:C1": 0, "carer:F1": 0, "venue:v": 1})
    assert shared.seconds.shape == (4, 2, 2)
    assert shared.leg("carer:F1", "venue:v", [Period.OFF_PEAK]) == (101, 2_001)
    assert shared.leg("carer:F1", "home:C1", [Period.AM_PEAK]) == (0, 0)


def test_every_place_needs_a_row():
    tables = {period: matrix(period) for period in PERIODS}
    with pytest.raises(ValueError, match="needs a row"):
        Travel.from_matrices(tables, rows={"home:C1": 2})
    with pytest.raises(ValueError, match="needs a row"):
        replace(travel(), rows=(0,))


def test_the_version_tells_every_difference():
    tables = {period: matrix(period) for period in PERIODS}
    others = [
        travel(seconds=((0, 102), (90, 0))),
        travel(metres=((0, 2_002), (1_800, 0))),
        travel(codes=("a", "c")),
        Travel.from_matrices(tables, rows={"a": 1, "b": 0}),
    ]
    assert travel().version == travel().version
    assert len({travel().version, *(other.version for other in others)}) == 5
