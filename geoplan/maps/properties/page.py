"""What the page of placement properties says, and what our scripts on it draw."""

from typing import Any

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.maps.base import geojson_of
from geoplan.maps.panels.draw import NOT_TOLD
from geoplan.maps.properties.picture import LOOKS, FamilyArea, HouseMark, PropertyPanel, PropertyPicture

# Families, from few to many; a number says it, too.
_CLASSES = ((5, "5 to 9", "#efe3ef"), (10, "10 to 19", "#d9bfdc"), (20, "20 and more", "#b78fbf"))
_FROM_MARKS_DEGREES = 0.045


def words(picture: PropertyPicture) -> dict[str, Any]:
    """What ``assets/properties/properties.html`` says beside what all panels do."""
    used = {house.use for panel in picture.panels for house in panel.houses}
    is_hidden = any(isinstance(area.children, str) for area in picture.areas)
    told = [area for area in picture.areas if area.shape is not None]
    return {
        "marks": [
            {"kind": kind, "letters": letters, "words": use.value.capitalize()}
            for use, (kind, letters) in LOOKS.items()
            if use in used
        ],
        "looks": LOOKS,
        "classes": [{"label": label, "colour": colour} for _, label, colour in _CLASSES] if told else (),
        "not_told": NOT_TOLD if is_hidden else "",
        "miles": f"{picture.over_miles:g}",
    }


def data(picture: PropertyPicture) -> dict[str, Any]:
    """What our scripts draw on the ground."""
    marks = _marks(picture)
    return {
        "reachMetres": round(picture.over_miles * METRES_PER_MILE),
        "areas": [_area(area, marks) for area in picture.areas],
        "panels": [_panel(panel, at, picture) for at, panel in enumerate(picture.panels)],
    }


def _marks(picture: PropertyPicture) -> Any:
    """Where houses are drawn in any panel: the middles of their settlements; shapely."""
    import shapely

    places = {house.settlement for panel in picture.panels for house in panel.houses if house.settlement}
    spots = sorted((place.position.lon, place.position.lat) for place in places)
    return shapely.multipoints(spots) if spots else shapely.MultiPoint()


def _area(area: FamilyArea, marks: Any) -> dict[str, Any]:
    children = str(area.children) if isinstance(area.children, int) else "an untold number of"
    return {
        "name": area.name,
        "children": children,
        "figure": str(area.children) if isinstance(area.children, int) else "",
        "colour": _colour(area.children),
        "shape": None if area.shape is None else geojson_of(area.shape),
        "spot": None if area.shape is None else _spot(area.shape, marks),
    }


def _colour(children: int | str) -> str:
    if isinstance(children, str):
        return NOT_TOLD
    return next(colour for least, _, colour in reversed(_CLASSES) if children >= least)


def _spot(shape: Any, marks: Any) -> list[float]:
    """Where an area's number stands: well inside, and away from the marks of houses where there is room."""
    import shapely

    free = shapely.difference(shape, shapely.buffer(marks, _FROM_MARKS_DEGREES))
    middle = shapely.get_point(shapely.maximum_inscribed_circle(shape if free.is_empty else free), 0)
    return [round(middle.y, 4), round(middle.x, 4)]


def _panel(panel: PropertyPanel, at: int, picture: PropertyPicture) -> dict[str, Any]:
    return {
        "letter": panel.letter,
        "name": panel.name,
        "aria": f"Map of {panel.name}. Everything on it is in the tables below.",
        "venues": [_house(house) for house in panel.houses if house.settlement is not None],
        "areas": [_near(area, at) for area in picture.areas],
    }


def _house(house: HouseMark) -> dict[str, Any]:
    """A house as our scripts mark it: the position is that of its settlement."""
    assert house.settlement is not None
    kind, letters = LOOKS[house.use]
    return {
        "kind": kind,
        "letters": letters,
        "use": house.use.value.capitalize(),
        "place": house.where,
        "lat": round(house.settlement.position.lat, 5),
        "lon": round(house.settlement.position.lon, 5),
        "lines": [line for line in (house.name, f"{house.beds} beds", f"{house.price} with works") if line],
    }


def _near(area: FamilyArea, at: int) -> str:
    near = area.nearest[at]
    return "" if near is None else f"nearest house: {near[0]}, {near[1]:.0f} miles"
