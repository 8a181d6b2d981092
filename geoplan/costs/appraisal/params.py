"""What an appraisal assumes."""

from dataclasses import dataclass

from geoplan.domain.checks import check_between


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalParams:
    """
    What an appraisal assumes: how later years are discounted, and when years begin.

    Parameters
    ----------
    discount_rate
        What a pound a year later is worth less: 0.035, HM Treasury's Green Book rate for the first 30 years,
        in real terms. Amounts are then in the prices of one year. A float counts as typed.
    discount_first_year
        Whether the first year is discounted too; the Green Book begins with an undiscounted year.
    year_begins_month
        The month in which years begin: 4, April, as financial years do.

    Raises
    ------
    ValueError
        When a figure cannot be.
    """

    discount_rate: float = 0.035
    discount_first_year: bool = False
    year_begins_month: int = 4

    def __post_init__(self) -> None:
        check_between("the discount rate", self.discount_rate, 0, 0.5)
        check_between("the month in which years begin", self.year_begins_month, 1, 12)
