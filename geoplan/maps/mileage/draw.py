"""The map of mileage: how often roads are driven in a week, with a child in the car and without."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from geoplan.audiences import Audience, Seen
from geoplan.audiences.rows import LegRow, RoadRow, StopRow, VenueRow
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.geography import METRES_PER_MILE, Place
from geoplan.domain.money import miles
from geoplan.maps.base import start_script
from geoplan.maps.lines import pack_lines
from geoplan.maps.offline import Layout, OfflineMap
from geoplan.maps.picture import VenuePin
from geoplan.maps.style import MapStyle
from geoplan.maps.week.draw import plan_ground
from geoplan.maps.week.page import bounds_with, letter_of, venue_pins
from geoplan.maps.week.tables import Cell, Line, PageTable, columns, day_name
from geoplan.network.model import RoadNetwork

if TYPE_CHECKING:
    import geopandas

_SCRIPTS = ("lines.js", "mileage/roads.js", "mileage/mileage.js")
LAYOUT = Layout("mileage/page.html", "geoplanMileage", _SCRIPTS, ("week/week.css",))
# Times driven in the week: where one width ends and the next begins.
BOUNDS = (5, 10, 20, 40)
_WIDTHS = (1.6, 3.0, 5.0, 7.5, 10.5)
_LISTED = 60
_FEW = "few people: no number"


def mileage_map(
    seen: Seen,
    network: RoadNetwork,
    *,
    week: date,
    places: Iterable[Place] = (),
    districts: "geopandas.GeoDataFrame | None" = None,
    councils: "geopandas.GeoDataFrame | None" = None,
    title: str = "Where the miles are",
    notes: Sequence[str] = (),
    style: MapStyle | None = None,
) -> OfflineMap:
    """
    Draw the roads of a week by how often runs drive them, with a child in the car and without.

    Parameters
    ----------
    seen
        Rows of a plan, of its legs and of its roads (`road_rows`), cut for managers or planners.
    network
        The roads to draw.
    week
        Its Monday.
    places, districts, councils, title, notes, style
        As for `week_map`.

    Raises
    ------
    LookupError
        When the audience sees no mileage.
    """
    listed = tuple(places)
    venues = tuple(VenuePin(row["venue"], row["name"], row["position"]) for row in seen[VenueRow])
    ground = plan_ground(network, style or MapStyle(), listed, venues, districts, councils)
    exact = seen.audience is Audience.PLANNER
    roads = list(seen[RoadRow])
    deadheads = _deadheads(seen, venues, {place.code: place.name for place in listed}) if exact else []
    lines = [[(spot.lon, spot.lat) for spot in row["line" if exact else "shared_line"]] for row in roads]
    packed = pack_lines([*lines, *(row["line"] for row in deadheads)])
    last = week + timedelta(days=6)
    start_script(ground, LAYOUT)
    words = {
        "title": title,
        "subtitle": f"{week.day} {week:%B} to {last.day} {last:%B %Y}, for {seen.audience.value}s",
        "warning": "For the planning team only: roads lead to children's homes." if exact else "",
        "headline": _headline(seen) if exact else _told_headline(roads),
        "classes": _classes(exact),
        "venues": [{"letter": letter_of(at), "name": venue.name} for at, venue in enumerate(venues)],
        "deadheads": deadheads[:8],
        "tables": [
            *([_deadhead_table(deadheads)] if exact else []),
            _by_road(roads, exact),
            _stretches(roads, exact),
        ],
        "notes": (*notes, *ground.omitted),
    }
    data = {
        "bounds": bounds_with(ground.bounds, (point for line in lines for point in line)),
        "aria": f"Map: {title}. Everything on it is in the tables below.",
        "roads": ground.roads,
        "labels": [label.row() for label in sorted(ground.labels, key=lambda label: label.rank)],
        "venues": venue_pins(venues, {}),
        "pieces": packed.texts(),
        "lines": packed.line_texts(),
        "stretches": [_stretch(row, exact) for row in roads],
        "firstDeadhead": len(roads),
        "widths": _WIDTHS,
    }
    return OfflineMap(ground.folium, words, data, LAYOUT, private=exact)


_FOR_MANAGERS = (
    "Lines end at junctions away from homes; where fewer than five people are driven there is no number."
)


def class_of(times: int) -> int:
    """Return the row of widths that a number of times driven falls in."""
    return sum(times >= bound for bound in BOUNDS)


def _classes(exact: bool) -> list[dict[str, Any]]:
    lows, highs = (1, *BOUNDS), (*BOUNDS, None)
    labels = [
        f"{low} or more" if high is None else f"{low} to {high - 1}"
        for low, high in zip(lows, highs, strict=True)
    ]
    if not exact:
        labels[0] = _FEW
    return [{"label": label, "width": width} for label, width in zip(labels, _WIDTHS, strict=True)]


def _times(row: Mapping[str, Any], exact: bool) -> tuple[int | None, int | None]:
    """Times driven with and without a child; None where there is no number."""
    if exact:
        return row["with_child"], row["without_child"]
    shown = row["shown_with"], row["shown_without"]
    return tuple(None if text == SHOWN_AS else int(text) for text in shown)  # type: ignore[return-value]


def _stretch(row: Mapping[str, Any], exact: bool) -> list[Any]:
    """Name, width class with and without a child (-1 where not driven), and words."""
    times = _times(row, exact)
    classes = [-1 if number == 0 else 0 if number is None else class_of(number) for number in times]
    about = "" if exact else "about "
    said = ["few people" if number is None else f"{about}{number} times" for number in times]
    return [row["road"], *classes, f"with a child {said[0]}, without {said[1]}"]


def _headline(seen: Seen) -> str:
    loaded = sum(row["metres"] for row in seen[LegRow] if row["on_board"])
    empty = sum(row["metres"] for row in seen[LegRow] if not row["on_board"])
    if not loaded + empty:
        return "Nobody drives a run in this week."
    share = empty / (loaded + empty)
    return (
        f"{miles(loaded + empty):,.0f} miles of runs in the week: {miles(loaded):,.0f} with a child in the "
        f"car and {miles(empty):,.0f} without ({share:.0%})."
    )


def _deadheads(
    seen: Seen, venues: Sequence[VenuePin], settlements: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The longest legs without a child."""
    names = {venue.code: venue.name for venue in venues}
    stops = {(row["run"], row["number"]): row for row in seen[StopRow]}
    empty = sorted(
        (row for row in seen[LegRow] if not row["on_board"]), key=lambda row: (-row["metres"], row["run"])
    )
    return [
        {
            "run": row["run"],
            "day": row["day"],
            "driver": row["driver"],
            "start": _place(stops[row["run"], row["number"] - 1], names, settlements),
            "end": _place(stops[row["run"], row["number"]], names, settlements),
            "metres": row["metres"],
            "miles": f"{miles(row['metres']):.1f}",
            "seconds": row["seconds"],
            "line": [(spot.lon, spot.lat) for spot in row["line"]],
        }
        for row in empty[:_LISTED]
    ]


