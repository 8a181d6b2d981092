"""What all sheets of a day have in common, whoever they are for."""

from dataclasses import dataclass
from datetime import date

from geoplan.audiences import Audience
from geoplan.domain.plans import Plan
from geoplan.report.runs.words import provenance_of
from geoplan.report.sheets.layout import Cell, Line, Look, Sheet
from geoplan.report.sheets.params import SheetParams

PROPOSAL = "PROPOSAL – no officer has accepted this plan. Nobody is to go by it yet."


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """
    What is known of a day beside the rows that are cut for somebody.

    Parameters
    ----------
    unsettled
        Codes of journeys that break a hard rule: nobody is told of them as if they were settled.
    """

    plan: Plan
    day: date
    accepted: bool
    unsettled: frozenset[str]
    params: SheetParams

    def sheet(self, audience: Audience, holder: str, name: str = "") -> Sheet:
        """Return a sheet on which nothing stands but whose it is, for how long, and where it comes from."""
        whose = f"{audience} {holder}" if audience is Audience.VENUE else holder
        last = self.params.destroy_after(self.day)
        return Sheet(
            holder=holder,
            name=f"{(name or holder).replace('/', '~')}-{self.day:%Y-%m-%d}",  # no code has a ~
            heading=holder,
            under="",
            day=f"{self.day:%A} {self.day.day} {self.day:%B %Y}",
            warning=(
                f"For {whose} alone, for this day. Destroy after {last:%d/%m/%Y}. {provenance_of(self.plan)}"
            ),
            band="" if self.accepted else PROPOSAL,
        )

    @property
    def telephone(self) -> str:
        """The number of the office, or a line to write it on."""
        return self.params.office_phone or "______________________"


def room_of(code: str) -> str:
    """A room as people say it: ``room baby``, ``room 3`` of ``room-3``."""
    return f"room {code.lower().removeprefix('room').lstrip(' -_') or code}"


def seat_of(words: str) -> str:
    """A child seat as people say it: ``forward-facing seat``, ``booster``."""
    return words if words == "booster" else f"{words} seat"


def child_cell(label: str, extras: tuple[str, ...] = ()) -> Cell:
    """A child with what is needed for it."""
    return (Line(label, Look.STRONG), *(Line(text, Look.SMALL) for text in extras))
