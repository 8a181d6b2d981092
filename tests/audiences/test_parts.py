from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from geoplan.audiences.parts import held_back, mixture_of_few, parts_told, with_parts
from geoplan.audiences.populations import WEEK
from geoplan.domain.told import Told

UNDER = 5


def people(*numbers, what="here early"):
    return frozenset(f"{number} {what}" for number in numbers)


def known(parts, chosen):
    """Of each child what is known, in how many parts it is, and which journeys of it are in chosen ones."""
    found = {}
    for at, part in enumerate(parts):
        for text in part:
            who, where, what, *bits = text.split()
            _, count, inside = found.get(who, (None, 0, 0))
            inside |= int(bits[0], 16) if bits and at in chosen else -(at in chosen)
            found[who] = ((who, where, what), count + 1, inside)
    return found


def left_over(one, other, sides, words):
    """Of whom the parts of one side of two ways tell beside each other."""
    here, there = (known(parts, side) for parts, side in sides)
    left = {who for who in here.keys() ^ there.keys() if {**here, **there}[who][2]}
    for who in here.keys() & there.keys():
        (text, count, inside), (other_text, other_count, other_inside) = here[who], there[who]
        if text[:words] != other_text[:words]:
            is_left = inside or other_inside
        elif text[:2] == other_text[:2]:
            is_left = inside != other_inside
        else:  # how many of its journeys were in which part tells nothing of now
            is_left = count == other_count == 1 and bool(inside) != bool(other_inside)
        left |= {who} if is_left else set()
    return left


def few_by_trying_all(one, other):
    """The fewest children of whom some parts of one way, less some of the other, tell."""
    found = []
    for chosen in product((False, True), repeat=len(one) + len(other)):
        sides = [
            (one, [at for at in range(len(one)) if chosen[at]]),
            (other, [at for at in range(len(other)) if chosen[len(one) + at]]),
        ]
        found.append(
            next((len(left) for words in (1, 2, 3) if (left := left_over(one, other, sides, words))), 0)
        )
    return min((count for count in found if count), default=0)


def told_by(one, other, found):
    """Of whom the sums of a mixture tell."""
    sides = [(one, found.sides[0][0]), (other, found.sides[1][0])]
    return next(left for words in (1, 2, 3) if (left := left_over(one, other, sides, words)))


def parted(children, of=3):
    parts = [frozenset(text for text, part in children.values() if part == at) for at in range(of)]
    return tuple(part for part in parts if part)


ways_of_parting = st.dictionaries(
    st.integers(0, 30),
    st.tuples(st.sampled_from(["a x", "a x", "a y", "b x"]), st.integers(0, 2)),
    max_size=30,
).map(lambda found: {key: (f"{key} {text}", part) for key, (text, part) in found.items()})


@given(ways_of_parting, ways_of_parting)
def test_what_two_ways_of_parting_tell_is_found_as_by_trying_all_sums(first, second):
    one, other = parted(first), parted(second)
    fewest, found = few_by_trying_all(one, other), mixture_of_few(one, other, UNDER)
    if found is None:
        assert fewest == 0 or fewest >= UNDER
    else:
        assert 0 < found.children < UNDER
        assert len(told_by(one, other, found)) == found.children


# Three journeys a week each, in one, two or three parts.
ways_of_journeys = st.dictionaries(
    st.integers(0, 14),
    st.tuples(
        st.sampled_from(["a x", "a x", "a x", "a y", "b x"]),
        st.sampled_from(
            [(0, 0, 0), (0, 0, 0), (1, 1, 1), (1, 1, 1), (2, 2, 2), (0, 1, 1), (0, 0, 2), (0, 1, 2)]
        ),
    ),
    min_size=5,
    max_size=15,
)


def journeys_parted(children):
    parts = [set(), set(), set()]
    for number, (text, places) in children.items():
        for part in set(places):
            bits = sum(1 << at for at, place in enumerate(places) if place == part)
            parts[part].add(f"{number} {text} {bits:x}")
    return tuple(frozenset(part) for part in parts if part)


