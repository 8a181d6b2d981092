"""What of a day's plan breaks a hard rule, so that nobody is told of it as if it were settled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from geoplan.domain.plans import Plan
from geoplan.runs.checking.report import CheckReport, Violation


@dataclass(frozen=True, slots=True)
class Unsettled:
    """
    Parts of a day that break a hard rule.

    Parameters
    ----------
    people
        By the code of whoever drives runs that day: a rule that one of them breaks, in a sentence.
    journeys
        Codes of the journeys on these runs, and of those that break a rule themselves.
    """

    people: Mapping[str, str] = field(default_factory=dict)
    journeys: frozenset[str] = frozenset()


def unsettled_on(plan: Plan, day: date, report: CheckReport) -> Unsettled:
    """
    Return what of a day breaks a hard rule, as a check found.

    What is wrong with no journey, run or person, such as a sum of costs, is left aside: nobody drives by it.
    """
    serves = {cover.request: cover.run for cover in plan.coverage}
    people: dict[str, str] = {}
    journeys: set[str] = set()
    for item in report.hard:
        if item.request is not None:
            journeys.add(item.request)
        for run in plan.runs:
            if run.day == day and _concerns(item, run.code, run.person, serves):
                people.setdefault(run.person, item.text)
    for run in plan.runs:
        if run.day == day and run.person in people:
            journeys.update(run.requests)
    return Unsettled(people, frozenset(journeys))


def _concerns(item: Violation, run: str, person: str, serves: Mapping[str, str | None]) -> bool:
    if item.run is not None:
        return item.run == run
    if item.request is not None:
        return serves.get(item.request) == run
    return item.person == person
