"""What the page around a week of runs says, and what our scripts on it draw."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from geoplan.domain.money import miles
from geoplan.maps.base import Ground
from geoplan.maps.lines import pack_lines
from geoplan.maps.picture import VenuePin
from geoplan.maps.week.tables import run_table, stop_table
from geoplan.maps.week.view import RunView

_HALF_HOUR = 30
_NOON = 720
_DAYS = 7


@dataclass(frozen=True, kw_only=True)
class WeekPage:
    """
    A week of runs as one page tells it.

    Parameters
    ----------
    week
        Its Monday.
    runs
        By day and start.
    others
        Journeys of each day that are on no run, by who takes them.
    venues
        All that are drawn, lettered in this order.
    """

    week: date
    runs: tuple[RunView, ...]
    others: Mapping[date, Counter[str]]
    venues: tuple[VenuePin, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The days of the week that can be chosen."""
        return tuple(self.week + timedelta(days=number) for number in range(_DAYS))

    @property
    def first(self) -> date:
        """The day that is shown first: of those with most runs."""
        count = Counter(run.day for run in self.runs)
        return max(self.days, key=lambda day: (count[day], -day.toordinal()))

    @property
    def venue_names(self) -> dict[str, str]:
        """Names by code."""
        return {venue.code: venue.name for venue in self.venues}


def letter_of(number: int) -> str:
    """Return A, B … Z, AA, AB … for 0, 1 …"""
    more, rest = divmod(number, 26)
    return (letter_of(more - 1) if more else "") + chr(ord("A") + rest)


def venue_pins(venues: Sequence[VenuePin], notes: Mapping[str, str]) -> list[dict[str, Any]]:
    """Venues as our scripts draw them; `notes` by code."""
    return [
        {
            "number": letter_of(at),
            "name": venue.name,
            "lat": round(venue.position.lat, 5),
            "lon": round(venue.position.lon, 5),
            "note": notes.get(venue.code, ""),
        }
        for at, venue in enumerate(venues)
    ]


def week_words(page: WeekPage) -> dict[str, Any]:
    """What ``assets/week/page.html`` says."""
    return {
        "headline": headline(page),
        "days": _days(page),
        "filters": _filters(page),
        "runs": bool(page.runs),
        "venues": [{"letter": letter_of(at), "name": venue.name} for at, venue in enumerate(page.venues)],
        "tables": [run_table(page.runs, page.venue_names), stop_table(page.runs)],
    }


def headline(page: WeekPage) -> str:
    """The whole week in a sentence or two."""
    runs = page.runs
    if not runs:
        return "Nobody drives a run in this week."
    length = miles(sum(run.metres for run in runs))
    empty = miles(sum(run.empty_metres for run in runs))
    share = f", {empty / length:.0%} of them without a child" if length else ""
    return (
        f"{_many(len(runs), 'run')} by {_many(len({run.driver for run in runs}), 'driver')} in the week, "
        f"{_many(sum(run.journeys for run in runs), 'journey')} of children. {length:,.0f} miles{share}."
    )


def week_data(page: WeekPage, ground: Ground) -> dict[str, Any]:
    """What our scripts draw."""
    lines = [[(spot.lon, spot.lat) for spot in leg.line] for run in page.runs for leg in run.legs]
    packed = pack_lines(lines)
    count = Counter(code for run in page.runs for code in run.venues)
    calls = {venue.code: f"Runs of the week that call here: {count[venue.code]:,}" for venue in page.venues}
    first_leg = 0
    runs = []
    for run in page.runs:
        runs.append(_run(run, page, first_leg))
        first_leg += len(run.legs)
    return {
        "bounds": bounds_with(ground.bounds, (point for line in lines for point in line)),
        "roads": ground.roads,
        "labels": [label.row() for label in sorted(ground.labels, key=lambda label: label.rank)],
        "venues": venue_pins(page.venues, calls),
        "pieces": packed.texts(),
        "lines": packed.line_texts(),
        "days": [
            {"long": f"{day:%A} {day.day} {day:%B}", "hours": _hours(page, day), "others": _others(page, day)}
            for day in page.days
        ],
        "runs": runs,
    }


def bounds_with(
    bounds: tuple[float, float, float, float], points: Iterable[tuple[float, float]]
) -> list[list[float]]:
    """Return bounds (west, south, east, north) made to hold some points, as Leaflet wants them."""
    west, south, east, north = bounds
    for lon, lat in points:
        west, east = min(west, lon), max(east, lon)
        south, north = min(south, lat), max(north, lat)
    return [[round(south, 4), round(west, 4)], [round(north, 4), round(east, 4)]]


def _run(run: RunView, page: WeekPage, first_leg: int) -> dict[str, Any]:
    return {
        "day": (run.day - page.week).days,
        "driver": run.driver,
        "who": run.mode[:1].upper() + run.mode[1:],
        "worker": run.is_workers,
        "start": run.start_s // 60,
        "end": run.end_s // 60,
        "miles": round(miles(run.metres), 2),
        "emptyMiles": round(miles(run.empty_metres), 2),
        "journeys": run.journeys,
        "driving": round(run.driving_s / 60),
        "waiting": round(run.waiting_s / 60),
        "pence": run.pence,
        "venues": run.venues,
        "districts": run.districts,
        "legs": [[first_leg + at, leg.on_board] for at, leg in enumerate(run.legs)],
        "stops": [
            {
                "mark": stop.mark,
                "arrives": stop.arrives,
                "leaves": stop.leaves,
                "what": stop.what,
                "at": [round(stop.position.lat, 5), round(stop.position.lon, 5)],
                "lines": stop.lines,
            }
            for stop in run.stops
        ],
    }


def _days(page: WeekPage) -> list[dict[str, Any]]:
    count = Counter(run.day for run in page.runs)
    return [
        {"name": f"{day:%a}", "number": day.day, "runs": count[day], "first": day == page.first}
        for day in page.days
    ]


def _filters(page: WeekPage) -> list[dict[str, Any]]:
    """What can be chosen by; nothing where there is one only."""
    names = page.venue_names
    drivers = sorted({run.driver for run in page.runs})
    venues = sorted(
        {code for run in page.runs for code in run.venues}, key=lambda code: names.get(code, code)
    )
    districts = sorted({name for run in page.runs for name in run.districts})
    listed: list[tuple[str, str, Sequence[tuple[str, str]]]] = [
        ("driver", "Driver", [(code, code) for code in drivers]),
        ("venue", "Venue", [(code, names.get(code, code)) for code in venues]),
        ("district", "District", [(name, name) for name in districts]),
    ]
    return [
        {
            "name": name,
            "label": label,
            "options": [{"value": value, "label": text} for value, text in options],
        }
        for name, label, options in listed
        if len(options) > 1
    ]


def _hours(page: WeekPage, day: date) -> tuple[int, int]:
    """The minutes that the slider runs over: from the first start to the last end, in half hours."""
    runs = [run for run in page.runs if run.day == day]
    first = min((run.start_s // 60 for run in runs), default=_NOON)
    last = max((-(-run.end_s // 60) for run in runs), default=_NOON + _HALF_HOUR)
    return first // _HALF_HOUR * _HALF_HOUR, -(-last // _HALF_HOUR) * _HALF_HOUR


def _others(page: WeekPage, day: date) -> str:
    listed = page.others.get(day, Counter())
    return ", ".join(f"{_many(count, 'journey')} by {mode}" for mode, count in listed.most_common())


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
