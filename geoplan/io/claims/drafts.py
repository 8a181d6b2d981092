"""A journey as typed, before places are looked up and names replaced."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from geoplan.domain.rates import Vehicle
from geoplan.errors import RowAt
from geoplan.io.claims import stops
from geoplan.io.fields import Bad, person_code, plain
from geoplan.io.grid import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A journey as typed: people and places may still be words that must not leave this room."""

    row: RowAt
    claimant: str
    day: date
    start: time | None
    finish: time | None
    places: tuple[str, ...] = field(repr=False)
    miles: Decimal | None
    children: tuple[str, ...]
    vehicle: Vehicle
    rate_pence: Decimal | None
    amount_pence: int | None
    submitted: date | None
    reference: str | None


def places_called(
    cells: Mapping[str, Cell], via: Sequence[Cell], knows: Callable[[str], bool], *, back: bool
) -> tuple[str, ...]:
    """
    Return the places that a row calls at, in order, as typed.

    Parameters
    ----------
    cells
        Those that say something, by column.
    via
        Cells of stops on the way.
    knows
        Whether a text means a place as it stands, and need not be cut into several.
    back
        Whether the journey goes back to where it began; straight back, not by the stops on the way.
    """

    def parts(cell: Cell, split: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
        text = _text(cell)
        return (text,) if knows(text) else split(text)

    def end(name: str) -> tuple[str, ...]:
        cell, postcode = cells.get(name), cells.get(f"{name}_postcode")
        if postcode is not None and (cell is None or not knows(_text(cell))):
            return (_text(postcode),)
        return () if cell is None else parts(cell, stops.split_places)

    start, last = end("from"), end("to")
    if (start and last) or "journey" not in cells:
        on_the_way = (one for cell in via for one in parts(cell, stops.split_via))
        found = (*start, *on_the_way, *last)
    else:
        found = parts(cells["journey"], stops.split_journey)
    if back and len(found) > 1 and found[0].casefold() != found[-1].casefold():
        found = (*found, found[0])
    return found


def reference_of(text: str | None) -> str | None:
    """Return a row's own code, where it is one: words are not kept."""
    found = None if text is None else person_code(text)
    return None if isinstance(found, Bad) else found


def _text(cell: Cell) -> str:
    """Return a cell as text, new lines kept: they part places."""
    if not isinstance(cell, str):
        return plain(cell)
    return "\n".join(plain(line) for line in cell.splitlines() if line.strip())
