"""
What managers were told of a project before, and are told now.

Planners' reports are exact and not remembered, and the embedded county's people are nobody.
"""

from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from geoplan.cli.commands.runs.desk import project_folder
from geoplan.cli.commands.sites.effort import is_for_planners
from geoplan.cli.commands.sites.week import SiteWeek

if TYPE_CHECKING:
    from geoplan.domain.told import Told


def told_before(options: Namespace) -> "Told":
    """Return what was told of the project of a command; nothing without one."""
    from geoplan.domain.told import Told
    from geoplan.io.told import read_told

    folder = project_folder(options)
    return Told() if folder is None else read_told(folder)


def remember(options: Namespace, told: "Told") -> None:
    """Keep what a command tells managers, beside the plans of its project; of one for planners nothing."""
    if not is_for_planners(options):
        remember_summary(options, told)


def remember_summary(options: Namespace, told: "Told") -> None:
    """Keep what a summary for a committee tells, whoever asked for it."""
    from geoplan.io.told import write_told

    folder = project_folder(options)
    if folder is not None:
        write_told(told, folder)


def check_children(options: Namespace, key: str, digests: Iterable[str]) -> None:
    """
    Find out before any work whether managers may be told of these children beside those of before.

    Raises
    ------
    InputError
        When hardly any of them are others.
    """
    from geoplan.audiences.populations import population_of, refuse_almost_the_same

    if not is_for_planners(options):
        refuse_almost_the_same(key, population_of(digests), told_before(options))


def check_week(options: Namespace, week: SiteWeek) -> None:
    """
    Find out before any work whether managers may be told of the children of a week.

    Raises
    ------
    InputError
        When hardly any of them are others than those of an earlier report.
    """
    from geoplan.audiences.populations import WEEK
    from geoplan.runs.case.digests import digests_of

    check_children(options, WEEK, digests_of(week.case))


def remember_week(options: Namespace, week: SiteWeek) -> None:
    """Keep that managers are told money of the children of a week."""
    from geoplan.audiences.populations import WEEK, population_of, with_population
    from geoplan.runs.case.digests import digests_of

    population = population_of(digests_of(week.case))
    remember(options, with_population(told_before(options), WEEK, population))
