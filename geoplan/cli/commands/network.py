"""``geoplan network``: build, download, describe, choose, export and calibrate road networks."""

import re
import unicodedata
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.options import add_network, command
from geoplan.cli.settings import Settings, network_of, settings_of
from geoplan.cli.show import note, progress_bar, say
from geoplan.cli.tables import check_output, mark_faults
from geoplan.domain.periods import Period
from geoplan.errors import Fault, InputError
from geoplan.io.workspace import EMBEDDED, Workspace

if TYPE_CHECKING:
    from geoplan.network.calibrate import Calibration
    from geoplan.network.model import RoadNetwork


def add_to(commands: Any) -> None:
    """Add the commands."""
    group = commands.add_parser("network", help="build, choose and describe road networks")
    inner = group.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_build(inner)
    _add_download(inner)
    _add_info(inner)
    _add_use(inner)
    _add_export(inner)
    _add_calibrate(inner)


def _add_build(inner: Any) -> None:
    parser = command(
        inner,
        "build",
        build,
        summary="build a network from a file of roads",
        description=(
            "Build a network from OpenStreetMap (.osm.pbf, .osm), OS Open Roads (.gpkg) or an osmnx "
            "graph (.graphml), keep it, and use it from now on. Take a file some miles wider than "
            "the county: roads that its edge cuts off are left out."
        ),
        examples=(
            "geoplan network build nottinghamshire.osm.pbf",
            "geoplan network build oproad_gb.gpkg --name open-roads",
        ),
    )
    parser.add_argument("file", type=Path, help="the file of roads")
    parser.add_argument("--name", help="what to call it (default: the file's name)")
    parser.add_argument(
        "--out", type=Path, metavar="FILE.roads", help="write it to a file and keep it nowhere else"
    )
    parser.add_argument("--params", type=Path, metavar="FILE", help="parameters (section [build])")


def _add_download(inner: Any) -> None:
    parser = command(
        inner,
        "download",
        download,
        summary="download the roads of a county or district (uses the internet)",
        description=(
            "Download the roads within a county or district from OpenStreetMap. This is the one "
            "command that uses the internet; it sends the name of the area and nothing else, and "
            "refuses single addresses."
        ),
        examples=('geoplan network download "Nottinghamshire, England"',),
    )
    parser.add_argument("place", help='a county or district, such as "Nottinghamshire, England"')
    parser.add_argument("--name", help="what to call the network (default: from the place)")


def _add_info(inner: Any) -> None:
    parser = command(
        inner,
        "info",
        info,
        summary="describe the network in use, and list the others",
        description="Say how large a network is, where it comes from and what its builder left out.",
        examples=(
            "geoplan network info",
            "geoplan network info --network rutland",
        ),
    )
    add_network(parser)


def _add_use(inner: Any) -> None:
    parser = command(
        inner,
        "use",
        use,
        summary="choose the network that commands use",
        description="Choose a built network, or the embedded county's own, for all commands from now on.",
        examples=(
            "geoplan network use nottinghamshire",
            "geoplan network use embedded",
        ),
    )
    parser.add_argument("name", help="a built network's name, or 'embedded'")


def _add_export(inner: Any) -> None:
    parser = command(
        inner,
        "export",
        export,
        summary="write a network for osmnx, networkx or QGIS",
        description="Write a network as GraphML (osmnx, networkx) or GeoPackage (QGIS), with its speeds.",
        examples=(
            "geoplan network export roads.gpkg",
            "geoplan network export roads.graphml --network rutland",
        ),
    )
    parser.add_argument("file", type=Path, help="a .gpkg or .graphml to write")
    add_network(parser)


def _add_calibrate(inner: Any) -> None:
    parser = command(
        inner,
        "calibrate",
        calibrate_speeds,
        summary="fit the speeds to journeys that were timed",
        description=(
            "Fit the operating speeds to observed journeys (claims, sat-nav logs). Shows the error "
            "before and after on journeys that the fit did not see, and writes the fitted speeds as "
            "parameters. A table to fill in: geoplan template observed.xlsx"
        ),
        examples=(
            "geoplan network calibrate observed.csv",
            "geoplan network calibrate observed.csv --out geoplan.toml",
        ),
    )
    parser.add_argument("file", type=Path, help="observed journeys")
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("calibrated.toml"),
        metavar="FILE",
        help="where the speeds go (default: calibrated.toml); named geoplan.toml, commands in its"
        " folder use it",
    )
    add_network(parser)


def build(options: Namespace) -> None:
    """Build a network and keep it."""
    from geoplan.network.builders import build as build_network

    settings = settings_of(options)
    check_output(options.out, [options.file])
    target = options.out or _target(options.name, options.file.name.split(".")[0], settings)
    with progress_bar() as progress:
        network = build_network(options.file, params=settings.values.get("build"), progress=progress)
    _keep(network, target, settings)


def download(options: Namespace) -> None:
    """Download a network and keep it."""
    from geoplan.network.builders import download as download_network
    from geoplan.network.builders.areas import area_to_ask

    settings = settings_of(options)
    area = area_to_ask(options.place)
    target = _target(options.name, area.split(",")[0], settings)
    say(f'Asking OpenStreetMap for the roads of "{area}"; nothing else is sent.')
    with progress_bar() as progress:
        network = download_network(options.place, progress=progress)
    _keep(network, target, settings)


