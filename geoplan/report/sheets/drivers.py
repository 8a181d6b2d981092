"""A driver's sheet: their own run of one day, on one side of A4."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from geoplan.audiences import Audience, Scope, Seen
from geoplan.audiences.cutting import Fields
from geoplan.audiences.rows import Row, RunRow, StopRow, VenueRow
from geoplan.domain.money import miles
from geoplan.report.runs.words import time_of
from geoplan.report.sheets.joined import Labels
from geoplan.report.sheets.layout import Cell, Line, Look, RowKind, Sheet, SheetColumn, SheetRow, line
from geoplan.report.sheets.page import TICK
from geoplan.report.sheets.told import Told, child_cell, room_of, seat_of
from geoplan.runs.case import Case

_COLUMNS = (
    SheetColumn("Time", 25),
    SheetColumn("What", 28),
    SheetColumn("Whom", 38),
    SheetColumn("Where", 85),
    SheetColumn("Done", 10),
)
_WHAT = {"pick up": "↑ Pick up", "hand over": "↓ Hand over"}


def holders(rows: Iterable[Row], day: date) -> frozenset[str]:
    """Return the codes of whoever drives on a day."""
    return frozenset(row.driver for row in rows if isinstance(row, RunRow) and row.day == day)


def scope(_case: Case, driver: str, day: date) -> Scope:
    """Return their own part of a plan."""
    return Scope.of_driver(driver, day)


def sheets(seen: Seen, told: Told, driver: str) -> Iterator[Sheet]:
    """Make the sheet of a driver's day."""
    office = f"{told.params.office}, {told.telephone}"
    yield replace(
        told.sheet(Audience.DRIVER, driver),
        heading=Labels(seen).person(driver),
        under="Driver's sheet",
        facts=_facts(seen),
        columns=_COLUMNS,
        rows=tuple(_rows(seen)),
        closing=(
            f"Late, lost, nobody at the door, or anything else: first ring {office}.",
            "Hand a child only to whom the sheet names. See that nobody is left in the car.",
            "Miles by the clock:  at the start ____________   at the end ____________",
        ),
    )


def _facts(seen: Seen) -> tuple[tuple[str, str], ...]:
    """The day in figures: when out and back, how many journeys, miles and hours on the road."""
    runs = seen[RunRow].rows
    journeys = {row["journey"] for row in seen[StopRow] if row["journey"]}
    metres, empty = (sum(run[name] for run in runs) for name in ("metres", "empty_metres"))
    return (
        (time_of(min(run["start_s"] for run in runs)), "set off"),
        (time_of(max(run["end_s"] for run in runs)), "back"),
        (f"{len(journeys)}", "journey" if len(journeys) == 1 else "journeys"),
        (f"{miles(metres):.1f}", f"miles, {miles(empty):.1f} without a child"),
        (_hours(sum(run["driving_s"] for run in runs)), "on the road"),
    )


def _rows(seen: Seen) -> Iterator[SheetRow]:
    """Every stop with the way to it; several runs of a day one after the other."""
    labels, venues = Labels(seen), {row["venue"]: row["name"] for row in seen[VenueRow]}
    runs: dict[str, list[Fields]] = {}
    for stop in seen[StopRow]:
        runs.setdefault(stop["run"], []).append(stop)
    in_order = sorted(runs.values(), key=lambda run: int(run[0]["begin_s"]))
    for number, run in enumerate(in_order, start=1):
        if len(in_order) > 1:
            yield SheetRow((line(f"Run {number} of {len(in_order)}", Look.STRONG),), RowKind.GROUP)
        yield _end(run[0])
        for before, stop in pairwise(run):
            stays = stop["place"] == before["place"]
            if not stays:
                yield _way(before, stop, labels)
            yield _stop(stop, labels, venues, stays=stays) if stop["journey"] else _end(stop)


def _way(before: Fields, stop: Fields, labels: Labels) -> SheetRow:
    driven = math.ceil((stop["arrive_s"] - before["depart_s"]) / 60)
    on_board = before["on_board"]
    whom = f"with {labels.people(on_board)}" if on_board else "nobody else in the car"
    return SheetRow((line(f"{driven}-minute drive, {whom}", Look.SMALL),), RowKind.BETWEEN)


def _end(stop: Fields) -> SheetRow:
    what = line(stop["what"].capitalize(), Look.STRONG)
    return SheetRow((line(time_of(stop["begin_s"]), Look.BIG), what, (), (), ()))


def _stop(stop: Fields, labels: Labels, venues: dict[str, str], *, stays: bool) -> SheetRow:
    what = line(_WHAT.get(stop["what"], stop["what"].capitalize()), Look.STRONG)
    whom = tuple(
        one for child in stop["children"] for one in child_cell(labels.person(child), _needed(child, stop))
    )
    where = line("The same place") if stays else _where(stop, labels, venues)
    take = "from" if stop["what"] == "pick up" else "to"
    door = line(f"{take}: {_at_the_door(stop, labels)}", Look.SMALL)
    return SheetRow((_times(stop, waits=not stays), what, whom, where + door, (TICK,)))


def _times(stop: Fields, *, waits: bool) -> Cell:
    found = [Line(time_of(stop["begin_s"]), Look.BIG)]
    if waits and stop["begin_s"] - stop["arrive_s"] >= 60:
        found.append(Line(f"be there {time_of(stop['arrive_s'])}", Look.SMALL))
    return (*found, Line(f"leave {time_of(stop['depart_s'])}", Look.SMALL))


def _needed(child: str, stop: Fields) -> tuple[str, ...]:
    seats, needs = (
        [what for whose, _, what in (word.partition(" ") for word in stop[name]) if whose == child]
        for name in ("seats", "needs")
    )
    return (*map(seat_of, seats), *needs)


def _where(stop: Fields, labels: Labels, venues: dict[str, str]) -> Cell:
    address, kind = labels.address(stop["place"]), stop["place_kind"]
    code: str = stop["place_code"]
    if kind == "venue":
        return line(venues.get(code, code), Look.STRONG) + (line(address) if address else ())
    if address:
        return line(address, Look.STRONG)
    what = f"School {code}" if kind == "school" else f"Home of {code}"
    settlement = stop["settlement"].replace("-", " ").title()
    return line(what, Look.STRONG) + (line(settlement) if settlement else ())


def _at_the_door(stop: Fields, labels: Labels) -> str:
    if stop["place_kind"] == "venue":
        return ", ".join([stop["hand_over"], *([room_of(stop["room"])] if stop["room"] else [])])
    if stop["place_kind"] == "school" or stop["hand_over"] == "carer":
        return str(stop["hand_over"])
    return " or ".join(f"{labels.person(code)}, carer" for code in stop["hand_over"].split(", "))


def _hours(seconds: int) -> str:
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60:02}" if minutes >= 60 else f"{minutes} min"
