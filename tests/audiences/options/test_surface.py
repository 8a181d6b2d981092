from dataclasses import replace

import numpy as np

from geoplan.audiences import Audience
from geoplan.audiences.options import surface_shown, surface_told
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


def test_what_a_place_saves_is_told_again_until_five_more_would_come():
    """Of one child more who comes to c, its hours would be told by subtraction, whatever opened since."""
    first = surface_told(SURFACE)
    more = replace(
        SURFACE,
        children=SURFACE.children + np.array([0, 0, 1, 6]),
        saved_s=SURFACE.saved_s + np.array([0, 0, 7_200, 18_000]),
        sessions=SURFACE.sessions + np.array([0, 0, 6, 6]),
        before=first,
    )
    found = {one.place.code: one for one in surface_shown(more)}
    assert (found["c"].children, found["c"].sessions, found["c"].hours) == (7, 12, 10.0)
    assert (found["d"].children, found["d"].hours) == (6, 5.0)
    again = {one.place.code: one for one in surface_shown(replace(more, before=surface_told(more)))}
    assert again == found
    assert surface_shown(more, Audience.PLANNER)[1].children == 8
