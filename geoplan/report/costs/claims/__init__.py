"""The audit of claims as a page, in the terminal and as a workbook."""

from geoplan.report.costs.claims.page import claims_page, show_claims
from geoplan.report.costs.claims.workbook import claims_workbook

__all__ = ["claims_page", "claims_workbook", "show_claims"]
