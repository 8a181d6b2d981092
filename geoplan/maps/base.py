"""The ground a map stands on, drawn from our own data: districts, roads with their numbers, settlements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from geoplan.domain.geography import Place, PlaceKind
from geoplan.domain.roads import RoadClass
from geoplan.maps.offline import Layout, blank_map, named
from geoplan.maps.reach import RoadReach
from geoplan.maps.roads import road_lines, road_shields
from geoplan.maps.style import ROAD_STYLES, MapStyle
from geoplan.network.model import RoadNetwork

if TYPE_CHECKING:
    import folium
    import geopandas

_SIMPLIFY_DEGREES = 0.0005
_DECIMALS = 4  # of a degree: 11 metres
# Panes from the bottom up; places and pins stand above them.
_PANES = {"land": 310, "areas": 330, "casings": 340, "roads": 350, "bounds": 370, "places": 410}
_TINTS = ("#f6eedc", "#e9efe0", "#e4ecf0", "#f1e6ea")
_OUTLINE = "#8b8577"
# Beginnings of label kinds, those that are placed first.
_RANKS = (
    "area", "city", "town", "district", "venue", "shield m", "shield at", "suburb", "village", "shield a",
    "shield",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """
    Words on the map.

    `kind` decides how they look and who gives way, `zoom` from which view they are wanted, and `radius_px`
    how far they stand off a dot.
    """

    text: str
    lat: float
    lon: float
    kind: str
    zoom: float
    radius_px: float = 0.0

    def row(self) -> list[object]:
        """As our scripts read it."""
        return [self.text, round(self.lat, 5), round(self.lon, 5), self.kind, self.zoom, self.radius_px]

    @property
    def rank(self) -> int:
        """Which labels are placed first: the others give way."""
        return next(at for at, kind in enumerate(_RANKS) if self.kind.startswith(kind))


@dataclass(eq=False)
class Ground:
    """A map being drawn: folium's part, and what our own scripts draw on it."""

    folium: "folium.Map"
    style: MapStyle
    bounds: tuple[float, float, float, float]
    labels: list[Label] = field(default_factory=list)
    roads: list[dict[str, object]] = field(default_factory=list)
    layers: dict[str, list[str]] = field(default_factory=dict)
    left_out: tuple[RoadClass, ...] = ()

    @property
    def omitted(self) -> list[str]:
        """Say which roads are not drawn, where some are not."""
        if not self.left_out:
            return []
        listed = ", ".join(road_class.label.replace("_", " ") for road_class in self.left_out)
        return [f"Not drawn, but counted in the times: {listed} roads."]

    def add(self, layer: Any, group: str) -> str:
        """Add a folium layer to a group that can be switched; return its name in the page."""
        layer.add_to(self.folium)
        name = str(layer.get_name())
        self.layers.setdefault(group, []).append(name)
        return name


def draw_ground(
    network: RoadNetwork,
    style: MapStyle,
    *,
    districts: "geopandas.GeoDataFrame | None" = None,
    councils: "geopandas.GeoDataFrame | None" = None,
    reach: RoadReach | None = None,
) -> Ground:
    """
    Begin a map: land, roads by class with their numbers, and the bounds of districts and councils.

    Parameters
    ----------
    network
        The roads; the map shows their whole extent where there are no districts.
    style
        How it looks.
    districts, councils
        Columns name, geometry (EPSG:4326).
    reach
        Colours the roads by their minutes.
    """
    import folium

    districts, councils = _simplified(districts), _simplified(councils)
    bounds = _bounds(network, districts)
    ground = Ground(blank_map(bounds), style, bounds)
    for pane, level in _PANES.items():
        named(folium.map.CustomPane(pane, z_index=level), pane).add_to(ground.folium)
    if districts is not None:
        _draw_districts(ground, districts)
    _draw_roads(ground, network, reach)
    for frame, name in ((councils, "councils"), (districts, "districts")):
        if frame is not None:
            _draw_bounds(ground, frame, name)
    return ground


def start_script(ground: Ground, layout: Layout) -> None:
    """End folium's script with a call of ours, which takes the map and its layers over."""
    from branca.element import MacroElement
    from folium.template import Template

    listed = ", ".join(name for group in ground.layers.values() for name in group)
    call = named(MacroElement(), "start")
    source = 'JSON.parse(document.getElementById("map-data").textContent)'
    sentence = f"{layout.start}({ground.folium.get_name()}, {{ {listed} }}, {source});"
    call._template = Template(f"{{% macro script(this, kwargs) %}}{sentence}{{% endmacro %}}")
    call.add_to(ground.folium)


def settlement_labels(
    places: Iterable[Place], *, outside: bool = False, radii_px: Mapping[str, float] | None = None
) -> list[Label]:
    """
    Names of settlements, the largest first.

    Parameters
    ----------
    places
        The settlements.
    outside
        Whether the map is not about them.
    radii_px
        Of the dots that they stand beside, by code; without, names stand on their places.
    """
    rank = {kind: at for at, kind in enumerate((PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.SUBURB))}
    order = sorted(places, key=lambda place: (rank.get(place.kind, 3), -place.population, place.code))
    return [
        Label(
            place.name,
            place.position.lat,
            place.position.lon,
            f"{place.kind.value} outside" if outside else place.kind.value,
            _label_zoom(place, outside),
            (radii_px or {}).get(place.code, 0.0),
        )
        for place in order
    ]


