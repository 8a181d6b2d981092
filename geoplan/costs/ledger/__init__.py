"""
What a plan's ledger comes to: sums by driver, provider, venue, district, age group and mode, and savings.

    from geoplan.costs.ledger import By, compare, sum_by
"""

from geoplan.costs.ledger.savings import compare
from geoplan.costs.ledger.sums import By, sum_by

__all__ = ["By", "compare", "sum_by"]
