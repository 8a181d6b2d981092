"""Venue options of a command: asked for, found, planned, and cut into areas; for tables and maps alike."""

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.cli.commands.runs.live import watched
from geoplan.cli.commands.sites.candidates import journeys_of
from geoplan.cli.commands.sites.effort import add_audience, add_search, is_for_planners, search_of
from geoplan.cli.commands.sites.memory import check_week, remember, told_before
from geoplan.cli.commands.sites.quotas import add_quotas, quotas_of
from geoplan.cli.commands.sites.week import SiteWeek
from geoplan.cli.show import note
from geoplan.errors import Fault, GeoplanError, InputError

if TYPE_CHECKING:
    from geoplan.audiences.masking.areas import Area
    from geoplan.domain.scenarios import Scenario
    from geoplan.siting.candidates import Screened
    from geoplan.siting.options.comparison import VenueComparison
    from geoplan.siting.options.params import OptionParams

_MOST_POUNDS = 1_000_000_000
_STOPPING = "Stopping with the options planned so far; Ctrl-C again stops at once. What is planned is kept."


@dataclass(frozen=True, eq=False, kw_only=True)
class Compared:
    """
    Options of a command, planned.

    Parameters
    ----------
    comparison
        Its children grouped by `areas`, too.
    told
        What is to be said of how options were found.
    """

    week: SiteWeek
    comparison: "VenueComparison"
    areas: "tuple[Area, ...]"
    told: tuple[str, ...]


def add_options(parser: ArgumentParser) -> None:
    """``--open`` with what is best, and ``--close``."""
    parser.add_argument("--open", type=int, metavar="N", help="find the best places for so many new venues")
    parser.add_argument(
        "--best",
        choices=["average", "worst", "within"],
        default="average",
        help="for all children together, for the worst-off session, or for the most within --within minutes"
        " (default: average)",
    )
    parser.add_argument("--within", type=float, metavar="MINUTES", default=30.0, help="(default: 30)")
    parser.add_argument(
        "--alternatives", type=int, metavar="N", default=2, help="other sets to compare (default: 2)"
    )
    parser.add_argument("--budget", type=float, metavar="POUNDS", help="for opening new venues, in all")
    add_quotas(parser, "new venues")
    parser.add_argument(
        "--close",
        action="append",
        default=[],
        metavar="VENUE",
        help="a venue that closes; may be given again",
    )


def add_effort(parser: ArgumentParser) -> None:
    """``--iterations``, ``--seed``, ``--plan`` and ``--audience``."""
    add_search(parser)
    parser.add_argument(
        "--plan", type=int, metavar="N", help="plan only so many options, the cheapest by the quick estimate"
    )
    add_audience(parser)


def check_audience(options: Namespace, week: SiteWeek) -> None:
    """
    Find out before any work whether the audience may see anything of so few children, or of these.

    Raises
    ------
    InputError
        When it may not.
    """
    from geoplan.audiences import Audience
    from geoplan.report.siting.view import refuse_few
    from geoplan.runs.case.requests import requests_of

    children = {code for request in requests_of(week.case) for code in request.children}
    refuse_few(len(children), Audience(options.audience))
    check_week(options, week)


def params_of(options: Namespace, week: SiteWeek) -> "OptionParams":
    """
    Return the parameters of options, those of the command before those of the project.

    Raises
    ------
    InputError
        When one cannot be.
    """
    return search_of(options, week.settings.sites)


def scenarios_of_command(
    options: Namespace, week: SiteWeek, found: "Screened | None"
) -> "tuple[tuple[Scenario, ...], tuple[str, ...]]":
    """Return the options asked for, and what is to be said of how they were found."""
    from geoplan.domain.scenarios import Scenario
    from geoplan.io.siting.options import read_options
    from geoplan.siting.options.naming import find, scenarios_of
    from geoplan.siting.options.propose import listed

    venues = week.case.venues
    closed = {find(word, venues, "venue").code: word for word in options.close}
    scenarios: list[Scenario] = []
    told: tuple[str, ...] = ()
    if options.open and found is not None:
        scenarios, told = _proposed(options, week, found, closed)
    if closed:
        scenarios.append(Scenario(name=f"close {listed(list(closed.values()))}", closed=tuple(closed)))
    if options.compare and found is not None:
        texts = read_options(options.compare)
        scenarios += scenarios_of(texts, venues, found.candidates, file=options.compare.name)
    return tuple(scenarios), told


