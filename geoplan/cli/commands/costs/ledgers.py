"""The ledgers of plans that a project holds."""

from argparse import Namespace
from typing import TYPE_CHECKING

from geoplan.cli.commands.runs.desk import Desk, open_desk
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.domain.ledger import Ledger

WHICH = "number of a change, latest, accepted, or the name of a what-if"


def ledger_at(options: Namespace, which: str) -> "tuple[Desk, Ledger]":
    """
    Return a plan of a project with its ledger.

    Raises
    ------
    InputError
        When there is no such plan, or nothing in it.
    """
    from geoplan.runs.ledger import ledger_of

    desk = open_desk(options, which)
    if not desk.plan.requests:
        raise InputError(Fault(f"the plan of change {desk.change.id} has no journeys", "name another plan"))
    return desk, ledger_of(desk.case, desk.plan)
