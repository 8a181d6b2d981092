"""Placements of children, and the properties that an authority runs or may buy for them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from geoplan.domain.checks import check_between, check_code, check_person_code
from geoplan.domain.geography import Position


class PropertyKind(StrEnum):
    """What a property is for."""

    ASSESSMENT_HUB = "assessment hub"
    HOME_UNDER_16 = "home under 16"
    HOME_16_PLUS = "home 16 and over"
    CHILDRENS_HOME = "children's home"


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """
    A house that takes children, run or considered.

    Parameters
    ----------
    beds
        How many children can live there.
    price_pence
        What buying and fitting it out costs; 0 where it is already held.
    weekly_cost_pence
        Running cost per occupied bed and week.

    Raises
    ------
    ValueError
        When a figure cannot be.
    """

    code: str
    kind: PropertyKind
    position: Position = field(repr=False)
    beds: int
    weekly_cost_pence: int
    price_pence: int = 0
    place: str | None = None

    def __post_init__(self) -> None:
        check_code("a property", self.code)
        check_between(f"property {self.code}: beds", self.beds, 1, 40)
        if self.weekly_cost_pence < 0 or self.price_pence < 0:
            raise ValueError(f"property {self.code} has a negative price or cost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """
    Where a child lives from one day on: with a carer, or in a property.

    Parameters
    ----------
    carer, property_code
        Exactly one of the two.
    since
        First day.
    until
        The day it ended; None while it lasts.
    long_term
        Whether it is meant to last until the child is 18.

    Raises
    ------
    ValueError
        When it names both or neither of carer and property, or ends before it begins.
    """

    child: str
    since: date
    carer: str | None = None
    property_code: str | None = None
    until: date | None = None
    long_term: bool = False

    def __post_init__(self) -> None:
        check_person_code("a placed child", self.child)
        if (self.carer is None) == (self.property_code is None):
            raise ValueError(f"the placement of child {self.child} needs a carer or a property, one of them")
        if self.until is not None and self.until < self.since:
            raise ValueError(f"the placement of child {self.child} ends before it begins")

    def is_current(self, on: date) -> bool:
        """Whether the child lives there on a day; the day it ended counts no more."""
        return self.since <= on and (self.until is None or on < self.until)
