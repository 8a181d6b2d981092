"""``geoplan costs rates``: what a mile is worth on a day."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.costs.own_tables import read_marked
from geoplan.cli.commands.runs.options import day_of
from geoplan.cli.options import command
from geoplan.cli.show import note
from geoplan.domain.rates import Vehicle

if TYPE_CHECKING:
    from geoplan.domain.rates import RateTable


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "rates",
        run,
        summary="what a mile is worth on a day: approved and paid",
        description=(
            "Show the mileage rates in force for a journey driven on a day: what is approved, free of tax, "
            "and what schemes pay, with the threshold of the tax year, the rules of schemes, the next "
            "change, and where each is from. Your own rates come from a table (geoplan template rates.xlsx)."
        ),
        examples=(
            "geoplan costs rates",
            "geoplan costs rates --date 2026-04-06 --vehicle car",
            "geoplan costs rates --rates rates.xlsx",
        ),
    )
    parser.add_argument("--date", type=day_of, metavar="DATE", help="the day driven (default: today)")
    parser.add_argument(
        "--vehicle",
        type=_vehicle,
        metavar="VEHICLE",
        help=f"{', '.join(vehicle.value for vehicle in Vehicle)} (default: all)",
    )
    add_rates(parser)


def add_rates(parser: ArgumentParser) -> None:
    """``--rates``."""
    parser.add_argument(
        "--rates", type=Path, metavar="FILE", help="your own rates (default: the assumed ones of geoplan)"
    )


def schemes_of(path: Path | None) -> "tuple[RateTable, ...]":
    """
    Return what schemes pay: those of a table, with a copy marked where it has faults, or those of geoplan.

    Raises
    ------
    InputError
        With every fault of the table.
    """
    from geoplan.county.rates import read_schemes
    from geoplan.io.costs.read import read_rates

    if path is None:
        return read_schemes()
    return read_marked(path, lambda own: read_rates(own, note=note))


def run(options: Namespace) -> None:
    """Show the rates."""
    from geoplan.county.rates import read_approved_rates
    from geoplan.report.costs.page import show_page
    from geoplan.report.costs.rates import rates_page

    schemes = schemes_of(options.rates)
    vehicles = tuple(Vehicle) if options.vehicle is None else (options.vehicle,)
    day = options.date or date.today()
    show_page(rates_page(read_approved_rates(), schemes, day, vehicles=vehicles))


def _vehicle(word: str) -> Vehicle:
    known = {"van": Vehicle.CAR, "bike": Vehicle.BICYCLE} | {vehicle.value: vehicle for vehicle in Vehicle}
    if word.casefold() not in known:
        named = ", ".join(vehicle.value for vehicle in Vehicle)
        raise ArgumentTypeError(f'"{word}" is not a vehicle; use one of: {named}')
    return known[word.casefold()]
