"""Journeys and sessions as managers are told them: by children, however many journeys each has."""

from collections import defaultdict
from itertools import chain, combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geoplan.audiences.figures import divisions_of
from geoplan.audiences.figures.journeys import JourneysOf
from geoplan.audiences.figures.telling import FiguresTold
from geoplan.audiences.suppression import SuppressionParams
from geoplan.domain.journeys import journeys_of
from geoplan.domain.plans import Mode
from geoplan.domain.told import Told
from tests.audiences.figures.services import BABY, CARER, DRIVEN, TAXI, WEEKLY, figures, service, shown_of

BOTH, EITHER = [*DRIVEN, *TAXI], [*CARER, *TAXI]
BABIES = WEEKLY | dict.fromkeys(range(40, 50), BABY)


def test_ten_journeys_of_one_child_are_hidden():
    found = figures(WEEKLY | {50: 5 * [Mode.WORKER]})
    assert shown_of(found)["contact worker"] == "c"


def test_twenty_journeys_of_two_children_are_not_left_when_all_others_are_subtracted():
    found = figures(dict.fromkeys(range(20), DRIVEN) | {20: 5 * TAXI, 21: BABY})
    assert set(shown_of(found).values()) == {"c"}


@pytest.mark.parametrize("gone", [1, 4])
def test_journeys_are_told_as_they_were_until_five_children_have_gone(gone):
    first = figures(BABIES)
    fewer = {number: modes for number, modes in BABIES.items() if number >= 40 + gone or number < 40}
    again = figures(fewer, first.told)
    assert [row.shown for row in again.rows] == [row.shown for row in first.rows]
    five = {number: modes for number, modes in BABIES.items() if number >= 45 or number < 40}
    anew = figures(five, again.told)
    assert shown_of(anew)["foster carer"] == "70"
    assert shown_of(first)["foster carer"] == "120"


def test_a_child_that_goes_by_taxi_now_changes_no_number_of_a_way_of_travelling():
    first = figures(BABIES)
    again = figures(BABIES | {40: 5 * TAXI}, first.told)
    assert shown_of(again) == shown_of(first)
    assert shown_of(again, by="day") == shown_of(first, by="day")
    five = figures(BABIES | dict.fromkeys(range(40, 45), 5 * TAXI), again.told)
    assert shown_of(five)["taxi"] == "70"


def test_the_same_report_again_tells_the_same():
    weeks = [BABIES | {50: [Mode.NOBODY]}, BABIES | dict.fromkeys(range(45, 52), EITHER)]
    told = Told()
    for week in weeks:
        first = figures(week, told)
        again = figures(week, first.told)
        assert [row.shown for row in again.rows] == [row.shown for row in first.rows]
        assert again.told.parts == first.told.parts
        told = again.told


def read_anew(children, before):
    """What was told up to a week, and the journeys in each part that is read anew, with their child."""
    case, plan = service(children)
    whose = JourneysOf.of(case, plan)
    telling = FiguresTold(
        divisions_of(case, plan, whose=whose), whose.children, (), before, SuppressionParams()
    )
    modes, days = {}, {}
    for one in journeys_of(plan):
        (code,) = one.request.children
        # Who comes on other days now has other journeys.
        journey = code, len(whose.journeys[code]), one.request.code
        modes[journey] = f"journeys/way of travelling/{one.mode.value}"
        days[journey] = f"journeys/day/{one.request.day:%A}"
    ways = []
    for cells in (modes, days):
        parts = defaultdict(set)
        for journey, key in cells.items():
            is_read = key in telling.told.now and key not in telling.held
            parts[key if is_read else "the rest"].add(journey)
        ways.append(list(parts.values()))
    is_told = "journeys" in telling.told.now and not telling.is_whole_held
    return telling.told, ways if is_told else []


def fewest_left(one, other):
    """Of how few children sums of parts of one way less sums of another tell."""
    left = [{code for code, *_ in here ^ there} for here in sums(one) for there in sums(other)]
    return min((len(each) for each in left if each), default=0)


def sums(parts):
    sizes = range(len(parts) + 1)
    return [set().union(*some) for some in chain(*(combinations(parts, size) for size in sizes))]


WEEK = st.dictionaries(
    st.integers(0, 24),
    st.sampled_from([DRIVEN, 2 * DRIVEN, TAXI, BOTH, [*CARER, *DRIVEN, *CARER], 3 * CARER]),
    min_size=12,
    max_size=25,
)


@settings(max_examples=8, deadline=None)
@given(WEEK, WEEK)
# Nine go by two ways each, and in the second week one of them no more, and five others by one.
@example(
    dict.fromkeys(range(9), BOTH) | dict.fromkeys(range(9, 25), DRIVEN),
    dict.fromkeys(range(8), BOTH) | dict.fromkeys(range(9, 20), DRIVEN) | dict.fromkeys(range(20, 25), TAXI),
)
def test_no_journeys_of_two_weeks_added_and_subtracted_are_those_of_few_children(first, second):
    told, before = read_anew(first, Told())
    _, now = read_anew(second, told)
    ways = [*before, *now]
    assert all(fewest_left(one, other) in (0, *range(5, 50)) for one, other in combinations(ways, 2))
