from datetime import time

import pytest

from geoplan.audiences.options import DemandTold
from geoplan.domain.told import Told
from tests.runs.worlds import MONDAY, child, driving_carer, session
from tests.siting.options.worlds import two_workers

NOTHING = Told()


def week(*numbers, west=range(30, 40)):
    """A child a number, those of `west` in that district and the others in North."""
    children = [
        child(f"C{n:04}", 5 + n, 9, carer=f"G{n:03}", contact_district="West" if n in west else "North")
        for n in numbers
    ]
    sessions = [
        session(f"S{n:04}", MONDAY, time(10), time(11), f"C{n:04}", room="1", worker=None) for n in numbers
    ]
    carers = [driving_carer(f"G{n:03}", 5 + n) for n in numbers]
    return two_workers(
        children=tuple(children), sessions=tuple(sessions), carers=tuple(carers), workers=(), schools=()
    )


def told(case, *varied, before=NOTHING):
    return DemandTold(case, frozenset(varied), before)


def test_a_district_of_few_children_is_not_told_of_nor_all_but_few():
    few = told(week(*range(12), 30, 31, 32), "West")
    assert (few.few, few.held) == ({"West"}, set())
    others = told(week(*range(12), 30, 31, 32), "North")
    assert (others.few, others.held) == (set(), {"North"})


@pytest.mark.parametrize(("gone", "held"), [(0, set()), (1, {"West"}), (5, set())])
def test_a_district_almost_as_in_an_earlier_study_is_not_told_of(gone, held):
    """The two weeks may both be told of: six others came."""
    first = told(week(*range(12), *range(30, 40)), "West")
    before = first.with_districts(NOTHING)
    later = told(week(*range(18), *range(30, 40 - gone)), "West", before=before)
    assert (first.few, first.held) == (set(), set())
    assert later.held == held
    assert not told(later.case, before=later.with_districts(before)).held


def test_a_study_without_districts_is_remembered_whole():
    case = week(*range(12))
    found = told(case).with_districts(NOTHING)
    assert [len(one) for parts in found.parts.values() for one in parts[0]] == [12]
    assert found.populations.keys() == found.parts.keys()
