"""Weeks planned for a study: of every option as things are, and of decisive ones with changed inputs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from geoplan.domain.canonical import canonical
from geoplan.domain.inputs import Point
from geoplan.domain.scenarios import NOW, Scenario
from geoplan.siting.options.params import OptionParams
from geoplan.siting.options.plan_option import Now
from geoplan.siting.options.travel import travel_for
from geoplan.siting.sensitivity.params import SensitivityParams
from geoplan.siting.sensitivity.responses.anchor import Anchor, plan_anchor
from geoplan.siting.sensitivity.responses.at_point import week_at
from geoplan.siting.sensitivity.responses.growth import copies_at, districts_of_sessions, together_of
from geoplan.siting.sensitivity.responses.services import Service
from geoplan.siting.sensitivity.sweeps.keep import program

if TYPE_CHECKING:
    from geoplan.network.cache import ArrayCache

_FORMAT = 3
_LEAST_STEPS = 500
_TELLS_NOTHING: dict[str, Any] = {
    "name": "-", "note": "", "once_pence": 0, "yearly_pence": 0, "residual_pence": 0, "from_month": 0.0,
}  # fmt: skip
"""What an option is called and costs has no part in its planned week."""


@dataclass(frozen=True, slots=True)
class PlanTask:
    """A week to plan: by boundary and service, of an option by position, at a point, with a seed."""

    boundary: int
    service: int
    option: int
    point: Point
    seed: int


@dataclass(frozen=True, eq=False)
class Planner:
    """
    Plans weeks: a pure function, which goes to other processes as it is.

    Parameters
    ----------
    services
        By boundary, as `services_of` gives them.
    base
        The point of now.
    """

    services: tuple[tuple[Service, ...], ...]
    base: Point
    params: SensitivityParams
    effort: OptionParams

    def __call__(self, task: PlanTask) -> Anchor:
        """Return the planned week of a task."""
        return plan_anchor(self._week(task), self._option(task), self._effort(task), seed=task.seed)

    def key(self, task: PlanTask) -> str:
        """Return the hash of everything that a planned week depends on."""
        from geoplan.network.cache import content_key

        now, option, effort = self._week(task), self._option(task), self._effort(task)
        venues = now.case.venues if option is None else option.venues_after(now.case.venues)
        travel = travel_for(now.travel, now.case, venues)
        what = None if option is None else replace(option, **_TELLS_NOTHING)
        return content_key(
            "anchor", _FORMAT, program(), now.case.version, travel.version, canonical(now.rooms),
            canonical(what), task.seed, effort.iterations, effort.allot_seconds,
        )  # fmt: skip

    def has_other_sessions(self, point: Point) -> bool:
        """Whether sessions are doubled or left out at a point."""
        districts = districts_of_sessions(self.services[0][0].now.case)
        together = together_of(self.services[0][0].now.case, districts, self.params.fewest)
        return any(count != 1 for count in copies_at(point, districts, together).values())

    def _week(self, task: PlanTask) -> Now:
        now = self.services[task.boundary][task.service].now
        if task.point == self.base:
            return now
        params = self.params
        return week_at(
            now, task.point, self.base, litres_per_mile=params.litres_per_mile, fewest=params.fewest
        )

    def _option(self, task: PlanTask) -> Scenario | None:
        """With other sessions than now, even now has to find them rooms."""
        service = self.services[task.boundary][task.service]
        option = service.options[task.option]
        if len(self._week(task).case.sessions) == len(service.now.case.sessions):
            return option
        return replace(option or Scenario(name=NOW), placed_anew=True)

    def _effort(self, task: PlanTask) -> OptionParams:
        """A service that is a part of all is searched in proportion."""
        share = self.services[task.boundary][task.service].share
        if share == 1:
            return self.effort
        steps = max(min(_LEAST_STEPS, self.effort.iterations), round(share * self.effort.iterations))
        return replace(self.effort, iterations=steps)


@dataclass(frozen=True)
class KeptWeeks:
    """Planned weeks in a cache of arrays."""

    planner: Planner
    cache: "ArrayCache"

    def find(self, task: PlanTask, /) -> Anchor | None:
        """Return a week that was planned before; None when it was not."""
        arrays = self.cache.get(self.planner.key(task))
        return None if arrays is None else Anchor(**arrays)

    def keep(self, done: Sequence[tuple[PlanTask, Anchor]], /) -> None:
        """Keep planned weeks, but those for whose rooms the time ran out."""
        for task, anchor in done:
            if anchor.proven:
                self.cache.put(self.planner.key(task), anchor.arrays())