@settings(max_examples=60, deadline=None)
@given(ways_of_journeys, ways_of_journeys)
# Nine have journeys by two ways of travelling, and one of them is no more.
@example(
    dict.fromkeys(range(9), ("a x", (0, 1, 1))),
    dict.fromkeys(range(8), ("a x", (0, 1, 1))),
)
# Six go to one venue on Mondays, and one of them to another on Tuesdays too.
@example(
    {at: ("a x", (0, 1, 1) if at < 6 else (1, 1, 1)) for at in range(12)},
    {at: ("a x", (0, 1, 1) if at < 5 else (1, 1, 1)) for at in range(12)},
)
def test_journeys_of_a_child_in_several_parts_tell_of_it_once(first, second):
    one, other = journeys_parted(first), journeys_parted(second)
    fewest, found = few_by_trying_all(one, other), mixture_of_few(one, other, UNDER)
    if found is None:
        assert fewest == 0 or fewest >= UNDER
    else:
        assert len(told_by(one, other, found)) == found.children


def test_children_in_two_parts_each_do_not_hide_one_who_has_gone():
    before = journeys_parted(dict.fromkeys(range(20), ("a x", (0, 1, 1))))
    assert mixture_of_few(before, before, UNDER) is None
    later = journeys_parted(dict.fromkeys(range(19), ("a x", (0, 1, 1))))
    assert mixture_of_few(before, later, UNDER).children == 1


def test_a_district_less_the_areas_in_it_tells_of_the_one_child_beside_them():
    district = {"north": people(*range(13)), "south": people(*range(13, 40))}
    area = {"worksop": people(*range(6)), "retford": people(*range(6, 12)), "else": people(*range(12, 40))}
    assert mixture_of_few(tuple(district.values()), tuple(area.values()), UNDER).children == 1
    assert held_back([district, area], ()) == {"worksop", "else"}


def test_groups_that_are_hidden_have_five_children_together():
    groups = {"a": people(*range(6)), "b": people(6, 7), "c": people(8, 9), "d": people(*range(10, 40))}
    assert held_back([groups], {"b", "c"}) == {"a"}


def test_areas_that_became_one_are_held_against_both():
    before = (people(*range(6)), people(*range(6, 11)), people(*range(11, 30)))
    one_less = {"both": people(*range(10)), "else": people(*range(11, 40))}
    assert "both" in held_back([one_less], (), [before])
    the_same = {"both": people(*range(11)), "else": people(*range(11, 40))}
    assert held_back([the_same], (), [before]) == frozenset()


def test_five_who_travel_later_do_not_let_a_group_tell_of_one_who_goes_elsewhere():
    before = (people(*range(20)), people(*range(20, 40)))
    later = people(*range(5, 20)) | people(*range(5), what="here late")
    assert held_back([{"a": later, "b": people(*range(20, 40))}], (), [before]) == frozenset()
    elsewhere = later - people(19) | people(19, what="there early")
    assert held_back([{"a": elsewhere, "b": people(*range(20, 40))}], (), [before]) == {"a", "b"}


groups_of = st.dictionaries(st.integers(0, 40), st.sampled_from("abcd"), min_size=10, max_size=40)


@given(groups_of, groups_of, st.sets(st.sampled_from("abcd"), max_size=1))
@example(dict.fromkeys(range(11), "a"), dict.fromkeys(range(10), "a") | {10: "b"}, set())
def test_nothing_that_is_told_of_groups_tells_of_few_unless_all_children_do(before, now, hidden):
    def grouped(children):
        return {key: people(*(child for child, group in children.items() if group == key)) for key in "abcd"}

    then, today = (tuple(part for part in grouped(each).values() if part) for each in (before, now))
    everybody = frozenset().union(*today)
    held = held_back([grouped(now)], hidden, [then])
    shown = parts_told(grouped(now), held | hidden)
    for known in (then, (everybody,)):
        fewest = few_by_trying_all(shown, known)
        # Where even the sum of all tells of few, nothing is left to hold back.
        assert not 0 < fewest < UNDER or len(shown) == 1


def test_how_children_were_parted_is_remembered_once():
    told = with_parts(Told(), WEEK, (people(1, 2), people(3)))
    assert with_parts(told, WEEK, (people(3), people(1, 2))) is told
    assert len(with_parts(told, WEEK, (people(1, 2, 3),)).parts[WEEK]) == 2
