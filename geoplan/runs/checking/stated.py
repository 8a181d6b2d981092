"""What a run says of itself, against what follows from its stops: arrivals, departures, lengths, driving."""

from collections.abc import Iterator

from geoplan.runs.checking.facts.driven import Driven
from geoplan.runs.checking.report import Violation, broken
from geoplan.runs.checking.words import at_clock, minutes_apart


def check_stated(driven: Driven) -> Iterator[Violation]:
    """Yield the times and figures of a run that do not follow from its stops and the inputs."""
    yield from _check_times(driven)
    yield from _check_figures(driven)


def _check_times(driven: Driven) -> Iterator[Violation]:
    """An empty car may wait where it is before it leaves; with a child in it, it leaves when service ends."""
    run = driven.run
    left_s, may_wait = run.start_s, False
    for at, stop in enumerate(run.stops):
        yield from _check_leg(driven, at, stop.arrive_s - left_s, left_s, may_wait)
        may_wait = not driven.aboard[at + 1]
        stay_s, service_s = stop.depart_s - stop.begin_s, driven.service_s(at)
        if stay_s < service_s:
            blanks = minutes_apart(stay_s, service_s)
            yield _at_stop(driven, at, "service", blanks, service_s - stay_s)
        elif stay_s > service_s and not may_wait:
            right = at_clock(stop.begin_s + service_s)
            blanks = {"what": "departure", "found": at_clock(stop.depart_s), "limit": right}
            yield _at_stop(driven, at, "figures", blanks, stay_s - service_s)
        left_s = stop.depart_s
    yield from _check_leg(driven, len(run.stops), run.end_s - left_s, left_s, may_wait=False)


def _check_leg(driven: Driven, at: int, found_s: int, left_s: int, may_wait: bool) -> Iterator[Violation]:
    """Yield a leg that is given too little time, or another time than it takes."""
    needed_s, _ = driven.legs[at]
    if found_s < needed_s:
        blanks = minutes_apart(found_s, needed_s)
        yield _at_stop(driven, at, "travel", blanks, needed_s - found_s)
    elif found_s > needed_s and not may_wait:
        what = "arrival" if at < len(driven.run.stops) else "end of the run"
        blanks = {"what": what, "found": at_clock(left_s + found_s), "limit": at_clock(left_s + needed_s)}
        yield _at_stop(driven, at, "figures", blanks, found_s - needed_s)


def _at_stop(driven: Driven, at: int, rule: str, blanks: dict[str, str], amount: int) -> Violation:
    run = driven.run
    request = run.stops[at].request if at < len(run.stops) else None
    return broken(rule, blanks, request=request, run=run.code, person=run.person, amount=amount)


def _check_figures(driven: Driven) -> Iterator[Violation]:
    run = driven.run
    legs = list(zip(driven.legs, driven.aboard, strict=True))
    figures = (
        ("metres", run.metres, sum(metres for (_, metres), _ in legs)),
        ("metres without a child", run.empty_metres, sum(metres for (_, metres), kids in legs if not kids)),
        ("seconds on the road", run.driving_s, sum(seconds for (seconds, _), _ in legs)),
    )
    for what, found, limit in figures:
        if found != limit:
            blanks = {"what": what, "found": found, "limit": limit}
            yield broken("figures", blanks, run=run.code, person=run.person, amount=abs(found - limit))
