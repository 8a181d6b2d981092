"""How far claims may be from the road before anybody is asked: calibrated from the claims themselves."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from geoplan.costs.claims.params import AuditParams

# Of a normal distribution, the standard deviation is this many times the median absolute deviation.
_DEVIATIONS = 1.4826
_DUST = 1e-9


@dataclass(frozen=True, slots=True)
class Sample:
    """A journey to calibrate by: whose, by which places, and miles claimed and by road."""

    claimant: str
    labels: tuple[str, ...]
    claimed: float
    fastest: float
    shortest: float


@dataclass(frozen=True, slots=True)
class Scatter:
    """The middle and the robust standard deviation of some shares, and what they came to as a tolerance."""

    middle: float
    spread: float
    share: float
    held_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """
    How far a claim may be from the road.

    Parameters
    ----------
    routes, claimants
        How many it was calibrated from, each route once a claimant.
    more, fewer
        Above the fastest way, and below the shortest; None where there were too few to calibrate.
    """

    params: AuditParams
    routes: int
    claimants: int
    more: Scatter | None
    fewer: Scatter | None

    @property
    def calibrated(self) -> bool:
        """Whether the claims themselves say how much they scatter."""
        return self.more is not None

    @property
    def more_share(self) -> float:
        """The tolerance above the fastest way, as a share of it."""
        return self.more.share if self.more is not None else self.params.default_share

    @property
    def fewer_share(self) -> float:
        """The tolerance below the shortest way, as a share of it."""
        return self.fewer.share if self.fewer is not None else self.params.default_share

    def above(self, fastest_miles: float) -> float:
        """Return the miles that may be claimed beyond the fastest way."""
        return max(self.params.floor_miles, self.more_share * fastest_miles)

    def below(self, shortest_miles: float) -> float:
        """Return the miles that may be missing from the shortest way."""
        return max(self.params.floor_miles, self.fewer_share * shortest_miles)

    def __str__(self) -> str:
        return f"{self._whence()} {self.limits}"

    def _whence(self) -> str:
        params = self.params
        if self.more is None or self.fewer is None:
            return (
                f"Too few journeys to calibrate the tolerance by: {self.routes:,} routes of"
                f" {self.claimants:,} claimants, where {params.calibrate_routes:,} and"
                f" {params.calibrate_claimants:,} are needed (from {params.calibrate_miles:g} miles, each"
                f" route once a claimant). A share of {params.default_share:.0%} is assumed."
            )
        return (
            f"Calibrated from {self.routes:,} routes of {self.claimants:,} claimants, each route once a"
            f" claimant. In the middle, claims are {_signed(self.more.middle, 'fastest')}, with a robust"
            f" standard deviation of {self.more.spread:.1%}, and {_signed(-self.fewer.middle, 'shortest')},"
            f" with {self.fewer.spread:.1%}. The tolerance reaches {params.spreads:g} deviations from the"
            f" middle{_held('above', self.more)}{_held('below', self.fewer)}."
        )

    @property
    def limits(self) -> str:
        """From where on a journey is asked about, in words; whence is left out."""
        floor = f"{self.params.floor_miles:g} mile{'' if self.params.floor_miles == 1 else 's'}"
        return (
            f"A journey is asked about from {self.more_share:.0%} or {floor}, whichever is more, beyond the"
            f" fastest way, and from {self.fewer_share:.0%} or {floor} below the shortest. Where a place is"
            " known less exactly, the tolerance is wider by as much as that may matter."
        )


def calibrate(samples: Iterable[Sample], params: AuditParams) -> Tolerance:
    """
    Return the tolerance that the claims themselves suggest.

    Each route has the same weight once a claimant, shared by its claims, so that a journey driven every day
    does not outweigh the others. The middle and the median absolute deviation are not moved by a few large
    claims, and the cap keeps many from stretching the tolerance.
    """
    by_route: dict[tuple[str, tuple[str, ...]], list[Sample]] = defaultdict(list)
    for sample in samples:
        if sample.fastest >= params.calibrate_miles:
            by_route[sample.claimant, sample.labels].append(sample)
    more, fewer = [], []
    for same in by_route.values():
        more += [((one.claimed - one.fastest) / one.fastest, 1 / len(same)) for one in same]
        fewer += [((one.shortest - one.claimed) / one.shortest, 1 / len(same)) for one in same]
    claimants = len({claimant for claimant, _ in by_route})
    enough = len(by_route) >= params.calibrate_routes and claimants >= params.calibrate_claimants
    return Tolerance(
        params=params,
        routes=len(by_route),
        claimants=claimants,
        more=_scatter(more, params) if enough else None,
        fewer=_scatter(fewer, params) if enough else None,
    )


def _scatter(weighted: list[tuple[float, float]], params: AuditParams) -> Scatter:
    middle = _median(weighted)
    spread = _DEVIATIONS * _median([(abs(share - middle), weight) for share, weight in weighted])
    wanted = middle + params.spreads * spread
    share = min(max(wanted, params.floor_share), params.cap_share)
    held_by = None if share == wanted else "floor" if share > wanted else "cap"
    return Scatter(middle, spread, share, held_by)


def _median(weighted: list[tuple[float, float]]) -> float:
    """Return the least value below or at which half of the weight lies."""
    half, below = fsum(weight for _, weight in weighted) / 2, 0.0
    # Sorted by weight too: sums come out alike, whatever order the rows stood in.
    for value, weight in sorted(weighted):
        below += weight
        if below >= half - _DUST:
            return value
    raise ValueError("there is no median of nothing")


def _signed(share: float, way: str) -> str:
    return f"{abs(share):.1%} {'more' if share >= 0 else 'less'} than the {way} way"


def _held(side: str, scatter: Scatter) -> str:
    if scatter.held_by is None:
        return ""
    word = "not less than" if scatter.held_by == "floor" else "not more than"
    return f"; {side} the road it is held to {word} {scatter.share:.0%}"
