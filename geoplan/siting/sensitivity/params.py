"""How the question is asked whether a decision would change."""

from dataclasses import dataclass

from geoplan.domain.checks import check_between


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitivityParams:
    """
    The parameters of a sensitivity study: section ``[sensitivity]`` of a file of options.

    Parameters
    ----------
    seed, draws
        Of Monte Carlo.
    grid
        Names of the two inputs of the two-way table; the two that move the lead farthest when empty.
    grid_steps
        Values of each of them.
    scan
        Values that are tried on either side of now to bracket a break-even.
    checks
        How many decisive points are planned anew with the changed inputs, two options each.
    leave_out
        Names of inputs that are left as they are now.
    fewest
        Nothing is worked out that would be of fewer children than these, as managers may not be told of it:
        as many come or go at once where demand changes, and options that differ by fewer are left out. Where
        fewer sessions find no room in an option, what a hired one costs is not varied. 1 for planners.
    litres_per_mile
        What a car burns: 0.116, from 0.267 kg of CO2e a mile of an average car and 2.3 kg a litre of petrol
        (UK conversion factors). Mileage rates and taxi fares are taken to follow the price of petrol by it.

    Raises
    ------
    ValueError
        When a figure cannot be.
    """

    seed: int = 1
    draws: int = 200
    grid: tuple[str, ...] = ()
    grid_steps: int = 7
    scan: int = 8
    checks: int = 2
    leave_out: tuple[str, ...] = ()
    fewest: int = 5
    litres_per_mile: float = 0.116

    def __post_init__(self) -> None:
        check_between("the seed", self.seed, 0, 2**31)
        check_between("the draws", self.draws, 1, 1_000_000)
        check_between("the steps of the table", self.grid_steps, 2, 50)
        check_between("the values tried for a break-even", self.scan, 1, 1_000)
        check_between("the points planned anew", self.checks, 0, 100)
        check_between("the fewest children", self.fewest, 1, 100)
        check_between("litres a mile", self.litres_per_mile, 0, 1)
        if len(self.grid) not in (0, 2) or len(set(self.grid)) != len(self.grid):
            raise ValueError('the table has two inputs: grid = ["petrol", "demand"]')
