"""What the page around a map of access says, and what our scripts on it draw."""

import math
from collections import Counter
from typing import Any

from geoplan.maps.areas import Band
from geoplan.maps.base import Ground, Label, settlement_labels
from geoplan.maps.picture import AccessPicture, PlaceMinutes, headline
from geoplan.maps.style import MapStyle

_NO_ROAD = "no road"
CUT_OFF: dict[str, Any] = {
    "label": _NO_ROAD,
    "colour": "#ffffff",
    "radius": 6.0,
    "line": "#111111",
    "stroke": 2.5,
}


def labels(picture: AccessPicture, style: MapStyle) -> list[Label]:
    """Names of settlements and venues."""
    timed = [item.place for item in picture.places]
    looks = style.classes
    radii = {
        item.place.code: looks[style.class_of(item.minutes)].radius_px if item.nearest else CUT_OFF["radius"]
        for item in picture.places
    }
    made = settlement_labels(timed, radii_px=radii)
    known = {place.code for place in timed}
    made += settlement_labels(
        (place for place in picture.around if place.code not in known), outside=bool(timed)
    )
    # Where nothing else is named, the venues are.
    zoom = 11.0 if timed else 0.0
    made += [
        Label(venue.name, venue.position.lat, venue.position.lon, "venuename", zoom, 14.0)
        for venue in picture.venues
    ]
    return made


def words(picture: AccessPicture, style: MapStyle, bands: tuple[Band, ...], ground: Ground) -> dict[str, Any]:
    """What ``assets/access.html`` says."""
    timed, reach = bool(picture.places), picture.reach
    switches = [
        ("places", "Places by minutes", timed, True),
        ("areas", _within(bands), bool(bands), not timed and reach is None),
        ("names", "Names of places", timed or bool(picture.around), True),
    ]
    what = "Places" if timed else "Miles of road" if reach is not None else ""
    return {
        "title": picture.title,
        "subtitle": picture.subtitle,
        "headline": headline(picture, style),
        "counts": _counts(picture, style),
        "what": what.lower(),
        "bands": bands,
        "venue_heads": ["No.", "Venue", *([f"{what} it is nearest to"] if what else [])],
        "venues": _venue_rows(picture),
        "switches": [
            {"name": name, "label": label, "on": on} for name, label, there, on in switches if there
        ],
        "notes": [*picture.notes, *ground.omitted],
        "places": _place_rows(picture),
    }


def data(picture: AccessPicture, style: MapStyle, ground: Ground) -> dict[str, Any]:
    """What our scripts draw."""
    west, south, east, north = ground.bounds
    numbers = {venue.code: at for at, venue in enumerate(picture.venues, start=1)}
    names = {venue.code: venue.name for venue in picture.venues}
    rows = _venue_rows(picture)
    return {
        "bounds": [[south, west], [north, east]],
        "aria": f"Map: {picture.title}. Everything on it is in the tables below.",
        "classes": [{"colour": look.colour, "radius": look.radius_px} for look in style.classes],
        "cutOff": CUT_OFF,
        "roads": ground.roads,
        "switches": {name: ground.layers[name] for name in ("areas",) if name in ground.layers},
        "labels": [label.row() for label in sorted(ground.labels, key=lambda label: label.rank)],
        "venues": [
            {
                "number": row["number"],
                "name": row["name"],
                "lat": round(venue.position.lat, 5),
                "lon": round(venue.position.lon, 5),
                "note": row["note"],
            }
            for row, venue in zip(rows, picture.venues, strict=True)
        ],
        "places": [
            {
                "name": item.place.name,
                "lat": round(item.place.position.lat, 5),
                "lon": round(item.place.position.lon, 5),
                "class": style.class_of(item.minutes) if item.nearest else -1,
                "time": f"{item.minutes:.0f} minutes, {item.miles:.1f} miles" if item.nearest else _NO_ROAD,
                "way": f"to {numbers[item.nearest]}. {names[item.nearest]}" if item.nearest else "",
            }
            for item in picture.places
        ],
    }


def _within(bands: tuple[Band, ...]) -> str:
    steps = [f"{band.minutes:g}" for band in bands]
    return f"Within {', '.join(steps)} minutes"


def _counts(picture: AccessPicture, style: MapStyle) -> list[dict[str, Any]]:
    """The legend: every class with how many places, or miles of road, are in it."""
    found: dict[int, float] = {}
    if picture.reach is not None:
        classes = picture.reach.classes(style)
        found = {at: float(picture.reach.miles[classes == at].sum()) for at in set(classes.tolist())}
    for item in picture.places:
        at = style.class_of(item.minutes) if item.nearest else -1
        found[at] = found.get(at, 0) + 1
    if not found:
        return []
    rows: list[dict[str, Any]] = [
        {"label": look.label, "colour": look.colour, "radius": look.radius_px, "count": found.get(at, 0)}
        for at, look in enumerate(style.classes)
    ]
    if -1 in found:
        rows.append({**CUT_OFF, "count": found[-1]})
    most, total = max(found.values()), sum(found.values())
    return [
        {
            **row,
            "share": round(100 * row["count"] / most, 1),
            "percent": f"{row['count'] / total:.0%}",
            "text": f"{row['count']:,.0f}",
        }
        for row in rows
    ]


def _venue_rows(picture: AccessPicture) -> list[dict[str, Any]]:
    nearest_to = Counter(item.nearest for item in picture.places)
    rows = []
    for at, venue in enumerate(picture.venues):
        count: float = nearest_to[venue.code]
        unit = "place" if count == 1 else "places"
        if picture.reach is not None:
            count, unit = float(picture.reach.miles[picture.reach.venue == at].sum()), "miles of road"
        known = bool(picture.places) or picture.reach is not None
        rows.append(
            {
                "number": at + 1,
                "name": venue.name,
                "cells": [{"value": f"{count:.1f}", "text": f"{count:,.0f}"}] if known else [],
                "note": f"nearest to {count:,.0f} {unit}" if known else "",
            }
        )
    return rows


def _place_rows(picture: AccessPicture) -> list[dict[str, Any]]:
    """The table: the longest journey first, those without a road before all."""
    names = {venue.code: venue.name for venue in picture.venues}
    order = sorted(
        range(len(picture.places)),
        key=lambda row: (-picture.places[row].minutes, picture.places[row].place.code),
    )
    return [_place_row(row, picture.places[row], names) for row in order]


def _place_row(row: int, item: PlaceMinutes, names: dict[str, str]) -> dict[str, Any]:
    reached = item.nearest is not None and math.isfinite(item.minutes)
    return {
        "row": row,
        "name": item.place.name,
        "district": item.place.contact_district or item.place.council,
        "nearest": names.get(item.nearest or "", "–"),
        "minutes": f"{item.minutes:.0f}" if reached else _NO_ROAD,
        "sort": f"{item.minutes:.2f}" if reached else "100000",
        "miles": f"{item.miles:.1f}" if reached else "–",
        "sort_miles": f"{item.miles:.2f}" if reached else "100000",
    }