def _proposed(
    options: Namespace, week: SiteWeek, found: "Screened", closed: dict[str, str]
) -> "tuple[list[Scenario], tuple[str, ...]]":
    from geoplan.report.siting.view import refused_line
    from geoplan.siting.options.propose import Objective, propose_venues

    objective = Objective(options.best)
    try:
        proposals = propose_venues(
            week.case,
            journeys_of(week, found.candidates, venues=True),
            found.candidates,
            count=options.open,
            closed=tuple(closed),
            called=closed,
            objective=objective,
            within_minutes=options.within,
            budget_pence=_budget_pence(options),
            quotas=quotas_of(options.quota),
            alternatives=options.alternatives,
        )
    except GeoplanError:
        if found.refused:
            note(refused_line(found.refused))
        raise
    answer = proposals[0].answer
    proven = (
        "proven to be the best"
        if answer.proven
        else f"the best found, at most {answer.gap:.1%} from what is proven to be out of reach,"
    )
    count = len(found.candidates)
    line = (
        f"Places from {count} candidate{'s' if count > 1 else ''} by the {objective.model} model, {proven} "
        "where every venue has room for all; the others are the best without one of its places."
    )
    return [one.scenario for one in proposals], (line,)


def _budget_pence(options: Namespace) -> int | None:
    from geoplan.domain.money import exact, rounded_pence

    if options.budget is None:
        return None
    if not 0 <= options.budget <= _MOST_POUNDS:
        cure = f"give pounds from 0 to {_MOST_POUNDS:,}"
        raise InputError(Fault(f"a budget of {options.budget:g} cannot be", cure))
    return rounded_pence(100 * exact(options.budget))


def compared(
    options: Namespace,
    week: SiteWeek,
    scenarios: "tuple[Scenario, ...]",
    params: "OptionParams",
    told: tuple[str, ...],
) -> Compared:
    """
    Plan options, and take settlements together until enough children travel from each area.

    What a manager is told of them is remembered in the project's folder; the embedded county's people are
    nobody.
    """
    from geoplan.audiences.options import areas_of_week, comparison_told, with_areas
    from geoplan.county.places import read_places

    before = told_before(options)
    comparison = replace(_planned(options, week, scenarios, params), before=before)
    areas = areas_of_week(comparison, week.case, read_places(), before=before.areas)
    comparison = with_areas(comparison, week.case, areas)
    if not is_for_planners(options):
        remember(options, comparison_told(comparison))
    return Compared(week=week, comparison=comparison, areas=areas, told=told)


def draw_map(options: Namespace, done: Compared, path: Path) -> None:
    """
    Write the map of the options, for the same audience.

    Raises
    ------
    InputError
        When it cannot be written, or too few children travel to be told of.
    """
    from geoplan.audiences import Audience
    from geoplan.cli.show import progress_bar
    from geoplan.maps.county import county_ground
    from geoplan.maps.options import venue_map
    from geoplan.network.cache import ArrayCache

    week = done.week
    home = week.settings.workspace
    ground = county_ground([venue.position for venue in week.case.venues], boundaries_from=home.home)
    with progress_bar() as progress:
        made = venue_map(
            done.comparison,
            week.case,
            week.network,
            places=ground.places,
            districts=ground.districts,
            councils=ground.councils,
            areas=done.areas,
            audience=Audience(options.audience),
            made_up=week.made_up,
            speeds=week.settings.speeds,
            cache=ArrayCache(home.cache),
            progress=progress,
            notes=(*done.told, *ground.notes),
        )
    made.save(path)


def _planned(
    options: Namespace, week: SiteWeek, scenarios: "tuple[Scenario, ...]", params: "OptionParams"
) -> "VenueComparison":
    from geoplan.county.places import read_places
    from geoplan.network.cache import ArrayCache
    from geoplan.siting.options.compare import compare_venues

    with watched(seconds=None, iterations=None, keeps=_STOPPING) as watch:
        return compare_venues(
            week.case,
            week.network,
            scenarios,
            most_planned=options.plan,
            params=params,
            rooms=week.settings.option_rooms,
            places=read_places(),
            appraisal=week.settings.appraisal,
            speeds=week.settings.speeds,
            cache=ArrayCache(week.settings.workspace.cache),
            progress=lambda done, total, what: watch.draw(f"{done} of {total} {what}; Ctrl-C keeps them"),
            stop=watch.stop,
        )
