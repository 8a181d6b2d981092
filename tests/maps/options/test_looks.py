from itertools import pairwise

import pytest

from geoplan.maps.options.looks import CHANGES, change_class, minute_class, signed, venue_look, whole


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (20.0, 9.6, "10 or more shorter"),
        (20.0, 11.4, "5–9 shorter"),
        (20.4, 18.4, "2–4 shorter"),
        (20.4, 19.5, "about as long"),
        (20.0, 21.4, "about as long"),
        (20.0, 21.6, "2–4 longer"),
        (20.0, 25.0, "5–9 longer"),
        (20.0, 29.5, "10 or more longer"),
    ],
)
def test_the_class_of_a_change_is_that_of_the_whole_minutes_told(before, after, words):
    assert CHANGES[change_class(before, after)].label == words


def test_colours_are_told_apart():
    assert len({look.colour for look in CHANGES}) == len(CHANGES) == 7


def test_forty_venues_are_told_apart_neighbours_in_number_by_the_colour_alone_and_by_the_hatch_alone():
    looks = [venue_look(number, "") for number in range(1, 41)]
    assert len({(look.colour, look.hatch) for look in looks}) == 40
    assert all(one.colour != other.colour for one, other in pairwise(looks))
    assert all(one.hatch != other.hatch for one, other in pairwise(looks[:10]))


def test_half_a_minute_is_rounded_up_and_changes_carry_their_sign():
    assert (whole(2.5), whole(2.49), whole(-2.5)) == (3, 2, -3)
    assert [signed(step) for step in (3, 0, -12)] == ["+3", "0", "−12"]


def test_minutes_have_the_classes_of_other_maps():
    assert minute_class(9.4) == 0
    assert minute_class(9.5) == 1
    assert minute_class(90) == 5
