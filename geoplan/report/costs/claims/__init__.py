"""The audit of claims as a page, in the terminal and as a workbook."""

from geoplan.report.costs.claims.page import audit_page, show_audit
from geoplan.report.costs.claims.workbook import audit_workbook

__all__ = ["audit_page", "audit_workbook", "show_audit"]
