"""What the page of access with layers says, and what our scripts on it draw."""

from itertools import pairwise
from typing import Any

import numpy as np

from geoplan.domain.ages import AgeBand
from geoplan.domain.hours import Weekday
from geoplan.domain.periods import Period
from geoplan.maps.access.picture import AccessLayers, Square, VenueOffer
from geoplan.maps.areas import BAND_LOOKS
from geoplan.maps.base import Ground, Label, geojson_of, settlement_labels
from geoplan.maps.page import CUT_OFF
from geoplan.maps.style import MapStyle

# Light to dark in even steps; dark saves most.
_SAVED = ("#f1f3d6", "#cfe3a8", "#93c98d", "#4fa57c", "#1c7a72", "#0b4a55")
_HIDDEN = "#d9d5ca"
_BEST = 5
_NAMES = {
    Period.AM_PEAK: "Morning peak",
    Period.INTER_PEAK: "Daytime",
    Period.PM_PEAK: "Afternoon peak",
    Period.OFF_PEAK: "Off-peak",
}


def words(layers: AccessLayers, style: MapStyle, ground: Ground) -> dict[str, Any]:
    """What ``assets/reach/reach.html`` says."""
    steps = saved_steps(layers.squares)
    return {
        "title": layers.title,
        "subtitle": layers.subtitle,
        "warning": layers.warning,
        "periods": [
            {"name": _NAMES[period], "hours": period.label.partition("(")[2].rstrip(")")}
            for period in layers.periods
        ],
        "chosen": layers.periods.index(Period.PM_PEAK) if Period.PM_PEAK in layers.periods else 0,
        "ages": [band.value for band in AgeBand],
        "days": [day.label for day in Weekday if any(day in venue.days for venue in layers.venues)],
        "wheelchair": any(venue.wheelchair is not None for venue in layers.venues),
        "classes": style.classes,
        "cut_off": CUT_OFF if not np.isfinite(layers.minutes).any(axis=2).all() else None,
        "bands": [
            {"minutes": f"{minutes:g}", "fill": fill, "line": line, "dash": dash or ""}
            for minutes, (fill, line, dash) in zip(layers.bands, BAND_LOOKS, strict=False)
        ]
        if layers.areas
        else [],
        "saved": [
            {"label": label, "colour": colour}
            for label, colour in zip(_step_words(steps), _SAVED, strict=False)
        ]
        if steps
        else [],
        "hidden": _HIDDEN if any(square.hours is None for square in layers.squares) else "",
        "venues": [_venue_words(at, venue) for at, venue in enumerate(layers.venues, start=1)],
        "places": [
            {"name": place.name, "district": place.contact_district or place.council}
            for place in layers.places
        ],
        "squares": [_square_words(square) for square in best_first(layers.squares)],
        "notes": [*layers.notes, *ground.omitted],
    }


def data(layers: AccessLayers, style: MapStyle, ground: Ground) -> dict[str, Any]:
    """What our scripts draw."""
    west, south, east, north = ground.bounds
    tenths = np.where(np.isfinite(layers.minutes), np.round(layers.minutes * 10), -1).astype(int)
    steps = saved_steps(layers.squares)
    best = [square for square in best_first(layers.squares) if square.hours][:_BEST]
    return {
        "bounds": [[south, west], [north, east]],
        "aria": f"Map: {layers.title} Everything on it is in the tables below.",
        "roads": ground.roads,
        "labels": _labels(layers, style, ground),
        "classes": [{"colour": look.colour, "radius": look.radius_px} for look in style.classes],
        "bounds_minutes": list(style.bounds_minutes),
        "cutOff": CUT_OFF,
        "venues": [_venue_data(at, venue) for at, venue in enumerate(layers.venues, start=1)],
        "places": [
            {
                "name": place.name,
                "lat": round(place.position.lat, 5),
                "lon": round(place.position.lon, 5),
                "class": 0,
                "time": "",
                "way": "",
            }
            for place in layers.places
        ],
        "hours": [period.label.capitalize() for period in layers.periods],
        "minutes": tenths.tolist(),
        "bands": [
            {"fill": fill, "line": line, "dash": dash or ""}
            for _, (fill, line, dash) in zip(layers.bands, BAND_LOOKS, strict=False)
        ],
        "areas": [
            [[geojson_of(shape) for shape in bands] for bands in by_venue] for by_venue in layers.areas
        ],
        "squares": [_square_data(square, steps) for square in layers.squares],
        "best": [
            [f"{square.hours:,.0f} h", (square.south + square.north) / 2, (square.west + square.east) / 2]
            for square in best
        ],
    }


