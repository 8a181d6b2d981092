"""Properties that an authority may buy for children in its care, and the placements sought for them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from geoplan.domain.checks import check_between, check_code, check_person_code
from geoplan.domain.geography import METRES_PER_MILE, Position

MOST_BEDS = 40


class PropertyUse(StrEnum):
    """What a property is bought for."""

    ASSESSMENT = "assessment hub"
    UNDER_16 = "home under 16"
    FROM_16 = "home 16 and over"


class Area(StrEnum):
    """Where a placement lies, seen from the authority that looks after the child."""

    IN_AREA = "in area"
    ADJOINING = "adjoining"
    DISTANT = "distant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """
    A house on offer.

    Parameters
    ----------
    contact_district
        For quotas; None where it is not known, or outside all of them.
    beds
        How many children could live there, beside the staff.
    price_pence, works_pence
        What buying it costs, and what adapting it does: the first keeps a value, the second may not.
    uses
        What it could be; every use where nobody says.
    step_free
        Whether a child in a wheelchair could live there.
    is_chosen
        Whether it is bought whatever else is: it is owned, or decided.
    area
        Where it lies; None where the boundaries tell.

    Raises
    ------
    ValueError
        When a figure cannot be.
    """

    code: str
    name: str
    position: Position
    beds: int
    price_pence: int = 0
    works_pence: int = 0
    contact_district: str | None = None
    uses: frozenset[PropertyUse] = frozenset(PropertyUse)
    step_free: bool = False
    is_chosen: bool = False
    area: Area | None = None

    def __post_init__(self) -> None:
        check_code("a property", self.code)
        check_between(f"property {self.code}: beds", self.beds, 1, MOST_BEDS)
        if self.price_pence < 0 or self.works_pence < 0:
            raise ValueError(f"property {self.code} has a price below nothing")
        if not self.uses:
            raise ValueError(f"property {self.code} could be nothing")

    @property
    def cost_pence(self) -> int:
        """Price and works."""
        return self.price_pence + self.works_pence


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """
    Where a child lives now, and that another placement is sought.

    Parameters
    ----------
    since
        First day of the placement of now.
    weekly_pence
        What it costs a week.
    long_term
        Whether the placement sought is meant to last until the child is 18.
    now_long_term
        The same of the placement of now.
    assessment
        Whether an assessment bed is sought rather than a home.
    alone
        Whether the child must live alone: both beds of a home then count as taken.
    keeps_school
        Whether the child stays at its school; else it goes to one near by, wherever it moves.
    family
        Where the family lives; None where it is not known, or does not matter.
    area
        Where the placement of now lies; None where the boundaries tell.

    Raises
    ------
    ValueError
        When the code may be a name, or the cost is below nothing.
    """

    child: str
    since: date = field(repr=False)
    weekly_pence: int = field(repr=False)
    long_term: bool = False
    now_long_term: bool = False
    assessment: bool = field(default=False, repr=False)
    alone: bool = field(default=False, repr=False)
    keeps_school: bool = True
    family: Position | None = field(default=None, repr=False)
    area: Area | None = None

    def __post_init__(self) -> None:
        check_person_code("a placed child", self.child)
        if self.weekly_pence < 0:
            raise ValueError(f"the placement of child {self.child} costs less than nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Where the social workers of a contact district start from."""

    code: str
    name: str
    position: Position
    contact_district: str

    def __post_init__(self) -> None:
        check_code("an office", self.code)
        if not self.contact_district.strip():
            raise ValueError(f"office {self.code} has no contact district")


def is_over(miles: float, one: Position, other: Position) -> bool:
    """Whether two places are more than so many miles apart, straight, as national figures count."""
    return one.distance_m(other) > miles * METRES_PER_MILE
