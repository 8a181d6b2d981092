"""Draw venue options side by side."""

from geoplan.maps.offline import OfflineMap
from geoplan.maps.options.page import data, words
from geoplan.maps.options.picture import OptionsPicture
from geoplan.maps.panels.draw import draw_panels, panels_layout
from geoplan.maps.style import MapStyle
from geoplan.network.model import RoadNetwork

OPTIONS = panels_layout(
    "options/options.html",
    scripts=("options/catchments.js", "options/panel.js"),
    styles=("options/options.css",),
)


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
    return draw_panels(network, picture, OPTIONS, words=words(picture), data=data(picture), style=style)
