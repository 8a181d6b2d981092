from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.audiences import Audience
from geoplan.audiences.attacker import bounds
from geoplan.audiences.differencing import NOTHING_TOLD
from geoplan.audiences.figures import Division
from geoplan.audiences.options.counts import GAIN, LOSE, PeopleCounts
from geoplan.audiences.options.minutes import EVERYBODY
from geoplan.audiences.parts import mixture_of_few
from geoplan.audiences.sums import Sum
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.scenarios import Scenario
from geoplan.domain.told import Told
from geoplan.errors import InputError
from geoplan.siting.people import Grouping
from tests.report.siting.comparisons import comparison, outcome

OPTION = Scenario(name="x", closed=("retford",))
A, B, C = (("district", line) for line in "abc")


def counts(before, after, groups, audience=Audience.MANAGER):
    return PeopleCounts(comparison(before, outcome(after, OPTION), groups=groups), audience)


def test_planners_see_every_count_and_managers_no_small_one():
    before, after = [15] * 20, [15] * 18 + [40, 40]
    found = counts(before, after, [0] * 10 + [1] * 10, Audience.PLANNER)
    option = found.comparison.outcome("x")
    assert found.change_shown(option, LOSE) == 2
    assert found.within_shown(option, 20, B) == 0.8
    found = counts(before, after, [0] * 10 + [1] * 10)
    assert found.change_shown(option, LOSE) == SHOWN_AS
    assert found.change_shown(option, LOSE, B) == SHOWN_AS
    assert found.change_shown(option, GAIN) == 0
    assert found.children_shown(option, B) == 10


def test_a_share_from_which_a_small_number_follows_is_hidden():
    # 18 of 20 within 20 minutes: the other 2 follow, for who knows how many there are.
    found = counts([15] * 20, [15] * 18 + [40, 40], [0] * 20)
    option = found.comparison.outcome("x")
    assert found.within_shown(option, 20) == SHOWN_AS
    assert found.within_shown(found.comparison.base, 20) == 1.0


def test_minutes_of_a_group_too_small_are_hidden():
    found = counts([15] * 20, [15] * 20, [0] * 17 + [1] * 3)
    base = found.comparison.base
    assert found.children_shown(base, B) == SHOWN_AS
    assert found.is_few(base, B)
    assert found.within_shown(base, 20, B) == SHOWN_AS
    assert found.children_shown(base, A) == SHOWN_AS  # 20 less 17 would give it back
    assert not found.is_few(base, EVERYBODY)


children = st.lists(
    st.tuples(st.sampled_from([10, 25, 45]), st.sampled_from([10, 25, 45]), st.sampled_from([0, 0, 1, 2])),
    min_size=12,
    max_size=70,
)


@settings(max_examples=25, deadline=None)
@given(children)
def test_no_small_number_can_be_worked_out_from_all_that_is_shown(drawn):
    before, after, groups = zip(*drawn, strict=True)
    found = counts(before, after, groups)
    values, sums, hidden = everything(found)
    small = [key for key in hidden if 0 < values[key] < 5 and key[0] in (GAIN, LOSE, "within", "children")]
    for key, (least, most) in bounds(values, sums, hidden, small).items():
        assert most - least >= 4, key
    assert not [key for key in values if key not in hidden and 0 < values[key] < 5]


def everything(found):
    """All counts with all that ties them together, and which of them no table shows."""
    values, sums, hidden = {}, [], []

    def put(key, value, shown):
        values[key] = value
        if shown == SHOWN_AS:
            hidden.append(key)

    option = found.comparison.outcome("x")
    for line in found.lines:
        number = found.spread(option, line).children
        put(("children", line), number, found.children_shown(option, line))
        for one in (found.comparison.base, option):
            last, between = None, 0
            for limit, count in found.spread(one, line).within:
                key = ("within", one.name, limit, line)
                put(key, count, found.within_shown(one, limit, line))
                if last is not None:
                    put(("rest", *key), count - between, SHOWN_AS)
                    sums.append(Sum(key, (last, ("rest", *key))))
                last, between = key, count
            put(("rest", one.name, line), number - between, SHOWN_AS)
            sums.append(Sum(("children", line), (last, ("rest", one.name, line))))
        change = found.change(option, line)
        for kind in (GAIN, LOSE):
            put((kind, line), getattr(change, kind), found.change_shown(option, kind, line))
        put(("same", line), change.same, SHOWN_AS)
        sums.append(Sum(("children", line), ((GAIN, line), (LOSE, line), ("same", line))))
    for key in [key for key in values if key[-1] == EVERYBODY]:
        parts = tuple((*key[:-1], line) for line in found.lines[1:])
        sums.append(Sum(key, parts))
    return values, sums, hidden


