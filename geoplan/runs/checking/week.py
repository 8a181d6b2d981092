"""What somebody does in all of a day and of the week, against what was agreed."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.plans import Mode
from geoplan.runs.case import Case
from geoplan.runs.checking.facts.driven import Driven
from geoplan.runs.checking.facts.duties import duties_of, paid_left_s
from geoplan.runs.checking.report import Violation, broken
from geoplan.runs.checking.words import in_miles, minutes_apart


def check_limits(case: Case, runs: list[Driven]) -> Iterator[Violation]:
    """Yield volunteers who drive longer or farther than agreed, and workers beyond their paid time."""
    by_day: dict[tuple[str, date], list[Driven]] = defaultdict(list)
    by_week: dict[str, list[Driven]] = defaultdict(list)
    of_workers: dict[str, list[Driven]] = defaultdict(list)
    for driven in runs:
        if driven.run.mode is Mode.VOLUNTEER:
            by_day[driven.run.person, driven.run.day].append(driven)
            by_week[driven.run.person].append(driven)
        elif driven.run.person in case.worker:
            of_workers[driven.run.person].append(driven)
    for (person, _), of_day in sorted(by_day.items()):
        yield from _check_day(case, person, of_day)
    for person, of_week in sorted(by_week.items()):
        yield from _check_week(case, person, of_week)
    duties = duties_of(case)
    for person, of_week in sorted(of_workers.items()):
        yield from _check_time(person, _driving_s(of_week), paid_left_s(case, duties, person))


def _check_day(case: Case, person: str, runs: list[Driven]) -> Iterator[Violation]:
    driver = case.driver[person]
    out_s = sum(driven.run.end_s - driven.run.start_s for driven in runs)
    length_m = sum(metres for driven in runs for _, metres in driven.legs)
    first = runs[0].run.code
    if driver.longest_day_minutes is not None and out_s > 60 * driver.longest_day_minutes:
        blanks = minutes_apart(out_s, 60 * driver.longest_day_minutes)
        amount = out_s - 60 * driver.longest_day_minutes
        yield broken("longest-day", blanks, run=first, person=person, amount=amount)
    if driver.longest_day_miles is not None:
        beyond_m = length_m - driver.longest_day_miles * METRES_PER_MILE
        if beyond_m > 0:
            blanks = {"found": in_miles(length_m), "limit": f"{driver.longest_day_miles:g}"}
            yield broken("longest-day-miles", blanks, run=first, person=person, amount=beyond_m)


def _check_week(case: Case, person: str, runs: list[Driven]) -> Iterator[Violation]:
    params = case.params
    length_m = sum(metres for driven in runs for _, metres in driven.legs)
    if params.week_minutes is not None:
        yield from _check_time(person, _driving_s(runs), 60 * params.week_minutes)
    if params.week_miles is not None:
        beyond_m = length_m - params.week_miles * METRES_PER_MILE
        if beyond_m > 0:
            blanks = {"found": in_miles(length_m), "limit": f"{params.week_miles:g}"}
            yield broken("week-miles", blanks, person=person, amount=beyond_m)


def _check_time(person: str, driving_s: int, most_s: int) -> Iterator[Violation]:
    if driving_s > most_s:
        blanks = minutes_apart(driving_s, most_s)
        yield broken("week-minutes", blanks, person=person, amount=driving_s - most_s)


def _driving_s(runs: list[Driven]) -> int:
    return sum(seconds for driven in runs for seconds, _ in driven.legs)
