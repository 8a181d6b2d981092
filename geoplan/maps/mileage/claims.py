"""The map of claims: journeys claimed between areas, and the share of them that is asked about."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from geoplan.audiences import Audience, Seen
from geoplan.audiences.rows import FlowRow
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.geography import Place
from geoplan.maps.base import start_script
from geoplan.maps.mileage.claim_areas import ELSEWHERE
from geoplan.maps.offline import Layout, OfflineMap
from geoplan.maps.style import MapStyle
from geoplan.maps.week.draw import plan_ground
from geoplan.maps.week.tables import Cell, Line, PageTable, columns
from geoplan.network.model import RoadNetwork

if TYPE_CHECKING:
    import geopandas

LAYOUT = Layout("mileage/claims.html", "geoplanClaims", ("mileage/claims.js",), ("week/week.css",))
_BOUNDS = (10, 25, 50, 100)
_WIDTHS = (1.2, 2.0, 3.2, 4.8, 7.0)
# Shares asked about: where one look ends and the next begins; darker and more broken with the share.
_SHARES = (0.05, 0.15, 0.3)
_LOOKS = (("#8db7cf", None), ("#3f86b0", "14 3"), ("#c2500a", "9 4"), ("#6d1f0a", "4 4"))
_NO_FINDING = (
    "A query is a question to be answered, not a finding against anybody: roads are closed, children are "
    "fetched from elsewhere, and the network is not the road."
)
_ELSEWHERE = "Elsewhere: all that has too few to have a line of its own."
_AS_TOLD = (
    " c: under 5, of fewer than 5 homes, or what would give that away. Numbers are those of an earlier map "
    "until 5 homes have come, gone, or are claimed for otherwise."
)


def claims_map(
    seen: Seen,
    network: RoadNetwork,
    *,
    places: Iterable[Place] = (),
    districts: "geopandas.GeoDataFrame | None" = None,
    councils: "geopandas.GeoDataFrame | None" = None,
    title: str = "Journeys claimed, and what is asked about",
    notes: Sequence[str] = (),
    style: MapStyle | None = None,
) -> OfflineMap:
    """
    Draw journeys claimed between areas: as wide as there are many, and as dark as many are asked about.

    Parameters
    ----------
    seen
        Rows of flows (`claim_flows`), cut for managers or planners.
    network
        The roads to draw under them.
    places, districts, councils, title, notes, style
        As for `week_map`.

    Raises
    ------
    LookupError
        When the audience sees no claims.
    """
    rows, exact = list(seen[FlowRow]), seen.audience is Audience.PLANNER
    ground = plan_ground(network, style or MapStyle(), tuple(places), (), districts, councils)
    west, south, east, north = ground.bounds
    start_script(ground, LAYOUT)
    words = {
        "title": title,
        "subtitle": f"Between places, both ways together, for {seen.audience.value}s",
        "warning": "For the planning team only: it shows small numbers." if exact else "",
        "headline": _headline(rows, exact=exact),
        "promise": _NO_FINDING,
        "widths": _legend(_BOUNDS, _WIDTHS),
        "looks": _share_legend(),
        "tables": [_table(rows, exact=exact)],
        "notes": (*notes, *ground.omitted),
    }
    data = {
        "bounds": [[south, west], [north, east]],
        "aria": f"Map: {title}. Everything on it is in the table below.",
        "roads": ground.roads,
        "labels": [label.row() for label in sorted(ground.labels, key=lambda label: label.rank)],
        # What is asked about most lies on top.
        "flows": sorted(
            (_flow(at, row) for at, row in enumerate(rows) if row["from_position"] or row["to_position"]),
            key=lambda flow: (flow["share"], flow["width"]),
        ),
    }
    return OfflineMap(ground.folium, words, data, LAYOUT, private=exact)


def _flow(at: int, row: Mapping[str, Any]) -> dict[str, Any]:
    ends, share = (row["from_position"], row["to_position"]), _share(row)
    look = None if share is None else sum(share >= bound for bound in _SHARES)
    colour, dash = ("#6b6b6b", "1 5") if look is None else _LOOKS[look]
    count = int(row["shown_journeys"]) if row["shown_journeys"].isdigit() else 0
    return {
        "row": at,
        "ends": [[spot.lat, spot.lon] for spot in (ends if all(ends) else [ends[0] or ends[1]] * 2)],
        "width": _WIDTHS[sum(count >= bound for bound in _BOUNDS)],
        "colour": colour,
        "dash": dash,
        # Only what is asked about often has words on the map: the table has all.
        "told": bool(look),
        "share": -1.0 if share is None else share,
        "text": f"{share:.0%}" if look else "",
        "words": f"{row['from_area']} – {row['to_area']}: {row['shown_journeys']} journeys, "
        f"{row['shown_queried']} asked about",
    }


def _share(row: Mapping[str, Any]) -> float | None:
    """The share asked about; None where it is not told."""
    if SHOWN_AS in (row["shown_journeys"], row["shown_queried"]):
        return None
    # Of numbers that may be those of an earlier map.
    return min(1.0, int(row["shown_queried"]) / int(row["shown_journeys"]))


def _headline(rows: Sequence[Mapping[str, Any]], *, exact: bool) -> str:
    if not rows:
        return "No claimed journey leads from one known place to another."
    least = "five journeys" if exact else "five journeys of five homes"
    pairs = "1 pair" if len(rows) == 1 else f"{len(rows)} pairs"
    told = f"{pairs} of places with at least {least} each, or taken together."
    # What is taken together is no place.
    somewhere = [row for row in rows if ELSEWHERE not in (row["from_area"], row["to_area"])]
    if not somewhere:
        return told
    most = somewhere[0]
    if most["shown_journeys"] == SHOWN_AS:
        return f"{told} No number of journeys between two places may be shown."
    pair = "within one place" if most["from_area"] == most["to_area"] else "between two places"
    names = f"{most['from_area']} and {most['to_area']}"
    return f"{told} The most journeys {pair}: {names}, {most['shown_journeys']}."


def _legend(bounds: Sequence[int], widths: Sequence[float]) -> list[dict[str, Any]]:
    lows, highs = ("under", *bounds), (*bounds, None)
    labels = [
        f"{low} or more" if high is None else f"under {high}" if low == "under" else f"{low} to {high - 1}"
        for low, high in zip(lows, highs, strict=True)
    ]
    return [{"label": label, "width": width} for label, width in zip(labels, widths, strict=True)]


def _share_legend() -> list[dict[str, Any]]:
    lows, highs = (0.0, *_SHARES), (*_SHARES, None)
    labels = [
        f"{low:.0%} or more" if high is None else f"{low:.0%} to {high:.0%}"
        for low, high in zip(lows, highs, strict=True)
    ]
    looks = [
        {"label": label, "colour": colour, "dash": dash}
        for label, (colour, dash) in zip(labels, _LOOKS, strict=True)
    ]
    return [*looks, {"label": "not told: under 5", "colour": "#6b6b6b", "dash": "1 5"}]


def _table(rows: Sequence[Mapping[str, Any]], *, exact: bool) -> PageTable:
    lines = []
    for at, row in enumerate(rows):
        share = _share(row)
        counts = [row["shown_journeys"], row["shown_miles"], row["shown_queried"]]
        cells = [Cell(row["from_area"]), Cell(row["to_area"])]
        cells += [Cell(text, float(text) if text != SHOWN_AS else 0.5) for text in counts]
        cells.append(Cell(SHOWN_AS if share is None else f"{share:.0%}", -1.0 if share is None else share))
        lines.append(Line(tuple(cells), at))
    labels = ("Between", "And", "Journeys", "Miles claimed", "Asked about", "Share")
    return PageTable(
        "Journeys claimed between places",
        columns(*labels, numbers=labels[2:]),
        tuple(lines),
        f"A journey with several stops counts for each stretch. {_ELSEWHERE}{'' if exact else _AS_TOLD}",
        buttons="flow",
    )
