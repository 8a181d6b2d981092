"""Maps of a week of driver runs, for whoever they are made for."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geoplan.audiences import Audience, Seen
from geoplan.audiences.rows import VenueRow
from geoplan.domain.geography import Place
from geoplan.maps.base import Label, draw_ground, settlement_labels, start_script
from geoplan.maps.offline import Layout, OfflineMap
from geoplan.maps.picture import VenuePin
from geoplan.maps.style import MapStyle
from geoplan.maps.week.page import WeekPage, week_data, week_words
from geoplan.maps.week.view import others_by_day, run_views
from geoplan.network.model import RoadNetwork

if TYPE_CHECKING:
    import geopandas

_SCRIPTS = ("lines.js", "week/words.js", "week/runs.js", "week/clock.js", "week/week.js")
_RUNS = Layout("week/page.html", "geoplanWeek", _SCRIPTS, ("week/week.css",))
_WARNINGS = {
    Audience.PLANNER: "For the planning team only: it shows where children live and go to school.",
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
        When the audience sees no runs.
    """
    style = style or MapStyle()
    listed = tuple(places)
    venues = tuple(VenuePin(row["venue"], row["name"], row["position"]) for row in seen[VenueRow])
    runs = run_views(
        seen,
        venue_names={venue.code: venue.name for venue in venues},
        settlements={place.code: place.name for place in listed},
    )
    ground = draw_ground(network, style, districts=districts, councils=councils)
    ground.labels += settlement_labels(place for place in listed if place.contact_district)
    ground.labels += settlement_labels(
        (place for place in listed if not place.contact_district), outside=districts is not None
    )
    ground.labels += [
        Label(venue.name, venue.position.lat, venue.position.lon, "venuename", _LABEL_OF_VENUES_FROM, 14.0)
        for venue in venues
    ]
    last = week + timedelta(days=6)
    page = WeekPage(
        title=title or "A week of driver runs",
        subtitle=f"Monday {week.day} {week:%B} to Sunday {last.day} {last:%B %Y}, for {seen.audience.value}s",
        warning=_WARNINGS.get(seen.audience, ""),
        week=week,
        runs=runs,
        others=others_by_day(seen),
        venues=venues,
        notes=(*notes, *ground.omitted),
    )
    start_script(ground, _RUNS)
    return OfflineMap(ground.folium, week_words(page), week_data(page, ground), _RUNS)
