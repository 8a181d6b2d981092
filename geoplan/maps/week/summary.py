"""The week for managers, who see no run and no child, and for venues, who see who comes and leaves."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from geoplan.audiences import Seen
from geoplan.audiences.rows import AreaRow, CostRow, FigureRow, LegRow, Row, VisitRow
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.plans import clock
from geoplan.maps.base import Ground
from geoplan.maps.lines import pack_lines
from geoplan.maps.picture import VenuePin
from geoplan.maps.week.page import bounds_with, letter_of, venue_pins
from geoplan.maps.week.tables import Cell, Line, PageTable, columns, time_cell

_DAYS = 7
_PIXELS_OF_ONE = 7.0
_LEAST_PIXELS = 22
_MANAGERS = (
    "No home, school or driver: lines end at junctions away from homes.",
    "No child: areas have at least five children, and counts under 5 are shown as c.",
    "No time of day. Not how often a road is driven either: that is on the map of mileage.",
)
_VENUES = ("No home, no school and no route: only who comes to this venue and leaves it.",)


def summary_words(seen: Seen, week: date, venues: Sequence[VenuePin]) -> dict[str, Any]:
    """What ``assets/week/summary.html`` says."""
    is_venue = VisitRow in seen
    tables = _visits(seen, week) if is_venue else _figures(seen, venues)
    switches = [("lines", "Roads driven", LegRow in seen), ("areas", "Areas", AreaRow in seen)]
    return {
        "headline": "" if is_venue else _headline(seen),
        "promises": _VENUES if is_venue else _MANAGERS,
        "days": _days(seen, week) if is_venue else [],
        "lines": LegRow in seen,
        "areas": [
            {"name": row["area"], "shown": row["shown"], "is_drawn": row["position"] is not None}
            for row in _rows(seen, AreaRow)
        ],
        "venues": [{"letter": letter_of(at), "name": venue.name} for at, venue in enumerate(venues)],
        "switches": [
            {"name": name, "label": label}
            for name, label, there in (*switches, ("names", "Names of places", True))
            if there
        ],
        "tables": tables,
    }


def summary_data(seen: Seen, ground: Ground, week: date, venues: Sequence[VenuePin]) -> dict[str, Any]:
    """What our scripts draw."""
    rows = _rows(seen, LegRow)
    lines = [[(spot.lon, spot.lat) for spot in row["shared_line"]] for row in rows if row["shared_line"]]
    packed = pack_lines(lines)
    around = [(venue.position.lon, venue.position.lat) for venue in venues]
    spots = [(row["position"].lon, row["position"].lat) for row in _drawn(seen)]
    return {
        "bounds": _near(around)
        if VisitRow in seen
        else bounds_with(ground.bounds, (point for line in [*lines, spots] for point in line)),
        "roads": ground.roads,
        "labels": [label.row() for label in sorted(ground.labels, key=lambda label: label.rank)],
        "venues": venue_pins(venues, _venue_notes(seen)),
        # Every stretch once: how often it is driven is not to be seen.
        "pieces": packed.texts(),
        "lines": pack_lines_once(packed.lines),
        "areas": [
            {
                "name": row["area"],
                "shown": row["shown"],
                "note": f"{row['shown']} children who travel in this week",
                "lat": row["position"].lat,
                "lon": row["position"].lon,
                "size": _size(row["shown"]),
            }
            for row in _drawn(seen)
        ],
        "headlines": _headlines(seen, week) if VisitRow in seen else [],
    }


def pack_lines_once(lines: Sequence[Sequence[int]]) -> list[str]:
    """Return each piece of some lines as a line of its own, once, whichever way it was driven."""
    from geoplan.maps.lines import pack_numbers

    return [pack_numbers([piece]) for piece in sorted({abs(piece) for line in lines for piece in line})]


def _rows(seen: Seen, kind: type[Row]) -> Sequence[Mapping[str, Any]]:
    """The rows of a kind; none where it is not the audience's."""
    return seen[kind].rows if kind in seen else ()


def _drawn(seen: Seen) -> list[Mapping[str, Any]]:
    """The areas that are somewhere, in the order of the table: those far away are in it alone."""
    return [row for row in _rows(seen, AreaRow) if row["position"] is not None]


def _size(shown: str) -> int:
    """The width of a circle whose area goes by the count, in pixels."""
    count = int(shown) if shown.isdigit() else 0
    return max(_LEAST_PIXELS, round(_PIXELS_OF_ONE * math.sqrt(count)))


def _near(around: Sequence[tuple[float, float]]) -> list[list[float]]:
    """Bounds of a few miles around some points."""
    wide = 0.08
    lons, lats = [lon for lon, _ in around], [lat for _, lat in around]
    return [[min(lats) - wide / 2, min(lons) - wide], [max(lats) + wide / 2, max(lons) + wide]]


