"""Three panels made by hand: now, one that opens a venue, one that closes one; two areas, one off the map."""

import shapely

from geoplan.maps.options import Area, Goes, OptionsPicture, Panel, State, VenueMark
from geoplan.maps.panels import KeyFigure, Table, Tone
from tests.maps.ground import square
from tests.maps.panels.ground import SIDE, SOUTH, WEST, settlements
from tests.networks import at


def mark(number: int, state: State = State.STAYS, *, sessions: str = "12") -> VenueMark:
    return VenueMark(
        number=number, name=f"House {number}", position=at(8_000 * number, 0), state=state, sessions=sessions
    )


def goes(venue: int, *lines: int) -> Goes:
    """Most sessions at a venue, 0 where it is not told; lines to some."""
    where = f"{venue}. House {venue}" if venue else "to several"
    return Goes(venue, lines or ((venue,) if venue else ()), where, f"sessions at {where}")


def panel(letter: str, minutes: tuple[float | None, ...], *marks: VenueMark, **other: object) -> Panel:
    figures = (
        KeyFigure("Travel, a week", "£900", "−£100", Tone.BETTER),
        KeyFigure("Average journey", "20 min"),
        KeyFigure("Worst-off child", "50 min"),
        KeyFigure("Children", "c gain · 7 lose"),
    )
    given: dict[str, object] = {
        "letter": letter,
        "name": "Now" if letter == "0" else f"Option {letter}",
        "changes": "something",
        "figures": figures,
        "venues": marks,
        "minutes": minutes,
        "gain": ("", "") if letter == "0" else ("c", "0"),
        "lose": ("", "") if letter == "0" else ("0", "7"),
        "goes": (goes(1), goes(0)),
        "nearest": (0, 1),
        "nearest_minutes": (4.0, 12.4),
    }
    return Panel(**{**given, **other})  # type: ignore[arg-type]


def picture(**changes: object) -> OptionsPicture:
    half = SIDE / 2
    area = Area(
        name="Aton and around",
        shape=shapely.box(WEST, SOUTH, WEST + half, SOUTH + SIDE),
        children="8",
        places=(0,),
    )
    given: dict[str, object] = {
        "title": "Options",
        "subtitle": "A test",
        "headline": "The second is best.",
        "panels": (
            panel("0", (20.4, 30.0), mark(1), mark(2)),
            panel("A", (14.0, 30.2), mark(1), mark(2), mark(3, State.OPENS)),
            panel(
                "B",
                (31.0, None),
                mark(1),
                mark(2, State.CLOSES, sessions=""),
                nearest=(0, 0),
                goes=(goes(0, 1), goes(1)),
            ),
        ),
        "areas": (area, Area(name="Outham (outside)", shape=None, children="5")),
        "places": settlements()[:2],
        "around": settlements()[2:],
        "tables": (
            Table("Places", ("Place", "Min."), (("Aton", ("4", 4.0)),), frozenset({1}), buttons="area"),
        ),
        "districts": square("Middle", WEST, SOUTH, SIDE),
    }
    return OptionsPicture(**{**given, **changes})  # type: ignore[arg-type]
