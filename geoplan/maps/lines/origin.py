"""Where a map of a plan or of claims comes from, in lines for its foot."""

import datetime
from typing import TYPE_CHECKING

from geoplan.domain.plans import Plan
from geoplan.network.model import RoadNetwork

if TYPE_CHECKING:
    from geoplan.costs.claims import ClaimAudit


def plan_origin(plan: Plan, network: RoadNetwork) -> tuple[str, ...]:
    """Return what the plan and the roads under it are, and the day of today."""
    made, roads, today = plan.provenance, network.provenance, datetime.date.today()
    date = roads.date if roads.date[:1].isdigit() else f"date {roads.date}"
    inputs = f"inputs {made.case_version}, roads {made.network_version}, settings {made.params_version}"
    return (
        f"Plan made {made.created} by geoplan {made.geoplan_version}: {inputs}, seed {made.seed}.",
        f"Roads: {roads.source}, {date}; licence: {roads.licence}.",
        f"Lines are the fastest ways, not what was driven. Drawn {today.day} {today:%B %Y}.",
    )


def audit_origin(audit: "ClaimAudit", *, exact: bool) -> tuple[str, ...]:
    """
    Return what an audit of claims was held against, and the day of today.

    Of how many routes and claimants the tolerance is taken is `exact`, and not for managers.
    """
    roads, today = audit.provenance, datetime.date.today()
    return (
        str(audit.tolerance) if exact else audit.tolerance.limits,
        f"Roads: {roads.network_source}, version {roads.network_version}; speeds {roads.speeds_version}.",
        f"Drawn {today.day} {today:%B %Y}.",
    )
