"""Ways in from Python to lean kernels of one route."""

from geoplan.compiling import outer
from geoplan.runs.search.kernels import insertion, route, timing


@outer
def refresh(d, s, v, w):
    """Call `route.refresh`."""
    return route.refresh(d, s, v, w)


@outer
def can_be_driven(d, v, seq, m, w):
    """Call `route.can_be_driven`."""
    return route.can_be_driven(d, v, seq, m, w)


@outer
def tidy_schedule(d, v, seq, m, early, times, at):
    """Call `timing.tidy_schedule`."""
    timing.tidy_schedule(d, v, seq, m, early, times, at)


@outer
def ride_price(d, seq, m, times, at):
    """Call `timing.ride_price`."""
    return timing.ride_price(d, seq, m, times, at)


@outer
def cheapest_place(d, s, v, r, w, bound):
    """Call `insertion.cheapest_place`."""
    return insertion.cheapest_place(d, s, v, r, w, bound)
