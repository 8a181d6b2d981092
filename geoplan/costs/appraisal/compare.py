"""Options side by side against one baseline."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geoplan.costs.appraisal.appraise import appraise
from geoplan.costs.appraisal.option import Option
from geoplan.costs.appraisal.params import AppraisalParams
from geoplan.costs.appraisal.payback import BreakEven
from geoplan.costs.appraisal.result import Appraisal
from geoplan.domain.money import pounds
from geoplan.notebook import html_page, html_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class OptionComparison:
    """Options appraised against one baseline, the highest net present value first."""

    baseline: str | None
    appraisals: tuple[Appraisal, ...]

    @property
    def best(self) -> Appraisal:
        """The option with the highest net present value."""
        return self.appraisals[0]

    def to_frame(self) -> "pd.DataFrame":
        """
        Return a row an option.

        Columns ``option``, ``costs_pence``, ``benefits_pence``, ``cumulative_pence``,
        ``net_present_value_pence``, ``break_even_years`` (float; None where not within the years),
        ``break_even``, ``highest_risk`` (likelihood times impact; 0 where no risk is named), ``plan_b``.
        """
        import pandas as pd

        return pd.DataFrame(
            [
                {
                    "option": one.option.name,
                    "costs_pence": one.costs,
                    "benefits_pence": one.benefits,
                    "cumulative_pence": one.cumulative,
                    "net_present_value_pence": one.net_present_value,
                    "break_even_years": None if one.break_even is None else float(one.break_even.years),
                    "break_even": _told(one.break_even),
                    "highest_risk": highest_risk(one.option),
                    "plan_b": one.option.fallback.name if one.option.fallback else "",
                }
                for one in self.appraisals
            ]
        )

    def _repr_html_(self) -> str:
        headings = ("Option", "Costs", "Benefits", "In all", "Net present value", "Breaks even", "Risk")
        rows = [
            (
                one.option.name,
                *(
                    pounds(pence, whole=True)
                    for pence in (one.costs, one.benefits, one.cumulative, one.net_present_value)
                ),
                _told(one.break_even),
                str(highest_risk(one.option)),
            )
            for one in self.appraisals
        ]
        note = f"Against: {self.baseline}." if self.baseline else ""
        return html_page(html_table(headings, rows, right=headings[1:], note=note))


def compare_options(
    options: Sequence[Option],
    *,
    baseline: Option | None = None,
    params: AppraisalParams | None = None,
) -> OptionComparison:
    """
    Appraise options side by side; of equal value, the first given comes first.

    Raises
    ------
    ValueError
        When there is none, two have one name, or their years differ from the baseline's or each other's.
    """
    names = [option.name for option in options]
    if not names:
        raise ValueError("there is no option to compare")
    if len(set(names)) != len(names):
        raise ValueError("two options have the same name")
    if len({option.years for option in options}) > 1:
        raise ValueError("the options have different years")
    appraisals = [appraise(option, baseline=baseline, params=params) for option in options]
    ordered = sorted(appraisals, key=lambda one: -one.net_present_value)
    return OptionComparison(baseline.name if baseline else None, tuple(ordered))


def highest_risk(option: Option) -> int:
    """Return the highest score among an option's risks; 0 where none is named."""
    return max((risk.score for risk in option.risks), default=0)


def _told(moment: BreakEven | None) -> str:
    return "not within the years" if moment is None else str(moment)
