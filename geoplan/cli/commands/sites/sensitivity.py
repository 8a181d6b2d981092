"""``geoplan sites sensitivity``: would the best option stay the best?"""

import os
import time
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.runs.desk import project_folder
from geoplan.cli.commands.runs.live import watched
from geoplan.cli.commands.sites.candidates import add_candidates, screened
from geoplan.cli.commands.sites.comparing import check_audience
from geoplan.cli.commands.sites.effort import add_audience, is_for_planners
from geoplan.cli.commands.sites.examples import example_options
from geoplan.cli.commands.sites.memory import remember, told_before
from geoplan.cli.commands.sites.week import SiteWeek, add_week, week_of
from geoplan.cli.options import command
from geoplan.cli.show import note, say
from geoplan.cli.tables import check_output, make_folder
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoplan.audiences.options import DemandTold
    from geoplan.domain.inputs import Uncertain
    from geoplan.domain.scenarios import Boundary, Scenario
    from geoplan.io.siting.sensitivity import StudyText
    from geoplan.report.siting.sensitivity import SensitivityView
    from geoplan.siting.sensitivity.params import SensitivityParams
    from geoplan.siting.sensitivity.work import Work

_STEM = "sensitivity"
_SUFFIXES = (".html", ".xlsx", ".txt")
_PLANNERS = "For the planning team only: beside an earlier report it might tell of single children."
_STOPPING = "Stopping when what is underway is done; Ctrl-C again stops at once. What is done is kept."


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "sensitivity",
        run,
        summary="would the best option stay the best if demand, prices or boundaries changed?",
        description=(
            "Plan every option's week, then ask at which petrol price, demand, travel time or boundary "
            "another option would be cheapest: one input at a time, two at a time, and all at once by Monte "
            "Carlo. Without a file the options are the best place for a new venue, closing the venue with "
            "fewest sessions, both, and two more rooms in the busiest, with costs of buildings that are "
            "assumed. What was worked out before is not worked out again."
        ),
        examples=(
            "geoplan sites sensitivity",
            "geoplan sites sensitivity options.toml",
            "geoplan sites sensitivity options.toml --draws 1000 --grid petrol demand",
            "geoplan sites sensitivity options.toml --project week-48 --week 2026-11-23",
        ),
    )
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="OPTIONS.toml", help="options, inputs, boundaries"
    )
    _add_effort(parser)
    add_candidates(parser)
    add_week(parser)


def _add_effort(parser: ArgumentParser) -> None:
    parser.add_argument("--draws", type=int, metavar="N", help="of Monte Carlo (default: 200)")
    parser.add_argument(
        "--grid",
        nargs=2,
        metavar="INPUT",
        help="the two inputs of the table (default: the two that matter most)",
    )
    parser.add_argument("--checks", type=int, metavar="N", help="decisive points to plan anew (default: 2)")
    parser.add_argument("--iterations", type=int, metavar="N", help="steps of each search (default: 20000)")
    parser.add_argument("--seed", type=int, metavar="N", help="of every search and draw (default: 1)")
    add_audience(parser)
    parser.add_argument("--workers", type=int, metavar="N", help="processes (default: all cores)")
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", default=Path("maps"), help="where files go (default: maps)"
    )


def run(options: Namespace) -> None:
    """Find options and inputs, ask, show and write."""
    from geoplan.siting.sensitivity.params import SensitivityParams

    _check(options)
    text = _text(options, SensitivityParams)
    params = _changed(options, text.params or SensitivityParams(), ("seed", "draws", "checks", "grid"))
    params = replace(params, fewest=_fewest(options, params))
    week = week_of(options)
    check_audience(options, week)
    scenarios, told = _compared(options, week, *_scenarios(options, week, text))
    boundaries, inputs = _inputs(options, week, text, scenarios)
    districts = _districts(options, week, inputs, params)
    view = _study(options, week, scenarios, boundaries, inputs, params, told)
    remember(options, districts.with_districts(told_before(options)))
    _write(options, view)


def _fewest(options: Namespace, params: "SensitivityParams") -> int:
    from geoplan.audiences.suppression import SuppressionParams

    return 1 if is_for_planners(options) else max(params.fewest, SuppressionParams().under)


