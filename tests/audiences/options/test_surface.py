import numpy as np

from geoplan.audiences import Audience
from geoplan.audiences.options import surface_shown
from geoplan.domain.candidates import Candidate
from geoplan.domain.geography import Position
from geoplan.siting.candidates import CostSurface

SURFACE = CostSurface(
    candidates=tuple(
        Candidate(code=code, name=code.upper(), position=Position(53.0, -1.0)) for code in "abcd"
    ),
    saved_s=np.array([3_600.0, 90_000.0, 36_000.0, 0.0]),
    sessions=np.array([8, 9, 12, 0]),
    children=np.array([5, 2, 7, 0]),
    saved_pence=np.array([1_000.0, 9_000.0, 4_000.0, 0.0]),
)


def test_nothing_is_told_of_a_place_to_which_few_would_come():
    found = surface_shown(SURFACE)
    assert [one.place.code for one in found] == ["c", "a", "d", "b"]
    hidden = found[-1]
    assert (hidden.sessions, hidden.children, hidden.hours, hidden.pounds) == (None, None, None, None)
    assert (found[0].hours, found[0].pounds) == (10.0, 40.0)
    assert found[2].children == 0


def test_planners_read_all_of_it():
    first = surface_shown(SURFACE, Audience.PLANNER)[0]
    assert (first.place.code, first.children, first.hours) == ("b", 2, 25.0)
