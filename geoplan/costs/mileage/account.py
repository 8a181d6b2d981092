"""What came of reckoning a person's miles: journey by journey, and by tax year."""

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from geoplan.costs.mileage.journey import DrivenJourney
from geoplan.domain.money import pounds
from geoplan.domain.rates import TaxYear
from geoplan.notebook import html_page, html_table

if TYPE_CHECKING:
    import pandas as pd


class Band(StrEnum):
    """On which side of the threshold of the tax year a journey lies."""

    FIRST = "first band"
    ABOVE = "above the threshold"
    BOTH = "across the threshold"


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyPay:
    """
    What one journey is worth.

    Parameters
    ----------
    first_miles, above_miles
        Its miles on both sides of the approved threshold; together all of them.
    paid_miles
        Those that the scheme pays: without what is deducted or beyond its most.
    approved_pence, paid_pence
        For the miles (and passengers, where they count), in whole pence. Those of a tax year add up to the
        year's.
    expenses_pence
        Parking and tolls paid back; no part of the comparison with what is approved.
    """

    journey: DrivenJourney
    first_miles: Fraction
    above_miles: Fraction
    paid_miles: Fraction
    approved_pence: int
    paid_pence: int
    expenses_pence: int

    @property
    def band(self) -> Band:
        """Which band of the approved rate it fell in."""
        if self.above_miles and self.first_miles:
            return Band.BOTH
        return Band.ABOVE if self.above_miles else Band.FIRST

    @property
    def over_pence(self) -> int:
        """Paid over what is approved, negative where less is paid; tax looks at the year's sum."""
        return self.paid_pence - self.approved_pence


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPay:
    """
    What the journeys of a tax year are worth together; miles as driven, money in whole pence.

    `elsewhere_miles` were driven for other organisations and only count towards the threshold.
    """

    tax_year: TaxYear
    miles: Fraction
    elsewhere_miles: Fraction
    approved_pence: int
    paid_pence: int
    expenses_pence: int

    @property
    def taxable_pence(self) -> int:
        """Paid beyond what is approved for the whole tax year: taxable."""
        return max(0, self.paid_pence - self.approved_pence)

    @property
    def relief_pence(self) -> int:
        """
        Approved beyond what is paid for the whole tax year.

        An employee may claim tax relief on it; a volunteer may not.
        """
        return max(0, self.approved_pence - self.paid_pence)


@dataclass(frozen=True, slots=True, kw_only=True)
class MileageAccount:
    """
    The miles of one person.

    Parameters
    ----------
    approved, paid
        Names of the rates it was reckoned by.
    journeys
        In the order given; those driven elsewhere are left out.
    years
        In order; every tax year with a journey here.
    """

    approved: str
    paid: str
    journeys: tuple[JourneyPay, ...] = field(repr=False)
    years: tuple[YearPay, ...]

    @property
    def approved_pence(self) -> int:
        """The approved amount of all years."""
        return sum(year.approved_pence for year in self.years)

    @property
    def paid_pence(self) -> int:
        """What the scheme pays for miles, in all years."""
        return sum(year.paid_pence for year in self.years)

    @property
    def taxable_pence(self) -> int:
        """The taxable excess of all years; a year below does not make up for one above."""
        return sum(year.taxable_pence for year in self.years)

    @property
    def relief_pence(self) -> int:
        """The shortfall of all years."""
        return sum(year.relief_pence for year in self.years)

    def to_frame(self) -> "pd.DataFrame":
        """
        Return a row a journey.

        Columns ``code``, ``day``, ``tax_year``, ``vehicle``, ``miles`` (float, for display), ``band``,
        ``approved_pence``, ``paid_pence``, ``over_pence``, ``expenses_pence``.
        """
        import pandas as pd

        rows = [
            {
                "code": pay.journey.code,
                "day": pay.journey.day,
                "tax_year": str(TaxYear.of(pay.journey.day)),
                "vehicle": pay.journey.vehicle.value,
                "miles": float(pay.journey.miles),
                "band": pay.band.value,
                "approved_pence": pay.approved_pence,
                "paid_pence": pay.paid_pence,
                "over_pence": pay.over_pence,
                "expenses_pence": pay.expenses_pence,
            }
            for pay in self.journeys
        ]
        columns = ("code", "day", "tax_year", "vehicle", "miles", "band")
        money = ("approved_pence", "paid_pence", "over_pence", "expenses_pence")
        return pd.DataFrame(rows, columns=[*columns, *money])

    def _repr_html_(self) -> str:
        headings = (
            "Tax year",
            "Miles",
            "Approved",
            "Paid",
            "Taxable",
            "Below the approved",
            "Parking, tolls",
        )
        rows = [
            (
                str(year.tax_year),
                f"{float(year.miles):,.1f}",
                *map(
                    pounds,
                    (
                        year.approved_pence,
                        year.paid_pence,
                        year.taxable_pence,
                        year.relief_pence,
                        year.expenses_pence,
                    ),
                ),
            )
            for year in self.years
        ]
        note = f"Approved: {self.approved}. Paid: {self.paid}."
        return html_page(html_table(headings, rows, right=headings[1:], note=note))
