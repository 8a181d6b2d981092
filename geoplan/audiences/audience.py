"""Who something is for, and which part of a plan is theirs."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geoplan.errors import Fault, InputError
from geoplan.runs.case import Case


class Audience(StrEnum):
    """Who something is for, the narrowest first; the narrowest is what is meant where nobody says."""

    PUBLIC = "public"
    MANAGER = "manager"
    CARER = "carer"
    DRIVER = "driver"
    VENUE = "venue"
    PLANNER = "planner"

    @property
    def has_scope(self) -> bool:
        """Whether there is no such thing as *all* that they may see, only what concerns one of them."""
        return self in (Audience.CARER, Audience.DRIVER, Audience.VENUE)


NARROWEST = Audience.PUBLIC


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """
    Whose part of a plan is meant. Use `of_driver`, `of_carer` and `of_venue`.

    Parameters
    ----------
    driver, day
        A driver's (or contact worker's) code, and the one day whose run they get.
    carer, children
        A carer's code, and the codes of their own children.
    venue
        A venue's code.
    """

    driver: str | None = None
    day: date | None = None
    carer: str | None = None
    children: frozenset[str] = frozenset()
    venue: str | None = None

    @classmethod
    def of_driver(cls, driver: str, day: date) -> "Scope":
        """One driver, one day."""
        return cls(driver=driver, day=day)

    @classmethod
    def of_carer(cls, case: Case, carer: str) -> "Scope":
        """One carer, with the children whom the case has with them."""
        own = frozenset(child.code for child in case.children if child.carer == carer)
        return cls(carer=carer, children=own)

    @classmethod
    def of_venue(cls, venue: str) -> "Scope":
        """One venue."""
        return cls(venue=venue)

    def check(self, audience: Audience) -> None:
        """
        Refuse an audience of one driver, carer or venue that does not say which.

        Raises
        ------
        InputError
            When the driver and day, the carer or the venue is missing.
        """
        missing = {
            Audience.DRIVER: self.driver is None or self.day is None,
            Audience.CARER: self.carer is None,
            Audience.VENUE: self.venue is None,
        }
        if missing.get(audience, False):
            whose = "driver, and which day" if audience is Audience.DRIVER else str(audience)
            raise InputError(Fault(f"a {audience} sees only what is theirs", f"say which {whose} it is for"))


WHOLE = Scope()
"""No part: for planners, managers and the public."""
