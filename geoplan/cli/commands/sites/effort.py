"""How hard a command about sites searches, and for whom its results are."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.siting.options.params import OptionParams


def add_search(parser: ArgumentParser) -> None:
    """``--iterations`` and ``--seed``."""
    parser.add_argument("--iterations", type=int, metavar="N", help="steps of each search (default: 20000)")
    parser.add_argument("--seed", type=int, metavar="N", help="of every search (default: 1)")


def add_audience(parser: ArgumentParser, *, unseen: str = "no small number of children") -> None:
    """``--audience``; `unseen` is what managers do not see, in words."""
    parser.add_argument(
        "--audience",
        choices=["manager", "planner"],
        default="manager",
        help=f"managers see {unseen} (default: manager)",
    )


def is_for_planners(options: Namespace) -> bool:
    """Whether what a command makes is for the planning team, who see everything, and not remembered."""
    from geoplan.audiences import Audience

    return Audience(options.audience) is Audience.PLANNER


def search_of(options: Namespace, params: "OptionParams") -> "OptionParams":
    """
    Return parameters with the iterations and seed of a command, where it has some.

    Raises
    ------
    InputError
        When one cannot be.
    """
    asked = {name: getattr(options, name) for name in ("seed", "iterations")}
    try:
        return replace(params, **{name: value for name, value in asked.items() if value is not None})
    except ValueError as error:
        raise InputError(Fault(str(error), "give another number")) from error
