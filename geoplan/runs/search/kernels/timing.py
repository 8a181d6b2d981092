"""
When a route can be driven: the least and the greatest schedule that keep windows, rides and durations.

A schedule is feasible when it satisfies difference constraints: each stop after the one before, inside its
window, a delivery at most a ride after its pickup, the end at most a duration after the start. The least
solution is found by raising times until nothing changes, the greatest by lowering them; more rounds than
stops means that a cycle of constraints can never be satisfied. Starting as early as possible is not enough:
a ride may have to begin later.
"""

from geoplan.compiling import lean
from geoplan.runs.search.kernels.model import (
    CLOSES,
    COLUMN,
    EPS,
    MAX_DURATION,
    MAX_RIDE,
    OPENS,
    RIDERS,
    ROW,
    SERVICE,
    SOFT_RIDE,
)


@lean
def least_schedule(d, v, seq, m, times, at):
    """
    Write the least schedule of a route into `times`; False when there is none.

    Parameters
    ----------
    seq
        Start, m stops, end.
    at
        (n,) work space: where each request was picked up.
    """
    n, window, place, leg_time, request = d.n, d.window, d.place, d.leg_time, d.request
    longest = d.vehicle[v, MAX_DURATION]
    times[0] = window[seq[0], OPENS]
    if times[0] > window[seq[0], CLOSES] + EPS:
        return False
    first = 1
    rounds = 0
    while True:
        again = m + 2
        for k in range(first, m + 2):
            a = seq[k - 1]
            b = seq[k]
            t = times[k - 1] + window[a, SERVICE] + leg_time[place[a, ROW] + place[b, COLUMN]]
            t = max(t, window[b, OPENS] if rounds == 0 else times[k])
            if t > window[b, CLOSES] + EPS:
                return False
            times[k] = t
            if b < n:
                at[b] = k
            elif b < 2 * n:
                r = b - n
                p = at[r]
                least = t - request[r, MAX_RIDE] - window[r, SERVICE]
                if times[p] < least - EPS:
                    if least > window[r, CLOSES] + EPS:
                        return False
                    times[p] = least
                    again = min(again, p)
        least = times[m + 1] - longest
        if times[0] < least - EPS:
            if least > window[seq[0], CLOSES] + EPS:
                return False
            times[0] = least
            again = 0
        if again > m + 1:
            return True
        first = again + 1
        rounds += 1
        if rounds > m + 2:
            return False


@lean
def greatest_schedule(d, v, seq, m, times, at, last):
    """Write the greatest schedule that ends by `last` into `times`; False when there is none."""
    n, window, place, leg_time, request = d.n, d.window, d.place, d.leg_time, d.request
    longest = d.vehicle[v, MAX_DURATION]
    times[m + 1] = min(window[seq[m + 1], CLOSES], last)
    for k in range(m + 1):
        b = seq[k]
        if n <= b < 2 * n:
            at[b - n] = k
    start = m
    rounds = 0
    while True:
        again = -1
        for k in range(start, -1, -1):
            a = seq[k]
            b = seq[k + 1]
            t = times[k + 1] - window[a, SERVICE] - leg_time[place[a, ROW] + place[b, COLUMN]]
            t = min(t, window[a, CLOSES] if rounds == 0 else times[k])
            if t < window[a, OPENS] - EPS:
                return False
            times[k] = t
            if a < n:
                q = at[a]
                most = t + request[a, MAX_RIDE] + window[a, SERVICE]
                if times[q] > most + EPS:
                    times[q] = most
                    again = max(again, q)
        most = times[0] + longest
        if times[m + 1] > most + EPS:
            times[m + 1] = most
            again = m + 1
        if again < 0:
            return True
        start = again - 1
        rounds += 1
        if rounds > m + 2:
            return False


@lean
def tidy_schedule(d, v, seq, m, early, times, at):
    """
    Write a schedule for people into `times`: ends as early as it can, starts late, no waiting in the car if
    avoidable.

    `early` is the least schedule. Ending as early as possible and all else as late as possible leaves no
    idle time but what windows force; then stops with somebody in the car are drawn forward to follow each
    other.
    """
    n = d.n
    if not greatest_schedule(d, v, seq, m, times, at, early[m + 1]):
        # Rounding: the least schedule itself is always one.
        for k in range(m + 2):
            times[k] = early[k]
        return
    aboard = 0
    for k in range(1, m + 1):
        a = seq[k - 1]
        b = seq[k]
        if aboard > 0:
            soonest = times[k - 1] + d.window[a, SERVICE] + d.leg_time[d.place[a, ROW] + d.place[b, COLUMN]]
            times[k] = min(times[k], max(soonest, d.window[b, OPENS]))
        if b < n:
            aboard += 1
            at[b] = k
        else:
            aboard -= 1
            if times[k] - times[at[b - n]] - d.window[b - n, SERVICE] > d.request[b - n, MAX_RIDE] + EPS:
                # Drawn forward into a wait for a window: then rather wait before than in the car.
                greatest_schedule(d, v, seq, m, times, at, early[m + 1])
                return


@lean
def ride_price(d, seq, m, times, at):
    """Return the price of long rides in a schedule."""
    n = d.n
    price = 0.0
    for k in range(1, m + 1):
        b = seq[k]
        if b < n:
            at[b] = k
        else:
            r = b - n
            ride = times[k] - times[at[r]] - d.window[r, SERVICE]
            if ride > d.request[r, SOFT_RIDE]:
                price += d.ride_price * d.request[r, RIDERS] * (ride - d.request[r, SOFT_RIDE])
    return price
