"""A made-up year of claims from a seed: untidy as claims are, with things planted to be found."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.random import Generator

from geoplan.county import County
from geoplan.matrix import travel_times
from geoplan.network.model import RoadNetwork
from geoplan.network.snap import snap

FIRST = date(2026, 4, 6)
_WORKING_DAYS = 5
_HEADINGS = (
    "Date", "Time", "Payroll no", "From", "Via", "To", "Miles", "Rate", "Amount", "Child", "Submitted",
    "Notes",
)  # fmt: skip
_HALVES_OF_DAY = 2
_CHILDREN_EACH = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One journey of the year, as driven and as claimed."""

    driver: str
    day: date
    minute: int
    stops: tuple[str, ...]
    child: str
    miles: float
    planted: str = ""
    handed_in: date | None = None


def make_year(county: County, network: RoadNetwork, *, journeys: int, seed: int) -> list[Line]:
    """
    Make up a year.

    Drivers fetch a child at home and take it to a venue, and back after an hour and a half: driver, child,
    venue, then venue, child, driver; a child in the morning or one in the afternoon. Claims are the road's
    miles times 1.02, give or take four in a hundred, rounded to a tenth or, by every fourth driver, to a
    mile. Planted, each in one of a hundred: more than half as many miles again, the same line twice, handed
    in late.
    """
    rng = np.random.default_rng(seed)
    people = county.population
    drivers = [driver.code for driver in people.drivers]
    children = [child.code for child in people.children]
    venues = [venue.code for venue in county.venues]
    at = {driver.code: driver.home for driver in people.drivers}
    at |= {child.code: child.home for child in people.children}
    at |= {venue.code: venue.position for venue in county.venues}
    places = snap(network, list(at), list(at.values()))
    matrix = travel_times(network, places, places)
    miles, minutes = matrix.miles, matrix.minutes
    row = {code: number for number, code in enumerate(at)}
    # Everybody has a few children and each child a venue: journeys repeat, as they do.
    circle = {driver: rng.choice(len(children), _CHILDREN_EACH, replace=False) for driver in drivers}
    usual = {child: venues[int(rng.integers(len(venues)))] for child in children}
    year = (FIRST + timedelta(number) for number in range(364))
    days = [day for day in year if day.weekday() < _WORKING_DAYS]
    slots = [(driver, day, half) for driver in drivers for day in days for half in range(_HALVES_OF_DAY)]
    if 2 * len(slots) < journeys:
        raise ValueError(f"so few drivers make no more than {2 * len(slots):,} journeys a year")
    found: list[Line] = []
    for slot in rng.permutation(len(slots))[: -(-journeys // 2)].tolist():
        driver, day, half = slots[slot]
        child = children[int(rng.choice(circle[driver]))]
        out, back = (driver, child, usual[child]), (usual[child], child, driver)
        start = 7 * 60 + half * 6 * 60 + int(rng.integers(6)) * 5
        way = sum(float(minutes[row[a], row[b]]) for a, b in pairwise(out))
        for stops, minute in ((out, start), (back, start + 90 + round(way / 5) * 5)):
            road = sum(float(miles[row[a], row[b]]) for a, b in pairwise(stops))
            whole = drivers.index(driver) % 4 == 0
            found.append(_claimed(rng, Line(driver, day, minute, stops, child, road), whole=whole))
    return _plant_twice(rng, found[:journeys])


def _claimed(rng: Generator, line: Line, *, whole: bool) -> Line:
    """Return a line as claimed, now and then with something to be found."""
    chance, planted = float(rng.random()), ""
    miles = line.miles * (1.02 + 0.04 * float(rng.standard_normal()))
    if chance < 0.01:
        miles, planted = line.miles * 1.6 + 3, "more miles"
    elif chance < 0.02:
        planted = "late"
    handed_in = line.day + timedelta(days=200 if planted == "late" else int(rng.integers(3, 40)))
    rounded = max(round(miles, 0 if whole else 1), 0.5)
    return replace(line, miles=rounded, planted=planted, handed_in=handed_in)


def _plant_twice(rng: Generator, lines: list[Line]) -> list[Line]:
    """Replace one line of a hundred by a copy of another."""
    for place in rng.choice(len(lines), len(lines) // 100, replace=False).tolist():
        source = lines[int(rng.integers(len(lines)))]
        if not source.planted and not lines[place].planted:
            lines[place] = replace(source, planted="twice")
    return lines


def planted(lines: Sequence[Line]) -> Counter[str]:
    """Count what was planted."""
    return Counter(line.planted for line in lines if line.planted)


def write_year(lines: Sequence[Line], path: Path) -> None:
    """Write an untidy workbook: a sheet a month, titles, blank rows, a line of totals, mixed forms."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    months: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda one: (one.day, one.driver, one.minute)):
        months.setdefault(f"{line.day:%b %Y}", []).append(line)
    for month, inside in months.items():
        sheet = book.create_sheet(month)
        sheet.append([f"Mileage claims, {month}"])
        sheet.append([])
        sheet.append(_HEADINGS)
        for number, line in enumerate(inside):
            if number % 50 == 49:
                sheet.append([])
            sheet.append(_cells(line, number))
        total = round(sum(line.miles for line in inside), 1)
        sheet.append(["Total", *[None] * 5, total])
    book.save(path)


def _cells(line: Line, number: int) -> list[Any]:
    hour, minute = divmod(line.minute, 60)
    when: Any = datetime(line.day.year, line.day.month, line.day.day)
    if number % 3 == 1:
        when = f"{line.day:%d/%m/%y}"
    first, *via, last = line.stops
    pence = 55 * round(line.miles * 10) / 10
    return [
        when,
        f"{hour:02}:{minute:02}" if number % 2 else f"{hour:02}.{minute:02}",
        line.driver,
        "Home" if first == line.driver and number % 5 == 0 else first.upper(),
        "; ".join(via),
        last,
        f"{line.miles:g} miles" if number % 4 == 0 else line.miles,
        "55p" if number % 2 else 0.55,
        f"£{pence / 100:.2f}",
        line.child,
        line.handed_in,
        "as agreed" if number % 7 == 0 else None,
    ]
