"""
Capacitated facility location as plain arrays.

Minimise
    Σ_j (open_cost_j · y_j + closed_cost_j · (1 − y_j)) + Σ_i Σ_j cost_ij · x_ij
subject to
    Σ_j x_ij = 1                              every customer is served, i = 1 … n
    Σ_i demand_ik · x_ij <= capacity_jk · y_j  in every class k = 1 … K, at every site j = 1 … m
    x_ij <= y_j                               by open sites only
    least_r <= Σ_j weight_rj · y_j <= most_r   for every rule r: number open, quotas, budget
    y_j ∈ {0, 1}, y_j = 1 where a site must stay, y_j = 0 where it must close
    0 <= x_ij <= 1 (CFLP), or x_ij ∈ {0, 1} where a customer keeps one site (SSCFLP)
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from geoplan.errors import Fault, InputError
from geoplan.siting.mip import BoolArray, FloatArray
from geoplan.siting.sites import Site, SiteRow, SiteRules, Standing, rows_of


@dataclass(frozen=True, eq=False, kw_only=True)
class CapacitatedProblem:
    """
    n customers, m sites, K classes of capacity.

    Parameters
    ----------
    customers
        n codes.
    sites
        m sites.
    cost
        (n, m) of serving the whole of a customer from a site, in the unit of the sites' costs (pence, and
        over the same time as running costs); inf where it may not be.
    demand
        (n, K) of each class; (n,) with one class.
    capacity
        (m, K) of each class while open; (m,) with one class.
    single_source
        Whether each customer keeps one site.
    classes
        K names, such as ``Monday, baby``.
    unit
        Of demand and capacity, for messages.

    Raises
    ------
    InputError
        With every fault: nobody to serve or nowhere, codes that occur twice, shapes, figures that are
        negative or not numbers, quotas of districts without sites.
    """

    customers: tuple[str, ...]
    sites: tuple[Site, ...]
    cost: FloatArray
    demand: FloatArray
    capacity: FloatArray
    single_source: bool = True
    rules: SiteRules = field(default_factory=SiteRules)
    classes: tuple[str, ...] = ("all",)
    unit: str = "units"

    def __post_init__(self) -> None:
        n, m, k = len(self.customers), len(self.sites), len(self.classes)
        sites = tuple(site.code for site in self.sites)
        faults = [*_missing(n, m), *_twice("customer", self.customers), *_twice("site", sites)]
        faults += _quotas(self.sites, self.rules)
        for name, rows, columns in (
            ("cost", self.customers, sites),
            ("demand", self.customers, self.classes),
            ("capacity", sites, self.classes),
        ):
            values = np.array(getattr(self, name), np.float64)  # a copy: the caller's stays writable
            if values.ndim == 1 and k == 1:
                values = values[:, None]
            faults += _figures(name, values, rows, columns)
            values.setflags(write=False)
            object.__setattr__(self, name, values)
        if faults:
            raise InputError(faults)

    @property
    def n(self) -> int:
        """How many customers there are."""
        return len(self.customers)

    @property
    def m(self) -> int:
        """How many sites there are."""
        return len(self.sites)

    @cached_property
    def rows(self) -> tuple[SiteRow, ...]:
        """The rules over sites."""
        return rows_of(self.sites, self.rules)

    @cached_property
    def stays(self) -> BoolArray:
        """(m,) which must stay open."""
        return np.array([site.standing is Standing.MUST_STAY for site in self.sites])

    @cached_property
    def may_open(self) -> BoolArray:
        """(m,) which may be open: all but those that must close."""
        return np.array([site.standing is not Standing.MUST_CLOSE for site in self.sites])

    @cached_property
    def fixed_cost(self) -> FloatArray:
        """(m,) what a site costs more open than not."""
        return np.array([site.open_cost - site.closed_cost for site in self.sites])

    @cached_property
    def base_cost(self) -> float:
        """What everything costs with no site open."""
        return math.fsum(site.closed_cost for site in self.sites)

    @cached_property
    def grain(self) -> float:
        """
        The costs of two different answers differ by at least this, or not at all; 0 when nothing is known.

        With one site a customer and costs in whole numbers, so are all answers': a bound may be rounded up.
        """
        if not self.single_source:
            return 0.0
        figures = np.concatenate([self.cost[np.isfinite(self.cost)], self.fixed_cost, [self.base_cost]])
        millionths = np.rint(figures * 1e6)
        if np.abs(figures - millionths / 1e6).max() > 1e-9 or np.abs(millionths).max() > 2**53:
            return 0.0
        return float(np.gcd.reduce(millionths.astype(np.int64))) / 1e6

    def cost_of(self, is_open: FloatArray, share: FloatArray) -> float:
        """
        Return what a choice costs, added up without rounding on the way.

        Parameters
        ----------
        is_open
            (m,) of zeros and ones.
        share
            (n, m) of each customer's demand.
        """
        served = share > 0
        return math.fsum([self.base_cost, *(self.fixed_cost * is_open), *(self.cost[served] * share[served])])


def _missing(n: int, m: int) -> Iterator[Fault]:
    if not n or not m:
        yield Fault(f"there are {n} customers and {m} sites", "give at least one of each")


def _twice(what: str, codes: Sequence[str]) -> Iterator[Fault]:
    for code, times in Counter(codes).items():
        if times > 1:
            yield Fault(f"{what} {code} is there {times} times", "give every one a code of its own")


def _quotas(sites: Sequence[Site], rules: SiteRules) -> Iterator[Fault]:
    known = {site.district for site in sites}
    for district in rules.quotas:
        if district not in known:
            yield Fault(f"quota for {district}, where no site is", "correct the district's name")


def _figures(name: str, values: FloatArray, rows: Sequence[str], columns: Sequence[str]) -> Iterator[Fault]:
    """Yield what is wrong with a table of figures: its shape, or the first figure that cannot be."""
    if values.shape != (len(rows), len(columns)):
        cure = f"give {len(rows)} rows and {len(columns)} columns"
        yield Fault(f"{name} has shape {values.shape}", cure)
        return
    may_be_endless = name == "cost"
    bad = ~(values >= 0) | (np.isinf(values) & (not may_be_endless))
    if bad.any():
        row, column = np.argwhere(bad)[0].tolist()
        others = f", and {int(bad.sum()) - 1} more like it" if bad.sum() > 1 else ""
        cure = "give numbers from 0" + (", inf where it may not be" if may_be_endless else "")
        yield Fault(f"{name} of {rows[row]}, {columns[column]}, is {values[row, column]:g}{others}", cure)
