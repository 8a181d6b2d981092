from dataclasses import replace

import pytest

from geoplan.siting.options.params import OptionParams
from geoplan.siting.sensitivity.work import Work, work_of
from tests.siting.options.worlds import QUICKLY
from tests.siting.sensitivity.worlds import BUILT, DEMAND, PARAMS, PETROL, TOGETHER, studied

ALONE = replace(PARAMS, checks=0, draws=4, grid_steps=2, scan=3)


def test_weeks_are_counted_as_they_are_planned():
    assert work_of([BUILT], (PETROL, DEMAND), [], ALONE, QUICKLY).weeks == 3
    assert work_of([BUILT], (PETROL, DEMAND), [TOGETHER], ALONE, QUICKLY).weeks == 6
    assert work_of([BUILT], (PETROL, DEMAND), [], replace(ALONE, checks=2), QUICKLY).weeks == 7
    assert work_of([BUILT], (PETROL, DEMAND), [], ALONE, replace(QUICKLY, searches=3)).weeks == 5


def test_prices_are_counted_for_every_question_and_are_enough():
    points = 1 + 4 + (2 * 3 + 9) + (2 * 3 + 9) + 4 + 4  # now, ends, two break-evens, draws, pairs
    assert work_of([BUILT], (PETROL, DEMAND), [], ALONE, QUICKLY).prices == 3 * points
    asked = {}
    studied(params=ALONE, progress=lambda _done, total, what: asked.__setitem__(what, total))
    priced = sum(
        total for what, total in asked.items() if what in ("one way", "break-evens", "draws", "two ways")
    )
    assert 0 < priced <= 3 * points


def test_what_is_left_out_is_not_counted():
    fewer = replace(ALONE, leave_out=("petrol",))
    assert work_of([BUILT], (PETROL, DEMAND), [], fewer, QUICKLY).prices == 3 * (1 + 2 + 15 + 4)


def test_twice_the_cores_take_half_the_time_but_for_what_comes_first():
    work, effort = Work(10, 1_000), OptionParams()
    one, two, none = (work.seconds(350, effort, cores=cores) for cores in (1, 2, 10**9))
    assert one - none == pytest.approx(2 * (two - none))
    assert work.seconds(700, effort, cores=1) > 1.9 * one - none
