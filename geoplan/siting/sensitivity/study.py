"""Would the decision change? The whole study, from a week and options to its answers."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from geoplan.domain.inputs import Point, Uncertain, base_point
from geoplan.domain.scenarios import Boundary, Scenario, with_anew
from geoplan.errors import Fault, InputError
from geoplan.progress import Progress
from geoplan.runs.case import Case
from geoplan.runs.case.travel import Travel
from geoplan.siting.options.compare import check_options
from geoplan.siting.options.params import ROOMS, OptionParams
from geoplan.siting.options.travel import travel_with
from geoplan.siting.rooms import AllotmentParams
from geoplan.siting.sensitivity import known
from geoplan.siting.sensitivity.analyses.break_even import break_evens
from geoplan.siting.sensitivity.analyses.grid import Grid, grid
from geoplan.siting.sensitivity.analyses.monte_carlo import MonteCarlo, monte_carlo
from geoplan.siting.sensitivity.analyses.respond import StoppedError
from geoplan.siting.sensitivity.analyses.tornado import Tornado, tornado
from geoplan.siting.sensitivity.asking import Ask, Means, plan_all
from geoplan.siting.sensitivity.checks import checks_of
from geoplan.siting.sensitivity.params import SensitivityParams
from geoplan.siting.sensitivity.responses.anchor import Anchor
from geoplan.siting.sensitivity.responses.few import hires_few, inputs_fixed, options_told, untold_of
from geoplan.siting.sensitivity.responses.plan import Planner, PlanTask
from geoplan.siting.sensitivity.responses.screen import Screen
from geoplan.siting.sensitivity.responses.services import Service, services_of
from geoplan.siting.sensitivity.result import Sensitivity
from geoplan.siting.sensitivity.sweeps.map import local_processes

if TYPE_CHECKING:
    from geoplan.network.cache import ArrayCache
    from geoplan.network.model import RoadNetwork
    from geoplan.network.speeds import SpeedModel

T = TypeVar("T")
_Of = tuple[tuple[tuple[T, ...], ...], ...]
"""What there is for each boundary, service and option."""
_DEFAULT = SensitivityParams()
_EFFORT = OptionParams()


def sensitivity(
    case: Case,
    roads: "RoadNetwork | Travel",
    scenarios: Sequence[Scenario],
    *,
    inputs: Sequence[Uncertain] | None = None,
    boundaries: Sequence[Boundary] = (),
    params: SensitivityParams = _DEFAULT,
    effort: OptionParams = _EFFORT,
    rooms: AllotmentParams = ROOMS,
    speeds: "SpeedModel | None" = None,
    cache: "ArrayCache | None" = None,
    executor: Any = None,
    workers: int | None = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
) -> Sensitivity:
    """
    Ask whether the best of some options stays the best when inputs change: one by one, in pairs, all at once.

    Options are compared by what they cost in a year: the week's travel, contact workers' ways and hired
    rooms, times the weeks of a year, and buildings; see `Response.year_pence`. Each option's week is planned
    once under each boundary; see `geoplan.siting.sensitivity.responses` for what follows from it.

    Parameters
    ----------
    case
        The week as it is now.
    roads
        The roads, or travel between all places of the case and the new venues.
    scenarios
        The options. Leaving all as it is, and the same venues with sessions placed anew, are added.
    inputs
        What may be otherwise; those of `geoplan.siting.sensitivity.known` when None.
    boundaries
        How districts may be redrawn: an input more, where `inputs` is None.
    params, effort, rooms
        How the question is asked; how weeks are planned; how sessions find rooms.
    speeds
        See `geoplan.travel_times`.
    cache
        Keeps weeks and prices by content hash: what was done before is found again, also after a kill.
    executor, workers
        See `map_scenarios`: processes on all cores unless told otherwise.
    progress, stop
        Told of each piece of work; asked often whether to end. Ctrl-C does the same, and what is answered by
        then is in the result.

    Raises
    ------
    InputError
        With every venue, room, district or input that is not there; or when of none of the options enough
        children travel otherwise to tell of it (`SensitivityParams.fewest`).
    StoppedError
        When it was stopped before the first question was answered.
    """
    check_options(case, scenarios)
    options = (None, *with_anew(scenarios))
    given = known.default_inputs(case.params, scenarios, boundaries) if inputs is None else tuple(inputs)
    districts = sorted({venue.contact_district for venue in case.venues})
    _check(given, params, districts, boundaries)
    used = tuple(one for one in given if one.name not in params.leave_out)
    travel = _travel(roads, case, scenarios, speeds, cache, progress)
    tried = () if known.BOUNDARY in params.leave_out else tuple(boundaries)
    services = tuple(services_of(case, travel, options, one, rooms) for one in (None, *tried))
    with ExitStack() as stack:
        if executor is None and workers != 1:
            executor = stack.enter_context(local_processes(workers))
        means = Means(executor=executor, workers=workers, cache=cache, progress=progress, stop=stop)
        base = base_point(used)
        study = _Study(case, options, used, tried, services, params, effort, means, base)
        return replace(study.run(), network_version=travel.network_version)


def _check(
    inputs: Sequence[Uncertain],
    params: SensitivityParams,
    districts: Sequence[str],
    boundaries: Sequence[Boundary],
) -> None:
    known.check_known(inputs, districts)
    names = [one.name for one in inputs]
    faults = [
        Fault(f'there is no input "{name}" to put {where}', f"use one of: {', '.join(names)}")
        for where, listed in (("in the table", params.grid), ("aside", params.leave_out))
        for name in listed
        if name not in names and not (listed is params.leave_out and known.is_known(name))
    ]
    faults += [
        Fault(f'the input "{name}" is both left out and in the table', "do one of them")
        for name in params.grid
        if name in params.leave_out
    ]
    levels = next((len(one.ends) for one in inputs if one.name == known.BOUNDARY), len(boundaries))
    if levels != len(boundaries):
        message = (
            f"the input {known.BOUNDARY} has {levels} values beside now, and there are {len(boundaries)}"
        )
        faults.append(Fault(message, "give a value for each boundary"))
    if faults:
        raise InputError(faults)


def _taken(found: "_Of[T]", told: Sequence[int]) -> "_Of[T]":
    """What there is for some options."""
    return tuple(tuple(tuple(row[at] for at in told) for row in rows) for rows in found)


def _travel(
    roads: "RoadNetwork | Travel",
    case: Case,
    scenarios: Sequence[Scenario],
    speeds: "SpeedModel | None",
    cache: "ArrayCache | None",
    progress: Progress | None,
) -> Travel:
    if isinstance(roads, Travel):
        return roads
    opened = [venue for scenario in scenarios for venue in scenario.opened]
    return travel_with(roads, case, opened, speeds=speeds, cache=cache, progress=progress)


@dataclass(eq=False)
class _Study:
    """One study, step by step."""

    case: Case
    options: tuple[Scenario | None, ...]
    inputs: tuple[Uncertain, ...]
    boundaries: tuple[Boundary, ...]
    services: tuple[tuple[Service, ...], ...]
    params: SensitivityParams
    effort: OptionParams
    means: Means
    base: Point

    def __post_init__(self) -> None:
        self._planner = Planner(self.services, self.base, self.params, self.effort)

    def run(self) -> Sensitivity:
        """
        Plan every week, and ask all questions of those options that may be told of.

        Those that were answered before a stop are in the result.
        """
        weeks, tasks = self._weeks()
        anchors = self._by_boundary(weeks)
        keys = self._by_boundary([self._planner.key(task) for task in tasks])
        told = options_told(self.case, anchors[0][0], self.params.fewest)
        untold = untold_of(self.options, told, self.params.fewest)
        anchors = _taken(anchors, told)
        fixed = self._fixed(anchors)
        found = self._of(told, fixed)._asked(anchors, _taken(keys, told))
        found = replace(found, spread_pence=self._spread(weeks), planned=len(tasks))
        return replace(found, fixed=fixed, untold=untold)

    def _fixed(self, anchors: "_Of[Anchor]") -> tuple[Uncertain, ...]:
        """Inputs that are not varied: what they change would be of few."""
        names, fewest = [one.name for one in self.inputs], self.params.fewest
        few = hires_few((one for rows in anchors for row in rows for one in row), fewest)
        fixed = {*inputs_fixed(self.case, anchors[0][0], names, fewest), *([known.HIRE] if few else [])}
        return tuple(one for one in self.inputs if one.name in fixed)

    def _of(self, told: tuple[int, ...], fixed: tuple[Uncertain, ...]) -> "_Study":
        """The study of some of its options, with some inputs as they are now."""
        services = tuple(
            tuple(replace(one, options=tuple(one.options[at] for at in told)) for one in parts)
            for parts in self.services
        )
        inputs = tuple(one for one in self.inputs if one not in fixed)
        options = tuple(self.options[at] for at in told)
        return replace(self, options=options, services=services, inputs=inputs)

    def _asked(self, anchors: "_Of[Anchor]", keys: "_Of[str]") -> Sensitivity:
        """Ask all questions of planned weeks."""
        screen = Screen(self.options, self.services, anchors, self.base, self.params, self.effort)
        names = tuple(tuple("".join(column) for column in zip(*rows, strict=True)) for rows in keys)
        ask = Ask(screen, names, self.means)
        one_way = tornado(self.inputs, ask)
        found = Sensitivity(
            week=self.case.week,
            venues=self.case.venues,
            options=self.options,
            inputs=self.inputs,
            boundaries=self.boundaries,
            base=ask.responses(self.base),
            tornado=one_way,
            break_evens=(),
            monte_carlo=None,
            grid=None,
            checks=(),
            spread_pence=None,
            planned=0,
            params=self.params,
            effort=self.effort,
            case_version=self.case.version,
            network_version="",
        )
        return self._answered(found, ask, one_way)

    def _answered(self, found: Sensitivity, ask: Ask, one_way: Tornado) -> Sensitivity:
        """The further questions, until one is stopped."""
        try:
            found = replace(found, break_evens=break_evens(self.inputs, ask, scan=self.params.scan))
            found = replace(found, monte_carlo=self._drawn(ask))
            found = replace(found, grid=self._grid(ask, one_way))
            return replace(found, checks=checks_of(one_way, self._planner, self.options, self.means))
        except StoppedError:
            return replace(found, stopped=True)

    def _weeks(self) -> tuple[tuple[Anchor, ...], list[PlanTask]]:
        """Plan every option under every boundary, and the week of now with other seeds."""
        seed = self.effort.seed
        tasks = [
            PlanTask(boundary, service, option, self.base, seed)
            for boundary, parts in enumerate(self.services)
            for service in range(len(parts))
            for option in range(len(self.options))
        ]
        tasks += [PlanTask(0, 0, 0, self.base, seed + more) for more in range(1, self.effort.searches)]
        return plan_all(self._planner, tasks, self.means, what="weeks planned"), tasks

    def _by_boundary(self, weeks: Sequence[T]) -> "_Of[T]":
        """What there is for each boundary, service and option."""
        found, at, count = [], 0, len(self.options)
        for parts in self.services:
            rows = [weeks[at + count * number : at + count * (number + 1)] for number in range(len(parts))]
            found.append(tuple(tuple(row) for row in rows))
            at += count * len(parts)
        return tuple(found)

    def _spread(self, weeks: Sequence[Anchor]) -> int | None:
        others = self.effort.searches - 1
        if not others:
            return None
        pence = [one.paid_pence + one.staff_pence for one in (weeks[0], *weeks[-others:])]
        return self.effort.weeks_a_year * (max(pence) - min(pence))

    def _drawn(self, ask: Ask) -> MonteCarlo | None:
        if not any(one.is_drawn for one in self.inputs):
            return None
        return monte_carlo(self.inputs, ask, draws=self.params.draws, seed=self.params.seed)

    def _grid(self, ask: Ask, one_way: Tornado) -> Grid | None:
        by_name = {one.name: one for one in self.inputs}
        names = tuple(name for name in self.params.grid if name in by_name)
        if len(names) < 2:
            names = tuple(bar.input.name for bar in one_way.bars[:2])
        if len(names) < 2:
            return None
        down, across = (by_name[name] for name in names)
        return grid(self.inputs, down, across, ask, steps=self.params.grid_steps)
