"""Allotment: which room, time and worker each contact session of a week has, in given venues."""

from geoplan.siting.rooms.allot import allot
from geoplan.siting.rooms.capacity.classes import ClassParams
from geoplan.siting.rooms.capacity.venues import venue_problem
from geoplan.siting.rooms.check import Breach, check_allotment
from geoplan.siting.rooms.params import AllotmentParams
from geoplan.siting.rooms.result import Allotment, Lent, Placed, Unplaced
from geoplan.siting.rooms.travel import RoomTravel, measure_travel
from geoplan.siting.rooms.utilisation import Utilisation, utilisation
from geoplan.siting.rooms.week import RoomWeek, room_week

__all__ = [
    "Allotment",
    "AllotmentParams",
    "Breach",
    "ClassParams",
    "Lent",
    "Placed",
    "RoomTravel",
    "RoomWeek",
    "Unplaced",
    "Utilisation",
    "allot",
    "check_allotment",
    "measure_travel",
    "room_week",
    "utilisation",
    "venue_problem",
]