def _label_zoom(place: Place, outside: bool) -> float:
    if place.kind is PlaceKind.CITY:
        return 0.0
    if place.kind is PlaceKind.TOWN:
        return 9.0 if not outside else 9.25
    if place.kind is PlaceKind.SUBURB:
        return 10.75 if place.population >= 8_000 and not outside else 11.5
    if outside:
        return 11.0
    return 9.5 if place.population >= 4_000 else 10.25 if place.population >= 1_500 else 11.0


def _bounds(
    network: RoadNetwork, districts: "geopandas.GeoDataFrame | None"
) -> tuple[float, float, float, float]:
    if districts is not None and len(districts):
        west, south, east, north = map(float, districts.total_bounds)
        return west, south, east, north
    lon, lat = network.node_lon, network.node_lat
    return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())


def _simplified(frame: "geopandas.GeoDataFrame | None") -> "geopandas.GeoDataFrame | None":
    """Return areas as closely as a map shows them; official ones have a point every metre."""
    import shapely

    if frame is None:
        return None
    return frame.set_geometry(
        shapely.coverage_simplify(frame.geometry.to_numpy(), _SIMPLIFY_DEGREES), crs=frame.crs
    )


def _draw_districts(ground: Ground, districts: "geopandas.GeoDataFrame") -> None:
    """Tint the areas the map is about, and name them."""
    for at, (name, area) in enumerate(zip(districts["name"], districts.geometry, strict=True)):
        fill = {"stroke": False, "fill": True, "fillColor": _TINTS[at % len(_TINTS)], "fillOpacity": 1}
        ground.add(shape_layer(area, f"district_{at}", "land", fill), "land")
        spot = area.representative_point()
        ground.labels.append(Label(str(name), spot.y, spot.x, "district", 0.0))


def _draw_bounds(ground: Ground, frame: "geopandas.GeoDataFrame", name: str) -> None:
    strong = name == "districts"
    line = {
        "fill": False,
        "color": _OUTLINE,
        "weight": 1.8 if strong else 0.9,
        "opacity": 0.9,
        "dashArray": None if strong else "3 3",
    }
    edges = frame.geometry.boundary.union_all()
    ground.add(shape_layer(edges, name, "bounds", line), "bounds")


def _draw_roads(ground: Ground, network: RoadNetwork, reach: RoadReach | None) -> None:
    drawn = road_lines(network, ground.style, None if reach is None else reach.classes(ground.style))
    for layer in reversed(drawn):
        look = ROAD_STYLES[layer.road_class]
        colour, width = look.colour, look.width_px
        if layer.minute_class is not None:
            colour = ground.style.classes[layer.minute_class].colour if layer.minute_class >= 0 else "#111111"
            width *= 1.5
        line = {"color": colour, "weight": width, "opacity": 1, "lineJoin": "round"}
        group = "" if layer.minute_class is None else f"_{layer.minute_class + 1}"
        name = ground.add(
            shape_layer(layer.lines, f"{layer.road_class.label}{group}", "roads", line), "roads"
        )
        cased = layer.minute_class is not None
        ground.roads.append({"layer": name, "width": width, "from": look.from_zoom, "cased": cased})
    missing = {RoadClass(value) for value in np.unique(network.link_class)} - {x.road_class for x in drawn}
    ground.left_out = tuple(sorted(missing))
    for shield in road_shields(network):
        letter = "m" if shield.number.startswith("M") or "(M)" in shield.number else shield.number[0].lower()
        trunk = "t" if letter == "a" and shield.road_class <= RoadClass.TRUNK else ""
        zoom = {"m": 0.0, "a": 9.0 if trunk else 9.75, "b": 11.25}[letter]
        ground.labels.append(Label(shield.number, shield.lat, shield.lon, f"shield {letter}{trunk}", zoom))


def shape_layer(shape: Any, name: str, pane: str, look: dict[str, object]) -> Any:
    """
    Return a folium layer of one shape in one look, that does not catch the mouse.

    Parameters
    ----------
    shape
        A shapely geometry in degrees.
    name
        Its name in the page.
    pane
        Which of our panes it lies in.
    look
        Leaflet's path options.
    """
    import folium

    feature = {"type": "Feature", "id": "0", "properties": {}, "geometry": geojson_of(shape)}
    return named(
        folium.GeoJson(
            {"type": "FeatureCollection", "features": [feature]},
            style_function=lambda _: look,
            pane=pane,
            interactive=False,
            smooth_factor=0.6,
        ),
        name,
    )


def geojson_of(shape: Any) -> dict[str, Any]:
    """Return a shapely geometry in degrees as GeoJSON, with no more digits than a map shows."""
    import shapely

    found = _rounded(shapely.geometry.mapping(shapely.set_precision(shape, 10**-_DECIMALS, mode="pointwise")))
    assert isinstance(found, dict)
    return found


def _rounded(value: Any) -> Any:
    """Coordinates with no more digits than they mean."""
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(item) for item in value]
    return round(value, _DECIMALS) if isinstance(value, (float, np.floating)) else value
