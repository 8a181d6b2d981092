"""A choice of properties of a command: asked for, found, planned; for tables and maps alike."""

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass, replace
from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING

from geoplan.cli.commands.runs.live import watched
from geoplan.cli.commands.sites.effort import add_audience, add_search, is_for_planners, search_of
from geoplan.cli.commands.sites.memory import check_children, remember, told_before
from geoplan.cli.commands.sites.quotas import add_quotas, quotas_of
from geoplan.cli.commands.sites.week import SiteWeek, add_week, week_of
from geoplan.cli.show import note
from geoplan.cli.tables import mark_faults
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.domain.properties import Office, Placement
    from geoplan.domain.told import Told
    from geoplan.io.siting.properties import PropertyTables
    from geoplan.siting.properties.comparison import PropertyComparison
    from geoplan.siting.properties.params import PropertyParams

_STOPPING = "Stopping with the weeks planned so far; Ctrl-C again stops at once. What is planned is kept."


@dataclass(frozen=True, eq=False, kw_only=True)
class Chosen:
    """
    Sets of properties of a command, planned.

    Parameters
    ----------
    made_up
        Whether the children, or the houses, are made up.
    """

    week: SiteWeek
    comparison: "PropertyComparison"
    made_up: bool


def add_choice(parser: ArgumentParser) -> None:
    """Add what a choice is made of, by which rules and with what effort, and for whom."""
    parser.add_argument(
        "--options",
        type=Path,
        metavar="FILE",
        help="houses on offer, and on further sheets the placements sought and the offices of social workers "
        "(geoplan template properties.xlsx)",
    )
    parser.add_argument("--budget", type=float, metavar="POUNDS", help="for all prices and works together")
    add_quotas(parser, "properties")
    parser.add_argument(
        "--alternatives", type=int, metavar="N", help="other sets to compare with the best (default: 2)"
    )
    add_week(parser)
    add_search(parser)
    parser.add_argument(
        "--plan", type=int, metavar="N", help="plan only so many sets, the best (default: all)"
    )
    add_audience(parser, unseen="no child and no small number of children")
    parser.add_argument(
        "--propose", metavar="LETTER", help="the set put forward (default: the best as planned)"
    )


def chosen(options: Namespace) -> Chosen:
    """Return the sets that a command asks for, planned."""
    from geoplan.audiences.populations import SEEKERS
    from geoplan.siting.properties.inputs import people_of

    tables = _read(options.options)
    week = week_of(options)
    params = _params(options, week)
    check_proposed(options.propose, ascii_uppercase[: 1 + params.alternatives])
    sought = _sought(week, tables, options)
    check_children(options, SEEKERS, people_of(week.case, sought[0]))
    comparison = _compare(options, week, tables, sought, params)
    if options.propose is not None:
        check_proposed(options.propose, "".join(one.name for one in comparison.choices))
    comparison = replace(comparison, before=told_before(options))
    if not is_for_planners(options):
        remember(options, told_of(comparison))
    return Chosen(week=week, comparison=comparison, made_up=week.made_up or options.options is None)


def told_of(comparison: "PropertyComparison") -> "Told":
    """Return what managers are told of the sets, in tables and on the map, and were before."""
    from geoplan.audiences.sets.counts import PlacedCounts
    from geoplan.audiences.sets.homes import areas_of_families, families_told
    from geoplan.audiences.sets.set_money import SetMoney
    from geoplan.county.places import read_places

    counts = PlacedCounts(comparison)
    told = families_told(counts, areas_of_families(comparison, read_places()))
    return SetMoney(counts).with_money(told)


def check_proposed(letter: str | None, letters: str) -> None:
    """Refuse a letter of which there is no set."""
    if letter is not None and letter not in tuple(letters):
        fault = Fault(f'there is no set "{letter}" to put forward', f"use one of: {', '.join(letters)}")
        raise InputError(fault)


