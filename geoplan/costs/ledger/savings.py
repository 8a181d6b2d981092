"""
What one plan saves against another on the same sessions, and why.

A child's journey before is laid beside the same child's journey to or from the same session after. What
it costs less is divided between causes, one after the other, in whole pence that add up to the difference:

1. **Nearer venue.** Where the session is held elsewhere. Where the child travels by the same means, and not
on a
   run: all of it. On runs of one kind before and after: what the journey before would have cost less at its
   own price a direct mile. Where it travels by other means: the direct miles less, at the lower of the two
   prices a direct mile, so that no fare for a short way is multiplied into a long one. Where the venue is
   the same and the child is fetched elsewhere, or the roads have changed, the same sum is *other*.
2. **Who drives.** Where a carer or known adult drives after, or did before: all that is left. Where both
travel by other
   means, and by different ones: all that is left is *cheaper way to travel*.
3. **Better order**, where both are on runs of one kind: what the miles without a child cost less for this
journey, and
   what a shorter way with the child costs less at the price before.
4. **Sharing**: what is left of such journeys when the child rides with children of another journey in either
   plan. Where it does not, what is left is *better order*.
5. **Other**: what is left of all others, such as a carer who now waits instead of driving twice.

Amounts below 0 are what a cause costs more. A journey that is in one plan only, or that nobody takes in one
of them, saves nothing: it is listed apart.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from geoplan.costs.ledger.sums import By, CostLine, in_order, line_of
from geoplan.domain.ledger import Ledger, LedgerJourney
from geoplan.domain.money import rounded_pence
from geoplan.domain.plans import Mode
from geoplan.domain.requests import Direction

_KNOWN = (Mode.CARER, Mode.ADULT)
_Key = tuple[int, str, Direction, str]
"""Number of the week, occasion, direction, child."""


class Cause(StrEnum):
    """Why a journey costs less, in the order in which causes are told apart."""

    VENUE = "nearer venue"
    CARER = "a carer or known adult drives"
    MODE = "cheaper way to travel"
    ORDER = "better order"
    SHARING = "sharing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Pair:
    """
    The same journey in both plans.

    Parameters
    ----------
    parts
        Pence saved, by cause; they add up to `pence`. Causes without an amount are left out.
    """

    before: LedgerJourney
    after: LedgerJourney
    parts: Mapping[Cause, int] = field(default_factory=dict)

    @property
    def pence(self) -> int:
        """Pence saved; below 0 where it costs more."""
        return self.before.amounts.paid_pence - self.after.amounts.paid_pence

    @property
    def main_cause(self) -> Cause | None:
        """The cause with the largest amount, more or less; None where nothing changed."""
        return max(self.parts, key=lambda cause: abs(self.parts[cause]), default=None)


@dataclass(frozen=True, kw_only=True)
class Savings:
    """
    What is saved on the journeys that both plans have and somebody takes in both.

    Parameters
    ----------
    pairs
        These journeys.
    not_taken
        Journeys of both plans that nobody takes in one of them.
    only_before, only_after
        Journeys of one plan only.
    prices
        Prices that differ between the plans: name, before, after. What they change is in the causes.
    """

    pairs: tuple[Pair, ...] = field(repr=False)
    not_taken: tuple[Pair, ...] = field(repr=False)
    only_before: tuple[LedgerJourney, ...] = field(repr=False)
    only_after: tuple[LedgerJourney, ...] = field(repr=False)
    prices: tuple[tuple[str, float, float], ...] = ()

    @cached_property
    def before(self) -> CostLine:
        """The compared journeys before."""
        return line_of("before", [pair.before for pair in self.pairs], By.DAY)

    @cached_property
    def after(self) -> CostLine:
        """The compared journeys after."""
        return line_of("after", [pair.after for pair in self.pairs], By.DAY)

    @property
    def pence(self) -> int:
        """Pence saved in all."""
        return self.before.paid_pence - self.after.paid_pence

    def by_cause(self) -> dict[Cause, int]:
        """Return the pence of every cause, 0 where there is nothing; they add up to `pence`."""
        found: Counter[Cause] = Counter()
        for pair in self.pairs:
            found.update(pair.parts)
        return {cause: found[cause] for cause in Cause}

    def journeys_by_cause(self) -> dict[Cause | None, int]:
        """Return how many journeys have each as their main cause, None where nothing changed."""
        found = Counter(pair.main_cause for pair in self.pairs)
        return {cause: found[cause] for cause in (*Cause, None)}

    def by(self, what: By) -> dict[str, tuple[int, int]]:
        """Return pence before and after by venue, mode and so on, as they were before."""
        found: dict[str, tuple[int, int]] = {}
        for pair in self.pairs:
            key = what.key(pair.before)
            before, after = found.get(key, (0, 0))
            paid = (pair.before.amounts.paid_pence, pair.after.amounts.paid_pence)
            found[key] = (before + paid[0], after + paid[1])
        return {key: found[key] for key in in_order(what, found)}

    def modes(self) -> dict[tuple[Mode, Mode], int]:
        """Return how many compared journeys went from one mode to another."""
        return dict(Counter((pair.before.mode, pair.after.mode) for pair in self.pairs))


def compare(before: Ledger, after: Ledger) -> Savings:
    """
    Return what a plan saves against another on the same sessions, by cause.

    Journeys are the same where occasion of the session, direction and child are; of ledgers of several
    weeks, the first is compared with the first, and so on.

    Raises
    ------
    ValueError
        When the ledgers have different numbers of weeks.
    """
    weeks = _weeks(before), _weeks(after)
    if len(weeks[0]) != len(weeks[1]):
        raise ValueError(f"{len(weeks[0])} weeks cannot be compared with {len(weeks[1])}")
    old = {_key(row, weeks[0]): row for row in before.journeys}
    new = {_key(row, weeks[1]): row for row in after.journeys}
    both = [(old[key], new[key]) for key in sorted(old.keys() & new.keys())]
    taken = [(one, other) for one, other in both if one.is_covered and other.is_covered]
    prices = dict(before.prices)
    return Savings(
        pairs=tuple(Pair(one, other, parts_of(one, other)) for one, other in taken),
        not_taken=tuple(Pair(one, other) for one, other in both if not (one.is_covered and other.is_covered)),
        only_before=tuple(old[key] for key in sorted(old.keys() - new.keys())),
        only_after=tuple(new[key] for key in sorted(new.keys() - old.keys())),
        prices=tuple(
            (name, prices[name], price) for name, price in after.prices if prices.get(name, price) != price
        ),
    )


def parts_of(before: LedgerJourney, after: LedgerJourney) -> dict[Cause, int]:
    """Return what a journey costs less, by cause, as this module's heading tells them apart."""
    paid = before.amounts.paid_pence
    left = paid - after.amounts.paid_pence
    parts: Counter[Cause] = Counter()
    nearer = _nearer(before, after)
    parts[Cause.VENUE if before.venue != after.venue else Cause.OTHER] += nearer
    left -= nearer
    if before.mode is not after.mode:
        is_known = before.mode in _KNOWN or after.mode in _KNOWN
        parts[Cause.CARER if is_known else Cause.MODE] += left
    elif before.mode.has_runs:
        order = _order(before, after) if before.shared_m or after.shared_m else left
        parts[Cause.ORDER] += order
        parts[Cause.SHARING] += left - order
    else:
        parts[Cause.OTHER] += left
    return {cause: parts[cause] for cause in Cause if parts[cause]}


