"""
Dividing a whole number into whole parts that add up to it: the one way in which shared costs are divided.
"""

from collections.abc import Sequence


def allot(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """
    Divide a whole number in proportion to weights, by the largest remainder.

    Every part is its exact share rounded down; what is left goes, one by one, to those with the largest
    remainders, the earlier first where they are alike. So the parts add up to `total` exactly, and none is
    more than 1 away from its exact share.

    Parameters
    ----------
    total
        In the smallest unit: pence, metres, seconds. May be below 0.
    weights
        Whole numbers, none below 0; equal shares where all are 0.

    Raises
    ------
    ValueError
        When there is nobody to divide something between, or a weight is below 0.
    """
    if any(weight < 0 for weight in weights):
        raise ValueError("a share of less than nothing cannot be given")
    if not weights:
        if total:
            raise ValueError(f"there is nobody to divide {total} between")
        return ()
    whole = sum(weights)
    shares = list(weights) if whole else [1] * len(weights)
    whole = whole or len(weights)
    parts = [total * share // whole for share in shares]
    remainders = [total * share % whole for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda at: (-remainders[at], at))
    for at in by_remainder[: total - sum(parts)]:
        parts[at] += 1
    return tuple(parts)
