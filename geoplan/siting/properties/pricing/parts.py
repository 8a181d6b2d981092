"""What a choice of properties is priced by: each part has a name, and all are pence a year."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

Amount = TypeVar("Amount", int, Fraction)


class Part(StrEnum):
    """
    What is paid, or valued, in a year.

    All but the last two are money that is spent. What those are worth is a parameter that the service sets.
    Where journeys may not be told one by one, some are told as one: no child is priced by that.
    """

    BUILDINGS = "buildings"
    BEDS = "beds"
    PLACEMENTS = "placements of now"
    VISITS = "social workers' visits"
    CONTACT = "journeys to contact"
    SCHOOL = "journeys to school"
    FAMILY = "visits home"
    SCHOOL_AND_FAMILY = "journeys to school, family"
    JOURNEYS = "children's journeys"
    CHILD_TIME = "children's time"
    OUT_OF_AREA = "days out of the area"

    @property
    def is_money(self) -> bool:
        """Whether it is spent, and not only valued."""
        return self not in (Part.CHILD_TIME, Part.OUT_OF_AREA)


OF_PROPERTIES = (Part.BUILDINGS, Part.BEDS)
TRANSPORT = (Part.CONTACT, Part.SCHOOL, Part.FAMILY)
AS_ONE = {Part.SCHOOL_AND_FAMILY: (Part.SCHOOL, Part.FAMILY), Part.JOURNEYS: TRANSPORT}
"""Of which parts others are told as one."""
PRICED: tuple[Part, ...] = tuple(part for part in Part if part not in AS_ONE)
"""What everything is priced by."""
OF_CHILDREN = tuple(part for part in PRICED if part not in OF_PROPERTIES)


def transport_pence(parts: Mapping[Part, Amount]) -> Amount | int:
    """Return what journeys come to, however they are told; 0 where they are not."""
    return sum(parts[part] for part in (*TRANSPORT, *AS_ONE) if part in parts)
