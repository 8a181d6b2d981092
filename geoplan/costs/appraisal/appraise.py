"""Appraising an option: year by year, discounted, against a baseline."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate

from geoplan.costs.appraisal.lines import LineKind
from geoplan.costs.appraisal.option import Option
from geoplan.costs.appraisal.params import AppraisalParams
from geoplan.costs.appraisal.payback import BreakEven, break_even
from geoplan.costs.appraisal.reconcile import reconcile
from geoplan.costs.appraisal.result import Appraisal, AppraisalYear
from geoplan.domain.money import exact, rounded_parts, rounded_pence

_Flows = tuple[list[Fraction], list[Fraction]]


def appraise(
    option: Option, *, baseline: Option | None = None, params: AppraisalParams | None = None
) -> Appraisal:
    """
    Appraise an option.

    Capital and sales fall at the start of their year, everything else evenly over it: that decides the month
    in which it breaks even. The residual value counts in the last year.

    Parameters
    ----------
    baseline
        What would be done otherwise; every amount is then the option's less the baseline's.

    Raises
    ------
    ValueError
        When the baseline has other years.
    """
    if baseline is not None and baseline.years != option.years:
        raise ValueError(f'option "{option.name}" and baseline "{baseline.name}" have different years')
    params = params or AppraisalParams()
    by_kind = _by_kind(option, baseline)
    residual = option.residual_pence - (baseline.residual_pence if baseline else 0)
    factors = _factors(len(option.years), params)
    lumps, flows = _in_and_out(by_kind)
    discounted_flows = (_times(lumps, factors), _times(flows, factors))
    discounted = [lump + flow for lump, flow in zip(*discounted_flows, strict=True)]

    def found(amounts: _Flows, kept: int = 0) -> BreakEven | None:
        begins = params.year_begins_month
        return break_even(option.years, *amounts, residual=kept, year_begins_month=begins)

    return Appraisal(
        option=option,
        baseline=baseline.name if baseline else None,
        params=params,
        years=_years(option.years, by_kind, factors, discounted),
        residual_pence=residual,
        net_present_value=rounded_pence(sum(discounted, Fraction(0)) + residual * factors[-1]),
        break_even=found((lumps, flows)),
        discounted_break_even=found(discounted_flows),
        break_even_with_residual=found((lumps, flows), residual),
        reconciliation=reconcile(option),
    )


def _by_kind(option: Option, baseline: Option | None) -> dict[LineKind, tuple[int, ...]]:
    nothing = (0,) * len(option.years)
    return {
        kind: tuple(
            ours - theirs
            for ours, theirs in zip(
                option.by_year(kind), baseline.by_year(kind) if baseline else nothing, strict=True
            )
        )
        for kind in LineKind
    }


def _factors(count: int, params: AppraisalParams) -> list[Fraction]:
    """What a pound counts for in each year."""
    yearly = 1 / (1 + exact(params.discount_rate))
    first = 1 if params.discount_first_year else 0
    return [yearly ** (first + number) for number in range(count)]


def _in_and_out(by_kind: dict[LineKind, tuple[int, ...]]) -> _Flows:
    """What comes in less what goes out, by year: at its start, and over it."""
    years = len(next(iter(by_kind.values())))
    sums = ([Fraction(0)] * years, [Fraction(0)] * years)
    for kind, amounts in by_kind.items():
        into, sign = sums[0] if kind.at_start else sums[1], -1 if kind.is_cost else 1
        for number, pence in enumerate(amounts):
            into[number] += sign * pence
    return sums


def _times(amounts: Sequence[Fraction], factors: Sequence[Fraction]) -> list[Fraction]:
    return [amount * factor for amount, factor in zip(amounts, factors, strict=True)]


def _years(
    names: Sequence[str],
    by_kind: dict[LineKind, tuple[int, ...]],
    factors: Sequence[Fraction],
    discounted: Sequence[Fraction],
) -> tuple[AppraisalYear, ...]:
    lumps, flows = _in_and_out(by_kind)
    positions = list(accumulate(lump + flow for lump, flow in zip(lumps, flows, strict=True)))
    rounded = rounded_parts(discounted)
    present = list(accumulate(rounded))
    return tuple(
        AppraisalYear(
            year=name,
            by_kind={kind: amounts[number] for kind, amounts in by_kind.items()},
            cumulative=int(positions[number]),
            factor=factors[number],
            discounted=rounded[number],
            cumulative_discounted=present[number],
        )
        for number, name in enumerate(names)
    )