def _check(options: Namespace) -> None:
    if options.workers is not None and options.workers < 1:
        raise InputError(Fault(f"{options.workers} processes are none", "give --workers 1 or more"))
    make_folder(options.out)
    for suffix in _SUFFIXES:
        check_output(options.out / f"{_STEM}{suffix}", [options.file] if options.file else [])


def _text(options: Namespace, params: "type[SensitivityParams]") -> "StudyText[SensitivityParams]":
    from geoplan.io.siting.sensitivity import StudyText, read_study

    return read_study(options.file, params) if options.file else StudyText(())


def _changed(options: Namespace, params: Any, names: tuple[str, ...]) -> Any:
    """Return parameters with what was asked for on the command line."""
    asked = {name: getattr(options, name) for name in names}
    if asked.get("grid") is not None:
        asked["grid"] = tuple(asked["grid"])
    try:
        return replace(params, **{name: value for name, value in asked.items() if value is not None})
    except ValueError as error:
        raise InputError(Fault(str(error), "give another")) from error


def _scenarios(
    options: Namespace, week: SiteWeek, text: "StudyText[SensitivityParams]"
) -> "tuple[tuple[Scenario, ...], tuple[str, ...]]":
    """Return the options, and what is to be said of how they were found."""
    from geoplan.siting.options.naming import scenarios_of

    found = screened(options, week)
    if text.options:
        given = scenarios_of(text.options, week.case.venues, found.candidates, file=options.file.name)
        return given, ()
    return example_options(week, found, "geoplan sites sensitivity options.toml")


def _compared(
    options: Namespace, week: SiteWeek, scenarios: "tuple[Scenario, ...]", told: tuple[str, ...]
) -> "tuple[tuple[Scenario, ...], tuple[str, ...]]":
    """
    Return, for managers of a project, the options that a comparison of the same children has told of.

    A comparison holds an option against all that were told of before, and a study does not know who goes
    where: two studies of options that differ by few children would tell of these.
    """
    from geoplan.audiences.options import was_told
    from geoplan.audiences.populations import population_of
    from geoplan.runs.case.digests import digests_of

    if is_for_planners(options) or project_folder(options) is None:
        return scenarios, told
    before, everybody = told_before(options), population_of(digests_of(week.case))
    left = tuple(one for one in scenarios if was_told(before, one, everybody))
    names = ", ".join(f"“{one.name}”" for one in scenarios if one not in left)
    if not names:
        return scenarios, told
    if not left:
        fault = f"no comparison of this week has told managers of {names}"
        cure = "compare them first: geoplan sites venues; or make it for planners (--audience planner)"
        raise InputError(Fault(fault, cure))
    line = f"Not in this study: {names}. No comparison of this week has told managers of them."
    return left, (*told, line)


def _inputs(
    options: Namespace,
    week: SiteWeek,
    text: "StudyText[SensitivityParams]",
    scenarios: "tuple[Scenario, ...]",
) -> "tuple[tuple[Boundary, ...], tuple[Uncertain, ...]]":
    from geoplan.siting.sensitivity.default_options import default_boundaries
    from geoplan.siting.sensitivity.known import default_inputs
    from geoplan.siting.sensitivity.naming import inputs_of

    boundaries = text.boundaries or (() if text.options else default_boundaries(week.case))
    defaults = default_inputs(week.case.params, scenarios, boundaries)
    name = options.file.name if options.file else ""
    return boundaries, inputs_of(text.inputs, defaults, file=name)


