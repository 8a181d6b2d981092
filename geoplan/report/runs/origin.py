"""The hidden sheet of the workbook: which plan it was made from, and what may be chosen."""

from collections.abc import Sequence
from typing import Any

from geoplan.domain.canonical import digest
from geoplan.domain.plans import Plan

SHEET = "geoplan"
KIND = "driver runs 1"
_CHOICES_COLUMN = "D"


def fingerprint(plan: Plan) -> str:
    """A short content hash of a plan: equal for equal plans."""
    return digest(plan, 16)


def facts_of(plan: Plan) -> dict[str, str]:
    """What the workbook notes of its plan."""
    return {
        "kind": KIND,
        "week": plan.week.isoformat(),
        "plan": fingerprint(plan),
        "inputs": plan.provenance.case_version,
        "geoplan": plan.provenance.geoplan_version,
        "created": plan.provenance.created,
    }


def choices_at(count: int) -> str:
    """Where so many choices stand on the sheet, as Excel writes it."""
    return f"{SHEET}!${_CHOICES_COLUMN}$1:${_CHOICES_COLUMN}${count}"


def add_origin_sheet(sheet: Any, plan: Plan, choices: Sequence[str]) -> None:
    """Write the sheet, and hide it."""
    for number, (name, value) in enumerate(facts_of(plan).items(), start=1):
        sheet.cell(number, 1, name)
        sheet.cell(number, 2, value)
    for number, choice in enumerate(choices, start=1):
        sheet[f"{_CHOICES_COLUMN}{number}"] = choice
    sheet.sheet_state = "hidden"
    sheet.protection.enable()
