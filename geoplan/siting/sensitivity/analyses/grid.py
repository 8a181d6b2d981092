"""Two ways: every pair of values of two inputs, all others as now."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from geoplan.domain.inputs import Uncertain, base_point
from geoplan.siting.sensitivity.analyses.respond import Respond, lead_of, winner_of


@dataclass(frozen=True, slots=True)
class Grid:
    """
    Two-way sensitivity.

    Parameters
    ----------
    down, across
        Two inputs, with the values that were tried.
    winners, leads_pence
        By value of `down`, then of `across`: the option that wins, and by how much.
    """

    down: Uncertain
    across: Uncertain
    down_values: tuple[float, ...]
    across_values: tuple[float, ...]
    winners: tuple[tuple[int, ...], ...]
    leads_pence: tuple[tuple[int, ...], ...]

    @property
    def wins(self) -> dict[int, int]:
        """At how many of the pairs each option wins that wins at any."""
        return dict(Counter(winner for row in self.winners for winner in row))

    @property
    def pairs(self) -> int:
        """How many pairs of values there are."""
        return len(self.down_values) * len(self.across_values)


def grid(
    inputs: Sequence[Uncertain], down: Uncertain, across: Uncertain, respond: Respond, *, steps: int
) -> Grid:
    """Return who wins at every pair of values of two inputs."""
    base = base_point(inputs)
    rows, columns = down.steps(steps), across.steps(steps)
    points = [
        base.with_value(down.name, row).with_value(across.name, column) for row in rows for column in columns
    ]
    costs = respond(points, "two ways").reshape(len(rows), len(columns), -1)
    winners = tuple(tuple(winner_of(one) for one in row) for row in costs)
    leads = tuple(
        tuple(lead_of(one, winner) for one, winner in zip(row, found, strict=True))
        for row, found in zip(costs, winners, strict=True)
    )
    return Grid(down, across, rows, columns, winners, leads)
