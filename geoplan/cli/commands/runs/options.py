"""Options that the commands about runs share, worded once, and how dates and moments are typed."""

import getpass
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.cli.options import add_network
from geoplan.cli.show import note
from geoplan.domain.sessions import LONDON
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.domain.plans import Plan

_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")
_TIMES = ("%H:%M", "%H.%M", "%H:%M:%S")


def add_project(parser: ArgumentParser) -> None:
    """``--project`` and ``--week``."""
    parser.add_argument(
        "--project",
        type=Path,
        metavar="FOLDER",
        help="the folder with your tables and plans (default: this folder, where it is a project, or else"
        " the one of the embedded county)",
    )
    parser.add_argument(
        "--week",
        type=day_of,
        metavar="DATE",
        help="a day of the week meant, such as 2026-11-23 (default: the week worked on last)",
    )


def add_inputs(parser: ArgumentParser) -> None:
    """What a plan's inputs are made again with: `add_project`, ``--network`` and ``--params``."""
    add_project(parser)
    add_network(parser)


def add_by(parser: ArgumentParser) -> None:
    """``--by`` and ``--note``: who does something, and why; both stay in the audit."""
    parser.add_argument(
        "--by", metavar="NAME", help="the member of staff who does this (default: your name on this computer)"
    )
    parser.add_argument("--note", default="", metavar="TEXT", help="why; codes only, it stays in the audit")


def add_effort(parser: ArgumentParser, seconds: float) -> None:
    """``--seconds``, ``--iterations`` and ``--seed``."""
    parser.add_argument(
        "--seconds",
        type=_amount,
        metavar="N",
        help=f"how long to search (default: {seconds:g}); Ctrl-C ends it with the best so far",
    )
    parser.add_argument(
        "--iterations", type=_count, metavar="N", help="how many steps to search: the same plan each time"
    )
    parser.add_argument("--seed", type=_count, default=1, help="another seed, another search (default: 1)")


def add_now(parser: ArgumentParser) -> None:
    """``--now``: the moment at which a plan is changed or asked about."""
    parser.add_argument(
        "--now",
        type=moment_of,
        metavar="TIME",
        help='the moment, such as 10:40 or "2026-11-24 10:40": what is driven or near by then stays '
        "(default: now, in the week of the plan)",
    )


def now_of(options: Namespace, plan: "Plan") -> datetime | None:
    """
    Return the moment at which a plan is changed or asked about; None where that is ahead of its week.

    A time of day alone is of today, or of the first day planned where today is not in the week: a rehearsal.
    """
    given: datetime | time | None = options.now
    if isinstance(given, datetime):
        return given
    today = datetime.now(LONDON).date()
    in_week = plan.week <= today and (today - plan.week).days < 7
    if given is None:
        return datetime.now(LONDON) if in_week else None
    day = today if in_week else min(plan.days)
    if not in_week:
        note(f"today is not in the week of the plan: {given:%H:%M} is taken as of {day:%d/%m/%Y}.")
    return datetime.combine(day, given)


def who_of(options: Namespace) -> str:
    """
    Return who does something: the name given, or else that of the user of this computer.

    Raises
    ------
    InputError
        When neither is known.
    """
    if options.by:
        return str(options.by)
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise InputError(Fault("nobody says who does this", 'say who: --by "A. Coordinator"')) from None


def check_words(options: Namespace) -> str:
    """
    Check what is to stay in the audit before any work is done for it; return who does it.

    Raises
    ------
    InputError
        When nobody says who does it, or the note holds what may not be kept.
    """
    from geoplan.io.projects.words import WHO_LENGTH, WHY_LENGTH, check_impersonal, clean_words

    who = clean_words("the name of the officer", who_of(options), longest=WHO_LENGTH, needed=True)
    why = clean_words("the note", options.note, longest=WHY_LENGTH)
    check_impersonal("the note", why, datetime.now(UTC).date())
    return who


def day_of(word: str) -> date:
    """Read a date: 2026-11-23 or 23/11/2026."""
    for form in _DATES:
        try:
            return datetime.strptime(word.strip(), form).date()
        except ValueError:
            continue
    raise ArgumentTypeError(f'"{word}" is not a date; write it as 2026-11-23')


def moment_of(word: str) -> datetime | time:
    """Read a time of day, 10:40, or a moment, "2026-11-24 10:40"; local time."""
    first, _, second = word.strip().replace("T", " ").partition(" ")
    clock = _clock_of(second.strip() or first)
    return datetime.combine(day_of(first), clock) if second else clock


def _clock_of(word: str) -> time:
    for form in _TIMES:
        try:
            return datetime.strptime(word, form).time()
        except ValueError:
            continue
    raise ArgumentTypeError(f'"{word}" is not a time; write 10:40, or "2026-11-24 10:40"')


def _amount(word: str) -> float:
    try:
        found = float(word)
    except ValueError:
        found = -1.0
    if not 0 <= found < 1e7:
        raise ArgumentTypeError(f'"{word}" is not a number of seconds; write such as 60')
    return found


def _count(word: str) -> int:
    try:
        found = int(word)
    except ValueError:
        found = -1
    if found < 0:
        raise ArgumentTypeError(f'"{word}" is not a whole number, 0 or more')
    return found
