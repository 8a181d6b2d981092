import pytest

from geoplan.audiences import Audience
from geoplan.audiences.options.small import change_shown, note_on, number_in_words, number_shown
from geoplan.maps.options.figures import warning_of
from geoplan.siting.options.outcome import Moves
from tests.report.siting.comparisons import outcome


@pytest.mark.parametrize(("count", "shown", "words"), [(0, 0, "0"), (1, "c", "under 5"), (5, 5, "5")])
def test_few_are_hidden_from_managers_and_none_are_told(count, shown, words):
    assert (number_shown(count), number_in_words(count)) == (shown, words)
    assert (number_shown(count, Audience.PLANNER), number_in_words(count, Audience.PLANNER)) == (
        count,
        str(count),
    )


@pytest.mark.parametrize(
    ("before", "after", "shown"), [(7, 9, 2), (3, 9, "c"), (9, 3, "c"), (3, 0, "c"), (0, 9, 9), (3, 3, "c")]
)
def test_a_change_that_would_give_few_back_is_hidden(before, after, shown):
    assert change_shown(before, after) == shown
    assert change_shown(before, after, Audience.PLANNER) == after - before


def test_what_stands_for_few_is_said_only_where_it_does():
    assert note_on([("now", 7), ("A", "c")]).startswith("c: under 5")
    assert note_on([("now", 7)]) == ""


def test_a_map_warns_in_words():
    few = outcome([15.0] * 9, moves=Moves(without_room=1))
    assert warning_of(few) == "Under 5 sessions find no room"
    assert warning_of(few, Audience.PLANNER) == "1 session finds no room"
    assert warning_of(outcome([15.0] * 9)) == ""
