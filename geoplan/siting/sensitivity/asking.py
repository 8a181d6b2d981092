"""The workers of a study: weeks planned and options priced, each once, on whatever cores there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from geoplan.domain.inputs import Point
from geoplan.errors import InfeasibleError
from geoplan.progress import Progress
from geoplan.siting.sensitivity import known
from geoplan.siting.sensitivity.analyses.respond import Costs, StoppedError
from geoplan.siting.sensitivity.responses.anchor import Anchor
from geoplan.siting.sensitivity.responses.plan import KeptWeeks, Planner, PlanTask
from geoplan.siting.sensitivity.responses.response import Response
from geoplan.siting.sensitivity.responses.screen import Screen, Task
from geoplan.siting.sensitivity.sweeps.keep import KeptFigures, program
from geoplan.siting.sensitivity.sweeps.map import map_scenarios

if TYPE_CHECKING:
    from geoplan.network.cache import ArrayCache

_FORMAT = 5
_FILE = "sensitivity.sqlite"


@dataclass(frozen=True, kw_only=True)
class Means:
    """
    With what a study is worked out.

    Parameters
    ----------
    executor, workers
        See `map_scenarios`.
    cache
        Where planned weeks and prices are kept; nowhere when None.
    """

    executor: Any = None
    workers: int | None = None
    cache: "ArrayCache | None" = None
    progress: Progress | None = None
    stop: Callable[[], bool] | None = None

    @property
    def told(self) -> dict[str, Any]:
        """As every sweep takes it."""
        return {
            "executor": self.executor,
            "workers": self.workers,
            "progress": self.progress,
            "stop": self.stop,
        }


def plan_all(planner: Planner, tasks: Sequence[PlanTask], means: Means, *, what: str) -> tuple[Anchor, ...]:
    """
    Plan weeks; those that are the same but for their names once.

    Raises
    ------
    StoppedError
        When the user stopped it.
    InfeasibleError
        When the time to look for rooms ran out for a week, which is then no fair comparison and not kept.
    """
    keys = [planner.key(task) for task in tasks]
    first = dict(reversed(list(zip(keys, tasks, strict=True))))
    own = list(first.values())
    kept = None if means.cache is None else KeptWeeks(planner, means.cache)
    mapped = map_scenarios(planner, own, kept=kept, what=what, **means.told)
    if mapped.stopped:
        raise StoppedError
    late = sum(not one.proven for one in mapped.whole)
    if late:
        raise InfeasibleError(
            f"for {late} of {len(own)} weeks the time to look for rooms ran out: the others are kept; "
            "try again when the computer has less to do"
        )
    by_key = dict(zip(first, mapped.whole, strict=True))
    return tuple(by_key[key] for key in keys)


@dataclass(eq=False)
class Ask:
    """
    Prices all options at points; see `Respond`.

    Parameters
    ----------
    weeks
        Hashes of the planned weeks, by boundary and option.
    """

    screen: Screen
    weeks: tuple[tuple[str, ...], ...]
    means: Means
    _known: dict[Task, Response] = field(default_factory=dict, init=False)

    def __call__(self, points: Sequence[Point], what: str, /) -> Costs:
        """
        Return whole pence a year, (points, options).

        Inputs that a point does not have are as they are now.
        """
        base = dict(self.screen.base.values)
        points = [Point.of({**base, **dict(point.values)}, seed=point.seed) for point in points]
        rows = [self.responses(point) for point in self._answered(points, what)]
        return np.array([[one.year_pence for one in row] for row in rows], np.int64)

    def responses(self, point: Point) -> tuple[Response, ...]:
        """Return what each option costs at a point that was asked for."""
        return tuple(self._known[task] for task in self._tasks(point))

    def _tasks(self, point: Point) -> list[Task]:
        return [Task(option, point) for option in range(len(self.screen.options))]

    def _answered(self, points: Sequence[Point], what: str) -> Sequence[Point]:
        tasks = [task for point in dict.fromkeys(points) for task in self._tasks(point)]
        new = [task for task in tasks if task not in self._known]
        chunk = 2 * len(self.screen.options)
        mapped = map_scenarios(self.screen, new, chunk=chunk, kept=self._kept(), what=what, **self.means.told)
        self._known |= {
            task: found for task, found in zip(new, mapped.results, strict=True) if found is not None
        }
        if mapped.stopped:
            raise StoppedError
        return points

    def _kept(self) -> "KeptFigures[Task, Response] | None":
        cache = self.means.cache
        if cache is None:
            return None
        return KeptFigures(cache.folder / _FILE, self._key, Response.figures, Response.of)

    def _key(self, task: Task) -> str:
        from geoplan.network.cache import content_key

        screen = self.screen
        money = screen.options[task.option]
        boundary = round(task.point.get(known.BOUNDARY, 0.0))
        return content_key(
            "response", _FORMAT, program(), self.weeks[boundary][task.option],
            (money.once_pence, money.yearly_pence, money.residual_pence) if money else (),
            task.point, screen.base, screen.params.litres_per_mile, screen.params.fewest,
            screen.effort.weeks_a_year, screen.effort.years,
        )  # fmt: skip
