"""Ways there and back on the travel of a case, and what they cost."""

from dataclasses import dataclass
from fractions import Fraction

from geoplan.domain.money import exact, exact_miles
from geoplan.domain.periods import Period
from geoplan.runs.case.travel import Travel


@dataclass(frozen=True, slots=True)
class Way:
    """There and back: whole seconds and metres of each."""

    there_s: int
    there_m: int
    back_s: int
    back_m: int

    @property
    def seconds(self) -> int:
        """Both ways."""
        return self.there_s + self.back_s

    @property
    def metres(self) -> int:
        """Both ways."""
        return self.there_m + self.back_m

    def driven_pence(self, per_mile: float, per_hour: float = 0.0) -> Fraction:
        """Return what miles and time cost, exactly."""
        return exact_miles(self.metres) * exact(per_mile) + Fraction(self.seconds, 3600) * exact(per_hour)

    def beyond_pence(self, per_mile: float, free_miles: float) -> Fraction:
        """Return what miles cost, each way only where it is farther than some."""
        free = exact(free_miles)
        paid = sum((one for one in map(exact_miles, (self.there_m, self.back_m)) if one > free), Fraction(0))
        return paid * exact(per_mile)


def way(
    travel: Travel,
    start: str,
    end: str,
    *,
    there: Period = Period.INTER_PEAK,
    back: Period = Period.INTER_PEAK,
) -> Way:
    """Return the way between two places by key, in two parts of the day."""
    return Way(*travel.leg(start, end, (there,)), *travel.leg(end, start, (back,)))