def best_first(squares: tuple[Square, ...]) -> list[Square]:
    """Squares in the order of what they save, those that may not be told of last."""
    return sorted(squares, key=lambda square: (square.hours is None, -(square.hours or 0.0), square.near))


def saved_steps(squares: tuple[Square, ...]) -> list[float]:
    """Round bounds of at most six classes of hours saved, from 0; none where nothing is saved."""
    most = max((square.hours or 0.0 for square in squares), default=0.0)
    if most <= 0:
        return []
    step = next(
        size * 10**power
        for power in range(-2, 7)
        for size in (1, 2, 5)
        if size * 10**power * len(_SAVED) >= most
    )
    return [round(step * at, 6) for at in range(len(_SAVED)) if step * at < most]


def _step_words(steps: list[float]) -> list[str]:
    pairs = [f"{low:g}–{high:g}" for low, high in pairwise(steps)]
    return [*pairs, f"{steps[-1]:g} or more"]


def _labels(layers: AccessLayers, style: MapStyle, ground: Ground) -> list[list[object]]:
    middle = style.classes[len(style.classes) // 2].radius_px
    made: list[Label] = [
        *ground.labels,
        *settlement_labels(layers.places, radii_px={place.code: middle for place in layers.places}),
        *settlement_labels(layers.around, outside=True),
        *(
            Label(venue.name, venue.position.lat, venue.position.lon, "venuename", 11.0, 14.0)
            for venue in layers.venues
        ),
    ]
    return [label.row() for label in sorted(made, key=lambda label: label.rank)]


def _venue_data(number: int, venue: VenueOffer) -> dict[str, Any]:
    return {
        "number": number,
        "name": venue.name,
        "lat": round(venue.position.lat, 5),
        "lon": round(venue.position.lon, 5),
        "note": f"{_ages(venue)}; {_days(venue)}",
        "ages": [band.value for band in AgeBand if band in venue.ages],
        "days": [day.label for day in Weekday if day in venue.days],
        "wheelchair": bool(venue.wheelchair),
    }


def _venue_words(number: int, venue: VenueOffer) -> dict[str, Any]:
    known = {True: "yes", False: "no", None: "not known"}[venue.wheelchair]
    return {
        "number": number,
        "name": venue.name,
        "ages": _ages(venue),
        "days": _days(venue),
        "wheelchair": known,
    }


def _ages(venue: VenueOffer) -> str:
    return (
        "all ages"
        if venue.ages == frozenset(AgeBand)
        else ", ".join(band.value for band in AgeBand if band in venue.ages)
    )


def _days(venue: VenueOffer) -> str:
    days = sorted(venue.days)
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return f"{days[0].label} to {days[-1].label}"
    return ", ".join(day.label for day in days)


def _square_words(square: Square) -> dict[str, str]:
    hidden = square.hours is None
    return {
        "near": square.near,
        "hours": "c" if hidden else f"{square.hours:.1f}",
        "sort": "-1" if hidden else f"{square.hours:.2f}",
        "sessions": square.sessions,
        "children": square.children,
    }


def _square_data(square: Square, steps: list[float]) -> list[Any]:
    at = -1 if square.hours is None else sum(square.hours >= step for step in steps[1:])
    said = "fewer than 5 children would come: not told"
    if square.hours is not None:
        who = f"{square.sessions} sessions, {square.children} children"
        said = f"{square.hours:.1f} hours saved a week; {who}"
    corners = [round(value, 4) for value in (square.south, square.west, square.north, square.east)]
    colour = _HIDDEN if at < 0 else _SAVED[at]
    return [*corners, colour, f"Near {square.near}", said]
