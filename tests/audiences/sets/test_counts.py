from dataclasses import replace

import pytest

from geoplan.audiences import Audience
from geoplan.audiences.sets.counts import FAR, OFFERED, OUT, PlacedCounts
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.properties import Area
from geoplan.errors import InputError
from tests.siting.properties.worlds import many


@pytest.fixture(scope="module")
def six():
    """Of 12 children out of the area six come back."""
    return many()


@pytest.fixture(scope="module")
def four():
    """Of 9 children out of the area four would come back, and two in it would move: six beds."""
    return many(out_now=4, moved=6)


def shown(counts, choice=None):
    return [counts.shown(what, choice) for what in (*map(str, Area), OUT, FAR, OFFERED)]


def test_enough_children_are_shown(six):
    counts = PlacedCounts(six)
    assert shown(counts) == [8, 0, 12, 12, 0, 0]
    assert shown(counts, six.best) == [14, 0, 6, 6, 0, 6]


def test_few_who_come_back_are_not_given_away_by_now_and_then(four):
    """16 in the area now and 20 then would say that four came: everybody knows that nobody leaves it."""
    counts = PlacedCounts(four)
    assert counts.shown(OUT, None) == SHOWN_AS
    both = [counts.shown(str(Area.IN_AREA), one) for one in (None, four.best)]
    assert SHOWN_AS in both
    assert not counts.is_exact(OUT, None)


def test_of_now_and_then_it_is_then_that_is_hidden():
    """Twelve are out of the area now, four come back: what is known anyway is told."""
    some = many(moved=8)
    four = replace(some.best, offers=some.best.offers[:5])
    some = replace(some, choices=(four,))
    counts = PlacedCounts(some)
    assert shown(counts)[:4] == [8, 0, 12, 12]
    assert counts.shown(OUT, four) == 7


def test_what_is_shown_of_now_and_then_leaves_room_for_small_moves():
    one = many(out_now=8, moved=6)  # six come back: all of them may be told
    assert PlacedCounts(one).shown(OUT, one.best) == SHOWN_AS  # for two are left


def test_planners_see_everything(four):
    counts = PlacedCounts(four, Audience.PLANNER)
    assert shown(counts) == [16, 0, 4, 4, 0, 0]
    assert not counts.hidden


def test_so_few_that_everything_is_theirs_are_refused():
    few = many(out_now=3, moved=3, seekers=6)
    with pytest.raises(InputError, match="fewer than 5 children"):
        PlacedCounts(few)
    assert PlacedCounts(few, Audience.PLANNER).shown(OFFERED, few.best) == 3


def test_one_child_more_is_not_told_and_nothing_is_told_of_almost_the_same_children(six):
    """Five more seek a placement, two of them from out of the area: 12 and 6 out are told again."""
    told = PlacedCounts(six).told
    later = replace(many(out_now=14, seekers=25), before=told)
    counts = PlacedCounts(later)
    assert [counts.shown(OUT, one) for one in (None, later.best)] == [12, 6]
    assert counts.days_out_shown(None) == 365 * 12
    assert not counts.is_exact(OUT, None)
    with pytest.raises(InputError, match="one child has come, gone or changed"):
        PlacedCounts(replace(many(seekers=21), before=told))


def test_a_set_is_known_by_its_houses_and_not_by_its_letter(six):
    told = PlacedCounts(six).told
    renamed = replace(six, choices=tuple(replace(one, name="Z") for one in six.choices[:1]), before=told)
    assert PlacedCounts(renamed).told == told
