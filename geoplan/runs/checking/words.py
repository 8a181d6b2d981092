"""How the checker says times, minutes, miles and pounds."""

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.plans import clock


def at_clock(seconds: float) -> str:
    """Return a time of day: ``10:05``, with seconds only where there are any: ``10:05:30``."""
    moment = clock(round(seconds))
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"


def minutes_apart(found_s: float, limit_s: float) -> dict[str, str]:
    """
    Return the blanks ``found`` and ``limit`` in whole minutes, with seconds where they would look alike.
    """
    found, limit = f"{found_s / 60:.0f}", f"{limit_s / 60:.0f}"
    if found != limit or found_s == limit_s:
        return {"found": found, "limit": limit}
    return {"found": _in_seconds(found_s), "limit": _in_seconds(limit_s)}


def _in_seconds(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def in_miles(metres: float) -> str:
    """Return miles to a hundredth."""
    return f"{metres / METRES_PER_MILE:.2f}"


def in_pounds(pence: int) -> str:
    """Return pounds and pence: ``£12.05``."""
    return f"{'-' if pence < 0 else ''}£{abs(pence) // 100}.{abs(pence) % 100:02d}"
