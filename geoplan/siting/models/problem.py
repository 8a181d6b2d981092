"""What all uncapacitated models are made from: demands, sites, what each pair costs, and rules on sites."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geoplan.errors import Fault, InputError
from geoplan.siting.sites import Site, SiteRules, Standing

LongArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

MOST = 2**53
"""Figures up to here are exact as whole numbers and as floats."""
_SHOWN = 5


@dataclass(frozen=True, eq=False, kw_only=True)
class LocationProblem:
    """
    n demands, m sites.

    Parameters
    ----------
    demands
        n codes.
    sites
        m sites; their district, standing, opening and closing costs count in `rules`. What they cost counts
        in the objective of `facility_location` alone.
    cost
        (n, m) whole numbers, of one unit of a demand at a site: seconds, metres, pence.
    weight
        (n,) whole numbers, how many units each demand is. One without weight has no say.
    rules
        How many sites are open, quotas of districts, a budget in whole pence.
    forbidden
        (n, m) pairs that may not be, such as where no road leads; none when left out.
    shut
        Codes of sites that are not open, whatever else; of one that may close, closing is paid.

    Raises
    ------
    InputError
        With every fault: shapes, codes that occur twice, figures that are negative or not whole, amounts of
        money that are not whole pence, quotas of districts without sites, sites that stay and are shut.
    """

    demands: tuple[str, ...]
    sites: tuple[Site, ...]
    cost: LongArray
    weight: LongArray
    rules: SiteRules = field(default_factory=SiteRules)
    forbidden: BoolArray | None = None
    shut: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        n, m = len(self.demands), len(self.sites)
        faults: list[Fault] = []
        if not n or not m:
            faults.append(Fault(f"there are {n} demands and {m} sites", "give at least one of each"))
        faults += _codes_twice("demand", self.demands)
        faults += _codes_twice("site", [site.code for site in self.sites])
        faults += _shut_faults(self.sites, self.shut)
        faults += _money_faults(self.sites, self.rules)
        for name, shape in (("cost", (n, m)), ("weight", (n,))):
            values, found = _whole(name, getattr(self, name), shape, self)
            faults += found
            object.__setattr__(self, name, values)
        forbidden = (
            np.zeros((n, m), np.bool_) if self.forbidden is None else np.array(self.forbidden, np.bool_)
        )
        if forbidden.shape != (n, m):
            faults.append(Fault(f"forbidden has shape {forbidden.shape}", f"give {n} rows and {m} columns"))
        if faults:
            raise InputError(faults)
        forbidden.setflags(write=False)
        object.__setattr__(self, "forbidden", forbidden)

    @property
    def n(self) -> int:
        """How many demands there are."""
        return len(self.demands)

    @property
    def m(self) -> int:
        """How many sites there are."""
        return len(self.sites)

    @property
    def allowed(self) -> BoolArray:
        """(n, m) pairs that may be."""
        assert self.forbidden is not None
        return ~self.forbidden

    def with_open(self, p: int | None) -> "LocationProblem":
        """The same problem with exactly p open sites; itself when p is None."""
        return self if p is None else replace(self, rules=replace(self.rules, least_open=p, most_open=p))

    def codes(self, which: ArrayLike) -> str:
        """Name some demands by position or mask: the first few, and how many more."""
        return shown([self.demands[at] for at in np.arange(self.n)[np.asarray(which)]])


def shown(codes: Sequence[str]) -> str:
    """Return the first few codes, and how many more there are."""
    more = len(codes) - _SHOWN
    return ", ".join(codes[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _codes_twice(what: str, codes: Sequence[str]) -> list[Fault]:
    seen: set[str] = set()
    twice = sorted({code for code in codes if code in seen or seen.add(code)})  # type: ignore[func-returns-value]
    return [Fault(f"{what} {shown(twice)} occurs twice", "give every one a code of its own")] if twice else []


def _shut_faults(sites: Sequence[Site], shut: Sequence[str]) -> list[Fault]:
    standing = {site.code: site.standing for site in sites}
    unknown = [code for code in shut if code not in standing]
    stay = [code for code in shut if standing.get(code) is Standing.MUST_STAY]
    faults = []
    if unknown:
        faults.append(Fault(f"site {shown(unknown)} to be shut is not there", "correct its code"))
    if stay:
        faults.append(Fault(f"site {shown(stay)} is to be shut, and must stay", "decide which of the two"))
    return faults


def _money_faults(sites: Sequence[Site], rules: SiteRules) -> list[Fault]:
    faults = [
        Fault(f"site {site.code}: {name} cost {amount:g} is not in whole pence", "round it to whole pence")
        for site in sites
        for name, amount in (("opening", site.opening), ("closing", site.closing))
        if amount % 1
    ]
    if rules.budget is not None and rules.budget % 1 != 0:
        faults.append(Fault(f"budget {rules.budget:g} is not in whole pence", "round it to whole pence"))
    known = {site.district for site in sites}
    unknown = sorted(district for district in rules.quotas if district not in known)
    if unknown:
        faults.append(Fault(f"quota for {shown(unknown)}, where no site is", "correct the district's name"))
    return faults


def _whole(
    name: str, given: ArrayLike, shape: tuple[int, ...], problem: LocationProblem
) -> tuple[LongArray, list[Fault]]:
    """Return figures as whole numbers of their own, and what is wrong with them."""
    values = np.asarray(given)
    if values.shape != shape:
        words = " rows and ".join(str(size) for size in shape)
        return np.zeros(shape, np.int64), [Fault(f"{name} has shape {values.shape}", f"give {words} values")]
    if values.dtype.kind not in "iuf":
        return np.zeros(shape, np.int64), [Fault(f"{name} does not hold numbers", "give whole numbers")]
    whole = (
        values.astype(np.int64)
        if values.dtype.kind in "iu"
        else np.rint(np.nan_to_num(values)).astype(np.int64)
    )
    bad = (values < 0) | (values > MOST) | (whole != values)
    faults = []
    if bad.any():
        at = np.unravel_index(int(np.argmax(bad)), shape)
        where = problem.demands[at[0]] + (f" to {problem.sites[at[1]].code}" if len(shape) == 2 else "")
        faults.append(
            Fault(
                f"{name} of {where} is {values[at]:g}, and {int(bad.sum()) - 1} more like it",
                f"give whole numbers from 0 to {MOST}, and mark pairs that may not be as forbidden",
            )
        )
    if whole.flags.writeable and np.shares_memory(whole, values):
        whole = whole.copy()
    whole.setflags(write=False)
    return whole, faults
