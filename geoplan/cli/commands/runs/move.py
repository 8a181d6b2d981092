"""``geoplan runs move``: one journey given to somebody else by hand."""

import sys
from argparse import Namespace
from typing import Any

from geoplan.cli.commands.runs.codes import find_request, find_taker
from geoplan.cli.commands.runs.desk import open_desk
from geoplan.cli.commands.runs.options import add_by, add_inputs, add_now, now_of
from geoplan.cli.commands.runs.shown import say_saved
from geoplan.cli.options import command
from geoplan.cli.show import say
from geoplan.errors import Fault, InputError

YES = ("y", "yes")


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "move",
        run,
        summary="give a journey to somebody else",
        description=(
            "Give a journey to a driver, worker, carer or taxi; the rest of the plan stays. Says what it "
            "costs and what it does against advice, asks on a terminal, and saves it. The journey is pinned "
            "there from then on, until --release. Where a hard rule stands in the way nothing changes, and "
            "the rule and what can be done about it are told."
        ),
        examples=(
            "geoplan runs move S044-out --to D12",
            "geoplan runs move S044-out --to taxi --try",
            "geoplan runs move S044-out --release",
        ),
    )
    parser.add_argument("request", help="code of the journey, such as S044-out")
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--to", metavar="WHO", help="code of a person, or carer, volunteer, worker, taxi …")
    target.add_argument("--release", action="store_true", help="take the pin away; the plan stays as it is")
    parser.add_argument("--try", dest="dry", action="store_true", help="only say what it would cost")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    add_now(parser)
    add_inputs(parser)
    add_by(parser)


def run(options: Namespace) -> None:
    """Move, say what it costs, ask, save."""
    from geoplan.runs.edit import release
    from geoplan.runs.move import move

    desk = open_desk(options)
    request = find_request(options.request, desk.plan)
    base, base_id = desk.next_base
    if options.release:
        if request not in desk.case.pins:
            raise InputError(Fault(f"{request} is not pinned", "see: geoplan runs show"))
        case, plan = release(desk.case, desk.plan, [request], base=base)
        lines, what = [f"{request} is free again; the next search may move it."], f"move {request} --release"
    else:
        to = find_taker(options.to, desk.case)
        result = move(desk.case, desk.plan, request, to, base=base, now=now_of(options, desk.plan))
        case, plan, lines = result.case, result.plan, list(result.lines)
        what = f"move {request} --to {to.replace(' ', '-')}"
    for line in lines:
        say(line)
    if options.dry:
        say("Nothing is saved.")
    elif confirmed(options):
        say_saved(desk.save(case, plan, what=what, base=base, base_id=base_id))


def confirmed(options: Namespace) -> bool:
    """Ask whether to save, on a terminal; elsewhere, and with ``--yes``, it is saved."""
    if options.yes or not sys.stdin.isatty():
        return True
    if input("Save this? [y/N] ").strip().casefold() in YES:
        return True
    say("Nothing is saved.")
    return False
