"""Draw panels of one ground: folium makes the ground once, and the page repeats it for every panel."""

from geoplan.maps.base import draw_ground, start_script
from geoplan.maps.offline import Layout, OfflineMap
from geoplan.maps.options.page import data, words
from geoplan.maps.options.picture import OptionsPicture
from geoplan.maps.style import MapStyle
from geoplan.network.model import RoadNetwork

OPTIONS = Layout(
    "options/options.html",
    "geoplanOptions",
    scripts=("options/marks.js", "options/catchments.js", "options/panel.js", "options/options.js"),
    styles=("options/options.css",),
)
# The ground is drawn for every panel anew: with fewer points than where a map stands alone.
_STYLE = MapStyle(area_minutes=(), simplify_m=30.0, most_vertices=12_000)


def draw_options(
    network: RoadNetwork, picture: OptionsPicture, *, style: MapStyle | None = None
) -> OfflineMap:
    """
    Draw options side by side, of figures that were found already.

    Parameters
    ----------
    network
        The roads to draw.
    picture
        What is on the page.
    style
        How closely roads are drawn.

    Returns
    -------
    OfflineMap
        One page with a map for each panel, panned and zoomed as one.
    """
    ground = draw_ground(network, style or _STYLE, districts=picture.districts, councils=picture.councils)
    start_script(ground, OPTIONS)
    said, drawn = words(picture, ground), data(picture, ground)
    return OfflineMap(ground.folium, said, drawn, OPTIONS, private=bool(picture.warning))
