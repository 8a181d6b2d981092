"""The ledgers of plans: of those that a project holds, and of those in files."""

from argparse import Namespace
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.cli.commands.runs.desk import Desk, is_plan_file, open_desk, open_plan_file
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.domain.ledger import Ledger

WHICH = "number of a change, latest, accepted, the name of a what-if, or a plan in a .json file"


@dataclass(frozen=True)
class CostedPlan:
    """A plan with its ledger; `name` is what tables call it: ``change 3``, ``plan.json``."""

    name: str
    desk: Desk = field(repr=False)
    ledger: "Ledger" = field(repr=False)


def ledger_at(options: Namespace, which: str) -> CostedPlan:
    """
    Return a plan of a project, or of a file, with its ledger.

    Raises
    ------
    InputError
        When there is no such plan, or nothing in it.
    """
    from geoplan.runs.ledger import ledger_of

    # Opening a plan settles the roads in the options, which must not hold for the next plan too.
    own = Namespace(**vars(options))
    if is_plan_file(which):
        desk, name = open_plan_file(own, Path(which)), Path(which).name
    else:
        desk = open_desk(own, which)
        name = f"change {desk.change.id}"
    if not desk.plan.requests:
        raise InputError(Fault(f"the plan of {name} has no journeys", "name another plan"))
    return CostedPlan(name, desk, ledger_of(desk.case, desk.plan))
