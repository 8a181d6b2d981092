from datetime import date
from decimal import Decimal

import pytest

from geoplan.costs.claims.params import AuditParams
from geoplan.costs.claims.patterns import Figures, Grouping, find_habits, find_patterns
from tests.costs.claims.made import EAST, LANE, WEST, journey

PARAMS = AuditParams()


def figures(share, count, *, claimant="D001", road=20.0, **other):
    """Journeys claimed so much beyond the road."""
    claimed = None if share is None else road * (1 + share)
    return [
        Figures(
            journey=journey(miles=claimed, claimant=claimant, **other),
            claimed_miles=claimed,
            road_miles=None if share is None else road,
            queried=False,
        )
        for _ in range(count)
    ]


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
    patterns = of(
        find_patterns(figures(0.5, 29) + figures(0.5, 5, claimant="D002"), PARAMS), Grouping.CLAIMANT
    )
    assert list(patterns) == [None]
    assert (patterns[None].groups, patterns[None].says) == (2, "too few journeys to say")


def test_a_difference_beyond_chance_is_said_as_such_and_of_the_journeys_only():
    others = [one for step in range(4) for one in figures(step / 100, 30, claimant=f"D10{step}")]
    patterns = of(find_patterns(others + figures(0.2, 30), PARAMS), Grouping.CLAIMANT)
    assert patterns["D001"].says == "more than elsewhere"
    assert patterns["D100"].says == "less than elsewhere"
    assert patterns["D001"].middle == pytest.approx(0.2)
    assert list(patterns) == sorted(patterns)


def test_alike_groups_do_not_differ():
    spread = [one for step in range(30) for one in figures(step / 100, 1)]
    other = [one for step in range(30) for one in figures(step / 100, 1, claimant="D002")]
    patterns = of(find_patterns(spread + other, PARAMS), Grouping.CLAIMANT)
    assert {one.says for one in patterns.values()} == {"no difference that can be told from chance"}
    assert patterns["D001"].low < patterns["D001"].middle < patterns["D001"].high


def test_venues_and_months():
    every = figures(0.02, 30) + figures(0.02, 30, stops=(WEST, LANE), day=date(2026, 6, 1))
    patterns = find_patterns(every, PARAMS)
    assert set(of(patterns, Grouping.VENUE)) == {EAST.label, "no venue"}
    assert set(of(patterns, Grouping.MONTH)) == {"2026-05", "2026-06"}


def routes(claimed, roads, claimant="D001"):
    """A route a figure, each to a place of its own."""
    from geoplan.domain.claims import ClaimStop

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
