"""How the checker says times, minutes, miles and pounds."""

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.plans import clock


def at_clock(seconds: float) -> str:
    """Return a time of day: ``10:05``, with seconds only where there are any: ``10:05:30``."""
    moment = clock(round(seconds))
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"


def in_minutes(seconds: float) -> str:
    """Return minutes, to a hundredth where they are not whole, so that no difference is rounded away."""
    return f"{seconds / 60:.2f}".rstrip("0").rstrip(".")


def in_miles(metres: float) -> str:
    """Return miles to a hundredth."""
    return f"{metres / METRES_PER_MILE:.2f}"


def in_pounds(pence: int) -> str:
    """Return pounds and pence: ``£12.05``."""
    return f"{'-' if pence < 0 else ''}£{abs(pence) // 100}.{abs(pence) % 100:02d}"
