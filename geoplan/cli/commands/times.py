"""``geoplan times``: travel times between the places of two tables."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.options import add_network, add_period, command
from geoplan.cli.settings import Settings, matrix_between, network_of, settings_of, tell_far
from geoplan.cli.show import note, say
from geoplan.cli.tables import check_output, put_on_roads, read_tables
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.io.read import Located
    from geoplan.report.access import AccessParams

_WORDS = {
    "children": ("child", "children"),
    "carers": ("carer", "carers"),
    "adults": ("known adult", "known adults"),
    "drivers": ("driver", "drivers"),
    "workers": ("worker", "workers"),
    "venues": ("venue", "venues"),
    "places": ("place", "places"),
}


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "times",
        run,
        summary="travel times between the places of two tables",
        description=(
            "Minutes and miles from every place of one table to every place of another: the nearest, "
            "who is within 20, 30 and 45 minutes, by district, and who is far from everything."
        ),
        examples=(
            "geoplan times --from children.xlsx --to venues.xlsx --period am-peak --out times.xlsx",
            "geoplan times --from carers.csv --to venues.csv --out times.parquet",
            "geoplan times --from drivers.xlsx --to children.xlsx --network nottinghamshire --within 15 30",
        ),
    )
    parser.add_argument("--from", dest="origins", type=Path, required=True, metavar="FILE", help="where from")
    parser.add_argument(
        "--to", dest="destinations", type=Path, required=True, metavar="FILE", help="where to"
    )
    parser.add_argument(
        "--from-sheet", metavar="SHEET", help="sheet of the first table (default: what fits best)"
    )
    parser.add_argument("--to-sheet", metavar="SHEET", help="sheet of the second table")
    parser.add_argument("--out", type=Path, metavar="FILE", help="an .xlsx, .csv, .parquet or .gpkg to write")
    parser.add_argument(
        "--within", type=float, nargs="+", metavar="MINUTES", help="minutes to count shares within"
    )
    parser.add_argument(
        "--far", type=float, metavar="MINUTES", help="list those farther than this from everything"
    )
    add_period(parser)
    add_network(parser)


def run(options: Namespace) -> None:
    """Read both tables, make the matrix, show and write it."""
    from geoplan.report.access import access_report
    from geoplan.report.console import show_access
    from geoplan.report.files import check_matrix_path, write_matrix
    from geoplan.report.workbook import Cover

    check_output(options.out, [options.origins, options.destinations])
    if options.out:
        check_matrix_path(options.out)
    tables = options.origins, options.destinations
    if all(table.exists() for table in tables) and tables[0].samefile(tables[1]):
        note("both tables are the same: everybody's nearest will be where they are.")
    settings = settings_of(options)
    origins, destinations = read_tables(
        [(options.origins, options.from_sheet), (options.destinations, options.to_sheet)]
    )
    params = _params(options, settings, origins[0].kind, destinations[0].kind)
    network = network_of(options, settings)
    start, end = put_on_roads(
        network, [(options.origins, origins), (options.destinations, destinations)], settings.snap
    )
    notes = tell_far(start, settings.snap, params.origins) + tell_far(end, settings.snap, params.destinations)
    matrix = matrix_between(network, start, end, options.period, settings)
    groups = _groups(origins, settings)
    names = {item.code: str(item.extra["name"]) for item in destinations if item.extra.get("name")}
    show_access(access_report(matrix, groups, names=names, params=params))
    if options.out:
        cover = Cover(
            title=f"Travel times from {params.origins} to {params.destinations}",
            licence=network.provenance.licence,
            notes=notes,
        )
        write_matrix(
            matrix,
            options.out,
            groups=groups,
            names=names,
            origin_positions={item.code: item.position for item in origins},
            destination_positions={item.code: item.position for item in destinations},
            params=params,
            cover=cover,
        )
        say(f"Written: {options.out}")


def _groups(origins: "tuple[Located, ...]", settings: Settings) -> dict[str, str]:
    """The table's own groups, or the contact districts that the places lie in."""
    from geoplan.county.districts import districts_of

    found = districts_of([item.position for item in origins], workspace_dir=settings.workspace.home)
    groups = {item.code: item.group or district for item, district in zip(origins, found, strict=True)}
    return {code: group for code, group in groups.items() if group}


def _params(options: Namespace, settings: Settings, origins: str, destinations: str) -> "AccessParams":
    """The settings, with what was asked for on the line and words that fit the tables."""
    origin, origin_words = _WORDS.get(origins, _WORDS["places"])
    destination, destination_words = _WORDS.get(destinations, _WORDS["places"])
    changes: dict[str, Any] = {
        "origin": origin,
        "origins": origin_words,
        "destination": destination,
        "destinations": destination_words,
    }
    if options.within is not None:
        changes["thresholds_minutes"] = tuple(sorted(set(options.within)))
    if options.far is not None:
        changes["far_beyond_minutes"] = options.far
    try:
        return replace(settings.access, **changes)
    except ValueError as error:
        raise InputError(Fault(str(error), "change --within or --far")) from error
