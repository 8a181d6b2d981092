"""What the page of venue options says, and what our scripts on it draw."""

from typing import Any

from geoplan.maps.base import geojson_of
from geoplan.maps.options.catchments import key_of, lighter_land
from geoplan.maps.options.looks import (
    CHANGES,
    MINUTES,
    VenueLook,
    change_class,
    minute_class,
    signed,
    venue_look,
    whole,
)
from geoplan.maps.options.picture import OptionsPicture, Panel, State, VenueMark
from geoplan.maps.panels.cells import borders, settlement_cells
from geoplan.maps.panels.draw import NOT_TOLD

_MARK_CLASS = {
    State.STAYS: "stays",
    State.ROOMS: "rooms",
    State.OPENS: "opens",
    State.CLOSES: "closes",
}
_MARK_WORDS = {
    State.STAYS: "Venue that stays",
    State.ROOMS: "Its rooms change",
    State.OPENS: "New venue",
    State.CLOSES: "Venue that closes",
}
_TRIED = 25
_FROM_MARKS = 0.5


def words(picture: OptionsPicture) -> dict[str, Any]:
    """What ``assets/options/options.html`` says beside what all panels do."""
    has_areas = any(area.shape is not None for area in picture.areas)
    there = {venue.state for panel in picture.panels for venue in panel.venues}
    return {
        "minutes": MINUTES if has_areas else (),
        "changes": CHANGES if has_areas else (),
        "not_told": NOT_TOLD if any(None in panel.minutes for panel in picture.panels) else "",
        "marks": [
            {"kind": _MARK_CLASS[state], "words": _MARK_WORDS[state]} for state in State if state in there
        ],
        "looks": _looks(picture) if has_areas else (),
        "catchments": key_of(picture),
        "nearest": bool(picture.places),
    }


def data(picture: OptionsPicture) -> dict[str, Any]:
    """What our scripts draw on the ground."""
    cells = _cells(picture)
    marks = _marks_of(picture)
    return {
        "colours": {"minutes": [one.colour for one in MINUTES], "changes": [one.colour for one in CHANGES]},
        "notTold": NOT_TOLD,
        "areas": [
            {
                "name": area.name,
                "children": area.children,
                "shape": None if area.shape is None else geojson_of(area.shape),
                "spot": None if area.shape is None else _spot(area.shape, marks),
            }
            for area in picture.areas
        ],
        "panels": [_panel_data(panel, picture, cells) for panel in picture.panels],
    }


def _looks(picture: OptionsPicture) -> list[VenueLook]:
    names = {venue.number: venue.name for panel in picture.panels for venue in panel.venues}
    return [venue_look(number, name) for number, name in sorted(names.items())]


def _spot(shape: Any, marks: Any) -> list[float]:
    """
    Where an area's number stands: inside, away from its bounds and from the marks of venues.

    Parameters
    ----------
    marks
        Points of the venues of all panels, shapely.
    """
    import numpy as np
    import shapely

    west, south, east, north = shape.bounds
    x, y = np.meshgrid(np.linspace(west, east, _TRIED), np.linspace(south, north, _TRIED))
    inside = shapely.contains_xy(shape, x.ravel(), y.ravel())
    points = [*shapely.points(x.ravel()[inside], y.ravel()[inside]), shape.representative_point()]
    room = np.minimum(
        shapely.distance(points, shapely.boundary(shape)), _FROM_MARKS * shapely.distance(points, marks)
    )
    best = points[int(room.argmax())]
    return [round(best.y, 4), round(best.x, 4)]


def _marks_of(picture: OptionsPicture) -> Any:
    import shapely

    every = {venue.position for panel in picture.panels for venue in panel.venues}
    return shapely.multipoints(
        [(one.lon, one.lat) for one in sorted(every, key=lambda one: (one.lat, one.lon))]
    )


def _cells(picture: OptionsPicture) -> list[Any]:
    if not picture.places or picture.districts is None:
        return []
    every = (*picture.places, *picture.around)
    return settlement_cells(every, picture.districts)[: len(picture.places)]


def _panel_data(panel: Panel, picture: OptionsPicture, cells: list[Any]) -> dict[str, Any]:
    base = picture.panels[0]
    edges = borders(cells, panel.nearest) if cells else None
    return {
        "letter": panel.letter,
        "name": panel.name,
        "aria": f"Map of option {panel.letter}, {panel.name}. Everything on it is in the tables below.",
        "venues": [_mark(venue) for venue in panel.venues],
        "nearest": None if edges is None else geojson_of(edges),
        "land": lighter_land(panel, picture, cells),
        "areas": [_area(panel, base, at) for at in range(len(picture.areas))],
    }


def _mark(venue: VenueMark) -> dict[str, Any]:
    held = f"{venue.sessions} sessions a week" if venue.sessions else ""
    return {
        "number": venue.number,
        "name": venue.name,
        "lat": round(venue.position.lat, 5),
        "lon": round(venue.position.lon, 5),
        "kind": _MARK_CLASS[venue.state],
        "state": "" if venue.state is State.STAYS else venue.state.value,
        "note": held,
    }


def _area(panel: Panel, base: Panel, at: int) -> dict[str, Any]:
    before, after = base.minutes[at], panel.minutes[at]
    goes = {"venue": panel.goes[at].venue, "lines": panel.goes[at].lines, "goes": panel.goes[at].tip}
    if after is None or before is None:
        tip = "not told: too few children"
        return {"minutes": -1, "change": -1, "said": "", "moved": "", "tip": tip, **goes}
    step = whole(after) - whole(before)
    tip = f"{whole(after)} minutes a journey"
    moved = ""
    if panel is not base:
        moved = "0" if step == 0 else signed(step)
        tip += f", {abs(step)} {'longer' if step > 0 else 'shorter'} than now" if step else ", as now"
        told = [f"{count} {what}" for count, what in ((panel.gain[at], "gain"), (panel.lose[at], "lose"))]
        tip += f"; {', '.join(told)}" if any(count for count in (panel.gain[at], panel.lose[at])) else ""
    return {
        "minutes": minute_class(after),
        "change": change_class(before, after),
        "said": str(whole(after)),
        "moved": moved,
        "tip": tip,
        **goes,
    }