def _nearer(before: LedgerJourney, after: LedgerJourney) -> int:
    """Pence saved by a shorter direct journey."""
    paid, then = before.amounts.paid_pence, after.amounts.paid_pence
    if before.direct_m == after.direct_m or not before.direct_m or not after.direct_m:
        return 0
    if before.mode is after.mode and not before.mode.has_runs:
        return paid - then
    price = Fraction(paid, before.direct_m)
    if before.mode is not after.mode:
        price = min(price, Fraction(then, after.direct_m))
    return rounded_pence(price * (before.direct_m - after.direct_m))


def _order(before: LedgerJourney, after: LedgerJourney) -> int:
    """
    Pence saved by fewer miles without a child and a shorter way with it, the journey before scaled to after.
    """
    length = Fraction(after.direct_m, before.direct_m) if before.direct_m and after.direct_m else Fraction(1)
    empty = before.amounts.empty_pence * length - after.amounts.empty_pence
    ridden = before.ridden_m * length
    loaded = (before.amounts.paid_pence - before.amounts.empty_pence) * length
    detour = loaded * (ridden - after.ridden_m) / ridden if ridden else Fraction(0)
    return rounded_pence(empty + detour)


def _weeks(ledger: Ledger) -> list[date]:
    return sorted({day - timedelta(days=day.weekday()) for day in ledger.days})


def _key(row: LedgerJourney, weeks: list[date]) -> _Key:
    monday = row.day - timedelta(days=row.day.weekday())
    return weeks.index(monday), row.occasion, row.direction, row.child
