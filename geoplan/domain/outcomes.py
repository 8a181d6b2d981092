"""What became of sessions: held, or cancelled and by whom."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geoplan.domain.checks import check_code


class CancelledBy(StrEnum):
    """On whose side it lay that a session was not held. Never a person."""

    SERVICE = "service"
    TRANSPORT = "transport"
    FAMILY = "family"
    CHILD = "child"
    CARER = "carer"
    COURT = "court"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """
    What became of one occasion of a session.

    Parameters
    ----------
    cancelled_by
        None where it was held, and where nobody says.

    Raises
    ------
    ValueError
        When it was both held and cancelled by somebody.
    """

    session: str
    day: date
    held: bool
    cancelled_by: CancelledBy | None = None

    def __post_init__(self) -> None:
        check_code("a session", self.session)
        if self.held and self.cancelled_by is not None:
            raise ValueError(
                f"session {self.session} on {self.day:%d/%m/%Y} was held, and yet cancelled by somebody"
            )
