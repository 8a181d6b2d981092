from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.audiences import Audience
from geoplan.audiences.differencing import NOTHING_TOLD
from geoplan.audiences.options import AreaVisits, PeopleCounts, Visited, Visits, least_told
from geoplan.domain.scenarios import Scenario
from geoplan.siting.options.catchment import Catchments
from tests.report.siting.comparisons import comparison, outcome

OPTION = Scenario(name="x", closed=("retford",))
A, B = (("area", line) for line in "ab")


def counts(sessions, groups, audience=Audience.MANAGER, before=NOTHING_TOLD):
    """Counts of a comparison; for each child the sessions at the venues p and q."""
    minutes = [20] * len(sessions)
    goes = Catchments(("p", "q"), np.array(sessions, np.int64).reshape(-1, 2))
    made = comparison(minutes, outcome(minutes, OPTION, catchments=goes), groups=groups)
    areas = replace(made, groupings=(replace(made.groupings[0], what="area"),), before=before)
    return PeopleCounts(areas, audience)


def shown(found, line=A):
    return AreaVisits(found).shown(found.comparison.outcome("x"), line)


# Nine children: six have a session each at p; three have three each at q, which holds more of them.
SPLIT = [[1, 0]] * 6 + [[0, 3]] * 3


def test_managers_are_told_of_a_venue_to_which_five_go_and_never_how_many():
    assert shown(counts([[2, 0]] * 5 + [[0, 1]] * 3, [0] * 8)) == Visits(Visited("p", over_half=True))
    assert shown(counts(SPLIT, [0] * 9)) == Visits(None, (Visited("p", over_half=False),))


def test_planners_are_told_of_every_venue_with_its_numbers():
    found = counts(SPLIT, [0] * 9, Audience.PLANNER)
    most, other = Visited("q", True, sessions=9, children=3), Visited("p", False, sessions=6, children=6)
    assert shown(found) == Visits(most, (other,))
    assert (least_told(found), least_told(counts(SPLIT, [0] * 9))) == (1, 5)


def test_of_a_group_that_is_hidden_nothing_is_told():
    # Four of b may not be known, so that a is hidden for company, though seven of it go to one venue.
    found = counts([[1, 0]] * 11, [0] * 7 + [1] * 4)
    assert shown(found, A) == shown(found, B) == Visits()


def test_where_nobody_has_a_session_nobody_goes():
    assert shown(counts([[0, 0]] * 6, [0] * 6)) == Visits()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=5, max_size=14))
def test_no_venue_of_fewer_than_five_children_is_ever_told(sessions):
    found = shown(counts(sessions, [0] * len(sessions)))
    told = {one.venue for one in (found.most, *found.also) if one is not None}
    assert told == {venue for at, venue in enumerate("pq") if sum(own[at] > 0 for own in sessions) >= 5}
    assert all(one.sessions is None and one.children is None for one in (found.most, *found.also) if one)


def test_a_venue_that_was_not_named_stays_so_until_five_more_go_there():
    """That it is named this week, and was not last week, would say that the fifth child has come."""
    four = AreaVisits(counts([[1, 0]] * 8 + [[0, 1]] * 4, [0] * 12)).told

    def named(at_q):
        found = shown(counts([[1, 0]] * 8 + [[0, 1]] * at_q, [0] * (8 + at_q), before=four))
        return {one.venue for one in (found.most, *found.also) if one is not None}

    assert [named(at_q) for at_q in (4, 8, 9)] == [{"p"}, {"p"}, {"p", "q"}]
