"""Which child seat the law and good practice ask for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geoplan.domain.ages import age_in_months
from geoplan.domain.checks import check_between


class SeatKind(StrEnum):
    """A kind of child seat; `NONE` where an adult belt will do."""

    REAR_FACING = "rear-facing"
    FORWARD_FACING = "forward-facing"
    BOOSTER = "booster"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SeatRules:
    """
    The thresholds of `seat_needed`.

    Parameters
    ----------
    seat_until_cm, seat_until_years
        A seat is needed until this height or this birthday, whichever comes first (the law in Britain).
    rear_facing_until_months
        At least so long rear-facing (regulation R129).
    booster_from_cm, booster_from_years
        A booster will do once both are reached (of an unknown height, the age alone): practice, not law.
    """

    seat_until_cm: float = 135.0
    seat_until_years: int = 12
    rear_facing_until_months: int = 15
    booster_from_cm: float = 100.0
    booster_from_years: int = 4

    def __post_init__(self) -> None:
        if (
            not 0
            <= self.rear_facing_until_months
            <= 12 * self.booster_from_years
            <= 12 * self.seat_until_years
        ):
            raise ValueError("seat ages must follow each other: rear-facing, booster, no seat")
        if not 0 < self.booster_from_cm <= self.seat_until_cm:
            raise ValueError("a booster must begin at a height below the one that ends the need of a seat")


@dataclass(frozen=True, slots=True)
class SeatStock:
    """How many child seats of each kind a driver or carer has."""

    rear_facing: int = 0
    forward_facing: int = 0
    booster: int = 0

    def __post_init__(self) -> None:
        check_between("the number of rear-facing seats", self.rear_facing, 0, 20)
        check_between("the number of forward-facing seats", self.forward_facing, 0, 20)
        check_between("the number of boosters", self.booster, 0, 20)

    def count(self, kind: SeatKind) -> int:
        """Return how many seats of a kind there are; none are needed of `SeatKind.NONE`, so 0."""
        if kind is SeatKind.NONE:
            return 0
        return {
            SeatKind.REAR_FACING: self.rear_facing,
            SeatKind.FORWARD_FACING: self.forward_facing,
            SeatKind.BOOSTER: self.booster,
        }[kind]


_DEFAULT_RULES = SeatRules()


def seat_needed(
    birth_date: date, height_cm: float | None, on: date, rules: SeatRules = _DEFAULT_RULES
) -> SeatKind:
    """
    Return the seat a child needs on a planned journey.

    Parameters
    ----------
    height_cm
        None where it is not known: then a seat is needed until the birthday that ends the need.
    on
        The day of the journey.
    """
    months = age_in_months(birth_date, on)
    if months < rules.rear_facing_until_months:
        return SeatKind.REAR_FACING
    if months >= 12 * rules.seat_until_years:
        return SeatKind.NONE
    if height_cm is not None and height_cm >= rules.seat_until_cm:
        return SeatKind.NONE
    tall_enough = height_cm is None or height_cm >= rules.booster_from_cm
    old_enough = months >= 12 * rules.booster_from_years
    return SeatKind.BOOSTER if tall_enough and old_enough else SeatKind.FORWARD_FACING
