"""Costs of sites, where a model counts them."""

import numpy as np
from numpy.typing import ArrayLike

from geoplan.errors import Fault, InputError
from geoplan.siting.models.problem import LocationProblem, LongArray


def site_costs(problem: LocationProblem, given: ArrayLike | None) -> LongArray:
    """
    Return the costs of sites (m,) as whole numbers; one each when none are given, so that sites are counted.

    Raises
    ------
    InputError
        When one is negative or not whole, or there is not one a site.
    """
    if given is None:
        return np.ones(problem.m, np.int64)
    values = np.asarray(given)
    cure = "give a whole number from 0 for each site, or leave the costs out"
    if values.shape != (problem.m,) or values.dtype.kind not in "iuf":
        raise InputError(Fault(f"there are {problem.m} sites, but costs of shape {values.shape}", cure))
    bad = ~(np.isfinite(values) & (values >= 0) & (values == np.rint(values)))
    if bad.any():
        at = int(np.argmax(bad))
        raise InputError(Fault(f"the cost of site {problem.sites[at].code} is {values[at]:g}", cure))
    return values.astype(np.int64)
