"""The map of venue options, made of a comparison: figures and catchments cut for its audience."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from geoplan.audiences import Audience
from geoplan.audiences.masking.areas import Area as PlaceArea
from geoplan.audiences.options import (
    AREA,
    GAIN,
    LOSE,
    AreaVisits,
    PeopleCounts,
    areas_of_week,
    least_told,
    options_told,
    sessions_shown,
    untold_line,
    with_areas,
)
from geoplan.audiences.options.small import number_in_words
from geoplan.domain.geography import Place
from geoplan.domain.periods import Period
from geoplan.domain.scenarios import ANEW, Scenario
from geoplan.domain.venues import Venue
from geoplan.errors import Fault, InputError
from geoplan.maps.offline import OfflineMap
from geoplan.maps.options.catchments import Nearest, goes_of, nearest_venues
from geoplan.maps.options.draw import draw_options
from geoplan.maps.options.figures import key_figures, warning_of
from geoplan.maps.options.picture import MOST_SHOWN, Area, OptionsPicture, Panel, State, VenueMark
from geoplan.maps.options.tables import with_tables
from geoplan.maps.panels.cells import area_shapes
from geoplan.maps.panels.picture import parted
from geoplan.network.model import RoadNetwork
from geoplan.runs.case import Case
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.options.outcome import Outcome
from geoplan.siting.options.words import changed, letters_of, names_of, short_headline

if TYPE_CHECKING:
    import geopandas

    from geoplan.network.cache import ArrayCache
    from geoplan.network.speeds import SpeedModel
    from geoplan.progress import Progress

_WARNING = {
    Audience.MANAGER: "",
    Audience.PLANNER: "For the planning team only: it shows small numbers of children.",
}


def venue_map(
    comparison: VenueComparison,
    case: Case,
    network: RoadNetwork,
    *,
    places: Sequence[Place],
    districts: "geopandas.GeoDataFrame | None" = None,
    councils: "geopandas.GeoDataFrame | None" = None,
    audience: Audience = Audience.MANAGER,
    areas: Sequence[PlaceArea] | None = None,
    made_up: bool = False,
    period: Period = Period.PM_PEAK,
    speeds: "SpeedModel | None" = None,
    cache: "ArrayCache | None" = None,
    progress: "Progress | None" = None,
    notes: Sequence[str] = (),
) -> OfflineMap:
    """
    Map venue options side by side with now: one ground, panned and zoomed together, the same colours.

    Children are shown by areas of at least 5 of them, and no small number of those who gain or lose.

    Parameters
    ----------
    comparison, case
        The options, and the week that they were made of.
    network
        The roads.
    places
        The settlements: those with a contact district are mapped, the others only named.
    districts, councils
        Columns name, geometry (EPSG:4326). Without districts no areas and catchments are drawn.
    audience
        Managers, or the planning team, who see small numbers.
    areas
        As `geoplan.audiences.options.areas_of_week` returns; made anew when None.
    made_up
        Whether the people of the week are made up.
    period, speeds
        Of the drive to the nearest venue. Children's journeys have those of their sessions.
    cache, progress
        As `geoplan.travel_times` takes them.
    notes
        Further lines for the foot of the page.

    Returns
    -------
    OfflineMap
        With ``save(path)``; shows itself in a notebook.

    Raises
    ------
    InputError
        When no option was planned, the comparison is of another week, or so few children travel that
        nothing may be told of them.
    """
    if audience not in _WARNING:
        fault = f"venue options have nothing for the audience {audience.value}"
        raise InputError(Fault(fault, "make the map for managers, or for the planning team (planner)"))
    if areas is None:
        areas = areas_of_week(comparison, case, places)
    if not areas and audience is not Audience.PLANNER:
        cure = "take another week, or make the map for the planning team (planner)"
        raise InputError(Fault("too few children travel in this week to be told of", cure))
    comparison = options_told(comparison, audience)
    if comparison.untold and len(comparison.planned) < 2:
        raise InputError(Fault(untold_line(comparison), "make the map for the planning team (planner)"))
    found = _Found(with_areas(comparison, case, areas), tuple(areas), audience, tuple(places))
    nearest = nearest_venues(
        network,
        found.served,
        found.venues,
        comparison.planned,
        period=period,
        speeds=speeds,
        cache=cache,
        progress=progress,
    )
    picture = OptionsPicture(
        title=f"Venue options, week of Monday {case.week.day} {case.week:%B %Y}",
        subtitle=_subtitle(found, made_up),
        headline=short_headline(comparison, told=partial(number_in_words, audience=audience)),
        warning=_WARNING[audience],
        panels=found.panels(nearest),
        areas=found.areas(districts),
        places=found.served,
        around=found.around,
        least_children=least_told(found.counts),
        districts=districts,
        councils=councils,
        notes=(*notes, *_notes(found, network, period)),
    )
    return draw_options(network, with_tables(picture, found.comparison, found.counts))


@dataclass(frozen=True, eq=False)
class _Found:
    """A comparison cut for an audience, with the parts that panels are made of."""

    comparison: VenueComparison
    of_places: tuple[PlaceArea, ...]
    audience: Audience
    places: tuple[Place, ...]

    @cached_property
    def counts(self) -> PeopleCounts:
        return PeopleCounts(self.comparison, self.audience)

    @property
    def served(self) -> tuple[Place, ...]:
        return parted(self.places)[0]

    @property
    def around(self) -> tuple[Place, ...]:
        return parted(self.places)[1]

    @cached_property
    def venues(self) -> tuple[Venue, ...]:
        """Every venue of now and of the options planned, once; their numbers are their rows, from 1."""
        found = {venue.code: venue for venue in self.comparison.venues}
        for outcome in self.comparison.planned[1:]:
            assert outcome.scenario is not None
            found |= {venue.code: venue for venue in outcome.scenario.opened}
        return tuple(found.values())

    def areas(self, districts: "geopandas.GeoDataFrame | None") -> tuple[Area, ...]:
        """The areas, drawn as the ground nearest to their settlements."""
        shapes = area_shapes(self.of_places, self.places, districts)
        served = {place.code: at for at, place in enumerate(self.served)}
        base = self.comparison.base
        return tuple(
            Area(
                name=area.name,
                shape=shape,
                children=str(self.counts.children_shown(base, (AREA, area.name))),
                places=tuple(served[code] for code in sorted(area.places) if code in served),
            )
            for area, shape in zip(self.of_places, shapes, strict=True)
        )

    def panels(self, nearest: Sequence[Nearest]) -> tuple[Panel, ...]:
        """Now, and every option planned; the first few are there when the page opens."""
        letters, names = letters_of(self.comparison), names_of(self.comparison)
        sessions = sessions_shown(self.comparison, self.audience)
        visits = AreaVisits(self.counts)
        made = []
        for at, outcome in enumerate(self.comparison.planned):
            lines = [(AREA, area.name) for area in self.of_places]
            gain, lose = (
                tuple("" if not at else str(self.counts.change_shown(outcome, kind, line)) for line in lines)
                for kind in (GAIN, LOSE)
            )
            made.append(
                Panel(
                    letter=letters[outcome.name],
                    name=outcome.name.capitalize() if not at else outcome.name,
                    changes="as it is" if outcome.scenario is None else changed(outcome.scenario, names),
                    figures=key_figures(self.counts, outcome),
                    venues=self._marks(outcome, sessions[at]),
                    minutes=tuple(
                        None if (found := self.counts.minutes_shown(outcome, line)) is None else found[0]
                        for line in lines
                    ),
                    gain=gain,
                    lose=lose,
                    goes=tuple(goes_of(visits.shown(outcome, line), self.venues) for line in lines),
                    nearest=nearest[at][0],
                    nearest_minutes=nearest[at][1],
                    warning=warning_of(outcome, self.audience),
                    shown=outcome in self._opened_with,
                )
            )
        return tuple(made)

    @cached_property
    def _opened_with(self) -> tuple[Outcome, ...]:
        """Now and the first options that change something; the fresh start where there is room for it."""
        base, *others = self.comparison.planned
        order = sorted(others, key=lambda one: one.name == ANEW)
        return (base, *order[: MOST_SHOWN - 1])

    def _marks(self, outcome: Outcome, sessions: "Mapping[str, int | str]") -> tuple[VenueMark, ...]:
        """The venues of a panel: those open, and those that close in it; in the order of their numbers."""
        scenario = outcome.scenario or Scenario(name="now")
        opened, altered = {venue.code for venue in scenario.opened}, {one.venue for one in scenario.rooms}
        marks = []
        for number, venue in enumerate(self.venues, start=1):
            if venue.code in scenario.closed:
                state = State.CLOSES
            elif venue.code not in outcome.occasions:
                continue
            elif venue.code in opened:
                state = State.OPENS
            else:
                state = State.ROOMS if venue.code in altered else State.STAYS
            held = sessions.get(venue.code)
            marks.append(
                VenueMark(
                    number=number,
                    name=venue.name,
                    position=venue.position,
                    state=state,
                    sessions="" if held is None else str(held),
                )
            )
        return tuple(marks)


def _subtitle(found: _Found, made_up: bool) -> str:
    parts = ["Each map is one option; they move together and share their colours."]
    left = [
        one.name
        for one, outcome in zip(found.comparison.scenarios, found.comparison.outcomes, strict=True)
        if outcome is None and one.name not in found.comparison.untold
    ]
    if left:
        parts.append(f"Not planned, and not shown: {', '.join(left)}.")
    if found.comparison.untold:
        parts.append(untold_line(found.comparison))
    if made_up:
        parts.append("The people of this week are made up; nobody in it exists.")
    return " ".join(parts)


def _notes(found: _Found, network: RoadNetwork, period: Period) -> tuple[str, ...]:
    from geoplan.maps.access import origin_notes

    params, comparison = found.comparison.params, found.comparison
    hidden = (
        f"Small numbers of children are hidden (c): a number under {found.counts.params.under}, or one that"
        " would give it back. Areas are settlements taken together until 5 children or more travel from them."
    )
    meant = (
        "Minutes: the average of a child's journeys, the fastest way without other stops. Gain and lose:"
        f" children whose average changes by more than {params.gain_minutes:g} minutes. Catchments are where"
        " sessions find a room in the planned week; the nearest venue is by road,"
        f" {period.label}, whatever rooms it has."
    )
    searched = f"weeks planned with {params.iterations:,} steps, seed {params.seed}"
    return (
        meant,
        *((hidden,) if found.audience is not Audience.PLANNER else ()),
        f"Inputs {comparison.case_version}; {searched}.",
        *origin_notes(network),
    )