def test_one_child_more_is_not_told_and_five_are():
    def told_of(children, before=None):
        made = comparison(
            [15] * children, outcome([15] * children, OPTION), groups=[0] * 10 + [1] * (children - 10)
        )
        found = PeopleCounts(made if before is None else replace(made, before=before))
        return found.children_shown(made.base), found.children_shown(made.base, B), found.told

    all_, of_b, told = told_of(30)
    assert (all_, of_b) == (30, 20)
    assert told_of(31, told)[:2] == (30, 20)
    assert told_of(36, told)[:2] == (36, 26)


def test_shares_are_those_of_the_numbers_told():
    made = comparison([15] * 30, outcome([15] * 20 + [25] * 10, OPTION), groups=[0] * 30)
    first = PeopleCounts(made)
    assert first.within_shown(made.outcome("x"), 20) == 2 / 3
    more = comparison([15] * 31, outcome([15] * 21 + [25] * 10, OPTION), groups=[0] * 31)
    more = replace(more, before=first.told)
    assert PeopleCounts(more).within_shown(more.outcome("x"), 20) == 2 / 3


def people(*numbers):
    return tuple(f"{number} x" for number in numbers)


def test_minutes_of_a_group_in_which_one_child_changed_are_told_as_they_were():
    """Of b one goes; of c six come. What is new of all children less what is new of a and c would be b's."""
    minutes = [15] * 20 + [30] * 9 + [60] + [10] * 6
    first = comparison(minutes, groups=[0] * 20 + [1] * 10 + [2] * 6, people=people(*range(36)))
    minutes = [15] * 20 + [30] * 9 + [10] * 6 + [46] * 6
    later = comparison(
        minutes,
        groups=[0] * 20 + [1] * 9 + [2] * 12,
        people=people(*range(29), *range(30, 42)),
    )
    later = replace(later, before=PeopleCounts(first).told)
    found, again = PeopleCounts(later), PeopleCounts(replace(later, before=PeopleCounts(later).told))
    for one in (found, again):
        assert one.minutes_shown(later.base, A) == (15, 15, 15)
        assert one.minutes_shown(later.base, B) == (33, 50, 60)  # the longest in steps of 5
        assert one.minutes_shown(later.base, C) is None  # its number would say that b has one less
        assert one.minutes_shown(later.base)[0] == 22  # 906 / 41
    assert PeopleCounts(later, Audience.PLANNER).minutes_shown(later.base, B) == (30, 30, 30)


def test_of_a_group_in_which_one_child_changed_a_new_option_tells_no_minutes():
    first = comparison([15] * 36, groups=[0] * 20 + [1] * 10 + [2] * 6, people=people(*range(36)))
    later = comparison(
        [15] * 41,
        outcome([20] * 41, OPTION),
        groups=[0] * 20 + [1] * 9 + [2] * 12,
        people=people(*range(29), *range(30, 42)),
    )
    found = PeopleCounts(replace(later, before=PeopleCounts(first).told))
    assert found.minutes_shown(later.outcome("x"), A) == (20, 20, 20)
    assert found.minutes_shown(later.outcome("x"), B) is None


def test_a_comparison_of_almost_the_same_children_as_before_is_for_planners_alone():
    first = comparison([15] * 30, people=people(*range(30)))
    later = replace(comparison([15] * 29, people=people(*range(29))), before=PeopleCounts(first).told)
    with pytest.raises(InputError, match="one child has come, gone or changed"):
        PeopleCounts(later)
    assert PeopleCounts(later, Audience.PLANNER).minutes_shown(later.base) == (15, 15, 15)


