"""Money in whole pence, and miles that money is paid for."""

import math

from geoplan.domain.geography import METRES_PER_MILE

# Rates and lengths are floats; what is half a penny on paper must not fall below it by the last digit.
_DUST = 1e-9


def whole_pence(pence: float) -> int:
    """Return pence rounded half up to whole pence."""
    return math.floor(pence + 0.5 + _DUST)


def miles(metres: float) -> float:
    """Return metres in miles."""
    return metres / METRES_PER_MILE
