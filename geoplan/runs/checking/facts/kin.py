"""What the inputs say about a foster carer or known adult on one day."""

from dataclasses import dataclass, field
from datetime import date

from geoplan.domain.adults import KnownAdult
from geoplan.domain.people import FosterCarer
from geoplan.domain.plans import Mode
from geoplan.runs.case import Case
from geoplan.runs.checking.facts.carriers import stretches
from geoplan.runs.checking.facts.room import room_of

# Carers drive the children who live with them every day, wheelchairs too; of other adults nothing is known.
_ALL_WHEELCHAIRS = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """
    Somebody who drives children they know.

    Parameters
    ----------
    children
        Codes of those whom they look after, or who know them.
    hours
        Stretches in seconds since midnight.
    longest_s
        The longest drive one way; None for no limit.
    room
        What the car has (`check_room`).
    """

    code: str
    mode: Mode
    place: str = field(repr=False)
    children: frozenset[str] = field(repr=False)
    drives: bool
    hours: tuple[tuple[int, int], ...]
    longest_s: int | None
    room: tuple[float, ...]


def kin_of(case: Case, person: str, mode: Mode, day: date) -> Kin | None:
    """Return a carer or adult on a day; None when there is none of the code."""
    found: FosterCarer | KnownAdult | None = case.carer.get(person)
    if mode is Mode.ADULT:
        found = next((adult for adult in case.adults if adult.code == person), None)
    if found is None:
        return None
    if isinstance(found, FosterCarer):
        kind, drives, wheelchairs = "carer", found.can_drive, _ALL_WHEELCHAIRS
        children = frozenset(child.code for child in case.children if child.carer == person)
    else:
        kind, drives, wheelchairs, children = "adult", True, 0, found.children
    return Kin(
        code=person,
        mode=mode,
        place=f"{kind}:{person}",
        children=children,
        drives=drives,
        hours=stretches(found.hours, day),
        longest_s=None if found.max_minutes is None else 60 * found.max_minutes,
        room=room_of(found.seats, found.child_seats, wheelchairs),
    )