def test_an_option_is_known_by_what_it_changes_and_not_by_its_name():
    told = PeopleCounts(comparison([15] * 30, outcome([15] * 24 + [40] * 6, OPTION))).told
    for scenario, lose in (
        (replace(OPTION, name="y", once_pence=7), 6),
        (Scenario(name="x", closed=("p",)), 8),
    ):
        later = comparison([15] * 30, outcome([15] * 22 + [40] * 8, scenario))
        found = PeopleCounts(replace(later, before=told))
        assert found.change_shown(later.outcome(scenario.name), LOSE) == lose


def test_a_journey_of_one_child_does_not_show_in_an_average():
    """Sixty children of whom one travels 11 minutes longer: in tenths it would be 0.2 on average."""
    made = comparison([15.2] * 60, outcome([15.2] * 59 + [26.2], OPTION), groups=[0] * 60)
    found = PeopleCounts(made)
    averages = {found.minutes_shown(one)[0] for one in (made.base, made.outcome("x"))}
    assert averages == {15}


def test_groups_of_which_no_minutes_are_told_have_five_children_together():
    """Two and two are hidden; what is left of all beside the others would be these four."""
    made = comparison([15] * 16, groups=[0] * 6 + [1] * 2 + [2] * 2 + [3] * 6)
    found = PeopleCounts(made)
    told = [line for line in found.lines[1:] if found.minutes_shown(made.base, line) is not None]
    assert told == [("district", "d")]


def test_children_told_by_an_export_are_told_again():
    division = Division("children", "contact district", {"a": 20})
    told = {division.key(): 31, division.key("a"): 20}
    before = Told(numbers={key: (count,) for key, count in told.items()}, now=told)
    made = replace(comparison([15] * 30, groups=[0] * 19 + [1] * 11), before=before)
    found = PeopleCounts(made)
    assert (found.children_shown(made.base), found.children_shown(made.base, A)) == (31, 20)


weeks = st.dictionaries(
    st.integers(0, 34), st.tuples(st.sampled_from("ab"), st.sampled_from("abc")), min_size=14, max_size=30
)


EARLIER, LATER = 10, 40  # minutes of every child: what is told tells of which week it is


def made_of(found, minutes, before=NOTHING_TOLD):
    """A comparison of children by district and age band."""
    made = comparison([minutes] * len(found), people=people(*found))
    groupings = tuple(
        Grouping(what, tuple(lines), tuple(lines.index(one[at]) for one in found.values()))
        for at, (what, lines) in enumerate((("district", "ab"), ("age band", "abc")))
    )
    return replace(made, groupings=groupings, before=before)


def parted(found, counts, minutes):
    """The children by district and by age band; those of whom nothing new is told are one part together."""
    ways = []
    for at, what in enumerate(("district", "age band")):
        parts = {}
        for number, groups in found.items():
            shown = counts.minutes_shown(counts.comparison.base, (what, groups[at]))
            is_new = shown is not None and shown[0] == minutes
            parts.setdefault(groups[at] if is_new else None, set()).update(people(number))
        ways.append(tuple(map(frozenset, parts.values())))
    return ways


@settings(max_examples=25, deadline=None)
@given(weeks, weeks)
def test_averages_of_two_comparisons_added_and_subtracted_are_never_those_of_few(first, second):
    earlier = PeopleCounts(made_of(first, EARLIER))
    try:
        later = PeopleCounts(made_of(second, LATER, earlier.told))
    except InputError:
        return  # of almost the same children nothing is told at all
    now, before = parted(second, later, LATER), parted(first, earlier, EARLIER)
    everybody = [(frozenset(people(*found)),) for found in (first, second)]
    for one in (one for one in now if len(one) > 1):  # else only the sum of all is told
        assert all(mixture_of_few(one, other, 5) is None for other in (*now, *before, *everybody))
