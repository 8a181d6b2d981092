"""What an option's buildings cost in a year, at a point of the inputs."""

from fractions import Fraction

from geoplan.domain.inputs import Point
from geoplan.domain.money import exact, rounded_pence
from geoplan.domain.scenarios import Scenario
from geoplan.siting.sensitivity import known

_INTEREST = 3.5


def buildings_pence(option: Scenario | None, point: Point, *, years: int) -> int:
    """
    Return what an option's buildings cost more than now in a year, rounded once.

    What is paid once is spread over the years as an annuity: equal payments at the end of each year that are
    worth as much at the point's interest; what could be got at the end counts against it. Years are full
    ones: when an option begins is left aside.
    """
    if option is None:
        return 0
    yearly = exact(point.get(known.BUILDINGS, 1.0)) * option.yearly_pence
    works = exact(point.get(known.WORKS, 1.0)) * option.once_pence
    interest = point.get(known.INTEREST, _INTEREST)
    share = annuity(interest, years)
    # Lost is what works cost less what is got; what is got is only tied up, and costs the interest.
    got = Fraction(option.residual_pence)
    return rounded_pence(yearly + (works - got) * share + got * exact(interest) / 100)


def annuity(interest_percent: float, years: int) -> Fraction:
    """Return what one pound now is as equal payments over some years."""
    rate = exact(interest_percent) / 100
    if rate == 0:
        return Fraction(1, years)
    return rate / (1 - 1 / (1 + rate) ** years)
