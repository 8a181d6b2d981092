"""Services in which children come to contact in so many ways, and what managers read of their plans."""

from dataclasses import replace

from geoplan.audiences.differencing import NOTHING_TOLD
from geoplan.audiences.figures import figures_of
from geoplan.audiences.rows import CostRow, FigureRow
from geoplan.domain.geography import Place, PlaceKind
from geoplan.domain.plans import CostBreakdown, Mode
from geoplan.domain.requests import Direction
from tests.report.runs.plans import hand_case, hand_plan
from tests.runs.worlds import at, child

VILLAGES = tuple(
    Place(f"v{minute}", f"Village {minute}", PlaceKind.VILLAGE, at(minute), "Bassetlaw", "North", minute)
    for minute in (2, 8)
)
PENCE = {
    Mode.VOLUNTEER: ("volunteer_miles", 505),
    Mode.TAXI: ("taxis", 2_500),
    Mode.CARER: ("carer_miles", 400),
}
DRIVEN, TAXI, CARER = [Mode.VOLUNTEER], [Mode.TAXI], [Mode.CARER]
BABY = 5 * CARER
WEEKLY = {
    **dict.fromkeys(range(20), DRIVEN),
    **dict.fromkeys(range(20, 30), TAXI),
    **dict.fromkeys(range(30, 40), CARER),
}


def service(children):
    """A case and a plan of children by number, each with the ways in which it travels to contact and back."""
    plan = hand_plan()
    like, cover = plan.request("S0003-out"), plan.covers("S0005-out")
    pairs, cost = [], dict.fromkeys((item for item, _ in PENCE.values()), 0)
    for number, modes in children.items():
        for day, mode in enumerate(modes):
            session = f"S{number:03}-{day}"
            for direction in Direction:
                journey = replace(
                    like,
                    code=f"{session}-{direction}",
                    session=session,
                    direction=direction,
                    day=plan.days[day],
                    children=(f"C{number:03}",),
                )
                pairs.append((journey, replace(cover, request=journey.code, mode=mode)))
                if mode in PENCE:
                    cost[PENCE[mode][0]] += PENCE[mode][1]
    pairs.sort(key=lambda pair: pair[0].code)
    # All live where somebody of the case made by hand does: nothing is measured.
    homes = tuple(child(f"C{number:03}", 10) for number in children)
    case = replace(hand_case(), children=homes, sessions=(), pins={})
    requests, covers = zip(*pairs, strict=True)
    return case, replace(plan, requests=requests, coverage=covers, runs=(), cost=CostBreakdown(**cost))


def figures(children, before=NOTHING_TOLD, **other):
    """What managers are told of a service."""
    return figures_of(*service(children), places=VILLAGES, before=before, **other)


def of(found, kind):
    """The rows of a kind."""
    return [row for row in found.rows if isinstance(row, kind)]


def shown_of(found, measure="journeys", by="way of travelling"):
    """What is told of the parts of a measure."""
    return {row.of: row.shown for row in of(found, FigureRow) if (row.measure, row.by) == (measure, by)}


def pounds_of(found):
    """What is told of money paid."""
    return {row.item: row.shown for row in of(found, CostRow) if row.paid}
