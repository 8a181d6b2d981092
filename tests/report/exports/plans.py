"""What each audience sees of the plan that is made by hand, with a way on the road."""

from geoplan.audiences import Audience, Scope, cut, plan_rows
from geoplan.audiences.figures import figures_of
from geoplan.audiences.rows import LegRow
from geoplan.report.exports import about_of
from tests.report.runs.plans import hand_case, hand_plan
from tests.runs.worlds import MONDAY, at

SCOPES = {
    Audience.DRIVER: Scope.of_driver("D001", MONDAY),
    Audience.CARER: Scope.of_carer(hand_case(), "G002"),
    Audience.VENUE: Scope.of_venue("retford"),
}


def rows():
    """All rows of the plan."""
    case, plan = hand_case(), hand_plan()
    leg = LegRow(
        run="D001-mon",
        day=MONDAY,
        driver="D001",
        number=1,
        on_board=2,
        metres=1_609,
        seconds=90,
        line=(at(1), at(2), at(3)),
        shared_line=(at(2), at(3)),
    )
    return (*figures_of(case, plan).rows, *plan_rows(case, plan), leg)


def seen_by(audience, more=()):
    """What an audience sees, and the words about it."""
    seen = cut([*rows(), *more], audience, SCOPES.get(audience, Scope()))
    return seen, about_of(seen, hand_plan())
