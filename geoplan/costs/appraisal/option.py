"""An option to appraise: its lines, what was printed of it, its risks, and its plan B."""

from dataclasses import dataclass, field, replace

from geoplan.costs.appraisal.lines import Line, LineKind
from geoplan.costs.appraisal.risk import Risk


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """
    Totals as a report prints them, whole pence by year; None, for one or for all years, where it does not.

    `cumulative` is the position at the end of the last year.
    """

    costs: tuple[int | None, ...] | None = None
    benefits: tuple[int | None, ...] | None = None
    cumulative: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """
    Something that may be done, in money by year.

    Parameters
    ----------
    years
        Names of the years, such as ``2026/27``, one after the other.
    lines
        Costs and benefits, each with an amount for every year.
    residual_pence
        What could be got for what was bought, at any time; no line holds it.
    printed
        Totals of a report, to be reconciled with the lines.
    fallback
        Plan B: what would be done instead if this fails.

    Raises
    ------
    ValueError
        When a line, or what was printed, has other years.
    """

    name: str
    years: tuple[str, ...]
    lines: tuple[Line, ...]
    residual_pence: int = 0
    printed: Printed | None = None
    risks: tuple[Risk, ...] = ()
    fallback: "Option | None" = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not self.years:
            raise ValueError(f'option "{self.name}" has no year')
        found = {f'line "{line.name}"': line.pence for line in self.lines}
        if self.printed is not None:
            printed = {"printed costs": self.printed.costs, "printed benefits": self.printed.benefits}
            found |= {what: totals for what, totals in printed.items() if totals is not None}  # type: ignore[misc]
        for what, amounts in found.items():
            if len(amounts) != len(self.years):
                wanted = f"{len(amounts)} years, not {len(self.years)}"
                raise ValueError(f'option "{self.name}": the {what} has {wanted}')

    def by_year(self, *kinds: LineKind) -> tuple[int, ...]:
        """Return the sum of the lines of some kinds, by year, in pence."""
        chosen = [line.pence for line in self.lines if line.kind in kinds]
        return tuple(sum(line[year] for line in chosen) for year in range(len(self.years)))


def switch(option: Option, at_year: int) -> Option:
    """
    Return an option that fails: from one year on its plan B is carried out instead.

    What was spent before stays spent. What can be got for what was bought is got at the start of that year.

    Parameters
    ----------
    at_year
        How many years the option lasts, 0 for plan B from the start. Plan B's first year comes then.

    Raises
    ------
    ValueError
        When it has no plan B, or plan B does not reach to the last year.
    """
    other, left = option.fallback, len(option.years) - at_year
    if other is None:
        raise ValueError(f'option "{option.name}" has no plan B')
    if not 0 <= at_year < len(option.years):
        raise ValueError(f'option "{option.name}" has no year {at_year + 1} to change in')
    if len(other.years) < left:
        raise ValueError(f'plan B "{other.name}" has {len(other.years)} years; {left} are needed')
    lines = [replace(line, pence=line.pence[:at_year] + (0,) * left) for line in option.lines]
    lines += [replace(line, pence=(0,) * at_year + line.pence[:left]) for line in other.lines]
    if option.residual_pence and at_year:
        sale = tuple(option.residual_pence * (year == at_year) for year in range(len(option.years)))
        lines.append(Line("sale of what was bought", LineKind.SALE, sale))
    name = f"{option.name}, then {other.name} from {option.years[at_year]}"
    kept = [line for line in lines if any(line.pence)]
    return Option(
        name=name,
        years=option.years,
        lines=tuple(kept),
        residual_pence=other.residual_pence,
        risks=(*option.risks, *other.risks),
    )
