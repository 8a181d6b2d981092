"""A plan as a notebook shows it."""

from dataclasses import dataclass, field
from functools import cached_property

from geoplan.domain.plans import Plan
from geoplan.report.runs.figures import PlanFigures, figures_of
from geoplan.report.runs.html import plan_html
from geoplan.runs.case import Case
from geoplan.runs.checking.report import CheckReport


@dataclass(frozen=True)
class PlanView:
    """
    A plan for the planning team: headline, who travels how, runs, what is not covered, cost.

    Parameters
    ----------
    report
        What the check found; None where the plan was not checked.
    """

    case: Case = field(repr=False)
    plan: Plan = field(repr=False)
    report: CheckReport | None = field(default=None, repr=False)

    @cached_property
    def figures(self) -> PlanFigures:
        """The figures that everything shown is made of."""
        return figures_of(self.case, self.plan)

    def _repr_html_(self) -> str:
        return plan_html(self.case, self.plan, self.figures, self.report)
