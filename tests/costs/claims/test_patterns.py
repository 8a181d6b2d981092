from datetime import date
from decimal import Decimal

import pytest

from geoplan.costs.claims.params import AuditParams
from geoplan.costs.claims.patterns import Figures, Grouping, Says, find_habits, find_patterns
from geoplan.domain.claims import ClaimStop
from tests.costs.claims.made import EAST, LANE, WEST, journey

PARAMS = AuditParams()


def figures(share, count, *, claimant="D001", road=20.0, routes=15, **other):
    """Journeys claimed so much beyond the road, on so many routes."""
    claimed = None if share is None else road * (1 + share)
    return [
        Figures(
            journey=journey(
                miles=claimed,
                claimant=claimant,
                **({"stops": (place(number % routes), EAST)} | other),
            ),
            claimed_miles=claimed,
            road_miles=None if share is None else road,
            queried=False,
        )
        for number in range(count)
    ]


def place(number):
    """A place of its own."""
    return ClaimStop(f"P{number}", WEST.position)


def of(patterns, grouping):
    return {one.code: one for one in patterns if one.grouping is grouping}


def test_each_grouping_counts_every_journey_once():
    every = figures(0.02, 40) + figures(0.05, 12, claimant="D002", stops=(WEST, LANE)) + figures(None, 3)
    patterns = find_patterns(every, PARAMS)
    for grouping in Grouping:
        mine = [one for one in patterns if one.grouping is grouping]
        assert sum(one.journeys for one in mine) == 55
        assert sum(one.judged for one in mine) == 52
        assert sum(one.claimed_miles for one in mine) == pytest.approx(40 * 20.4 + 12 * 21)


def test_too_few_journeys_are_put_together_and_say_nothing():
    every = figures(0.5, 29) + figures(0.5, 5, claimant="D002")
    patterns = of(find_patterns(every, PARAMS), Grouping.CLAIMANT)
    assert list(patterns) == [None]
    assert (patterns[None].groups, patterns[None].says) == (2, Says.TOO_FEW)


def others():
    """Four claimants between 0 and 3 % beyond the road."""
    return [one for step in range(4) for one in figures(step / 100, 30, claimant=f"D10{step}")]


def test_a_difference_beyond_chance_is_said_as_such():
    patterns = of(find_patterns(others() + figures(0.2, 30), PARAMS), Grouping.CLAIMANT)
    assert patterns["D001"].says is Says.MORE
    assert patterns["D001"].middle == pytest.approx(0.2)
    assert patterns["D001"].rest == pytest.approx(0.015)
    less = of(find_patterns(others() + figures(-0.2, 30), PARAMS), Grouping.CLAIMANT)
    assert less["D001"].says is Says.LESS
    assert list(patterns) == sorted(patterns)


def test_a_difference_that_does_not_matter_is_not_spoken_of():
    patterns = of(find_patterns(others() + figures(0.03, 300), PARAMS), Grouping.CLAIMANT)
    assert patterns["D001"].low > patterns["D001"].rest
    assert patterns["D001"].says is Says.ALIKE


def test_a_road_that_the_network_has_wrong_is_nobody_s_habit():
    # Three hundred journeys, but on nine routes only.
    patterns = of(find_patterns(others() + figures(0.2, 300, routes=9), PARAMS), Grouping.CLAIMANT)
    assert patterns["D001"].says is Says.TOO_FEW
    assert patterns["D001"].middle is None
    # Twenty routes, of which one is wrong and driven most.
    mostly_one = figures(0.0, 40, routes=20) + figures(0.5, 400, routes=1)
    alike = of(find_patterns(others() + mostly_one, PARAMS), Grouping.CLAIMANT)
    assert alike["D001"].says is Says.ALIKE


def test_intervals_hold_for_all_groups_together():
    spread = [figures(step / 100, 1, routes=1, stops=(place(step), EAST)) for step in range(30)]
    alone = [one for each in spread for one in each]
    crowd = alone + [one for number in range(40) for one in figures(0.1, 30, claimant=f"D2{number:02}")]
    narrow = of(find_patterns(alone + figures(0.1, 30, claimant="D002"), PARAMS), Grouping.CLAIMANT)["D001"]
    wide = of(find_patterns(crowd, PARAMS), Grouping.CLAIMANT)["D001"]
    assert wide.low < narrow.low < narrow.middle < narrow.high < wide.high


def test_venues_and_months():
    every = figures(0.02, 30) + figures(0.02, 30, stops=(WEST, LANE), day=date(2026, 6, 1))
    patterns = find_patterns(every, PARAMS)
    assert set(of(patterns, Grouping.VENUE)) == {EAST.label, "no venue"}
    assert set(of(patterns, Grouping.MONTH)) == {"2026-05", "2026-06"}


def routes(claimed, roads, claimant="D001"):
    """A route a figure, each to a place of its own."""
    return [
        Figures(
            journey=journey(
                miles=miles, claimant=claimant, stops=(WEST, ClaimStop(f"P{number}", EAST.position))
            ),
            claimed_miles=float(miles),
            road_miles=road,
            queried=False,
        )
        for number, (miles, road) in enumerate(zip(claimed, roads, strict=True))
    ]


def test_round_figures_beyond_chance():
    roads = [12.3 + number % 2 for number in range(20)]
    (habit,) = find_habits(routes([10, 15] * 10, roads), PARAMS)
    assert (habit.claimant, habit.routes, habit.round_routes, habit.expected) == ("D001", 20, 20, 4.0)
    assert habit.chance == pytest.approx(0.2**20)


def test_a_claimant_may_have_thousands_of_routes():
    # 700 of 2,000 where 400 are expected; once 2,000 over 1,000 was too large for a float.
    from scipy.stats import binom

    claimed = [15] * 700 + [13] * 1_300
    (habit,) = find_habits(routes(claimed, [12.3] * 2_000), PARAMS)
    assert habit.chance == pytest.approx(binom.sf(699, 2_000, 0.2), rel=1e-6)
    (every,) = find_habits(routes([15] * 2_000, [12.3] * 2_000), PARAMS)
    assert every.chance == 0.0


def test_a_fifth_of_round_figures_is_chance():
    assert not find_habits(routes([11, 12, 13, 14, 15] * 4, [12.3] * 20), PARAMS)


def test_a_road_that_is_itself_round_says_nothing():
    assert not find_habits(routes([15] * 40, [14.8] * 40), PARAMS)


def test_too_few_routes_say_nothing_however_often_driven():
    assert not find_habits(routes([15] * 19, [12.3] * 19), PARAMS)
    daily = routes([15], [12.3]) * 300
    assert not find_habits(daily, PARAMS)


def test_the_limit_is_shared_by_all_who_were_looked_at():
    # 12 of 20 by chance: 1 in 9,800. Enough for one person, not for a hundred and fifty.
    claimed = [Decimal(15)] * 12 + [Decimal(13)] * 8
    alone = find_habits(routes(claimed, [12.3] * 20), PARAMS)
    others = [
        one for number in range(150) for one in routes([13] * 20, [12.3] * 20, claimant=f"D2{number:03}")
    ]
    among_many = find_habits(routes(claimed, [12.3] * 20) + others, PARAMS)
    assert (len(alone), len(among_many)) == (1, 0)
    assert alone[0].chance == pytest.approx(1.02e-4, rel=0.02)
