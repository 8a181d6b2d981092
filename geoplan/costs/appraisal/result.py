"""What an appraisal found: year by year, and in one line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from geoplan.costs.appraisal.lines import BENEFITS, COSTS, LineKind
from geoplan.costs.appraisal.option import Option
from geoplan.costs.appraisal.params import AppraisalParams
from geoplan.costs.appraisal.payback import BreakEven
from geoplan.costs.appraisal.reconcile import Reconciled
from geoplan.domain.money import pounds
from geoplan.notebook import html_page, html_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalYear:
    """
    One year, in whole pence; against the baseline where there is one.

    Parameters
    ----------
    by_kind
        The amount of each kind of line.
    factor
        What a pound of this year counts for.
    discounted
        The net benefit, discounted; years add up to the net present value.
    """

    year: str
    by_kind: Mapping[LineKind, int]
    cumulative: int
    factor: Fraction
    discounted: int
    cumulative_discounted: int

    @property
    def costs(self) -> int:
        """Everything spent."""
        return sum(self.by_kind[kind] for kind in COSTS)

    @property
    def benefits(self) -> int:
        """Everything saved or sold."""
        return sum(self.by_kind[kind] for kind in BENEFITS)

    @property
    def net(self) -> int:
        """Benefits less costs."""
        return self.benefits - self.costs


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """
    An option appraised.

    Parameters
    ----------
    baseline
        Name of the option that it was held against; None where amounts stand by themselves.
    residual_pence
        What could be got for what was bought, over the baseline's.
    net_present_value
        Of all years, and of the residual value in the last, in whole pence.
    break_even, discounted_break_even
        None where costs are not covered within the years.
    break_even_with_residual
        The same as `break_even`, the residual value counted in.
    reconciliation
        Totals printed, and added up.
    """

    option: Option
    baseline: str | None
    params: AppraisalParams
    years: tuple[AppraisalYear, ...]
    residual_pence: int
    net_present_value: int
    break_even: BreakEven | None
    discounted_break_even: BreakEven | None
    break_even_with_residual: BreakEven | None
    reconciliation: tuple[Reconciled, ...] = field(default=())

    @property
    def costs(self) -> int:
        """All years together."""
        return sum(year.costs for year in self.years)

    @property
    def benefits(self) -> int:
        """All years together."""
        return sum(year.benefits for year in self.years)

    @property
    def cumulative(self) -> int:
        """The position at the end of the last year, without the residual value."""
        return self.benefits - self.costs

    @property
    def differences(self) -> tuple[Reconciled, ...]:
        """Printed totals that do not add up."""
        return tuple(one for one in self.reconciliation if not one.agrees)

    def to_frame(self) -> "pd.DataFrame":
        """
        Return a row a year.

        Columns ``year``, an amount in pence for each kind of line (``capital_pence``, …), ``costs_pence``,
        ``benefits_pence``, ``net_pence``, ``cumulative_pence``, ``discount_factor``, ``discounted_pence``,
        ``cumulative_discounted_pence``.
        """
        import pandas as pd

        return pd.DataFrame(
            [
                {
                    "year": year.year,
                    **{f"{kind.name.lower()}_pence": year.by_kind[kind] for kind in LineKind},
                    "costs_pence": year.costs,
                    "benefits_pence": year.benefits,
                    "net_pence": year.net,
                    "cumulative_pence": year.cumulative,
                    "discount_factor": float(year.factor),
                    "discounted_pence": year.discounted,
                    "cumulative_discounted_pence": year.cumulative_discounted,
                }
                for year in self.years
            ]
        )

    @property
    def summary(self) -> tuple[str, ...]:
        """Sentences for people, the difference of printed totals included."""
        against = f', against "{self.baseline}"' if self.baseline else ""
        costs, benefits = self._amount(self.costs), self._amount(self.benefits)
        off = "better" if self.cumulative >= 0 else "worse"
        in_all = f"{pounds(abs(self.cumulative), whole=True)} {off} off after {len(self.years)} years"
        rate = f"{100 * self.params.discount_rate:g} %"
        rate += ", residual value included" if self.residual_pence else ""
        moments = f"{self._told(self.break_even)}; discounted: {self._told(self.discounted_break_even)}"
        lines = [
            f"{self.option.name}{against}: costs {costs}, benefits {benefits}; {in_all}.",
            f"Net present value at {rate}: {pounds(self.net_present_value, whole=True)}.",
            f"Breaks even: {moments}.",
        ]
        if self.residual_pence:
            worth = pounds(self.residual_pence, whole=True)
            told = self._told(self.break_even_with_residual)
            lines.append(f"With a residual value of {worth} it breaks even: {told}.")
        return (*lines, *(f"Does not add up: {one}." for one in self.differences))

    def _amount(self, pence: int) -> str:
        """An amount in words; against a baseline it is a change."""
        if self.baseline is None:
            return pounds(pence, whole=True)
        change = "as before" if not pence else "more" if pence > 0 else "less"
        return change if not pence else f"{pounds(abs(pence), whole=True)} {change}"

    def _told(self, moment: BreakEven | None) -> str:
        return f"not within {len(self.years)} years" if moment is None else str(moment)

    def _repr_html_(self) -> str:
        shown = [kind for kind in LineKind if any(year.by_kind[kind] for year in self.years)]
        headings = ["Year", *(kind.value.capitalize() for kind in shown), "Net", "Cumulative", "Discounted"]
        rows = [
            [
                year.year,
                *(pounds(year.by_kind[kind], whole=True) for kind in shown),
                *(pounds(pence, whole=True) for pence in (year.net, year.cumulative, year.discounted)),
            ]
            for year in self.years
        ]
        note = " ".join(self.summary)
        return html_page(html_table(headings, rows, right=headings[1:], title=self.option.name, note=note))
