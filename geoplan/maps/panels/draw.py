"""Draw panels of one ground: folium makes the ground once, and the page repeats it for every panel."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from geoplan.maps.base import Ground, draw_ground, settlement_labels, start_script
from geoplan.maps.offline import Layout, OfflineMap
from geoplan.maps.panels.picture import PanelsPicture
from geoplan.maps.panels.tables import table_words
from geoplan.maps.style import MapStyle
from geoplan.network.model import RoadNetwork

NOT_TOLD = "#efece4"
"""The colour of an area of which it may not be told."""

# The ground is drawn for every panel anew: with fewer points than where a map stands alone.
_STYLE = MapStyle(area_minutes=(), simplify_m=30.0, most_vertices=12_000)
# Panels are small: towns are named in a wider view than on a map that stands alone.
_NAMED_EARLIER = 0.9


def panels_layout(template: str, *, scripts: tuple[str, ...], styles: tuple[str, ...]) -> Layout:
    """
    Return the layout of a page of panels.

    Parameters
    ----------
    template
        A page that extends ``panels/panels.html``.
    scripts
        What draws one panel: they have a function ``geoplanPanel``, of which ``panels/panels.js`` tells more.
    styles
        Beside those of all panels.
    """
    return Layout(
        template,
        "geoplanPanels",
        scripts=("panels/areas.js", "panels/marks.js", *scripts, "panels/panels.js"),
        styles=("panels/panels.css", *styles),
    )


def draw_panels(
    network: RoadNetwork,
    picture: PanelsPicture,
    layout: Layout,
    *,
    words: Mapping[str, Any],
    data: Mapping[str, Any],
    style: MapStyle | None = None,
) -> OfflineMap:
    """
    Draw a page of panels.

    Parameters
    ----------
    network
        The roads to draw.
    picture
        What is on the page.
    layout
        As `panels_layout` returns.
    words, data
        What its page says, and its scripts draw, beside what those of all panels do.
    style
        How closely roads are drawn.

    Returns
    -------
    OfflineMap
        One page with a map for each panel, panned and zoomed as one; private where it has a warning.
    """
    ground = draw_ground(network, style or _STYLE, districts=picture.districts, councils=picture.councils)
    start_script(ground, layout)
    said, drawn = {**_words(picture, ground), **words}, {**_data(picture, ground), **data}
    return OfflineMap(ground.folium, said, drawn, layout, private=bool(picture.warning))


def _words(picture: PanelsPicture, ground: Ground) -> dict[str, Any]:
    """What ``assets/panels/panels.html`` says."""
    return {
        "title": picture.title,
        "subtitle": picture.subtitle,
        "warning": picture.warning,
        "headline": picture.headline,
        "panels": picture.panels,
        "areas": [
            {"row": row, "name": area.name}
            for row, area in enumerate(picture.areas)
            if area.shape is not None
        ],
        "tables": [table_words(table) for table in picture.tables],
        "notes": [*picture.notes, *ground.omitted],
    }


def _data(picture: PanelsPicture, ground: Ground) -> dict[str, Any]:
    """What the ground of every panel is drawn of."""
    west, south, east, north = ground.bounds
    settlements = [*settlement_labels(picture.places), *settlement_labels(picture.around, outside=True)]
    labels = sorted([*ground.labels, *settlements], key=lambda label: label.rank)
    return {
        "bounds": [[south, west], [north, east]],
        "aria": picture.title,
        "roads": ground.roads,
        "labels": [replace(label, zoom=label.zoom - _NAMED_EARLIER).row() for label in labels],
    }
