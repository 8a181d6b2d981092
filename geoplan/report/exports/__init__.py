"""A plan as tables for other programs, cut for whoever it is made for."""

from geoplan.report.exports.about import About, about_of
from geoplan.report.exports.plan import Exported, export_plan
from geoplan.report.exports.write import check_export_path, write_export

__all__ = ["About", "Exported", "about_of", "check_export_path", "export_plan", "write_export"]
