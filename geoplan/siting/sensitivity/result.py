"""What a sensitivity study found."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from geoplan.domain.inputs import Uncertain
from geoplan.domain.money import pounds
from geoplan.domain.scenarios import NOW, Boundary, Scenario
from geoplan.domain.venues import Venue
from geoplan.notebook import html_page, html_table
from geoplan.siting.options.params import OptionParams
from geoplan.siting.sensitivity.analyses.break_even import BreakEven
from geoplan.siting.sensitivity.analyses.grid import Grid
from geoplan.siting.sensitivity.analyses.monte_carlo import MonteCarlo
from geoplan.siting.sensitivity.analyses.tornado import Tornado
from geoplan.siting.sensitivity.params import SensitivityParams
from geoplan.siting.sensitivity.responses.response import Response

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Check:
    """
    A decisive point at which two options were planned anew with the changed inputs.

    Parameters
    ----------
    input, value
        What is otherwise than now.
    option, rival
        The option that wins now, and the best other one there, by position.
    estimated_pence, planned_pence
        By how much the option is cheaper in a year than the rival: estimated, and planned.
    """

    input: Uncertain
    value: float
    option: int
    rival: int
    estimated_pence: int
    planned_pence: int

    @property
    def error_pence(self) -> int:
        """By how much the lead was estimated too high."""
        return self.estimated_pence - self.planned_pence

    @property
    def holds(self) -> bool:
        """Whether the planned weeks say the same option is cheaper."""
        return (self.estimated_pence >= 0) == (self.planned_pence >= 0)


@dataclass(frozen=True, eq=False, kw_only=True)
class Sensitivity:
    """
    Whether the decision would change.

    Parameters
    ----------
    venues
        Those there are now.
    options
        All that were compared; None for now, which is the first.
    base
        What each option costs with the inputs as they are: its planned week, to the penny.
    grid, monte_carlo
        None where the study was stopped before, or asked for none.
    spread_pence
        By how much searches for the week of now differ in a year: a lead that is smaller tells nothing; None
        where there was one search only.
    planned
        How many weeks were planned, or found planned.
    stopped
        Whether it was stopped before all was done.
    fixed
        Inputs that are left as they are now: what they change would be of few children.
    untold
        Names of options that were planned, and of which those who read this may be told nothing.
    """

    week: date
    venues: tuple[Venue, ...] = field(repr=False)
    options: tuple[Scenario | None, ...] = field(repr=False)
    inputs: tuple[Uncertain, ...] = field(repr=False)
    boundaries: tuple[Boundary, ...] = field(repr=False)
    base: tuple[Response, ...] = field(repr=False)
    tornado: Tornado = field(repr=False)
    break_evens: tuple[BreakEven, ...] = field(repr=False)
    monte_carlo: MonteCarlo | None = field(repr=False)
    grid: Grid | None = field(repr=False)
    checks: tuple[Check, ...] = field(repr=False)
    spread_pence: int | None
    planned: int
    params: SensitivityParams
    effort: OptionParams
    case_version: str
    network_version: str
    stopped: bool = False
    fixed: tuple[Uncertain, ...] = field(default=(), repr=False)
    untold: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What the options are called."""
        return tuple(NOW if one is None else one.name for one in self.options)

    @property
    def winner(self) -> int:
        """The option that costs least with the inputs as they are."""
        return self.tornado.winner

    def to_frame(self) -> "pd.DataFrame":
        """
        One row for each option, in whole pence a year.

        Returns
        -------
        pandas.DataFrame
            Columns option, year_pence, buildings_pence, travel_pence, staff_pence, hire_pence (these three a
            week), without_room, and of Monte Carlo wins, share, low, high, mean_pence, p5_pence, p95_pence,
            regret_pence; not a number where it was stopped before.
        """
        import pandas as pd

        rows = []
        for at, (name, response) in enumerate(zip(self.names, self.base, strict=True)):
            row: dict[str, object] = {
                "option": name,
                "year_pence": response.year_pence,
                "buildings_pence": response.buildings_pence,
                "travel_pence": response.travel_pence,
                "staff_pence": response.staff_pence,
                "hire_pence": response.hire_pence,
                "without_room": response.without_room,
            }
            if self.monte_carlo is not None:
                one = self.monte_carlo.shares[at]
                row |= {item: getattr(one, item) for item in one.__slots__}
            rows.append(row)
        return pd.DataFrame(rows)

    def draws_frame(self) -> "pd.DataFrame":
        """
        One row for each draw of Monte Carlo: the value of each input, and pence a year of each option.

        Raises
        ------
        ValueError
            When nothing was drawn.
        """
        import pandas as pd

        if self.monte_carlo is None:
            raise ValueError("nothing was drawn")
        inputs = pd.DataFrame([dict(point.values) for point in self.monte_carlo.points])
        costs = pd.DataFrame(self.monte_carlo.costs, columns=[f"{name} (pence)" for name in self.names])
        return pd.concat([inputs, costs], axis=1)

    def _repr_html_(self) -> str:
        headings = ("Option", "A year", "Won", "Mean", "Loses to the best of its draw, on average")
        rows = []
        for at, (name, response) in enumerate(zip(self.names, self.base, strict=True)):
            drawn = ("–", "–", "–")
            if self.monte_carlo is not None:
                one = self.monte_carlo.shares[at]
                drawn = (
                    f"{one.share:.0%}",
                    pounds(one.mean_pence, whole=True),
                    pounds(one.regret_pence, whole=True),
                )
            rows.append((name, pounds(response.year_pence, whole=True), *drawn))
        title = "Would the decision change?"
        return html_page(html_table(headings, rows, right=headings[1:], title=title))
