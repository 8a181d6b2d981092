"""``geoplan runs replan``: a plan changed at 8 a.m., with the fewest phone calls."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.runs.codes import find_person, find_session
from geoplan.cli.commands.runs.desk import Desk, open_desk
from geoplan.cli.commands.runs.live import watched
from geoplan.cli.commands.runs.move import confirmed
from geoplan.cli.commands.runs.options import (
    add_by,
    add_effort,
    add_inputs,
    add_now,
    check_words,
    day_of,
    now_of,
)
from geoplan.cli.commands.runs.shown import say_saved, show_list
from geoplan.cli.commands.runs.workbooks import write_workbook
from geoplan.cli.options import command
from geoplan.cli.show import note, say
from geoplan.cli.tables import check_output, mark_faults
from geoplan.domain.sessions import ContactSession
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.runs.replan import Replanned
    from geoplan.runs.replanning.events import Changes, Off

SECONDS = 5.0


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "replan",
        run,
        summary="change the plan: somebody is off, a session is cancelled or comes in",
        description=(
            "Change the plan that stands for what has happened since, with as few phone calls as can be. "
            "What is driven or starts within the hour stays, pins stay, and the rest changes only where it "
            "saves more than the calls are worth. Lists whom to phone in which order, and what to say."
        ),
        examples=(
            "geoplan runs replan --driver-off D12 --cancel S031 --add new.xlsx --now 10:40",
            "geoplan runs replan --driver-off D12:2026-11-24,2026-11-25 --driver-off D7",
            'geoplan runs replan --off-at-once D12 --now "2026-11-24 10:40" --try',
        ),
    )
    parser.add_argument(
        "--driver-off",
        action="append",
        default=[],
        metavar="WHO[:DAYS]",
        help="a driver, worker, carer or adult who is off: today (all days, before the week begins), or on "
        "the days named; may be given again",
    )
    parser.add_argument(
        "--off-at-once",
        action="append",
        default=[],
        metavar="WHO",
        help="who is off today and breaks off even the ride they are on",
    )
    parser.add_argument(
        "--cancel", action="append", default=[], metavar="SESSION", help="a session that does not take place"
    )
    parser.add_argument(
        "--add",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="a table of sessions that come in (geoplan template sessions.xlsx)",
    )
    add_now(parser)
    parser.add_argument(
        "--freeze", type=int, default=60, metavar="MINUTES", help="what starts sooner stays (default: 60)"
    )
    add_effort(parser, SECONDS)
    parser.add_argument("--try", dest="dry", action="store_true", help="only say what would change")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", help="write the workbook of the new plan")
    add_inputs(parser)
    add_by(parser)


def run(options: Namespace) -> None:
    """Plan again, show the calls, ask, save."""
    check_output(options.out, options.add)
    check_words(options)
    desk = open_desk(options)
    changes = _changes(options, desk)
    if not changes:
        cure = "say what: --driver-off D12, --cancel S031 or --add new.xlsx"
        raise InputError(Fault("nothing has happened that the plan is to be changed for", cure))
    result = _replanned(options, desk, changes)
    _show(result)
    if options.dry:
        say("Nothing is saved.")
    elif confirmed(options):
        known = desk.change.id
        saved = desk.save(result.case, result.plan, what=_what(changes), base=desk.plan, base_id=known)
        if options.out:
            write_workbook(saved, options.out, saved.check())
        say_saved(saved)


def _replanned(options: Namespace, desk: Desk, changes: "Changes") -> "Replanned":
    from geoplan.runs.replan import replan

    seconds = SECONDS if options.seconds is None and options.iterations is None else options.seconds
    with watched(seconds=seconds, iterations=options.iterations) as watch:
        return replan(
            desk.case,
            desk.plan,
            changes,
            seed=options.seed,
            seconds=seconds,
            iterations=options.iterations,
            progress=watch.progress,
            stop=watch.stop,
        )


def _changes(options: Namespace, desk: Desk) -> "Changes":
    """Return what has happened, every code found."""
    from geoplan.runs.replanning.events import Changes

    faults: list[Fault] = []
    off = _off(options, desk, faults)
    cancelled: list[str] = []
    for typed in options.cancel:
        try:
            cancelled.append(find_session(typed, desk.case))
        except InputError as error:
            faults += error.faults
    added = [session for path in options.add for session in _sessions(path, faults)]
    if faults:
        raise InputError(faults)
    try:
        return Changes(
            drivers_off=tuple(off),
            cancelled=tuple(dict.fromkeys(cancelled)),
            added=tuple(added),
            now=now_of(options, desk.plan),
            freeze_minutes=options.freeze,
        )
    except ValueError as error:
        raise InputError(Fault(str(error), "name each once, and check --freeze")) from error


def _off(options: Namespace, desk: Desk, faults: list[Fault]) -> "list[Off]":
    """Return who is off when; days of somebody named twice are put together."""
    from geoplan.runs.replanning.events import Off

    days: dict[str, set[date] | None] = {}
    at_once: set[str] = set()
    for typed in (*options.driver_off, *options.off_at_once):
        code, _, named = typed.partition(":")
        try:
            person = find_person(code, desk.case)
            wanted = {_day(word) for word in named.split(",") if word.strip()}
        except InputError as error:
            faults += error.faults
            continue
        if typed in options.off_at_once:
            at_once.add(person)
        before = days.get(person, set())
        days[person] = None if before is None or not wanted else before | wanted
    return [
        Off(person=person, days=None if when is None else tuple(sorted(when)), at_once=person in at_once)
        for person, when in days.items()
    ]


def _day(word: str) -> date:
    from argparse import ArgumentTypeError

    try:
        return day_of(word)
    except ArgumentTypeError as error:
        raise InputError(Fault(str(error), "such as --driver-off D12:2026-11-24")) from None


def _sessions(path: Path, faults: list[Fault]) -> tuple[ContactSession, ...]:
    from geoplan.io.read import read_sessions

    try:
        return read_sessions(path, note=note)
    except InputError as error:
        mark_faults(error, path)
        faults += error.faults
        return ()


def _show(result: "Replanned") -> None:
    """Print whom to phone and what changes."""
    if result.calls:
        say("Whom to phone, in this order, and what to say:", style="bold")
    for number, call in enumerate(result.calls, 1):
        say(f"{number:>2}. {call.head}", style="bold")
        show_list(call.lines, indent=4)
    for line in result.notes:
        say(line)
    say("")
    say(str(result.diff))


def _what(changes: "Changes") -> str:
    """Return the change in words, for the history: codes, dates and times only."""
    words = ["replan"]
    for off in changes.off:
        days = "" if off.days is None else ":" + ",".join(day.isoformat() for day in off.days)
        words.append(f"--{'off-at-once' if off.at_once else 'driver-off'} {off.person}{days}")
    words += [f"--cancel {code}" for code in changes.cancelled]
    words += [f"--add {session.code}" for session in changes.added]
    if changes.now is not None:
        words.append(f"--now {changes.now:%Y-%m-%dT%H:%M}")
    found = " ".join(words)
    return found if len(found) <= 500 else found[:499] + "…"