def _headline(seen: Seen) -> str:
    totals = {row["measure"]: row["shown"] for row in seen[FigureRow] if not row["by"]}
    paid = next((row["shown"] for row in seen[CostRow] if row["item"] == "paid"), None)
    told = ", ".join(f"{shown} {measure}" for measure, shown in totals.items())
    money = f" {_pounds(paid)} is paid for travel." if paid and paid != SHOWN_AS else ""
    return f"{told} in the week.{money}"


def _pounds(shown: str) -> str:
    return shown if shown == SHOWN_AS else f"£{float(shown):,.0f}"  # told in steps of £10


def _figures(seen: Seen, venues: Sequence[VenuePin]) -> list[PageTable]:
    """What managers are told: areas, then every division of every figure, then money."""
    names = {venue.code: venue.name for venue in venues}
    areas = [
        Line(
            (Cell(row["area"]), Cell(", ".join(row["places"])), _count(row["shown"])),
            None if row["position"] is None else at,
        )
        for at, row in enumerate(_rows(seen, AreaRow))
    ]
    figures = [
        Line(
            (
                Cell(row["measure"]),
                Cell(row["by"]),
                Cell(names.get(str(row["of"]), str(row["of"]))),
                _count(row["shown"]),
            )
        )
        for row in seen[FigureRow]
        if row["by"]
    ]
    money = [Line((Cell(row["label"]), Cell(_pounds(row["shown"])))) for row in seen[CostRow]]
    hidden = "c: fewer than 5, or a figure that would give one away."
    return [
        PageTable(
            "Areas",
            columns("Area", "Settlements", "Children", numbers=("Children",)),
            tuple(areas),
            "Settlements taken together until at least five children travel from them.",
            buttons="area",
        ),
        PageTable(
            "Figures", columns("What", "By", "Of", "How many", numbers=("How many",)), tuple(figures), hidden
        ),
        PageTable("What is paid", columns("What", "Pounds"), tuple(money), hidden),
    ]


def _count(shown: str) -> Cell:
    return Cell(shown, float(shown) if shown.isdigit() else -1.0)


def _venue_notes(seen: Seen) -> dict[str, str]:
    """Sessions of the week by venue, as managers are told."""
    rows = [row for row in _rows(seen, FigureRow) if row["measure"] == "sessions" and row["by"] == "venue"]
    return {row["of"]: f"{row['shown']} sessions in the week" for row in rows}


def _days(seen: Seen, week: date) -> list[dict[str, Any]]:
    count = Counter(row["day"] for row in seen[VisitRow])
    days = [week + timedelta(days=number) for number in range(_DAYS)]
    first = next((day for day in days if count[day]), days[0])
    return [
        {"value": at, "name": f"{day:%a}", "number": day.day, "count": count[day], "first": day == first}
        for at, day in enumerate(days)
    ]


def _headlines(seen: Seen, week: date) -> list[str]:
    said = []
    for number in range(_DAYS):
        day = week + timedelta(days=number)
        rows = [row for row in seen[VisitRow] if row["day"] == day]
        comes = sum(len(row["children"]) for row in rows if row["what"] == "comes")
        first = min((row["at_s"] for row in rows), default=None)
        when = "" if first is None else f" The first at {clock(first):%H:%M}."
        said.append(f"{day:%A} {day.day} {day:%B}: {comes} arrivals of children.{when}")
    return said


def _visits(seen: Seen, week: date) -> list[PageTable]:
    """Return who comes to a venue and leaves it, by time."""
    rows = sorted(seen[VisitRow], key=lambda row: (row["day"], row["at_s"], row["journey"]))
    labels = ("When", "What", "Children", "Room", "With", "How sure", "Contact")
    lines = tuple(
        Line(
            (
                time_cell(row["at_s"]),
                Cell(row["what"]),
                Cell(", ".join(row["children"])),
                Cell(row["room"]),
                Cell(f"{row['taker']}, {row['mode']}" if row["taker"] else row["mode"]),
                Cell(row["certainty"]),
                Cell(_span(row["contact_start_s"], row["contact_end_s"])),
            ),
            (row["day"] - week).days,
        )
        for row in rows
    )
    note = "Planned: by the run of a driver. Others may come earlier, and leave later."
    return [
        PageTable("Who comes and leaves", columns(*labels, numbers=("When",)), lines, note, filtered=True)
    ]


def _span(start_s: int | None, end_s: int | None) -> str:
    return "" if start_s is None or end_s is None else f"{clock(start_s):%H:%M}–{clock(end_s):%H:%M}"
