"""``geoplan sites venues``: what opens, closes or changes, and what the planned week then is."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.sites.candidates import add_candidates, screened
from geoplan.cli.commands.sites.comparing import (
    Compared,
    add_effort,
    add_options,
    check_audience,
    compared,
    draw_map,
    params_of,
    scenarios_of_command,
)
from geoplan.cli.commands.sites.examples import example_options
from geoplan.cli.commands.sites.memory import remember_summary
from geoplan.cli.commands.sites.week import add_week, week_of
from geoplan.cli.options import command
from geoplan.cli.show import note, say
from geoplan.cli.tables import check_output, make_folder
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.report.siting import VenueView
    from geoplan.siting.candidates import Screened

_STEM = "venue-options"
_MAP = f"{_STEM}-map.html"


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
            "geoplan sites venues                      examples to begin with",
            "geoplan sites venues --open 2",
            "geoplan sites venues --open 2 --candidates candidates.xlsx --best worst",
            'geoplan sites venues --close "Beeston Central"',
            "geoplan sites venues --compare options.toml --project week-48 --week 2026-11-23",
            "geoplan sites venues --surface surface.gpkg --candidates grid --spacing 2000",
        ),
    )
    add_options(parser)
    parser.add_argument("--compare", type=Path, metavar="FILE.toml", help="named options")
    parser.add_argument(
        "--surface", type=Path, metavar="FILE.gpkg", help="what one new venue would save in each candidate"
    )
    add_candidates(parser)
    add_week(parser)
    add_effort(parser)
    parser.add_argument("--propose", metavar="NAME", help="the option that the summary puts forward")
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", default=Path("maps"), help="where files go (default: maps)"
    )


def run(options: Namespace) -> None:
    """Find options, plan them, show and write them."""
    _check_outputs(options)
    week = week_of(options)
    check_audience(options, week)
    params = params_of(options, week)
    needs_places = options.open or options.compare or options.surface
    found = screened(options, week) if needs_places or not options.close else None
    if options.surface and found is not None:
        from geoplan.cli.commands.sites.surface import draw_surface

        draw_surface(options, week, found, params)
    if found is None or needs_places:
        scenarios, told = scenarios_of_command(options, week, found)
    else:
        scenarios, told = example_options(week, found, "geoplan sites venues --compare options.toml")
    if scenarios:
        _check_proposed(options.propose, [one.name for one in scenarios])
        _write(options, compared(options, week, scenarios, params, told), found)


def _check_outputs(options: Namespace) -> None:
    if options.surface is not None:
        from geoplan.io.layers import check_layer_path

        check_layer_path(options.surface)
        check_output(options.surface, [])
    make_folder(options.out)
    for suffix in (".xlsx", ".html", ".txt"):
        check_output(options.out / f"{_STEM}{suffix}", [options.compare] if options.compare else [])
    check_output(options.out / _MAP, [])


def _check_proposed(name: str | None, names: list[str]) -> None:
    if name is not None and name not in names:
        listed = ", ".join(f'"{one}"' for one in names)
        raise InputError(Fault(f'there is no option "{name}" to put forward', f"use one of: {listed}"))


def _write(options: Namespace, done: Compared, found: "Screened | None") -> None:
    from geoplan.audiences import Audience
    from geoplan.report.siting import VenueView, show_venues, venue_workbook

    refused = () if found is None else found.refused
    view = VenueView(done.comparison, Audience(options.audience), refused, done.told, done.week.made_up)
    show_venues(view)
    book, page = options.out / f"{_STEM}.xlsx", options.out / _MAP
    venue_workbook(view, book)
    say(f"\nWorkbook: {book}", style="bold")
    _write_summary(options, view, done)
    if len(view.told.planned) < 2:
        note("no map: no option was planned that may be told of.")
        return
    draw_map(options, done, page)
    say(f"Map:      {page} (options side by side; opens in any browser without network)", style="bold")


def _write_summary(options: Namespace, view: "VenueView", done: Compared) -> None:
    """Write the page for a committee, but where it would tell of single children."""
    from geoplan.audiences.options import comparison_told
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
    remember_summary(options, comparison_told(done.comparison))
    with write_together([page, text]) as (page_aside, text_aside):
        page_aside.write_text(committee_html(committee), encoding="utf-8")
        text_aside.write_text(committee_text(committee), encoding="utf-8")
    say(f"Summary:  {page} (one page to print), {text}", style="bold")