def _read(path: Path | None) -> "PropertyTables":
    from geoplan.io.siting.properties import PropertyTables, read_properties

    if path is None:
        from geoplan.county.properties import read_example_properties

        return PropertyTables(read_example_properties())
    try:
        return read_properties(path, note=note)
    except InputError as error:
        mark_faults(error, path)
        raise


def _params(options: Namespace, week: SiteWeek) -> "PropertyParams":
    from geoplan.domain.money import exact, rounded_pence

    params = week.settings.properties
    quotas = dict(params.quotas) | quotas_of(options.quota)
    asked: dict[str, object] = {"quotas": quotas}
    if options.alternatives is not None:
        asked["alternatives"] = options.alternatives
    try:
        if options.budget is not None:
            asked["budget_pence"] = rounded_pence(100 * exact(options.budget))
        return replace(params, **asked)  # type: ignore[arg-type]
    except ValueError as error:
        raise InputError(Fault(str(error), "give another number")) from error


def _sought(
    week: SiteWeek, tables: "PropertyTables", options: Namespace
) -> "tuple[tuple[Placement, ...], tuple[Office, ...]]":
    """Return placements and offices: those of the workbook, or made up for the embedded county."""
    missing = [
        name
        for name, found in (("Placements sought", tables.placements), ("Offices", tables.offices))
        if found is None
    ]
    if missing and not week.made_up:
        raise InputError(
            Fault(
                f"there is no sheet {name}",
                "add it to the workbook of --options: geoplan template properties.xlsx",
                file=None if options.options is None else options.options.name,
            )
            for name in missing
        )
    return (
        tables.placements or _made_up(options, week),
        tables.offices or _example_offices(),
    )


def _example_offices() -> "tuple[Office, ...]":
    from geoplan.county.properties import read_example_offices

    return read_example_offices()


def _made_up(options: Namespace, week: SiteWeek) -> "tuple[Placement, ...]":
    from geoplan.county import load_county
    from geoplan.county.areas import made_up_placements

    size = {"children": options.children, "drivers": options.drivers, "seed": options.county_seed}
    county = load_county(venues=options.venues, **size)
    return made_up_placements(county, week.case.week, workspace_dir=week.settings.workspace.home)


def _compare(
    options: Namespace,
    week: SiteWeek,
    tables: "PropertyTables",
    sought: "tuple[tuple[Placement, ...], tuple[Office, ...]]",
    params: "PropertyParams",
) -> "PropertyComparison":
    from geoplan.network.cache import ArrayCache
    from geoplan.siting.properties.compare import compare_properties

    effort = search_of(options, week.settings.sites)
    try:
        with watched(seconds=None, iterations=None, keeps=_STOPPING) as watch:
            return compare_properties(
                week.case,
                week.network,
                tables.properties,
                *sought,
                most_planned=options.plan,
                params=params,
                options=effort,
                appraisal=week.settings.appraisal,
                workspace_dir=str(week.settings.workspace.home),
                where=tables.rows,
                speeds=week.settings.speeds,
                cache=ArrayCache(week.settings.workspace.cache),
                progress=lambda done, total, what: watch.draw(f"{done} of {total} {what}; Ctrl-C keeps them"),
                stop=watch.stop,
            )
    except InputError as error:
        if options.options is not None:
            mark_faults(error, options.options)
        raise


def draw_property_map(options: Namespace, done: Chosen, path: Path) -> None:
    """
    Write the map of the sets, for the same audience.

    Raises
    ------
    InputError
        When it cannot be written, or too few children seek a placement to be told of.
    """
    from geoplan.audiences import Audience
    from geoplan.maps.county import county_ground
    from geoplan.maps.properties import property_map

    week = done.week
    venues = [venue.position for venue in week.case.venues]
    ground = county_ground(venues, boundaries_from=week.settings.workspace.home)
    made = property_map(
        done.comparison,
        week.network,
        places=ground.places,
        districts=ground.districts,
        councils=ground.councils,
        audience=Audience(options.audience),
        proposed=options.propose,
        made_up=done.made_up,
        notes=ground.notes,
    )
    made.save(path)
