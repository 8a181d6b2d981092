"""A plan to show where none was made yet: a short search for the embedded county, whom nobody is."""

from argparse import Namespace
from datetime import timedelta
from pathlib import Path

from geoplan.cli.commands.runs.desk import Desk, open_desk, project_folder, project_settings
from geoplan.cli.settings import Settings
from geoplan.cli.show import note
from geoplan.io.projects.folder import ProjectFolder
from geoplan.io.projects.lines import LATEST

SECONDS = 20.0


def desk_or_first_plan(options: Namespace, which: str) -> Desk:
    """
    Return a plan of a project; where the embedded county has none yet, plan its week first.

    Raises
    ------
    InputError
        When there is no such plan, or a project of tables has none.
    """
    folder = project_folder(options)
    if folder is None and which in LATEST:
        settings = project_settings(options, folder)
        if not ProjectFolder(settings.workspace.runs).store.is_file():
            return _planned(options, settings)
    return open_desk(options, which)


def _planned(options: Namespace, settings: Settings) -> Desk:
    from geoplan.cli.commands.runs.planning import planned
    from geoplan.county.embedded import WEEKS

    day = options.week or WEEKS["2015"]
    note(f"no plan is saved yet: the embedded county is planned first, for {SECONDS:g} seconds.")
    asked = {
        **vars(options),
        "out": Path(),
        "by": getattr(options, "by", None),
        "note": "",
        "seconds": SECONDS,
        "iterations": None,
        "seed": 1,
        "improve": False,
        "afresh": False,
        "children": None,
        "drivers": None,
        "venues": None,
        "county_seed": None,
    }
    week = day - timedelta(days=day.weekday())
    return planned(Namespace(**asked), settings, settings.workspace.runs, week=week, days=None)
