"""The commands, their options, and an example of each."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter, _SubParsersAction

from geoplan.cli.commands import (
    boundaries,
    calendar,
    costs,
    demo,
    dpia,
    export,
    isochrones,
    network,
    postcodes,
    purge,
    route,
    runs,
    sheets,
    sites,
    subject,
    template,
    times,
)
from geoplan.cli.commands import map as maps

DESCRIPTION = """\
geoplan plans the travel of children in care: how long journeys to contact take, and how far they are.

Everything runs on this computer. Only "geoplan network download" uses the internet, and it sends nothing but
the name of a county or district.
"""

EXAMPLES = """\
examples:
  geoplan demo                                         the embedded county: table, workbook and map
  geoplan template children.xlsx                       an empty table to fill in
  geoplan times --from children.xlsx --to venues.xlsx --period am-peak --out times.xlsx
  geoplan isochrones --from venues.csv --minutes 15 30 45 --out iso.gpkg
  geoplan route "NG18 2TA" "NG22 9TD"
  geoplan runs plan --week 2026-11-23                  a week of driver runs: plan, workbook, summary
  geoplan sheets --day 2026-11-24 --for drivers        what each driver holds, for print
  geoplan costs week                                   what the plan costs, and what for
  geoplan sites venues --open 2                        best places for new venues, priced by planned weeks
  geoplan export plan --for manager                    its figures as a workbook, no single child in it
  geoplan map week --for planner                       the plan on a map, hour by hour
  geoplan costs claims claims.xlsx --out audit.xlsx    mileage claims against the roads
  geoplan postcodes import codepo_gb.zip
  geoplan network build nottinghamshire.osm.pbf        use the roads of an OpenStreetMap file
  geoplan network calibrate observed.csv               fit the speeds to journeys you have timed
  geoplan purge --dry-run                              what is kept, and until when

"geoplan COMMAND --help" tells more of each.
"""


def build_parser() -> ArgumentParser:
    """Make the parser; every command sets ``run``, the function that does it."""
    from geoplan import __version__

    parser = ArgumentParser(
        prog="geoplan",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"geoplan {__version__}")
    commands: _SubParsersAction[ArgumentParser] = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True
    )
    about_roads, about_data = (times, route, isochrones), (network, postcodes, boundaries, template)
    about_plans = (runs, sheets, calendar, costs, sites, maps, export)
    for room in (demo, *about_roads, *about_plans, *about_data, purge, subject, dpia):
        room.add_to(commands)
    return parser
