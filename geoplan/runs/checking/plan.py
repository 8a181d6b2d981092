"""Whether a plan is of this case at all: its week, its days, the inputs it was made from."""

from collections.abc import Iterator
from itertools import pairwise

from geoplan.domain.plans import Plan
from geoplan.runs.case import Case
from geoplan.runs.checking.report import Violation, broken


def check_frame(case: Case, plan: Plan) -> Iterator[Violation]:
    """Yield what a plan says of its week, days and order of runs that is not so."""
    if plan.week != case.week:
        blanks = {"what": "the week", "found": f"{plan.week:%d/%m/%Y}", "limit": f"{case.week:%d/%m/%Y}"}
        yield broken("figures", blanks)
    if set(plan.days) != set(case.days):
        found, limit = (" ".join(f"{day:%d/%m}" for day in days) for days in (plan.days, case.days))
        yield broken("figures", {"what": "the days", "found": found, "limit": limit})
    if any((a.day, a.person, a.start_s) > (b.day, b.person, b.start_s) for a, b in pairwise(plan.runs)):
        blanks = {"what": "the order of runs", "found": "another", "limit": "by day and person"}
        yield broken("figures", blanks)
