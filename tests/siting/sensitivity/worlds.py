"""A study of the line of `tests.siting.options.worlds`: to open the east, with what its building costs."""

from dataclasses import replace
from functools import cache

from geoplan.domain.inputs import Input, Point, base_point
from geoplan.domain.scenarios import Boundary, with_anew
from geoplan.siting.options.plan_option import Now
from geoplan.siting.sensitivity.known import default_inputs
from geoplan.siting.sensitivity.params import SensitivityParams
from geoplan.siting.sensitivity.study import sensitivity
from tests.siting.options.worlds import CHEAP_MOVES, EAST, OPEN_EAST, QUICKLY, travel_of, two_workers

BUILT = replace(OPEN_EAST, once_pence=100_000, yearly_pence=30_000)
TOGETHER = Boundary(name="all together", regrouped={"North": "All"}, share=0.2)
PARAMS = SensitivityParams(draws=20, grid_steps=3, scan=2, checks=1, fewest=1)
PETROL = Input(name="petrol", base=1.4, low=1.2, high=2, least=0, most=20, unit="£ a litre")
DEMAND = Input(name="demand", base=1, low=0.8, high=1.4, unit="×")


@cache
def case_of_line():
    return two_workers()


@cache
def travel_of_line():
    return travel_of(case_of_line(), EAST)


def now_of_line() -> Now:
    return Now.of(case_of_line(), travel_of_line(), CHEAP_MOVES)


def studied(**how):
    """The study with two inputs, in this process."""
    given = {"inputs": (PETROL, DEMAND), "effort": QUICKLY, "rooms": CHEAP_MOVES, "params": PARAMS} | how
    return sensitivity(case_of_line(), travel_of_line(), [BUILT], **{"workers": 1} | given)


@cache
def study():
    """The study with all inputs and a boundary, made once."""
    return studied(boundaries=[TOGETHER], inputs=None)


INPUTS = default_inputs(two_workers().params, with_anew([BUILT]))
BASE: Point = base_point(INPUTS)
