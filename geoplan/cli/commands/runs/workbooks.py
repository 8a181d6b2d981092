"""Workbooks of plans: written, and never over changes that somebody made by hand."""

from collections.abc import Mapping
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.cli.show import note, say
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.cli.commands.runs.desk import Desk
    from geoplan.runs.checking.report import CheckReport

_NAMED = 4


def write_workbook(desk: "Desk", path: Path, report: "CheckReport") -> None:
    """Write the workbook of a plan, and say where; one changed by hand is kept under another name."""
    from geoplan.report.runs import plan_workbook

    keep_aside(path)
    plan_workbook(desk.case, desk.plan, path, report=report)
    say(f"Workbook: {path}", style="bold")


def keep_aside(path: Path) -> None:
    """
    Give a workbook that is not as it was written another name, and say which.

    Raises
    ------
    InputError
        When it cannot be renamed: it is open elsewhere, say.
    """
    from geoplan.report.runs.touched import is_as_written

    if not path.is_file() or is_as_written(path):
        return
    names = (path.with_name(f"{path.stem}-kept{number or ''}{path.suffix}") for number in count())
    kept = next(name for name in names if not name.exists())
    try:
        path.rename(kept)
    except OSError as error:
        fault = Fault(
            "the workbook that is there cannot be put aside", "close it and try again", file=path.name
        )
        raise InputError(fault) from error
    note(f"{path.name} was saved by hand since it was written: it is not lost, but kept as {kept}.")


def refuse_unread(path: Path, week: date, pins: Mapping[str, str]) -> None:
    """
    Refuse to plan over a workbook with choices that were not given back yet.

    Parameters
    ----------
    pins
        Of the plan that stands: what was given back already is among them.

    Raises
    ------
    InputError
        Naming the journeys, and how to give them back.
    """
    from geoplan.report.runs.requests_sheet import RELEASE, TAKE_BY
    from geoplan.report.runs.touched import choices_in, is_as_written

    if not path.is_file() or is_as_written(path):
        return
    unread = [
        code
        for code, taker in choices_in(path, week.isoformat()).items()
        if pins.get(code, RELEASE).casefold() != taker.casefold()
    ]
    if unread:
        named = ", ".join(unread[:_NAMED]) + (f" and {len(unread) - _NAMED} more" if unread[_NAMED:] else "")
        raise InputError(
            Fault(
                f'choices in "{TAKE_BY}" were not given back yet: {named}',
                f"give them back with geoplan runs edits {path}, or write elsewhere with --out",
                file=path.name,
            )
        )
