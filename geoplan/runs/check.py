"""
The check of a plan: every rule, every time, every figure and the whole cost, from the inputs alone.

It trusts nobody and shares no code with whatever made the plan: requests, windows, limits, seats and prices
are worked out a second time from the case. Plans of the search, edited by hand, imported or replanned all go
through it before they are shown or saved.
"""

from collections.abc import Iterable
from datetime import date

from geoplan.domain.plans import Plan
from geoplan.runs.case import Case
from geoplan.runs.checking.busy import check_bookings
from geoplan.runs.checking.costs import Paid, check_cost, cost_again
from geoplan.runs.checking.facts.driven import Driven, drive_again
from geoplan.runs.checking.known import check_known, fares_of, known_days
from geoplan.runs.checking.plan import check_frame
from geoplan.runs.checking.report import CheckReport, Violation
from geoplan.runs.checking.requests import check_requests, requests_wanted
from geoplan.runs.checking.rides import check_rides
from geoplan.runs.checking.runs import check_run
from geoplan.runs.checking.week import check_limits
from geoplan.runs.checking.who import check_coverage

__all__ = ["CheckReport", "Violation", "check"]


def check(case: Case, plan: Plan, *, base: Plan | None = None) -> CheckReport:
    """
    Return every rule that a plan breaks, and what it costs.

    Parameters
    ----------
    base
        The plan that people know of, where the cost of changes from it is part of the plan's.
    """
    wanted = requests_wanted(case)
    found = [*check_frame(case, plan), *check_requests(plan, wanted)]
    for run in plan.runs:
        found += check_run(case, wanted, run)
    again = (drive_again(case, wanted, run) for run in plan.runs)
    runs = [driven for driven in again if isinstance(driven, Driven)]
    found += check_coverage(case, plan, wanted)
    known, unknown = known_days(case, plan, wanted)
    found += unknown
    found += check_known(known)
    found += check_bookings(case, plan)
    found += check_limits(case, runs)
    found += check_rides(runs)
    paid = Paid(case, plan, wanted, fares_of(known))
    cost = cost_again(paid, runs, base)
    found += check_cost(paid, cost)
    return CheckReport(_in_order(plan, found), cost)


def _in_order(plan: Plan, found: Iterable[Violation]) -> tuple[Violation, ...]:
    """Return hard rules first, then the days of the week one after the other, run by run as they leave."""
    runs = {run.code: (run.day, run.start_s) for run in plan.runs}
    days = {request.code: request.day for request in plan.requests}

    def place(item: Violation) -> tuple[object, ...]:
        day, start_s = runs.get(item.run or "", (days.get(item.request or "", date.min), 0))
        return not item.is_hard, day, start_s, item.run or "", item.request or "", item.rule, item.text

    return tuple(sorted(found, key=place))