def _target(name: str | None, fallback: str, settings: Settings) -> Path:
    """Where a network of a name is kept; found out before the work of making it."""
    if name is None:
        plain = unicodedata.normalize("NFKD", fallback).encode("ascii", "ignore").decode()
        name = "-".join(re.findall(r"[a-z0-9]+", plain.lower())) or "roads"
    if name == EMBEDDED:
        raise InputError(Fault(f'"{EMBEDDED}" is the name of the county\'s own roads', "give another --name"))
    return settings.workspace.network_path(name)


def _keep(network: "RoadNetwork", target: Path, settings: Settings) -> None:
    """Save a network, make it ready for quick answers, and use it from now on when it is in the workspace."""
    from geoplan.network.cache import ArrayCache
    from geoplan.network.engine import hierarchy
    from geoplan.network.store import save_network

    kept = target.parent == settings.workspace.networks
    if kept:
        settings.workspace.make(target.parent)
    save_network(network, target)
    with progress_bar() as progress:
        for done, period in enumerate(Period, start=1):
            hierarchy(network, settings.speeds, period, cache=ArrayCache(settings.workspace.cache))
            progress(done, len(Period), "making it ready")
    if kept:
        settings.workspace.use_network(target.stem)
    _describe(network)
    if kept:
        say(f'Kept as "{target.stem}" and used from now on (geoplan network use {EMBEDDED} goes back).')
    else:
        say(f"Written: {target}")


def info(options: Namespace) -> None:
    """Describe a network."""
    settings = settings_of(options)
    _describe(network_of(options, settings))
    current = settings.workspace.current_network
    names = (EMBEDDED, *settings.workspace.network_names())
    marked = ", ".join(f"{name} (in use)" if name == current else name for name in names)
    say(f"Networks here: {marked}")


def _describe(network: "RoadNetwork") -> None:
    from geoplan.report.networks import network_table, report_lines

    say(network.provenance.source, style="bold")
    say(f"{network.provenance.licence}; {network.provenance.date}; version {network.version}")
    if network.provenance.note:
        say(network.provenance.note)
    say(network_table(network))
    for line in report_lines(network):
        say(f"  {line}")


def use(options: Namespace) -> None:
    """Choose a network."""
    Workspace.default().use_network(options.name)
    say(f'"{options.name}" is used from now on.')


def export(options: Namespace) -> None:
    """Write a network for other programs."""
    from geoplan.network.exchange import to_geopackage, to_graphml

    writers = {".gpkg": to_geopackage, ".graphml": to_graphml}
    writer = writers.get(options.file.suffix.lower())
    if writer is None:
        raise InputError(
            Fault(
                "a network is not written to such a file",
                "end its name in .gpkg (QGIS) or .graphml (osmnx)",
                file=options.file.name,
            )
        )
    check_output(options.file, [])
    settings = settings_of(options)
    writer(network_of(options, settings), options.file)
    say(f"Written: {options.file}")


def calibrate_speeds(options: Namespace) -> None:
    """Fit speeds, show what changed, write them."""
    from geoplan.io.params import to_toml
    from geoplan.io.read import read_observed
    from geoplan.io.sections import replace_section
    from geoplan.network.calibrate import calibrate
    from geoplan.network.observed import ObservedJourney

    settings = settings_of(options)
    check_output(options.out, [options.file])
    try:
        rows = read_observed(options.file, note=note)
    except InputError as error:
        mark_faults(error, options.file)
        raise
    journeys = [
        ObservedJourney(row.code or f"row {row.row}", row.origin, row.destination, row.seconds, row.period)
        for row in rows
    ]
    with progress_bar() as progress:
        fitted = calibrate(
            network_of(options, settings),
            journeys,
            start=settings.speeds,
            params=settings.values.get("calibrate"),
            snapping=settings.snap,
            progress=progress,
        )
    _show_errors(fitted)
    for message in fitted.messages:
        say(message)
    if fitted.model == settings.speeds:
        say("Nothing was written: the speeds stay as they are.")
        return
    _show_changes(fitted)
    section = to_toml({"speeds": fitted.model}).replace("[speeds]", f"[speeds]\n# {fitted.about}", 1)
    replace_section(options.out, "speeds", section)
    say(f"Written: {options.out}")


def _show_errors(fitted: "Calibration") -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"On {fitted.before.journeys} journeys that the fit did not see", box=box.SIMPLE_HEAD)
    for heading in ("", "Median error %", "Too long by %", "Within 20 %"):
        table.add_column(heading, justify="right" if heading else "left")
    for name, figures in (("before", fitted.before), ("after", fitted.after)):
        table.add_row(
            name,
            f"{figures.median_percent:.1f}",
            f"{figures.bias_percent:+.1f}",
            f"{figures.within_20_percent:.0f}",
        )
    Console().print(table)


def _show_changes(fitted: "Calibration") -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(title="What is fitted: speeds in mph, delays in seconds", box=box.SIMPLE_HEAD)
    for heading in ("Figure", "Before", "After", "Journeys"):
        table.add_column(heading, justify="left" if heading == "Figure" else "right")
    for figure in fitted.figures:
        if figure.after != figure.before:
            words = figure.name.removesuffix("_s").replace("_", " ")
            table.add_row(words, f"{figure.before:g}", f"{figure.after:.4g}", str(figure.journeys))
    Console().print(table)
