"""``geoplan sites venues``: what opens, closes or changes, and what the planned week then is."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.runs.live import watched
from geoplan.cli.commands.sites.candidates import add_candidates, journeys_of, screened
from geoplan.cli.commands.sites.week import SiteWeek, add_week, week_of
from geoplan.cli.options import command
from geoplan.cli.show import note, say
from geoplan.cli.tables import check_output, make_folder
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.domain.scenarios import Scenario
    from geoplan.report.siting import VenueView
    from geoplan.siting.candidates import Screened
    from geoplan.siting.options.comparison import VenueComparison
    from geoplan.siting.options.params import OptionParams

_STEM = "venue-options"
_STOPPING = "Stopping with the options planned so far; Ctrl-C again stops at once. What is planned is kept."


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "venues",
        run,
        summary="compare options for venues by the week that would follow",
        description=(
            "Find the best places for new venues, try what closing one would mean, or compare named options. "
            "For each, sessions find rooms in its venues, contact workers a base, and the week is planned "
            "again: pounds, miles, taxis, and what it means for the children. Without a project the made-up "
            "people of the embedded county are taken. Options planned before are not planned again."
        ),
        examples=(
            "geoplan sites venues --open 2",
            "geoplan sites venues --open 2 --candidates candidates.xlsx --best worst",
            'geoplan sites venues --close "Beeston Central"',
            "geoplan sites venues --compare options.toml --project week-48 --week 2026-11-23",
            "geoplan sites venues --surface surface.gpkg --candidates grid --spacing 2000",
        ),
    )
    _add_options(parser)
    add_candidates(parser)
    add_week(parser)
    _add_effort(parser)


def _add_options(parser: ArgumentParser) -> None:
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
    parser.add_argument(
        "--close",
        action="append",
        default=[],
        metavar="VENUE",
        help="a venue that closes; may be given again",
    )
    parser.add_argument("--compare", type=Path, metavar="FILE.toml", help="named options")
    parser.add_argument(
        "--surface", type=Path, metavar="FILE.gpkg", help="what one new venue would save in each candidate"
    )


def _add_effort(parser: ArgumentParser) -> None:
    parser.add_argument("--iterations", type=int, metavar="N", help="steps of each search (default: 20000)")
    parser.add_argument("--seed", type=int, metavar="N", help="of every search (default: 1)")
    parser.add_argument(
        "--plan", type=int, metavar="N", help="plan only so many options, the cheapest by the quick estimate"
    )
    parser.add_argument(
        "--audience",
        choices=["manager", "planner"],
        default="manager",
        help="managers see no small number of children (default: manager)",
    )
    parser.add_argument("--propose", metavar="NAME", help="the option that the summary puts forward")
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", default=Path("maps"), help="where files go (default: maps)"
    )


def run(options: Namespace) -> None:
    """Find options, plan them, show and write them."""
    if not (options.open or options.close or options.compare or options.surface):
        cure = 'such as --open 2, --close "Beeston Central", --compare options.toml or --surface surface.gpkg'
        raise InputError(Fault("no option is named", cure))
    _check_outputs(options)
    week = week_of(options)
    _check_number(week, options.audience)
    params = _params(options, week)
    has_candidates = options.open or options.compare or options.surface
    found = screened(options, week) if has_candidates else None
    if options.surface and found is not None:
        from geoplan.cli.commands.sites.surface import draw_surface

        draw_surface(week, found, params, options.surface)
    scenarios, told = _scenarios(options, week, found)
    if scenarios:
        _check_proposed(options.propose, [one.name for one in scenarios])
        comparison = _compare(options, week, scenarios, params)
        _write(options, week, comparison, found, told)


def _check_outputs(options: Namespace) -> None:
    if options.surface is not None:
        from geoplan.io.layers import check_layer_path

        check_layer_path(options.surface)
        check_output(options.surface, [])
    make_folder(options.out)
    for suffix in (".xlsx", ".html", ".txt"):
        check_output(options.out / f"{_STEM}{suffix}", [options.compare] if options.compare else [])


def _check_number(week: SiteWeek, audience: str) -> None:
    """Find out before any work whether the audience may see anything of so few children."""
    from geoplan.audiences import Audience
    from geoplan.report.siting.view import refuse_few
    from geoplan.runs.case.requests import requests_of

    children = {code for request in requests_of(week.case) for code in request.children}
    refuse_few(len(children), Audience(audience))


def _check_proposed(name: str | None, names: list[str]) -> None:
    if name is not None and name not in names:
        listed = ", ".join(f'"{one}"' for one in names)
        raise InputError(Fault(f'there is no option "{name}" to put forward', f"use one of: {listed}"))


def _params(options: Namespace, week: SiteWeek) -> "OptionParams":
    params = week.settings.sites
    asked = {name: getattr(options, name) for name in ("seed", "iterations")}
    try:
        return replace(params, **{name: value for name, value in asked.items() if value is not None})
    except ValueError as error:
        raise InputError(Fault(str(error), "give another number")) from error


def _scenarios(
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
    from geoplan.siting.options.propose import Objective, propose_venues

    objective = Objective(options.best)
    proposals = propose_venues(
        week.case,
        journeys_of(week, found.candidates, venues=True),
        found.candidates,
        count=options.open,
        closed=tuple(closed),
        called=closed,
        objective=objective,
        within_minutes=options.within,
        alternatives=options.alternatives,
    )
    proven = "proven to be the best" if proposals[0].answer.proven else "the best found"
    count = len(found.candidates)
    line = (
        f"Places from {count} candidate{'s' if count > 1 else ''} by the {objective.model} model, {proven} "
        "where every venue has room for all; the others are the best without one of its places."
    )
    return [one.scenario for one in proposals], (line,)


def _compare(
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
            speeds=week.settings.speeds,
            cache=ArrayCache(week.settings.workspace.cache),
            progress=lambda done, total, what: watch.draw(f"{done} of {total} {what}; Ctrl-C keeps them"),
            stop=watch.stop,
        )


def _write(
    options: Namespace,
    week: SiteWeek,
    comparison: "VenueComparison",
    found: "Screened | None",
    told: tuple[str, ...],
) -> None:
    from geoplan.audiences import Audience
    from geoplan.report.siting import VenueView, show_venues, venue_workbook

    refused = () if found is None else found.refused
    view = VenueView(comparison, Audience(options.audience), refused, told, week.made_up)
    show_venues(view)
    book = options.out / f"{_STEM}.xlsx"
    venue_workbook(view, book)
    say(f"\nWorkbook: {book}", style="bold")
    _write_summary(options, view)


def _write_summary(options: Namespace, view: "VenueView") -> None:
    """Write the page for a committee, but where it would tell of single children."""
    from geoplan.io.write import write_together
    from geoplan.report.siting import Committee, committee_html, committee_text

    page, text = (options.out / f"{_STEM}{suffix}" for suffix in (".html", ".txt"))
    try:
        committee = Committee(view, options.propose)
    except InputError as error:
        note(f"no summary for a committee: {error.faults[0].message}.")
        return
    except KeyError:
        fault = Fault(
            f'the option "{options.propose}" was not planned', "let it be planned, or propose another"
        )
        raise InputError(fault) from None
    with write_together([page, text]) as (page_aside, text_aside):
        page_aside.write_text(committee_html(committee), encoding="utf-8")
        text_aside.write_text(committee_text(committee), encoding="utf-8")
    say(f"Summary:  {page} (one page to print), {text}", style="bold")
