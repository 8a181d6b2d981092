"""How each field of a row is headed and shown: once, for every table that is exported."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geoplan.audiences.rows import AreaRow, CostRow, FigureRow, LegRow, Row, RunRow
from geoplan.domain.geography import Position
from geoplan.domain.money import miles
from geoplan.domain.plans import clock
from geoplan.report.columns import ONE_DECIMAL, WHOLE, Column
from geoplan.report.runs.tables import DATE, POUNDS, TIME

_DEGREES = "0.0000"
_LIST = ", "

Value = Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class Shown:
    """A column: its look, the field that it is made of, and what it shows of that."""

    column: Column
    field: str
    value: Value


def _same(value: Any) -> object:
    return value


def _listed(values: tuple[str, ...]) -> str:
    return _LIST.join(values)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _clock(seconds: int | None) -> object:
    return None if seconds is None else clock(seconds)


def _minutes(seconds: int | None) -> float | None:
    return None if seconds is None else seconds / 60


def _pounds(pence: int) -> float:
    return pence / 100


def _number(text: str) -> object:
    """A figure as it is told: a number where it is one, so that it can be added up."""
    try:
        return int(text) if text.isdigit() else float(text)
    except ValueError:
        return text


# By the end or the whole of a field's name: Excel's format, width, and what is shown.
_TEXT: tuple[str | None, int, Value] = (None, 12, _same)
_LISTS: tuple[str | None, int, Value] = (None, 22, _listed)
_COUNT: tuple[str | None, int, Value] = (WHOLE, 10, _same)
_CLOCK: tuple[str | None, int, Value] = (TIME, 9, _clock)
_MINUTES: tuple[str | None, int, Value] = (ONE_DECIMAL, 10, _minutes)
_MILES: tuple[str | None, int, Value] = (ONE_DECIMAL, 9, miles)
_MONEY: tuple[str | None, int, Value] = (POUNDS, 11, _pounds)
_YES: tuple[str | None, int, Value] = (None, 10, _yes)
_DAY: tuple[str | None, int, Value] = (DATE, 12, _same)

FIELDS: Mapping[str, tuple[str, tuple[str | None, int, Value]]] = {
    "adult": ("Known adult", _TEXT),
    "age_band": ("Age", _TEXT),
    "area": ("Area", (None, 34, _same)),
    "arrive_s": ("Arrive", _CLOCK),
    "at_s": ("Time", _CLOCK),
    "barred_drivers": ("Drivers not for this child", _LISTS),
    "base": ("Base", _TEXT),
    "begin_s": ("Time", _CLOCK),
    "birth_date": ("Born", ("dd/mm/yyyy", 12, _same)),
    "by": ("By", (None, 18, _same)),
    "can_drive": ("Can drive", _YES),
    "cancelled": ("Cancelled", _YES),
    "carer": ("Foster carer", _TEXT),
    "carers": ("Foster carers", _LISTS),
    "certainty": ("Which is", _TEXT),
    "checks": ("Checks", (None, 40, _listed)),
    "child": ("Child", _TEXT),
    "child_seats": ("Child seats", _LISTS),
    "children": ("Children", _LISTS),
    "contact_district": ("Contact district", _TEXT),
    "contact_end_s": ("Contact ends", _CLOCK),
    "contact_start_s": ("Contact starts", _CLOCK),
    "court_priority": ("Court waits for it", _YES),
    "day": ("Day", _DAY),
    "delivery_s": ("Drop-off", _CLOCK),
    "depart_s": ("Leave at", _CLOCK),
    "direct_m": ("Miles if direct", _MILES),
    "direct_s": ("Minutes if direct", _MINUTES),
    "direction": ("Direction", _TEXT),
    "driver": ("Driver", _TEXT),
    "driving_s": ("Minutes on the road", _MINUTES),
    "earliest_s": ("Earliest", _CLOCK),
    "empty_metres": ("Miles without a child", _MILES),
    "end_place": ("Ends at", _TEXT),
    "end_s": ("Ends", _CLOCK),
    "evidence": ("Known from", (None, 40, _same)),
    "from_kind": ("From", _TEXT),
    "from_place": ("From place", _TEXT),
    "from_settlement": ("From settlement", _TEXT),
    "hand_over": ("Hands over or takes over", _TEXT),
    "height_cm": ("Height, cm", _COUNT),
    "high_risk": ("High risk", _YES),
    "hours": ("Hours", (None, 40, _listed)),
    "illustrative": ("An example", _YES),
    "item": ("Item", (None, 16, _same)),
    "journey": ("Journey", _TEXT),
    "journeys": ("Journeys", _TEXT),
    "label": ("What", (None, 26, _same)),
    "latest_s": ("Latest", _CLOCK),
    "legal_status": ("Legal status", _TEXT),
    "longest_day_miles": ("Longest day, miles", _COUNT),
    "longest_day_minutes": ("Longest day, minutes", _COUNT),
    "max_minutes": ("Longest drive, minutes", _COUNT),
    "measure": ("What", _TEXT),
    "members": ("Children's codes", (None, 40, _listed)),
    "metres": ("Miles", _MILES),
    "mode": ("How", (None, 17, _same)),
    "name": ("Name", (None, 28, _same)),
    "needs": ("Needs", _LISTS),
    "network": ("Set of venues", _TEXT),
    "never_with": ("Never with", _LISTS),
    "number": ("Number", (WHOLE, 9, _same)),
    "of": ("Of", (None, 20, _same)),
    "on_board": ("In the car then", _LISTS),
    "paid": ("Paid", _YES),
    "pence": ("Exactly", _MONEY),
    "pickup_s": ("Pick-up", _CLOCK),
    "pinned": ("Put there by hand", _YES),
    "place": ("Place", (None, 18, _same)),
    "place_code": ("Code of the place", _TEXT),
    "place_kind": ("Kind of place", _TEXT),
    "places": ("Settlements", (None, 40, _listed)),
    "precision_m": ("Within metres", _COUNT),
    "provider": ("Provider", _TEXT),
    "reasons": ("Why not who is asked first", (None, 40, "\n".join)),
    "ride_s": ("Minutes in the car", _MINUTES),
    "risk_role": ("Risk (planning only)", _TEXT),
    "room": ("Room", _TEXT),
    "rooms": ("Rooms", _LISTS),
    "run": ("Run", (None, 14, _same)),
    "runs": ("Runs", _COUNT),
    "school": ("School", _TEXT),
    "seat": ("Child seat", _TEXT),
    "seats": ("Seats", _TEXT),
    "seconds": ("Minutes", _MINUTES),
    "session": ("Session", _TEXT),
    "sessions": ("Sessions", _COUNT),
    "settlement": ("Settlement", _TEXT),
    "shown": ("How many", (WHOLE, 10, _number)),
    "sibling_group": ("Brothers and sisters", _TEXT),
    "slot": ("Contact", _TEXT),
    "start_place": ("Starts at", _TEXT),
    "start_s": ("Starts", _CLOCK),
    "supervised": ("Supervised", _YES),
    "taker": ("With", _TEXT),
    "to_kind": ("To", _TEXT),
    "to_place": ("To place", _TEXT),
    "to_settlement": ("To settlement", _TEXT),
    "uses": ("Also has", _LISTS),
    "value": ("Exactly", _COUNT),
    "venue": ("Venue", _TEXT),
    "venue_name": ("Name of the venue", (None, 28, _same)),
    "venues": ("Venues", _LISTS),
    "weekly_minutes": ("Minutes a week", _COUNT),
    "what": ("What", (None, 13, _same)),
    "wheelchair": ("Takes a wheelchair", _YES),
    "worker": ("Contact worker", _TEXT),
}
"""Heading and look of every field that is no position and no line."""

POSITIONS = {
    "position": "",
    "home": "",
    "from_position": "From ",
    "to_position": "To ",
}
"""Fields that are positions, each two columns, with what stands before their headings."""

LINES = ("line", "shared_line")
"""Fields that only a map shows."""

# Where a field is shown otherwise than elsewhere.
_OWN: Mapping[tuple[type[Row], str], tuple[str, tuple[str | None, int, Value]]] = {
    (CostRow, "shown"): ("Pounds", (POUNDS, 12, _number)),
    (FigureRow, "value"): ("Exactly", _COUNT),
    (AreaRow, "shown"): ("Children", (WHOLE, 10, _number)),
    (AreaRow, "children"): ("Exactly", _COUNT),
    (LegRow, "on_board"): ("Children in the car", _COUNT),
    (RunRow, "pence"): ("Pounds paid", _MONEY),
}


def columns_of(kind: type[Row], fields: tuple[str, ...]) -> tuple[Shown, ...]:
    """
    Return the columns of some fields of a kind of row, in order.

    Raises
    ------
    KeyError
        For a field that nobody has said how to head.
    """
    found: list[Shown] = []
    for name in fields:
        if name in POSITIONS:
            found += _degrees(name, POSITIONS[name])
        elif name not in LINES:
            heading, (number_format, width, value) = _OWN.get((kind, name)) or FIELDS[name]
            found.append(Shown(Column(heading, number_format, width), name, _any_of(value)))
    return tuple(found)


def _any_of(value: Value) -> Value:
    """Lists and counts have one name in some kinds of row: ``journeys``, ``seats``."""

    def show(found: Any) -> object:
        return _listed(found) if isinstance(found, tuple) and value is _same else value(found)

    return show


def _degrees(name: str, before: str) -> list[Shown]:
    def lat(value: Position | None) -> float | None:
        return None if value is None else value.lat

    def lon(value: Position | None) -> float | None:
        return None if value is None else value.lon

    return [
        Shown(Column(f"{before}Latitude".capitalize(), _DEGREES, 11), name, lat),
        Shown(Column(f"{before}Longitude".capitalize(), _DEGREES, 11), name, lon),
    ]
