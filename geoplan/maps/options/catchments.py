"""Catchments on a map: venues that an area's sessions are allotted to, and the nearest ones by road."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from geoplan.audiences.options import Visited, Visits
from geoplan.domain.geography import Place
from geoplan.domain.periods import Period
from geoplan.domain.venues import Venue
from geoplan.maps.base import geojson_of
from geoplan.maps.options.picture import Area, Goes, OptionsPicture, Panel
from geoplan.maps.panels.cells import united
from geoplan.network.model import RoadNetwork
from geoplan.siting.options.outcome import Outcome

# Children of an area, from how many on a line is drawn; whoever sees all would else see nothing but lines.
_LINE_FROM = 5
Nearest = tuple[tuple[int, ...], tuple[float, ...]]


def goes_of(visits: Visits, venues: Sequence[Venue]) -> Goes:
    """
    Return where the children of an area go, in numbers and words.

    Parameters
    ----------
    venues
        All that are on the map; their numbers are their rows, from 1.
    """
    number = {venue.code: at for at, venue in enumerate(venues, start=1)}
    names = {venue.code: f"{number[venue.code]}. {venue.name}" for venue in venues}

    def named(one: Visited) -> str:
        if one.sessions is None:
            return names[one.venue]
        sessions = f"{one.sessions} session{'s' if one.sessions > 1 else ''}"
        return f"{names[one.venue]} ({sessions}, {one.children} child{'' if one.children == 1 else 'ren'})"

    also = [named(one) for one in visits.also]
    others = [number[one.venue] for one in visits.also]
    lines = [number[one.venue] for one in visits.also if one.children is None or one.children >= _LINE_FROM]
    more = f"; also {', '.join(also)}" if also else ""
    # Short, for it stands on the map, where the numbers are; the table has it all.
    also_at = f"; others at {', '.join(map(str, others))}" if others else ""
    if visits.most is None:
        tip = f"where most of its sessions are is not told: too few children go there{also_at}"
        return Goes(0, tuple(lines), f"not told{more}", tip)
    share = "more than half of its sessions" if visits.most.over_half else "the largest part of its sessions"
    most, first = named(visits.most), number[visits.most.venue]
    return Goes(first, (first, *lines), f"{most}{more}", f"{share} at {most}{also_at}")


def nearest_venues(
    network: RoadNetwork,
    places: Sequence[Place],
    venues: Sequence[Venue],
    outcomes: Sequence[Outcome],
    *,
    period: Period,
    **options: Any,
) -> tuple[Nearest, ...]:
    """
    Return for each outcome and settlement the row of the nearest open venue, and how many minutes it is.

    Parameters
    ----------
    options
        As `geoplan.maps.access.minutes_between` takes them.
    """
    from geoplan.maps.access import minutes_between
    from geoplan.network.nearest import nearest

    minutes = minutes_between(network, places, venues, period=period, **options)
    codes = [venue.code for venue in venues]
    found = []
    for outcome in outcomes:
        closed = [code not in outcome.occasions for code in codes]
        left = np.where(closed, np.inf, minutes)
        rows = nearest(left, codes)
        at = np.arange(len(rows))
        found.append((tuple(rows.tolist()), tuple(np.where(rows < 0, np.inf, left[at, rows]).tolist())))
    return tuple(found)


def lighter_land(panel: Panel, picture: OptionsPicture, cells: Sequence[Any]) -> list[dict[str, Any]]:
    """
    Return the ground of areas of which it may not be told where they go, by the nearest venue of each part.

    Parameters
    ----------
    cells
        The ground of each settlement; none where they are not drawn.
    """
    if not cells:
        return []
    of_venue: dict[int, list[Any]] = {}
    for at in _untold(panel, picture.areas):
        if panel.nearest[at] >= 0:
            of_venue.setdefault(panel.nearest[at] + 1, []).append(cells[at])
    shapes = {venue: united(ground) for venue, ground in sorted(of_venue.items())}
    return [
        {"venue": venue, "shape": geojson_of(shape)} for venue, shape in shapes.items() if shape is not None
    ]


def key_of(picture: OptionsPicture) -> dict[str, str]:
    """Return what the key says of lines and of lighter ground; no word of the latter where there is none."""
    least = picture.least_children
    any_untold = any(_untold(panel, picture.areas) for panel in picture.panels)
    few = f"Lighter: the nearest venue by road; fewer than {least} children go where most sessions are"
    who = f"{max(least, _LINE_FROM)} or more of an area's children"
    return {
        "line": f"{who} go there; thick: where most of its sessions are",
        "lighter": few if any_untold else "",
    }


def _untold(panel: Panel, areas: Sequence[Area]) -> list[int]:
    """Return the settlements of areas of which it may not be told where they go."""
    return [at for area, goes in zip(areas, panel.goes, strict=True) if not goes.venue for at in area.places]