def _place(row: Mapping[str, Any], names: Mapping[str, str], settlements: Mapping[str, str]) -> str:
    kind, code = row["place_kind"], row["place_code"]
    if kind == "venue":
        return names.get(code, code)
    settlement = settlements.get(row["settlement"], row["settlement"])
    return f"{'school' if kind == 'school' else 'home of'} {code}{f', {settlement}' if settlement else ''}"


def _deadhead_table(deadheads: Sequence[Mapping[str, Any]]) -> PageTable:
    rows = tuple(
        Line(
            (
                Cell(row["run"]),
                Cell(day_name(row["day"]), row["day"].toordinal()),
                Cell(row["start"]),
                Cell(row["end"]),
                Cell(row["miles"], row["metres"]),
                Cell(f"{row['seconds'] / 60:.0f}", row["seconds"]),
            ),
            at,
        )
        for at, row in enumerate(deadheads)
    )
    return PageTable(
        "Longest legs without a child",
        columns("Run", "Day", "From", "To", "Miles", "Minutes", numbers=("Day", "Miles", "Minutes")),
        rows,
        f"The longest {len(rows)} of the week. Press one to see it on the map.",
        buttons="deadhead",
    )


def _told_headline(roads: Sequence[Mapping[str, Any]]) -> str:
    """
    What the map shows, and where most miles are.

    No sum and no share: what may be told is less of the miles without a child, which are near homes.
    """
    sums = _sums(roads, exact=False)
    most = f" Most miles are on {max(sums, key=lambda road: sum(sums[road]))}." if sums else ""
    return (
        f"The roads that runs drive in the week, with a child in the car and without.{most} {_FOR_MANAGERS}"
    )


def _sums(roads: Sequence[Mapping[str, Any]], exact: bool) -> dict[str, list[float]]:
    """Metres driven on each road with and without a child, as far as there are numbers."""
    sums: dict[str, list[float]] = {}
    for row in roads:
        both = sums.setdefault(row["road"], [0.0, 0.0])
        for side, times in enumerate(_times(row, exact)):
            both[side] += row["length_m"] * (times or 0)
    return {road: both for road, both in sums.items() if any(both)}


def _by_road(roads: Sequence[Mapping[str, Any]], exact: bool) -> PageTable:
    """Miles of each road, with and without a child."""
    rows = [
        Line(
            (
                Cell(road),
                Cell(f"{loaded / METRES_PER_MILE:,.1f}", loaded),
                Cell(f"{empty / METRES_PER_MILE:,.1f}", empty),
                Cell(
                    f"{empty / (loaded + empty):.0%}" if loaded + empty else "–",
                    empty / (loaded + empty or 1),
                ),
            )
        )
        for road, (loaded, empty) in sorted(_sums(roads, exact).items(), key=lambda item: -sum(item[1]))
    ]
    labels: tuple[str, ...] = ("Road", "Miles with a child", "Miles without", "Share without")
    told = "The numbers of the table of stretches, added up: less than all, above all without a child."
    note = "As measured along the lines." if exact else told
    if not exact:
        # A share of what may be told is not the share of all.
        labels, rows = labels[:-1], [Line(row.cells[:-1], row.run) for row in rows]
    return PageTable("By road", columns(*labels, numbers=labels[1:]), tuple(rows), note)


def _stretches(roads: Sequence[Mapping[str, Any]], exact: bool) -> PageTable:
    rows = []
    for at, row in enumerate(roads):
        cells = [Cell(row["road"]), Cell(f"{row['length_m'] / METRES_PER_MILE:.1f}", row["length_m"])]
        cells += [
            Cell(SHOWN_AS, 0.5) if number is None else Cell(str(number), number)
            for number in _times(row, exact)
        ]
        rows.append(Line(tuple(cells), at))
    labels = ("Road", "Miles long", "Times with a child", "Times without")
    note = "" if exact else f"To the nearest {BOUNDS[0]}; {SHOWN_AS}: fewer than five people."
    return PageTable(
        "Stretches of road, the most driven first",
        columns(*labels, numbers=labels[1:]),
        tuple(rows),
        note,
        buttons="stretch",
    )
