"""What a bed costs a week when not every bed is taken, and when a property has paid for itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from geoplan.costs.appraisal.payback import payback_years
from geoplan.domain.money import exact, pounds, rounded_pence
from geoplan.notebook import html_page, html_table

if TYPE_CHECKING:
    import pandas as pd

WEEKS = 52
OCCUPANCIES = (50, 60, 70, 80, 90, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class BedPrice:
    """
    What the beds of a property cost.

    Parameters
    ----------
    weekly_pence
        A bed and week when every bed is taken.
    replaced_weekly_pence
        What a child in such a bed would cost a week elsewhere.
    fixed_share
        The share of the cost that an empty bed costs too: 1, all of it, unless known better (an assumption).

    Raises
    ------
    ValueError
        When a figure cannot be.
    """

    name: str
    beds: int
    weekly_pence: int
    replaced_weekly_pence: int = 0
    fixed_share: float = 1.0

    def __post_init__(self) -> None:
        if self.beds < 1:
            raise ValueError(f'property "{self.name}" has no bed')
        if self.weekly_pence < 0 or self.replaced_weekly_pence < 0:
            raise ValueError(f'property "{self.name}" has a cost below nothing')
        if not 0 <= self.fixed_share <= 1:
            raise ValueError(f'property "{self.name}": the fixed share is not between 0 and 1')

    def weekly(self, taken: Fraction) -> Fraction:
        """Return the cost of all its beds together a week, in pence; `taken` is the share of beds taken."""
        fixed = exact(self.fixed_share)
        return self.beds * self.weekly_pence * (fixed + (1 - fixed) * taken)

    def yearly_saving(self, taken: Fraction, weeks: int = WEEKS) -> Fraction:
        """Return what is saved in a year over the places replaced, in pence; negative where it costs more."""
        return weeks * (self.beds * taken * self.replaced_weekly_pence - self.weekly(taken))


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupancyRow:
    """
    All properties together at one occupancy; money in whole pence.

    Parameters
    ----------
    percent
        How many of a hundred beds are taken.
    weekly_per_child
        The cost of all beds over the children in them, a week.
    replaced_per_child
        What they would cost elsewhere, a week.
    yearly_saving
        Over a year, below nothing where it costs more.
    payback_years, payback_with_residual
        None where the outlay is never paid back.
    """

    percent: int
    weekly_per_child: int
    replaced_per_child: int
    yearly_saving: int
    payback_years: Fraction | None
    payback_with_residual: Fraction | None


@dataclass(frozen=True, slots=True)
class OccupancyTable:
    """Cost and payback of properties by occupancy."""

    rows: tuple[OccupancyRow, ...]

    def to_frame(self) -> "pd.DataFrame":
        """
        Return a row an occupancy.

        Columns ``occupancy_percent``, ``weekly_per_child_pence``, ``replaced_per_child_pence``,
        ``yearly_saving_pence``, ``payback_years`` and ``payback_with_residual_years`` (missing where never).
        """
        import pandas as pd

        return pd.DataFrame(
            [
                {
                    "occupancy_percent": row.percent,
                    "weekly_per_child_pence": row.weekly_per_child,
                    "replaced_per_child_pence": row.replaced_per_child,
                    "yearly_saving_pence": row.yearly_saving,
                    "payback_years": _number(row.payback_years),
                    "payback_with_residual_years": _number(row.payback_with_residual),
                }
                for row in self.rows
            ]
        )

    def _repr_html_(self) -> str:
        headings = ("Beds taken", "A child a week", "Elsewhere", "Saved a year", "Paid back", "With residual")
        rows = [
            (
                f"{row.percent} %",
                pounds(row.weekly_per_child, whole=True),
                pounds(row.replaced_per_child, whole=True),
                pounds(row.yearly_saving, whole=True),
                _years(row.payback_years),
                _years(row.payback_with_residual),
            )
            for row in self.rows
        ]
        return html_page(html_table(headings, rows, right=headings[1:]))


def bed_occupancy(
    prices: Sequence[BedPrice],
    *,
    capital_pence: int = 0,
    residual_pence: int = 0,
    percents: Sequence[int] = OCCUPANCIES,
    weeks: int = WEEKS,
) -> OccupancyTable:
    """
    Work out what properties cost a child and week when some of their beds stand empty, and when they pay.

    Parameters
    ----------
    capital_pence, residual_pence
        What all of them cost to buy, and what could be got for them.
    percents
        Occupancies, the same for every property.

    Raises
    ------
    ValueError
        When there is no property, or an occupancy is not above 0 and at most 100.
    """
    if not prices:
        raise ValueError("there is no property")
    rows = []
    for percent in percents:
        if not 0 < percent <= 100:
            raise ValueError(f"an occupancy of {percent} % is not above 0 and at most 100")
        taken = Fraction(percent, 100)
        children = sum(price.beds for price in prices) * taken
        saving = sum((price.yearly_saving(taken, weeks) for price in prices), Fraction(0))
        replaced = sum(price.beds * taken * price.replaced_weekly_pence for price in prices)
        weekly = sum((price.weekly(taken) for price in prices), Fraction(0))
        rows.append(
            OccupancyRow(
                percent=percent,
                weekly_per_child=rounded_pence(weekly / children),
                replaced_per_child=rounded_pence(replaced / children),
                yearly_saving=rounded_pence(saving),
                payback_years=payback_years(capital_pence, saving),
                payback_with_residual=payback_years(capital_pence, saving, residual=residual_pence),
            )
        )
    return OccupancyTable(tuple(rows))


def break_even_occupancy(
    prices: Sequence[BedPrice], *, yearly_pence: int = 0, weeks: int = WEEKS
) -> Fraction | None:
    """
    Return the share of beds that must be taken to save so much a year; None where even all are too few.

    The saving is linear in the share taken: so much a week for standing there, so much a week for each child.
    """
    empty = sum((price.yearly_saving(Fraction(0), weeks) for price in prices), Fraction(0))
    full = sum((price.yearly_saving(Fraction(1), weeks) for price in prices), Fraction(0))
    if full < yearly_pence:
        return None
    if empty >= yearly_pence:
        return Fraction(0)
    return (yearly_pence - empty) / (full - empty)


def _number(years: Fraction | None) -> float | None:
    return None if years is None else float(years)


def _years(years: Fraction | None) -> str:
    return "never" if years is None else f"{float(years):.2f} years"
