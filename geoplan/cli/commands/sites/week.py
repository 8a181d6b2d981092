"""The week that options are about: of the tables of a project's folder, or of the embedded county."""

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from geoplan.cli.commands.runs.desk import project_folder, project_settings
from geoplan.cli.commands.runs.inputs import CountySize, Inputs, plain_case
from geoplan.cli.commands.runs.options import add_inputs
from geoplan.cli.settings import Settings, network_of
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.network.model import RoadNetwork
    from geoplan.runs.case import Case


@dataclass(frozen=True, eq=False)
class SiteWeek:
    """
    A week, its roads, and the settings of a command.

    Parameters
    ----------
    made_up
        Whether the people are those of the embedded county, whom nobody is.
    """

    case: "Case"
    network: "RoadNetwork"
    settings: Settings
    made_up: bool


def add_week(parser: ArgumentParser) -> None:
    """``--project``, ``--week``, ``--network``, ``--params``, and the size of the embedded county."""
    add_inputs(parser)
    size = CountySize()
    parser.add_argument("--children", type=int, metavar="N", default=size.children, help=_of(size.children))
    parser.add_argument("--drivers", type=int, metavar="N", default=size.drivers, help=_of(size.drivers))
    parser.add_argument("--venues", choices=["2015", "later"], default=size.venues, help=_of(size.venues))
    parser.add_argument("--county-seed", type=int, metavar="N", default=size.seed, help="other people")


def _of(default: object) -> str:
    return f"of the embedded county (default: {default})"


def week_of(options: Namespace) -> SiteWeek:
    """
    Return the week of a command.

    Raises
    ------
    InputError
        With every fault of every table; or when no week is named for a project's tables.
    """
    from geoplan.county.embedded import WEEKS
    from geoplan.io.projects.folder import ProjectFolder

    where = project_folder(options)
    if where is not None and not where.is_dir():
        raise InputError(Fault(f"there is no folder {where}", "for the embedded county leave --project out"))
    settings = project_settings(options, where)
    folder = ProjectFolder(settings.workspace.runs if where is None else where)
    has_tables = where is not None and "sessions" in folder.tables()
    day = options.week or (None if has_tables else WEEKS[options.venues])
    if day is None:
        raise InputError(Fault("no week is named", "say which, by any of its days: --week 2026-11-23"))
    size = CountySize(options.children, options.drivers, options.county_seed, options.venues)
    inputs = Inputs(None if has_tables else size, options.network)
    monday = day - timedelta(days=day.weekday())
    network = network_of(options, settings)
    case = plain_case(options, settings, folder, inputs, week=monday, history={}, network=network)
    return SiteWeek(case, network, settings, made_up=not has_tables)
