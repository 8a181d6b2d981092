"""Sites to choose from: what may happen to each, what that costs, and the rules over all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from geoplan.domain.checks import check_between, check_code
from geoplan.siting.mip import FloatArray

_MOST = 1e15


class Standing(StrEnum):
    """What may happen to a site."""

    MUST_STAY = "must stay"
    MAY_CLOSE = "may close"
    MAY_OPEN = "may open"
    MUST_CLOSE = "must close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """
    A place that is a venue now, or may become one.

    Parameters
    ----------
    opening, closing
        Paid once: when a site that may open is opened; when one that may or must close is closed.
    running
        Paid while it is open, over the time that `cost` of the problem is for.
    district
        What quotas go by.

    Raises
    ------
    ValueError
        When a cost is not a number that can be paid.
    """

    code: str
    standing: Standing = Standing.MAY_OPEN
    opening: float = 0.0
    closing: float = 0.0
    running: float = 0.0
    district: str | None = None

    def __post_init__(self) -> None:
        check_code("a site", self.code)
        for name in ("opening", "closing", "running"):
            check_between(f"site {self.code}: {name} cost", getattr(self, name), -_MOST, _MOST)

    @property
    def open_cost(self) -> float:
        """What it costs open."""
        return self.running + (self.opening if self.standing is Standing.MAY_OPEN else 0.0)

    @property
    def closed_cost(self) -> float:
        """What it costs not to have it."""
        return self.closing if self.standing in (Standing.MAY_CLOSE, Standing.MUST_CLOSE) else 0.0

    @property
    def spent_open(self) -> float:
        """What of the budget it takes open."""
        return self.opening if self.standing is Standing.MAY_OPEN else 0.0

    @property
    def spent_closed(self) -> float:
        """What of the budget it takes not to have it."""
        return self.closed_cost


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRules:
    """
    Rules over all sites.

    Parameters
    ----------
    least_open, most_open
        How many sites are open, those that must stay included; equal for a fixed number p.
    budget
        The most that opening and closing cost together; None for no limit.
    quotas
        For a district, the least and the most open sites.

    Raises
    ------
    ValueError
        When a least number is above its most.
    """

    least_open: int = 0
    most_open: int | None = None
    budget: float | None = None
    quotas: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        most = self.least_open if self.most_open is None else self.most_open
        if not 0 <= self.least_open <= most:
            raise ValueError(f"at least {self.least_open} and at most {most} sites cannot be open")
        for district, (least, most) in self.quotas.items():
            if not 0 <= least <= most:
                raise ValueError(f"{district}: at least {least} and at most {most} sites cannot be open")


@dataclass(frozen=True, slots=True)
class SiteRow:
    """
    A rule as a row: ``least <= weight · open <= most``, with open (m,) of zeros and ones.

    `what` names it in messages.
    """

    what: str
    weight: FloatArray
    least: float
    most: float


def rows_of(sites: Sequence[Site], rules: SiteRules) -> tuple[SiteRow, ...]:
    """Return the rules that can bind as rows over m sites; a budget counts what closing costs as well."""
    m = len(sites)
    most = m if rules.most_open is None else rules.most_open
    rows = []
    if rules.least_open > 0 or most < m:
        rows.append(SiteRow("the number of open sites", np.ones(m), rules.least_open, most))
    for district, (least, top) in rules.quotas.items():
        inside = np.array([float(site.district == district) for site in sites])
        rows.append(SiteRow(f"the open sites in {district}", inside, least, top))
    if rules.budget is not None:
        once_open = np.array([site.spent_open for site in sites])
        once_closed = np.array([site.spent_closed for site in sites])
        left = rules.budget - float(once_closed.sum())
        rows.append(SiteRow("the budget", once_open - once_closed, -np.inf, left))
    return tuple(rows)


def keeps(rows: Sequence[SiteRow], is_open: FloatArray) -> bool:
    """Whether a choice of sites keeps every rule."""
    for row in rows:
        total = float(row.weight @ is_open)
        slack = 1e-9 * max(1.0, float(np.abs(row.weight).sum()))
        if not row.least - slack <= total <= row.most + slack:
            return False
    return True
