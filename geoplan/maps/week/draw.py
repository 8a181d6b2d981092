"""Maps of a week of driver runs, for whoever they are made for."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from geoplan.audiences import Audience, Seen
from geoplan.audiences.rows import RunRow, VenueRow, VisitRow
from geoplan.domain.geography import Place
from geoplan.maps.base import Ground, Label, draw_ground, settlement_labels, start_script
from geoplan.maps.offline import Layout, OfflineMap
from geoplan.maps.picture import VenuePin
from geoplan.maps.style import MapStyle
from geoplan.maps.week.page import WeekPage, week_data, week_words
from geoplan.maps.week.summary import summary_data, summary_words
from geoplan.maps.week.view import RunView, others_by_day, run_views
from geoplan.network.model import RoadNetwork

if TYPE_CHECKING:
    import geopandas

_SCRIPTS = ("lines.js", "week/words.js", "week/runs.js", "week/clock.js", "week/week.js")
_RUNS = Layout("week/page.html", "geoplanWeek", _SCRIPTS, ("week/week.css",))
_SUMMARY = Layout("week/summary.html", "geoplanSummary", ("lines.js", "week/summary.js"), ("week/week.css",))
_TITLES = {
    Audience.PLANNER: "A week of driver runs",
    Audience.DRIVER: "One day of a driver",
    Audience.VENUE: "A week at a contact venue",
    Audience.MANAGER: "A week of driver runs",
}
_HOLDERS = {
    Audience.PLANNER: "planners",
    Audience.DRIVER: "one driver and day",
    Audience.VENUE: "the staff of one venue",
    Audience.MANAGER: "managers",
}
_WARNINGS = {
    Audience.PLANNER: "For the planning team only: it shows where children live and go to school.",
    Audience.VENUE: "For the staff of this venue only: it names children by code, and who brings them.",
    Audience.DRIVER: "For this driver and this day only: it shows where children live. Do not send it on.",
}
_LABEL_OF_VENUES_FROM = 10.5


def week_map(
    seen: Seen,
    network: RoadNetwork,
    *,
    week: date,
    places: Iterable[Place] = (),
    districts: "geopandas.GeoDataFrame | None" = None,
    councils: "geopandas.GeoDataFrame | None" = None,
    title: str | None = None,
    notes: Sequence[str] = (),
    style: MapStyle | None = None,
) -> OfflineMap:
    """
    Draw the runs of a week on one page, with a slider that moves the day.

    Parameters
    ----------
    seen
        Rows of a plan and of its legs (`geoplan.maps.lines.legs.leg_rows`), cut for whoever the map is for.
    network
        The roads to draw.
    week
        Its Monday.
    places
        Settlements to name.
    districts, councils
        Areas to tint and name, and thinner bounds: columns name, geometry.
    title, notes
        Headline, and lines for the foot: sources, licences, versions, date.

    Returns
    -------
    OfflineMap
        With ``save(path)``; shows itself in a notebook.

    Raises
    ------
    LookupError
        When the audience sees no map: carers and the public.
    """
    style = style or MapStyle()
    listed = tuple(places)
    venues = tuple(VenuePin(row["venue"], row["name"], row["position"]) for row in seen[VenueRow])
    ground = plan_ground(network, style, listed, venues, districts, councils)
    last = week + timedelta(days=6)
    words: dict[str, Any] = {
        "title": title or _TITLES[seen.audience],
        "subtitle": f"{week.day} {week:%B} to {last.day} {last:%B %Y}, for {_HOLDERS[seen.audience]}",
        "warning": _WARNINGS.get(seen.audience, ""),
        "notes": (*notes, *ground.omitted),
    }
    aria = {"aria": f"Map: {words['title']}. Everything on it is in the tables below."}
    if RunRow not in seen:
        start_script(ground, _SUMMARY)
        words |= summary_words(seen, week, venues)
        data = summary_data(seen, ground, week, venues) | aria
        return OfflineMap(ground.folium, words, data, _SUMMARY, private=VisitRow in seen)
    start_script(ground, _RUNS)
    page = WeekPage(week=week, runs=_runs(seen, venues, listed), others=others_by_day(seen), venues=venues)
    return OfflineMap(
        ground.folium, words | week_words(page), week_data(page, ground) | aria, _RUNS, private=True
    )


def _runs(seen: Seen, venues: Sequence[VenuePin], places: Sequence[Place]) -> tuple[RunView, ...]:
    return run_views(
        seen,
        venue_names={venue.code: venue.name for venue in venues},
        settlements={place.code: place.name for place in places},
    )


def plan_ground(
    network: RoadNetwork,
    style: MapStyle,
    places: Sequence[Place],
    venues: Sequence[VenuePin],
    districts: "geopandas.GeoDataFrame | None",
    councils: "geopandas.GeoDataFrame | None",
) -> Ground:
    """Begin a map of a plan: land, roads, and the names of settlements and venues."""
    ground = draw_ground(network, style, districts=districts, councils=councils)
    ground.labels += settlement_labels(place for place in places if place.contact_district)
    ground.labels += settlement_labels(
        (place for place in places if not place.contact_district), outside=districts is not None
    )
    ground.labels += [
        Label(venue.name, venue.position.lat, venue.position.lon, "venuename", _LABEL_OF_VENUES_FROM, 14.0)
        for venue in venues
    ]
    return ground
