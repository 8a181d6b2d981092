"""The week of `tests.report.runs.plans` on roads made by hand, cut for an audience."""

from functools import cache

from geoplan.audiences import WHOLE, Audience, cut, plan_rows
from geoplan.audiences.figures import figures_of
from geoplan.maps.lines.legs import leg_rows
from tests.networks import Road, make_network
from tests.report.runs.plans import hand_case, hand_plan


@cache
def roads():
    """A lane along the line on which everything lies, 3 km long, and one to the north from each km."""
    points = {f"p{km}": (1_000 * km, 0) for km in range(4)}
    points |= {f"n{km}": (1_000 * km, 3_000) for km in range(4)}
    along = [Road(f"p{km}", f"p{km + 1}", ref="B600") for km in range(3)]
    return make_network(points, [*along, *(Road(f"p{km}", f"n{km}", name="North Lane") for km in range(4))])


@cache
def legs():
    return leg_rows(hand_case(), hand_plan(), roads())


@cache
def rows():
    case, plan = hand_case(), hand_plan()
    return (*figures_of(case, plan).rows, *plan_rows(case, plan), *legs())


def seen(audience=Audience.PLANNER, scope=WHOLE):
    return cut(rows(), audience, scope)
