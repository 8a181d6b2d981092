"""Ages in whole years and months, and the age bands that rooms and rides go by."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AgeBand(StrEnum):
    """The age groups that contact rooms are fitted out for."""

    BABY = "baby"
    TODDLER = "toddler"
    CHILD = "child"
    TEENAGER = "teenager"


class RideBand(StrEnum):
    """The age groups that limits on time in the car go by."""

    UNDER_5 = "under 5"
    FROM_5_TO_10 = "5 to 10"
    FROM_11 = "11 and over"


@dataclass(frozen=True, slots=True)
class AgeLimits:
    """
    Where one room band ends and the next begins: common practice, to be set by the service.

    Parameters
    ----------
    toddler_from_months
        A baby becomes a toddler at this age.
    child_from_years
        A toddler becomes a (school) child.
    teenager_from_years
        A child belongs in the rooms for teenagers.
    """

    toddler_from_months: int = 18
    child_from_years: int = 5
    teenager_from_years: int = 11

    def __post_init__(self) -> None:
        if not 0 < self.toddler_from_months < 12 * self.child_from_years < 12 * self.teenager_from_years:
            raise ValueError("the age bands must follow each other: baby, toddler, child, teenager")


def age_on(birth_date: date, day: date) -> tuple[int, int]:
    """
    Whole years and whole months beyond them, on a day.

    A month is complete on the same day of a later month or, where that month has no such day, on the first
    of the next: who was born on 29 February comes of age on 1 March in common years, as English law has it.

    Returns
    -------
    tuple
        ``(years, months)`` with months 0 to 11.

    Raises
    ------
    ValueError
        When the day is before the birth.
    """
    months = age_in_months(birth_date, day)
    return months // 12, months % 12


def age_in_months(birth_date: date, day: date) -> int:
    """Whole months of age on a day; raises ValueError before the birth."""
    if day < birth_date:
        raise ValueError("the date of birth is later than the day asked about")
    months = 12 * (day.year - birth_date.year) + day.month - birth_date.month
    return months if day.day >= birth_date.day else months - 1


_DEFAULT_LIMITS = AgeLimits()


def age_band(birth_date: date, day: date, limits: AgeLimits = _DEFAULT_LIMITS) -> AgeBand:
    """Return the room band of a child on a day."""
    months = age_in_months(birth_date, day)
    if months < limits.toddler_from_months:
        return AgeBand.BABY
    if months < 12 * limits.child_from_years:
        return AgeBand.TODDLER
    if months < 12 * limits.teenager_from_years:
        return AgeBand.CHILD
    return AgeBand.TEENAGER


def ride_band(birth_date: date, day: date) -> RideBand:
    """Return the age group that sets how long a child may be in the car on a day."""
    years, _ = age_on(birth_date, day)
    if years < 5:
        return RideBand.UNDER_5
    return RideBand.FROM_5_TO_10 if years < 11 else RideBand.FROM_11
