"""Exporting a plan: rows, cut, figures and files in one call."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from geoplan.audiences import NARROWEST, WHOLE, Audience, Scope, cut, plan_rows
from geoplan.audiences.figures import figures_of
from geoplan.audiences.lists import LISTS
from geoplan.audiences.rows import FigureRow, LegRow, Row
from geoplan.domain.geography import Place
from geoplan.domain.plans import Plan
from geoplan.domain.told import Told
from geoplan.report.exports.about import about_of
from geoplan.report.exports.tables import ExportTable
from geoplan.report.exports.write import write_export
from geoplan.runs.case import Case


@dataclass(frozen=True, slots=True)
class Exported:
    """
    What was exported.

    Parameters
    ----------
    holder
        Whom it is for, in words.
    tables
        The tables written.
    told
        What is told now, in this report and all before: to be given to the next one as `before`.
    """

    holder: str
    tables: tuple[ExportTable, ...]
    told: Told


def export_plan(
    case: Case,
    plan: Plan,
    path: str | Path,
    *,
    audience: Audience = NARROWEST,
    scope: Scope = WHOLE,
    ways: Iterable[LegRow] = (),
    places: Iterable[Place] | None = None,
    before: Told | None = None,
    accepted: bool = False,
) -> Exported:
    """
    Write the tables of a plan that an audience may see, whole or not at all.

    Parameters
    ----------
    case
        The one that the plan was made from.
    path
        ``.xlsx``, ``.gpkg``, or a name without an ending for a folder of CSV files.
    audience, scope
        Whom it is for; the public unless said. Drivers, carers and venues need a scope.
    ways
        Along the roads, for a GIS.
    places
        The settlements that areas are made of; those of the embedded county when None.
    before
        What was told before, so that nobody can subtract two reports.
    accepted
        Whether an officer accepted the plan.

    Raises
    ------
    InputError
        When a scope is missing, there is nothing for this audience, or the file cannot be written.
    """
    before = before or Told()
    rows: list[Row] = []
    told = before
    if FigureRow in LISTS[audience]:
        figures = figures_of(case, plan, places=_county() if places is None else places, before=before)
        rows, told = [*figures.rows], figures.told
    seen = cut([*rows, *plan_rows(case, plan), *ways], audience, scope)
    about = about_of(seen, plan, accepted=accepted)
    return Exported(about.holder, write_export(seen, path, about=about), told)


def _county() -> tuple[Place, ...]:
    from geoplan.county.places import read_places

    return read_places()
