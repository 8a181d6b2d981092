"""Planning a week of a project: what to plan from, what stays of the plan before, the search, and saving."""

from argparse import Namespace
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.cli.commands.runs.desk import Desk, accepted_id, adjustments_for, case_of, on_days
from geoplan.cli.commands.runs.inputs import (
    CountySize,
    Inputs,
    journeys_of,
    plain_case,
    standing_acceptances,
)
from geoplan.cli.commands.runs.live import watched
from geoplan.cli.commands.runs.options import check_words
from geoplan.cli.commands.runs.workbooks import refuse_unread
from geoplan.cli.settings import Settings
from geoplan.cli.show import note
from geoplan.errors import Fault, InputError
from geoplan.io.projects.folder import ProjectFolder
from geoplan.io.projects.tables import find_tables
from geoplan.io.projects.words import codes_text

if TYPE_CHECKING:
    from geoplan.domain.plans import Plan
    from geoplan.io.projects import Change, Project
    from geoplan.runs.case import Case

SECONDS = 60.0
_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Before:
    """
    What there was before: the project, and the plan that stands for the week.

    `latest` is the change that was worked on last, of any week.
    """

    project: "Project | None" = None
    standing: "Change | None" = None
    latest: "Change | None" = None

    @classmethod
    def of(cls, folder: ProjectFolder, week: date) -> "_Before":
        from geoplan.io.projects import Project

        if not folder.store.is_file():
            return cls()
        project = Project.open(folder.path)
        weeks = {line.week for line in project.lines()}
        standing = project.change(week=week) if week in weeks else None
        return cls(project, standing, project.change() if weeks else None)


def planned(
    options: Namespace, settings: Settings, where: Path, *, week: date, days: tuple[date, ...] | None
) -> Desk:
    """
    Plan a week, and save the plan in its project, which is begun where there is none.

    Raises
    ------
    InputError
        With every fault of every table; or when the workbook that is there holds choices not given back.
    InfeasibleError
        When a pin that was kept breaks a rule.
    """
    from geoplan.io.projects import Project

    who, folder = check_words(options), ProjectFolder(where)
    before = _Before.of(folder, week)
    refuse_unread(options.out, week, before.standing.pins if before.standing else {})
    inputs = _inputs(options, settings, folder, before, week)
    history = journeys_of(before.project, inputs.history) if before.project else {}
    plain = plain_case(options, settings, folder, inputs, week=week, days=days, history=history)
    case = _with_what_stays(options, plain, before)
    base_id = accepted_id(before.project, week) if before.project else None
    base = on_days(before.project.plan(base_id), case.days) if before.project and base_id else None
    adjustments = adjustments_for(inputs, plain, case, base_id)
    codes_text("what is kept with the plan", adjustments)  # found out before the search
    plan = _searched(options, case, base, before)
    if where == settings.workspace.runs:
        settings.workspace.make(where)
    project = Project.open_or_create(where, who=who)
    what = _what(options, plan, inputs)
    change = project.save_plan(
        plan, what=what, who=who, why=options.note, pins=case.pins, adjustments=adjustments
    )
    return Desk(options, settings, project, change, inputs, plan, plain, case, base, base_id)


def _inputs(
    options: Namespace, settings: Settings, folder: ProjectFolder, before: _Before, week: date
) -> Inputs:
    """Decide where people and sessions come from."""
    network = options.network or settings.workspace.current_network
    return Inputs(
        county=_county(options, folder, before),
        network=None if Path(network).is_file() else network,
        history=standing_acceptances(before.project, week) if before.project else (),
    )


def _county(options: Namespace, folder: ProjectFolder, before: _Before) -> CountySize | None:
    """Return how the county is made up: as asked, as before, or as usual; None where there are tables."""
    asked = {
        "children": options.children,
        "drivers": options.drivers,
        "venues": options.venues,
        "seed": options.county_seed,
    }
    asked = {name: value for name, value in asked.items() if value is not None}
    if find_tables(folder):
        if asked:
            named = ", ".join("--county-seed" if name == "seed" else f"--{name}" for name in asked)
            fault = Fault(f"{named} is for the embedded county", "leave it out: this project has tables")
            raise InputError(fault)
        return None
    if before.project is None:
        where = (
            "there is no project here" if options.project is None else f"there are no tables in {folder.path}"
        )
        note(f"{where}: the made-up people of the embedded county are planned.")
    known = before.standing or before.latest
    size = None if known is None else Inputs.of(known.adjustments).county
    return replace(size or CountySize(), **asked)


def _with_what_stays(options: Namespace, plain: "Case", before: _Before) -> "Case":
    """Return the case with the pins and changes of the plan that stands."""
    from geoplan.runs.case.adjustments import HOURS, SESSIONS

    if before.standing is None or options.afresh:
        return plain
    standing = before.standing
    kept = {
        "pinned": len(standing.pins),
        "with other hours": len(standing.adjustments.get(HOURS, ())),
        "sessions changed": len(standing.adjustments.get(SESSIONS, ())),
    }
    if any(kept.values()):
        told = ", ".join(f"{count} {words}" for words, count in kept.items() if count)
        note(f"kept from change {standing.id}: {told}; --afresh leaves them out.")
    return case_of(plain, standing.pins, standing.adjustments)


def _searched(options: Namespace, case: "Case", base: "Plan | None", before: _Before) -> "Plan":
    from geoplan.runs.week import plan_week

    start = None
    if options.improve:
        if before.project is None or before.standing is None:
            raise InputError(Fault("no plan of this week stands to be improved", "leave --improve out"))
        start = on_days(before.project.plan(before.standing.id), case.days)
    seconds = SECONDS if options.seconds is None and options.iterations is None else options.seconds
    with watched(seconds=seconds, iterations=options.iterations) as watch:
        return plan_week(
            case,
            seed=options.seed,
            seconds=seconds,
            iterations=options.iterations,
            base=base,
            start=start,
            progress=watch.progress,
            stop=watch.stop,
        )


def _what(options: Namespace, plan: "Plan", inputs: Inputs) -> str:
    """Return the command in words, for the history."""
    words = [f"plan --week {plan.week}"]
    if len(plan.days) < _WEEK:
        words += [f"--day {day}" for day in plan.days]
    words.append(f"--iterations {plan.provenance.iterations} --seed {options.seed}")
    if inputs.county is not None:
        size = asdict(inputs.county)
        words += [f"--{'county-seed' if name == 'seed' else name} {value}" for name, value in size.items()]
    words += [f"--{name}" for name in ("improve", "afresh") if getattr(options, name)]
    return " ".join(words)
