"""The interval of a share that was counted."""

import math
from statistics import NormalDist


def wilson(count: int, of: int, *, confidence: float = 0.95) -> tuple[float, float]:
    """
    Return Wilson's score interval (1927) of a share.

    Unlike share ± z·√(p(1−p)/n) it stays between 0 and 1, and has a width where the count is none or all.

    Raises
    ------
    ValueError
        When nothing was counted, or more than there is.
    """
    if not 0 <= count <= of or of < 1:
        raise ValueError(f"{count} of {of} is no share")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, spread = count / of, z * z / of
    middle = share + spread / 2
    width = z * math.sqrt(share * (1 - share) / of + spread / (4 * of))
    low, high = (middle - width) / (1 + spread), (middle + width) / (1 + spread)
    return (0.0 if count == 0 else max(0.0, low), 1.0 if count == of else min(1.0, high))
