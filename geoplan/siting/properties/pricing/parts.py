"""What a choice of properties is priced by: each part has a name, and all are pence a year."""

from enum import StrEnum


class Part(StrEnum):
    """
    What is paid, or valued, in a year.

    All but the last two are money that is spent. What those are worth is a parameter that the service sets.
    """

    BUILDINGS = "buildings"
    BEDS = "beds"
    PLACEMENTS = "placements of now"
    VISITS = "social workers' visits"
    CONTACT = "journeys to contact"
    SCHOOL = "journeys to school"
    FAMILY = "visits home"
    CHILD_TIME = "children's time"
    OUT_OF_AREA = "days out of the area"

    @property
    def is_money(self) -> bool:
        """Whether it is spent, and not only valued."""
        return self not in (Part.CHILD_TIME, Part.OUT_OF_AREA)


OF_PROPERTIES = (Part.BUILDINGS, Part.BEDS)
TRANSPORT = (Part.CONTACT, Part.SCHOOL, Part.FAMILY)
OF_CHILDREN = tuple(part for part in Part if part not in OF_PROPERTIES)
