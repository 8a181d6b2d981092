"""
Patterns by claimant, venue and month, and figures that are round more often than chance makes them.

They are shown from enough journeys only, in the order of codes: nobody is ranked, and nothing is scored.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from math import ceil, exp, floor, fsum, lgamma, log, log1p, sqrt
from statistics import NormalDist, median

from geoplan.costs.claims.params import AuditParams
from geoplan.domain.claims import ClaimedJourney

NO_VENUE = "no venue"


class Grouping(StrEnum):
    """What journeys are put together by."""

    CLAIMANT = "claimant"
    VENUE = "venue"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """
    What patterns need of a journey.

    Parameters
    ----------
    claimed_miles, road_miles
        None where its miles cannot be judged. Of a journey split between rows, the row's part of both.
    queried
        Whether there is anything to ask.
    """

    journey: ClaimedJourney
    claimed_miles: float | None
    road_miles: float | None
    queried: bool

    @property
    def over_share(self) -> float | None:
        """Claimed beyond the fastest way, as a share of it."""
        if self.claimed_miles is None or not self.road_miles:
            return None
        return self.claimed_miles / self.road_miles - 1


class Says(StrEnum):
    """What can be said of a group of journeys beside all others."""

    TOO_FEW = "too few routes to say"
    MORE = "more than elsewhere"
    LESS = "less than elsewhere"
    ALIKE = "no difference beyond chance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """
    The journeys of a claimant, a venue or a month.

    Parameters
    ----------
    code
        None for the groups with too few journeys, put together; `groups` is how many those are.
    journeys, judged, queried
        How many; `judged` of them have miles that can be judged.
    routes
        How many different ways of different claimants those judged are.
    claimed_miles, road_miles
        Of those judged: as claimed, and by the fastest way.
    middle, low, high
        The middle (median) of what is claimed beyond the fastest way, as a share, each route once, and the
        interval in which it may lie by chance; None where there are too few routes.
    rest
        The middle of all other routes.
    """

    grouping: Grouping
    code: str | None
    groups: int
    journeys: int
    judged: int
    queried: int
    routes: int
    claimed_miles: float
    road_miles: float
    middle: float | None = None
    low: float | None = None
    high: float | None = None
    rest: float | None = None
    says: Says = Says.TOO_FEW

    @property
    def over_miles(self) -> float:
        """Claimed beyond the fastest way, of those judged."""
        return self.claimed_miles - self.road_miles


def find_patterns(figures: Sequence[Figures], params: AuditParams) -> tuple[Pattern, ...]:
    """
    Return the patterns of every grouping; in each, all journeys are counted once.

    What is said of a difference goes by routes, not journeys: where the network is wrong about a road, it is
    wrong whenever that road is driven, and that must not look like somebody's habit. The intervals are those
    of the order statistics of the median, which suppose nothing of how claims scatter; they are wide enough
    to hold for all groups of a grouping together.
    """
    keys: dict[Grouping, Callable[[ClaimedJourney], str]] = {
        Grouping.CLAIMANT: lambda journey: journey.claimant,
        Grouping.VENUE: lambda journey: journey.venue or NO_VENUE,
        Grouping.MONTH: lambda journey: f"{journey.day:%Y-%m}",
    }
    found: list[Pattern] = []
    for grouping, key in keys.items():
        groups: dict[str, list[Figures]] = defaultdict(list)
        for one in figures:
            groups[key(one.journey)].append(one)
        enough = {code: group for code, group in groups.items() if len(group) >= params.pattern_journeys}
        middles = {code: _route_middles(group) for code, group in groups.items()}
        for code, group in sorted(enough.items()):
            rest = [share for other, shares in middles.items() if other != code for share in shares]
            counted = _counted(grouping, code, group, 1)
            found.append(_beside_others(counted, sorted(middles[code]), rest, len(enough), params))
        few = [group for code, group in groups.items() if code not in enough]
        if few:
            found.append(_counted(grouping, None, [one for group in few for one in group], len(few)))
    return tuple(found)


def _route_middles(group: Iterable[Figures]) -> list[float]:
    """Return the middle of each route's shares, each route once a claimant."""
    routes: dict[tuple[str, tuple[str, ...]], list[float]] = defaultdict(list)
    for one in group:
        if (share := one.over_share) is not None:
            routes[one.journey.claimant, one.journey.labels].append(share)
    return [median(shares) for shares in routes.values()]


