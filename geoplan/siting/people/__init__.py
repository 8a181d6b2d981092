"""What an option is for the children: how far they travel, who gains and who loses, and who is worst off."""

from geoplan.siting.people.change import Change, changes_of
from geoplan.siting.people.groups import ALL, AREA, NOT_KNOWN, Grouping, groupings_of
from geoplan.siting.people.minutes import ChildMinutes, minutes_of
from geoplan.siting.people.pareto import frontier
from geoplan.siting.people.spread import Spread, spread_of

__all__ = [
    "ALL",
    "AREA",
    "NOT_KNOWN",
    "Change",
    "ChildMinutes",
    "Grouping",
    "Spread",
    "changes_of",
    "frontier",
    "groupings_of",
    "minutes_of",
    "spread_of",
]
