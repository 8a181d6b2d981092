"""What most commands about runs begin with: the project, the plan that stands, and its case made again."""

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.runs.inputs import Inputs, journeys_of, plain_case
from geoplan.cli.commands.runs.options import who_of
from geoplan.cli.settings import Settings, settings_of
from geoplan.cli.show import note
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.domain.plans import Plan
    from geoplan.io.projects import Change, Project
    from geoplan.runs.case import Case
    from geoplan.runs.checking.report import CheckReport

BASE = "base"


@dataclass(frozen=True)
class Desk:
    """
    A plan of a project with everything it was made from.

    Parameters
    ----------
    plain
        The case as the tables or the county have it.
    case
        The case of the plan: with its pins, and with what was changed by re-planning.
    base
        The plan that people know of, where changes from it are priced; `base_id` is its change.
    """

    options: Namespace = field(repr=False)
    settings: Settings = field(repr=False)
    project: "Project"
    change: "Change"
    inputs: Inputs
    plan: "Plan"
    plain: "Case"
    case: "Case"
    base: "Plan | None" = None
    base_id: int | None = None

    @property
    def next_base(self) -> "tuple[Plan | None, int | None]":
        """What a change from here is priced against: the plan accepted last, or what was told since."""
        accepted = accepted_id(self.project, self.change.week)
        if accepted is None or (self.base_id is not None and accepted <= self.base_id):
            return self.base, self.base_id
        return on_days(self.project.plan(accepted), self.plan.days), accepted

    def check(self) -> "CheckReport":
        """Check the plan."""
        from geoplan.runs.check import check

        return check(self.case, self.plan, base=self.base)

    def save(
        self, case: "Case", plan: "Plan", *, what: str, base: "Plan | None", base_id: int | None
    ) -> "Desk":
        """
        Save another plan that was made from this one; return it with what it was made from.

        Raises
        ------
        InputError
            When somebody saved another meanwhile.
        """
        change = self.project.save_plan(
            plan,
            what=what,
            who=who_of(self.options),
            why=self.options.note,
            pins=case.pins,
            adjustments=adjustments_for(self.inputs, self.plain, case, base_id),
            parent=self.change.id,
        )
        return replace(self, change=change, plan=plan, case=case, base=base, base_id=base_id)


def adjustments_for(inputs: Inputs, plain: "Case", case: "Case", base_id: int | None) -> dict[str, Any]:
    """Return what is kept with a plan so that its case can be made again."""
    from geoplan.runs.case.adjustments import adjustments_of

    found = inputs.to_adjustments() | adjustments_of(plain, case)
    return found if base_id is None else found | {BASE: base_id}


def case_of(plain: "Case", pins: Mapping[str, str], adjustments: Mapping[str, Any]) -> "Case":
    """Return a case with what a project keeps with a plan."""
    from geoplan.runs.case.adjustments import adjusted

    return replace(adjusted(plain, adjustments), pins=dict(pins))


def on_days(plan: "Plan", days: tuple[date, ...]) -> "Plan":
    """Return the part of a plan that some days are: what another plan of these days is compared with."""
    if set(plan.days) <= set(days):
        return plan
    kept = {request.code for request in plan.requests if request.day in days}
    return replace(
        plan,
        days=tuple(day for day in plan.days if day in days) or days,
        requests=tuple(request for request in plan.requests if request.code in kept),
        coverage=tuple(cover for cover in plan.coverage if cover.request in kept),
        runs=tuple(run for run in plan.runs if run.day in days),
    )


def accepted_id(project: "Project", week: date) -> int | None:
    """Return the change that was accepted last for a week; None when none was."""
    found = [one.change for one in project.acceptances() if one.week == week]
    return found[-1] if found else None


def project_folder(options: Namespace) -> Path | None:
    """Return the folder that a command is about; None for the default one, of the embedded county."""
    from geoplan.io.projects.folder import ProjectFolder

    if options.project is not None:
        return Path(options.project)
    return Path() if ProjectFolder(Path()).is_begun else None


def open_project(options: Namespace) -> "tuple[Settings, Project]":
    """
    Open the project that a command is about.

    Raises
    ------
    InputError
        When there is none yet, or it cannot be read.
    """
    from geoplan.io.projects import Project
    from geoplan.io.projects.folder import STORE

    folder = project_folder(options)
    settings = project_settings(options, folder)
    where = settings.workspace.runs if folder is None else folder
    if not (where / STORE).is_file():
        raise InputError(Fault("no plan is saved yet", "make one: geoplan runs plan", file=str(where)))
    return settings, Project.open(where)


def project_settings(options: Namespace, folder: Path | None) -> Settings:
    """Read the parameters: the file given, else the project's own, else as all commands do."""
    from geoplan.io.projects.folder import ProjectFolder

    if folder is not None and getattr(options, "params", None) is None:
        options.params = ProjectFolder(folder).params
    return settings_of(options)


def is_plan_file(which: str) -> bool:
    """Tell a file that holds a plan by itself from what else a plan can be named by."""
    return which.lower().endswith(".json")


def open_plan_file(options: Namespace, path: Path) -> Desk:
    """
    Return a plan of a file, with the case of the change it was saved as, or else of what stands for its week.

    Raises
    ------
    InputError
        When there is no such file, or no plan of its week is saved.
    """
    from geoplan.io.plans import plan_digest, read_plan

    plan = read_plan(path)
    settings, project = open_project(options)
    digest = plan_digest(plan)
    saved = [change for change in project.history() if change.plan == digest]
    change = saved[0] if saved else project.change(week=plan.week)
    desk = desk_at(options, settings, project, change, days=plan.days)
    if not saved:
        note(f"{path.name} is no plan that was saved; it goes by the inputs of change {change.id}.")
    return replace(desk, plan=plan)


def open_desk(options: Namespace, which: int | str = "latest") -> Desk:
    """
    Open the project of a command, and make the case of a plan again.

    Parameters
    ----------
    which
        As `Project.change`.

    Raises
    ------
    InputError
        When there is no such plan, or its inputs cannot be read any more.
    """
    settings, project = open_project(options)
    change = project.change(which, week=options.week)
    return desk_at(options, settings, project, change)


def desk_at(
    options: Namespace,
    settings: Settings,
    project: "Project",
    change: "Change",
    *,
    days: tuple[date, ...] | None = None,
) -> Desk:
    """
    Return a plan of a project with its case made again; see `open_desk`.

    Parameters
    ----------
    days
        Other days than those of the plan.
    """
    plan = project.plan(change.id)
    inputs = Inputs.of(change.adjustments)
    plain = plain_case(
        options,
        settings,
        project.folder,
        inputs,
        week=change.week,
        days=days or plan.days,
        history=journeys_of(project, inputs.history),
        tell=None,
    )
    case = case_of(plain, change.pins, change.adjustments)
    if days is None and case.version != change.case_version:
        note(
            "the tables, parameters or roads have changed since this plan was made; "
            "geoplan runs check says what that breaks, geoplan runs plan plans again."
        )
    base_id = change.adjustments.get(BASE)
    base = None if base_id is None else on_days(project.plan(base_id), plan.days)
    return Desk(options, settings, project, change, inputs, plan, plain, case, base, base_id)
