"""A plan in a sentence or two, the same in the terminal, the notebook and the workbook."""

from geoplan.domain.money import miles
from geoplan.domain.plans import Plan
from geoplan.report.columns import PERCENT, shown
from geoplan.report.runs import words
from geoplan.report.runs.figures import ALL_AGES, PlanFigures
from geoplan.runs.checking.report import CheckReport

PROPOSAL = "A proposal until an officer accepts it."


def title_of(plan: Plan) -> str:
    """The title of a plan."""
    return f"Driver runs, {words.week_of(plan)}"


def headline_of(figures: PlanFigures) -> str:
    """What a coordinator wants to know first."""
    share = share_of(figures.covered, figures.requests)
    taken = f"{figures.covered:,} of {words.count_of(figures.requests, 'journey')} covered ({share})"
    children = words.count_of(figures.children, "child", "children")
    ride = next((item for item in figures.rides if item.band == ALL_AGES), None)
    parts = [f"{taken}, {children}, {words.money(figures.cost.paid, whole=True)} paid"]
    if figures.drivers:
        drivers = words.count_of(len(figures.drivers), "driver")
        length = f"{miles(figures.run_metres):,.0f} miles on runs"
        parts.append(f"{drivers} with {length}, {figures.empty_share:.0%} of them without a child")
    if ride:
        average, longest = words.minutes(ride.mean_s), words.minutes(ride.worst_s)
        parts.append(f"{average:.0f} minutes in the car on average, {longest:.0f} at the most")
    return ". ".join(parts) + "."


def share_of(part: int, whole: int) -> str:
    """A whole percentage that says 100 and 0 only of all and none; a dash of nothing."""
    return shown(part / whole if whole else None, PERCENT)


def check_line(report: CheckReport | None) -> str:
    """What the independent check found."""
    if report is None:
        return "Not checked."
    if not report.violations:
        return "Checked: every rule is kept."
    hard, advice = len(report.hard), len(report.advice)
    first = (
        "every hard rule is kept"
        if not hard
        else f"{words.count_of(hard, 'hard rule')} broken: it may not stand"
    )
    rest = f"; {words.count_of(advice, 'thing')} advised against" if advice else ""
    return f"Checked: {first}{rest}."
