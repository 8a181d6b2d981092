"""How much work a study is, before it begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from geoplan.domain.inputs import Choice, Input, Uncertain
from geoplan.domain.scenarios import Boundary, Scenario, with_anew
from geoplan.siting.options.params import OptionParams
from geoplan.siting.sensitivity.params import SensitivityParams

# Measured on one core of a small server, with the week of the embedded county; about linear in its sessions.
_SESSIONS = 350
_STEP_S = 1e-4
_PRICE_S = 0.04
_BEGIN_S = 5.0
_HALVINGS = 9


@dataclass(frozen=True, slots=True)
class Work:
    """
    What a study has to do at most: what was worked out before is found again.

    Parameters
    ----------
    weeks
        Whole weeks to plan; the parts of a service that is split count as one.
    prices
        Options to price at points.
    """

    weeks: int
    prices: int

    def seconds(self, sessions: int, effort: OptionParams, *, cores: int) -> float:
        """Return about how long that takes, from what it took elsewhere: minutes, not seconds, are right."""
        size = sessions / _SESSIONS
        core_s = self.weeks * effort.iterations * _STEP_S + self.prices * _PRICE_S
        return _BEGIN_S + size * core_s / max(1, cores)


def work_of(
    scenarios: Sequence[Scenario],
    inputs: Sequence[Uncertain],
    boundaries: Sequence[Boundary],
    params: SensitivityParams,
    effort: OptionParams,
) -> Work:
    """Count the weeks and prices of a study; of break-evens one is taken to be found for each input."""
    options = 1 + len(with_anew(scenarios))
    asked = [one for one in inputs if one.name not in params.leave_out]
    weeks = options * (1 + len(boundaries)) + effort.searches - 1 + 2 * params.checks
    points = 1 + sum(len(one.ends) for one in asked)
    points += sum(_looked_for(one, params) for one in asked if not isinstance(one, Choice))
    points += params.draws if any(one.is_drawn for one in asked) else 0
    points += params.grid_steps**2 if len(asked) > 1 else 0
    return Work(weeks, points * options)


def _looked_for(one: Input, params: SensitivityParams) -> int:
    sides = (one.search_from != one.base) + (one.search_to != one.base)
    return sides * params.scan + _HALVINGS
