"""The cost surface as a table: the places where one new venue would save most."""

import math
from typing import TYPE_CHECKING

from geoplan.audiences import Audience
from geoplan.audiences.options import surface_shown
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.report.columns import ONE_DECIMAL, Column
from geoplan.report.runs.blocks import Block
from geoplan.report.siting.blocks import POUNDS, VenueBlock
from geoplan.siting.candidates import CostSurface

if TYPE_CHECKING:
    import geopandas as gpd

_ROUGH = (
    "Sessions that suit it and would be nearer for their children; with room for all, everything else as now."
)


def surface_block(surface: CostSurface, *, listed: int, audience: Audience = Audience.MANAGER) -> Block:
    """
    Return the places that save most children's hours, with how many sessions and children would come.

    Of places to which few children would come nothing is shown; see `geoplan.audiences.options.surface`.
    """
    shown = surface_shown(surface, audience)[:listed]
    has_pounds = surface.saved_pence is not None
    rows = tuple(
        (
            one.place.name,
            one.place.contact_district or "",
            *(SHOWN_AS if value is None else value for value in (one.sessions, one.children, one.hours)),
            *((SHOWN_AS if one.pounds is None else round(one.pounds),) if has_pounds else ()),
        )
        for one in shown
    )
    columns = (
        Column("Place", None, 26),
        Column("District", None, 14),
        Column("Sessions", "#,##0", 9),
        Column("Children", "#,##0", 9),
        Column("Hours saved", ONE_DECIMAL, 9),
        *((Column("Pounds saved", POUNDS, 10),) if has_pounds else ()),
    )
    title = (
        f"What one new venue would save in a week: the best {len(rows)} of {len(surface.candidates)} places"
    )
    return VenueBlock(title, columns, rows, _ROUGH)


def surface_layer(surface: CostSurface, audience: Audience = Audience.MANAGER) -> "gpd.GeoDataFrame":
    """
    Return the surface as points to be mapped, EPSG:4326; without figures where they may not be told.

    Returns
    -------
    geopandas.GeoDataFrame
        Columns code, name, district, sessions, children, hours_saved and, where estimated, pounds_saved.
    """
    import geopandas as gpd

    shown = surface_shown(surface, audience)
    columns: dict[str, list[object]] = {
        "code": [one.place.code for one in shown],
        "name": [one.place.name for one in shown],
        "district": [one.place.contact_district or "" for one in shown],
        "sessions": [_or_nan(one.sessions) for one in shown],
        "children": [_or_nan(one.children) for one in shown],
        "hours_saved": [_or_nan(one.hours) for one in shown],
    }
    if surface.saved_pence is not None:
        columns["pounds_saved"] = [_or_nan(one.pounds) for one in shown]
    points = gpd.points_from_xy(
        [one.place.position.lon for one in shown], [one.place.position.lat for one in shown]
    )
    return gpd.GeoDataFrame(columns, geometry=points, crs=4326)


def _or_nan(value: float | None) -> float:
    return math.nan if value is None else float(value)
