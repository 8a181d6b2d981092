"""Who may see what: rows of a plan, the fields of each audience, small counts and masked places."""

from geoplan.audiences.audience import NARROWEST, WHOLE, Audience, Scope
from geoplan.audiences.cutting import Seen, Table, cut
from geoplan.audiences.plan_rows import plan_rows

__all__ = ["NARROWEST", "WHOLE", "Audience", "Scope", "Seen", "Table", "cut", "plan_rows"]
