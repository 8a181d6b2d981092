"""The one problem that all kernels solve, as plain arrays."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LongArray = NDArray[np.int64]
IntArray = NDArray[np.int32]
FloatArray = NDArray[np.float64]
ShortArray = NDArray[np.int8]
BoolArray = NDArray[np.bool_]
FREE, OPEN, SHUT = 0, 1, 2
"""What is settled of a site."""


class Instance(NamedTuple):
    """
    Open sites so that what demands and sites cost together is least.

    Every demand costs what its best open site costs it, or `none` when that is less. Costs are whole numbers,
    weights and scale included. Open sites keep a least and a greatest number in every district and in all,
    and a budget.

    A demand's sites stand in the order of their cost, and only those that cost less than `none`.
    """

    start: LongArray
    """(n+1,) where each demand's sites begin."""
    site: IntArray
    """(k,)"""
    cost: LongArray
    """(k,) ascending within a demand."""
    none: LongArray
    """(n,)"""
    price: LongArray
    """(m,) of opening, in the same unit as `cost`."""
    district: LongArray
    """(m,) 0 … D-1"""
    least: LongArray
    """(D+1,) open sites in each district, and in all."""
    most: LongArray
    """(D+1,)"""
    money: LongArray
    """(m,) taken from the budget when open; may be negative."""
    budget: int
