"""Which rows are somebody's own: a driver's run of the day, a carer's children, what comes to a venue."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from geoplan.audiences.audience import Audience, Scope
from geoplan.audiences.rows import (
    CostRow,
    JourneyRow,
    LegRow,
    Row,
    RunRow,
    SessionRow,
    SlotRow,
    StopRow,
    VisitRow,
)

Own = Callable[[Any, Scope], Row | None]


def own_part(row: Row, audience: Audience, scope: Scope) -> Row | None:
    """
    Return the part of a row that is an audience's own; None where nothing of it is.

    Rows of kinds that are nobody's own, such as venues, are narrowed later to what the others refer to.
    """
    for kind, own in _OWN.get(audience, {}).items():
        if isinstance(row, kind):
            return own(row, scope)
    return row


def _of_driver(row: RunRow | StopRow | LegRow, scope: Scope) -> Row | None:
    return row if (row.driver, row.day) == (scope.driver, scope.day) else None


def _of_children(row: JourneyRow | SessionRow | SlotRow, scope: Scope) -> Row | None:
    """Of brothers and sisters who live apart, each carer is told of their own."""
    own = tuple(child for child in row.children if child in scope.children)
    return replace(row, children=own) if own else None


def _of_journey(row: JourneyRow, scope: Scope) -> Row | None:
    own = _of_children(row, scope)
    if not isinstance(own, JourneyRow):
        return None
    seats = tuple(words for words in row.seats if words.partition(" ")[0] in scope.children)
    return replace(own, seats=seats)


def _of_venue(row: SessionRow | SlotRow | VisitRow, scope: Scope) -> Row | None:
    return row if row.venue == scope.venue else None


def _paid(row: CostRow, _: Scope) -> Row | None:
    """Preferences of the planner's, priced but paid to nobody, are not for managers."""
    return row if row.paid else None


def _shared(row: LegRow, _: Scope) -> Row | None:
    """A way of which nothing may be shared is not there at all: how many there are would tell of homes."""
    return row if row.shared_line else None


_OWN: Mapping[Audience, Mapping[type[Row], Own]] = {
    Audience.MANAGER: {CostRow: _paid, LegRow: _shared},
    Audience.DRIVER: {RunRow: _of_driver, StopRow: _of_driver, LegRow: _of_driver},
    Audience.CARER: {JourneyRow: _of_journey, SessionRow: _of_children, SlotRow: _of_children},
    Audience.VENUE: {SessionRow: _of_venue, SlotRow: _of_venue, VisitRow: _of_venue},
}