def _districts(
    options: Namespace, week: SiteWeek, inputs: "tuple[Uncertain, ...]", params: "SensitivityParams"
) -> "DemandTold":
    """Refuse, for managers, to vary the demand of a district where that would tell of few children."""
    from geoplan.audiences.options import DemandTold
    from geoplan.siting.sensitivity.known import DEMAND_IN

    names = {one.name for one in inputs} - set(params.leave_out)
    varied = {one.removeprefix(DEMAND_IN) for one in names if one.startswith(DEMAND_IN)}
    found = DemandTold(week.case, frozenset(varied), told_before(options))
    cure = "leave it out, or make it for the planning team (--audience planner)"
    faults = [
        Fault(
            f'"{DEMAND_IN}{name}": fewer than {found.params.under} children travel there, and what they cost '
            "would be told",
            cure,
        )
        for name in sorted(found.few)
    ]
    faults += [
        Fault(
            f'"{DEMAND_IN}{name}": its children are almost those of an earlier report, or almost all of this '
            "one: from both one could work out what few cost",
            cure,
        )
        for name in sorted(found.held)
    ]
    if faults and not is_for_planners(options):
        raise InputError(faults)
    return found


def _study(
    options: Namespace,
    week: SiteWeek,
    scenarios: "tuple[Scenario, ...]",
    boundaries: "tuple[Boundary, ...]",
    inputs: "tuple[Uncertain, ...]",
    params: "SensitivityParams",
    told: tuple[str, ...],
) -> "SensitivityView":
    from geoplan.network.cache import ArrayCache
    from geoplan.report.siting.sensitivity import SensitivityView
    from geoplan.siting.sensitivity.study import sensitivity
    from geoplan.siting.sensitivity.work import work_of

    effort = _changed(options, week.settings.sites, ("seed", "iterations"))
    work = work_of(scenarios, inputs, boundaries, params, effort)
    cores = options.workers or os.cpu_count() or 1
    note(_ahead(work, work.seconds(len(week.case.sessions), effort, cores=cores), cores))
    with watched(seconds=None, iterations=None, keeps=_STOPPING) as watch:
        found = sensitivity(
            week.case,
            week.network,
            scenarios,
            inputs=inputs,
            boundaries=boundaries,
            params=params,
            effort=effort,
            rooms=week.settings.option_rooms,
            speeds=week.settings.speeds,
            cache=ArrayCache(week.settings.workspace.cache),
            workers=options.workers,
            progress=_Told(watch.draw),
            stop=watch.stop,
        )
    lines = (_PLANNERS, *told) if is_for_planners(options) else told
    return SensitivityView(found, lines, week.made_up)


def _ahead(work: "Work", seconds: float, cores: int) -> str:
    """Say how long it will take before it begins."""
    on = "one core" if cores == 1 else f"{cores} cores"
    return (
        f"{work.weeks:,} weeks to plan and {work.prices:,} prices to work out: {_about(seconds)} on {on}, "
        "less where some were worked out before. Ctrl-C keeps what is done, and the same command goes on "
        "from there."
    )


def _about(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"about {minutes} minute{'s' if minutes > 1 else ''}" if minutes else "less than a minute"


class _Told:
    """Shows how far each step of a study is, and about how long it will still take."""

    def __init__(self, draw: "Callable[[str], None]") -> None:
        self._draw, self._what = draw, ""
        self._began, self._before = 0.0, 0

    def __call__(self, done: int, total: int, what: str) -> None:
        now = time.monotonic()
        if what != self._what:
            self._what, self._began, self._before = what, now, done
        new, gone = done - self._before, now - self._began
        left = f", {_about(gone * (total - done) / new)} left for them" if new and done < total else ""
        self._draw(f"{done:,} of {total:,} {what}{left}; Ctrl-C keeps them")


def _write(options: Namespace, view: "SensitivityView") -> None:
    from geoplan.io.write import write_together
    from geoplan.report.siting.sensitivity import sensitivity_html, sensitivity_workbook, show_sensitivity

    show_sensitivity(view)
    page, book, text = (options.out / f"{_STEM}{suffix}" for suffix in _SUFFIXES)
    texts = {page: sensitivity_html(view)}
    if not is_for_planners(options):
        texts[text] = f"{view.paragraph}\n"
    with write_together(list(texts)) as aside:
        for path, words in zip(aside, texts.values(), strict=True):
            path.write_text(words, encoding="utf-8")
    sensitivity_workbook(view, book)
    say(f"\nPage:      {page} (to print)", style="bold")
    say(f"Workbook:  {book}", style="bold")
    if text in texts:
        say(f"Paragraph: {text} (for a committee's report)", style="bold")
