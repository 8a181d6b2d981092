"""What came of a capacitated location problem."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geoplan.siting.capacitated.problem import CapacitatedProblem
from geoplan.siting.mip import FloatArray

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, kw_only=True)
class CapacitatedSolution:
    """
    A choice of sites, who is served from where, and how good it is proven to be.

    Parameters
    ----------
    is_open
        (m,) of zeros and ones.
    share
        (n, m) of each customer's demand.
    cost
        As `CapacitatedProblem.cost_of` adds it up.
    bound
        No choice costs less; equal to `cost` when that is proven to be the least.
    seconds
        What it took on the clock.
    stopped
        Whether the user stopped the search.
    """

    problem: CapacitatedProblem
    is_open: FloatArray
    share: FloatArray
    cost: float
    bound: float
    seconds: float
    stopped: bool = False

    @property
    def proven(self) -> bool:
        """Whether it is proven that nothing costs less."""
        return self.gap <= 1e-9

    @property
    def gap(self) -> float:
        """How far above the bound it may be, as a share of the cost."""
        return max(0.0, self.cost - self.bound) / max(abs(self.cost), 1e-9)

    @property
    def open_sites(self) -> tuple[str, ...]:
        """Codes of the open sites, in order of the problem."""
        sites = self.problem.sites
        return tuple(site.code for site, is_open in zip(sites, self.is_open, strict=True) if is_open > 0.5)

    def to_frame(self) -> "pd.DataFrame":
        """
        One row for each customer and site that serves it.

        Returns
        -------
        pandas.DataFrame
            Columns customer, site, share (of the customer's demand), cost (of that share).
        """
        import pandas as pd

        problem = self.problem
        customer, site = np.nonzero(self.share > 1e-9)
        share = self.share[customer, site]
        return pd.DataFrame(
            {
                "customer": [problem.customers[i] for i in customer],
                "site": [problem.sites[j].code for j in site],
                "share": share,
                "cost": problem.cost[customer, site] * share,
            }
        )

    def sites_to_frame(self) -> "pd.DataFrame":
        """
        One row for each site and class of capacity.

        Returns
        -------
        pandas.DataFrame
            Columns site, standing, open, class, used, capacity (in the problem's unit; 0 where closed),
            cost (of the site, open or not).
        """
        import pandas as pd

        problem = self.problem
        used = self.share.T @ problem.demand
        rows = []
        for j, site in enumerate(problem.sites):
            is_open = bool(self.is_open[j] > 0.5)
            for k, name in enumerate(problem.classes):
                rows.append(
                    {
                        "site": site.code,
                        "standing": site.standing.value,
                        "open": is_open,
                        "class": name,
                        "used": float(used[j, k]),
                        "capacity": float(problem.capacity[j, k]) if is_open else 0.0,
                        "cost": site.open_cost if is_open else site.closed_cost,
                    }
                )
        return pd.DataFrame(rows)

    def broken(self) -> tuple[str, ...]:
        """Return the rows of the definition that this does not keep, in words; none if all is well."""
        problem = self.problem
        found: list[str] = []
        slack = 1e-6
        served = self.share.sum(axis=1)
        found += [
            f"{problem.customers[i]} is served to {served[i]:.6f}"
            for i in np.flatnonzero(np.abs(served - 1.0) > slack)
        ]
        used = self.share.T @ problem.demand
        over = used - problem.capacity * self.is_open[:, None]
        for j, k in np.argwhere(over > slack * np.maximum(1.0, problem.capacity)):
            found.append(f"{problem.sites[j].code}: {over[j, k]:g} too much, {problem.classes[k]}")
        for i, j in np.argwhere((self.share > slack) & ~np.isfinite(problem.cost)):
            found.append(f"{problem.customers[i]} may not be served from {problem.sites[j].code}")
        if problem.single_source and (np.minimum(self.share, 1 - self.share) > slack).any():
            found.append("a customer is served from more than one site")
        found += [
            f"{problem.sites[j].code} must stay" for j in np.flatnonzero(problem.stays & (self.is_open < 0.5))
        ]
        found += [
            f"{problem.sites[j].code} must close"
            for j in np.flatnonzero(~problem.may_open & (self.is_open > 0.5))
        ]
        for row in problem.rows:
            total = float(row.weight @ self.is_open)
            reach = slack * max(1.0, float(np.abs(row.weight).sum()))
            if not row.least - reach <= total <= row.most + reach:
                found.append(f"{row.what}: {total:g} is not between {row.least:g} and {row.most:g}")
        again = problem.cost_of(self.is_open, self.share)
        if not math.isclose(again, self.cost, rel_tol=1e-9, abs_tol=1e-6):
            found.append(f"the cost is {again:g}, not {self.cost:g}")
        return tuple(found)
