"""Whose part of a plan is meant: the options that say so, refused before any work where they do not fit."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geoplan.cli.commands.runs.options import day_of
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.audiences import Scope
    from geoplan.domain.plans import Plan
    from geoplan.runs.case import Case

_NAMED = 8
_WHOSE = ("driver", "carer", "venue")


def add_whose(parser: ArgumentParser, audiences: Sequence[str], *, default: str) -> None:
    """``--for``, and ``--driver``, ``--day`` or ``--venue`` where there are such audiences."""
    parser.add_argument(
        "--for", dest="audience", choices=audiences, default=default, help=f"default: {default}"
    )
    helps = {"driver": "which driver it is for, or contact worker", "carer": "which foster carer it is for"}
    for one in _WHOSE:
        if one in audiences:
            text = helps.get(one, f"which {one} it is for")
            parser.add_argument(f"--{one}", metavar="CODE", help=text)
    if "driver" in audiences:
        parser.add_argument("--day", type=day_of, metavar="DATE", help="the day of a driver's run")


def check_whose(options: Namespace) -> None:
    """
    Refuse options that are for another audience, and missing ones.

    Raises
    ------
    InputError
        With all of them.
    """
    faults = []
    for name in _WHOSE:
        given, wanted = getattr(options, name, None) is not None, name == options.audience
        if given and not wanted:
            faults.append(Fault(f"--{name} is for a {name}", f"leave it out, or say --for {name}"))
        if wanted and not given:
            faults.append(Fault(f"which {name} is it for?", f"say --{name} with a code"))
    day = getattr(options, "day", None)
    if options.audience == "driver" and day is None:
        faults.append(Fault("a driver gets one day", "say which: --day 2026-11-24"))
    if options.audience != "driver" and day is not None:
        faults.append(Fault("--day is for a driver", "leave it out"))
    if faults:
        raise InputError(faults)


def scope_of(options: Namespace, case: "Case", plan: "Plan") -> "Scope":
    """
    Return whose part of a plan is meant; the whole where it is nobody's.

    Raises
    ------
    InputError
        For codes that are not there, with those that are.
    """
    from geoplan.audiences import WHOLE, Scope

    if options.audience == "driver":
        return _of_driver(options, plan)
    if options.audience == "carer":
        scope = Scope.of_carer(case, options.carer)
        if not scope.children:
            carers = sorted({child.carer for child in case.children if child.carer})
            raise InputError(Fault(f'no child is with a carer "{options.carer}"', _one_of(carers)))
        return scope
    if options.audience == "venue":
        if options.venue not in case.venue:
            raise InputError(Fault(f'there is no venue "{options.venue}"', _one_of(sorted(case.venue))))
        return Scope.of_venue(options.venue)
    return WHOLE


def _of_driver(options: Namespace, plan: "Plan") -> "Scope":
    from geoplan.audiences import Scope

    own = [run.day for run in plan.runs if run.person == options.driver]
    if not own:
        drivers = sorted({run.person for run in plan.runs})
        raise InputError(Fault(f'"{options.driver}" has no run in this plan', _one_of(drivers)))
    if options.day not in own:
        days = ", ".join(dict.fromkeys(f"{day}" for day in own))
        raise InputError(Fault(f"{options.driver} has no run on {options.day}", f"there are runs on {days}"))
    return Scope.of_driver(options.driver, options.day)


def _one_of(codes: Sequence[str]) -> str:
    more = f" and {len(codes) - _NAMED} more" if len(codes) > _NAMED else ""
    return f"there are {', '.join(codes[:_NAMED])}{more}"