def _counted(grouping: Grouping, code: str | None, group: Sequence[Figures], groups: int) -> Pattern:
    judged = [one for one in group if one.over_share is not None]
    return Pattern(
        grouping=grouping,
        code=code,
        groups=groups,
        journeys=len(group),
        judged=len(judged),
        queried=sum(one.queried for one in group),
        routes=len({(one.journey.claimant, one.journey.labels) for one in judged}),
        claimed_miles=fsum(one.claimed_miles or 0 for one in judged),
        road_miles=fsum(one.road_miles or 0 for one in judged),
    )


def _beside_others(
    counted: Pattern, own: Sequence[float], rest: Sequence[float], groups: int, params: AuditParams
) -> Pattern:
    """Add the middle of a group's routes, its interval, and the middle of all others."""
    if len(own) < params.pattern_routes:
        return counted
    low, high = _interval(own, 1 - (1 - params.pattern_confidence) / groups)
    shown = replace(counted, middle=median(own), low=low, high=high)
    if len(rest) < params.pattern_routes:
        return shown
    others = median(rest)
    says = Says.ALIKE
    if low > others + params.pattern_share:
        says = Says.MORE
    elif high < others - params.pattern_share:
        says = Says.LESS
    return replace(shown, rest=others, says=says)


def _interval(ordered: Sequence[float], confidence: float) -> tuple[float, float]:
    """Return the order statistics between which the median lies; their ranks by the normal distribution."""
    half = NormalDist().inv_cdf((1 + confidence) / 2) * sqrt(len(ordered)) / 2
    low = max(0, floor(len(ordered) / 2 - half) - 1)
    high = min(len(ordered) - 1, ceil(len(ordered) / 2 + half))
    return ordered[low], ordered[high]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundHabit:
    """
    Round figures of one claimant.

    Parameters
    ----------
    routes
        Different routes that were looked at: those whose length by road is not itself as round.
    round_routes
        How many of them are claimed as a round figure.
    expected
        How many would be by chance.
    chance
        The probability of so many or more by chance, by the binomial distribution.
    tested
        How many claimants were looked at, which the limit was divided by.
    """

    claimant: str
    routes: int
    round_routes: int
    expected: float
    chance: float
    tested: int


def find_habits(figures: Iterable[Figures], params: AuditParams) -> tuple[RoundHabit, ...]:
    """
    Return the claimants whose figures are round more often than chance accounts for.

    Each route counts once, by the middle of its claims. If miles are whole or finer, one in `habit_miles` is
    a multiple of it; a route that is nearly such a multiple by road is left out. Those are mentioned whose
    count has a chance below `habit_chance`, divided by the number of claimants looked at.
    """
    routes: dict[str, dict[tuple[str, ...], list[Figures]]] = defaultdict(lambda: defaultdict(list))
    for one in figures:
        if one.over_share is not None:
            routes[one.journey.claimant][one.journey.labels].append(one)
    counts: dict[str, tuple[int, int]] = {}
    for claimant, by_route in routes.items():
        looked_at = [same for same in by_route.values() if not _round_by_road(same[0], params)]
        if len(looked_at) >= params.habit_routes:
            counts[claimant] = len(looked_at), sum(_claimed_round(same, params) for same in looked_at)
    found = []
    for claimant, (count, round_) in sorted(counts.items()):
        chance = _chance(count, round_, 1 / params.habit_miles)
        if chance < params.habit_chance / len(counts):
            expected = count / params.habit_miles
            found.append(
                RoundHabit(
                    claimant=claimant,
                    routes=count,
                    round_routes=round_,
                    expected=expected,
                    chance=chance,
                    tested=len(counts),
                )
            )
    return tuple(found)


def _round_by_road(one: Figures, params: AuditParams) -> bool:
    """Whether the road itself is within half a mile of a round figure."""
    road = one.road_miles or 0.0
    nearest = round(road / params.habit_miles) * params.habit_miles
    return abs(road - nearest) <= 0.5


def _claimed_round(same: Sequence[Figures], params: AuditParams) -> bool:
    middle = median(one.journey.miles for one in same if one.journey.miles is not None)
    return Decimal(middle) % params.habit_miles == 0


def _chance(count: int, least: int, share: float) -> float:
    """Return the probability of at least so many successes of `count`, each with probability `share`."""
    # By logarithms: the number of ways of choosing of a thousand is no float any more.
    yes, no = log(share), log1p(-share)
    terms = (
        lgamma(count + 1) - lgamma(k + 1) - lgamma(count - k + 1) + k * yes + (count - k) * no
        for k in range(least, count + 1)
    )
    return min(1.0, fsum(map(exp, terms)))
