"""Carers and other adults whom a child knows: whether they can take what they are to take, and its price."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations

from geoplan.domain.money import miles, whole_pence
from geoplan.domain.people import Need
from geoplan.domain.plans import Mode, Plan
from geoplan.domain.requests import Request
from geoplan.runs.case import Case
from geoplan.runs.checking.facts.driven import Wanted
from geoplan.runs.checking.facts.kin import Kin, kin_of
from geoplan.runs.checking.facts.room import room_blanks, room_rule
from geoplan.runs.checking.facts.schedule import RouteFacts, check_loads
from geoplan.runs.checking.facts.tours import Tour, Way, best_way, in_time
from geoplan.runs.checking.report import Violation, broken
from geoplan.runs.checking.words import at_clock, minutes_apart

_STEM = re.compile(r"(?P<occasion>.*)-(?P<way>out|in)(-[a-z])?")


@dataclass(frozen=True)
class KnownDay:
    """What a plan gives one carer or adult on one day: requests by occasion of a session and direction."""

    case: Case
    kin: Kin
    taken: dict[tuple[str, str], list[Request]]

    @cached_property
    def ways(self) -> dict[tuple[str, str], Way | None]:
        """How each is driven fastest; None where no order can be in time."""
        return {key: best_way(self.case, self.kin, requests) for key, requests in self.taken.items()}


def known_days(case: Case, plan: Plan, wanted: Wanted) -> tuple[list[KnownDay], list[Violation]]:
    """Return the days of all carers and adults in a plan, and those who are not in the inputs."""
    days: dict[tuple[Mode, str, date], dict[tuple[str, str], list[Request]]] = {}
    for cover in plan.coverage:
        request = wanted.get(cover.request)
        if request is None or cover.person is None or cover.mode not in (Mode.CARER, Mode.ADULT):
            continue
        match = _STEM.fullmatch(request.code)
        assert match is not None, "requests are named by their session"
        of_day = days.setdefault((cover.mode, cover.person, request.day), defaultdict(list))
        of_day[match["occasion"], match["way"]].append(request)
    found, unknown = [], []
    for (mode, person, day), taken in days.items():
        kin = kin_of(case, person, mode, day)
        if kin is None:
            first = next(iter(taken.values()))[0].code
            blanks = {"what": f"{mode.value} {person}"}
            unknown.append(broken("unknown", blanks, request=first, person=person))
        else:
            found.append(KnownDay(case, kin, taken))
    return found, unknown


def check_known(days: list[KnownDay]) -> Iterator[Violation]:
    """Yield carers and adults who cannot take what they are said to take."""
    for known in days:
        faults = list(_check_person(known))
        for requests in known.taken.values():
            faults += _check_company(known.case, known.kin, requests)
        yield from faults
        if not faults:
            yield from _check_times(known)


def fares_of(days: list[KnownDay]) -> dict[tuple[str, ...], int]:
    """
    Return what each way of carers and adults is paid, by the codes of its requests.

    Who takes a session both ways waits there and is paid both ways; who takes one way only is paid there
    and back.
    """
    fares = {}
    for known in days:
        rate = known.case.params.carer_pence_per_mile
        for (occasion, _), way in known.ways.items():
            if way is None:
                continue
            both = all((occasion, direction) in known.taken for direction in ("out", "in"))
            length = way.metres if both else way.metres + way.empty_metres
            fares[tuple(sorted(one.code for one in way.requests))] = whole_pence(rate * miles(length))
    return fares


def _check_person(known: KnownDay) -> Iterator[Violation]:
    kin = known.kin
    for request in (one for requests in known.taken.values() for one in requests):
        if not kin.drives:
            yield broken("no-driving", request=request.code, person=kin.code)
        elif not kin.hours:
            yield broken("day-off", request=request.code, person=kin.code)
        for child in request.children:
            if child not in kin.children:
                yield broken("not-known", {"child": child}, request=request.code, person=kin.code)


def _check_company(case: Case, kin: Kin, requests: list[Request]) -> Iterator[Violation]:
    """Yield what the car lacks for one way, and children who may not share it."""
    first = requests[0].code
    stops = Way(case, kin, tuple(requests)).stops
    facts = RouteFacts(stops=stops, leg_time=(0.0,) * (len(stops) + 1), capacity=kin.room)
    for breach in check_loads(facts):
        rule, blanks = room_rule(breach), room_blanks(breach)
        yield broken(rule, blanks, request=breach.request, person=kin.code, amount=breach.amount)
    children = [case.child[code] for request in requests for code in request.children]
    for one, other in combinations(children, 2):
        if other.code in one.never_with or one.code in other.never_with:
            blanks = {"child": one.code, "other": other.code}
            yield broken("apart", blanks, request=first, person=kin.code)
    if len(children) > 1:
        for child in children:
            if Need.ALONE in child.needs:
                yield broken("alone", {"child": child.code}, request=first, person=kin.code)


def _check_times(known: KnownDay) -> Iterator[Violation]:
    """Yield ways that are too far or outside the hours, and days that are too full."""
    kin, faults = known.kin, []
    ways: dict[tuple[str, str], Way] = {}
    for key, way in known.ways.items():
        first = known.taken[key][0].code
        if way is None:
            faults.append(broken("no-time", request=first, person=kin.code))
            continue
        ways[key] = way
        if kin.longest_s is not None and way.driving_s > kin.longest_s:
            blanks = minutes_apart(way.driving_s, kin.longest_s)
            amount = way.driving_s - kin.longest_s
            faults.append(broken("too-far", blanks, request=first, person=kin.code, amount=amount))
    tours = _tours(ways)
    for tour in tours:
        if not any(in_time([tour], stretch) for stretch in kin.hours):
            hours = " and ".join(f"{at_clock(opens)}–{at_clock(closes)}" for opens, closes in kin.hours)
            request = tour[0].requests[0].code
            faults.append(broken("hours", {"hours": hours}, request=request, person=kin.code))
    yield from faults
    day = (kin.hours[0][0], kin.hours[-1][1])
    if not faults and not in_time(tours, day):
        yield broken("no-time", request=tours[0][0].requests[0].code, person=kin.code)


def _tours(ways: dict[tuple[str, str], Way]) -> list[Tour]:
    """Return the tours of a day, in order of time."""
    tours = []
    for occasion in dict.fromkeys(occasion for occasion, _ in ways):
        both = (ways.get((occasion, "out")), ways.get((occasion, "in")))
        tours.append(tuple(way for way in both if way is not None))
    return sorted(tours, key=lambda tour: tour[0].requests[0].delivery_window.earliest_s)
