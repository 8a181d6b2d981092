"""
The audit of claims: what was claimed against the roads, and what is worth asking about.

It asks questions. It never scores or ranks a person, and a query is no finding against anybody.
"""

from geoplan.costs.claims.audit import audit_claims
from geoplan.costs.claims.params import AuditParams
from geoplan.costs.claims.result import ClaimAudit, JourneyAudit, Query, QueryKind, Verdict
from geoplan.costs.claims.tolerance import Tolerance

__all__ = [
    "AuditParams",
    "ClaimAudit",
    "JourneyAudit",
    "Query",
    "QueryKind",
    "Tolerance",
    "Verdict",
    "audit_claims",
]
