"""
Plans of driver runs for the planning team: figures, terminal, notebook, and a workbook that can be edited.

    from geoplan.report.runs import PlanView, plan_workbook, read_edits, show_plan
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoplan.report.runs.console import show_plan
    from geoplan.report.runs.edits import apply_edits, read_edits
    from geoplan.report.runs.view import PlanView
    from geoplan.report.runs.workbook import plan_workbook

_WHERE = {
    "PlanView": "view",
    "apply_edits": "edits",
    "plan_workbook": "workbook",
    "read_edits": "edits",
    "show_plan": "console",
}

__all__ = ["PlanView", "apply_edits", "plan_workbook", "read_edits", "show_plan"]


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
