"""OpenStreetMap tags read as British road rules: who may drive where, and in which direction."""

from collections.abc import Mapping
from dataclasses import dataclass

from geoplan.domain.roads import RoadClass
from geoplan.network.builders.maxspeed import LIMIT_KEYS, carriageway_by_limit

_CLASSES = {road_class.label: road_class for road_class in RoadClass}
_CLASSES["road"] = RoadClass.UNCLASSIFIED  # "kind not yet known"; drivable until someone looks
_LINKED = ("motorway", "trunk", "primary", "secondary", "tertiary")
_HIGHWAYS = {
    **{name: (road_class, False) for name, road_class in _CLASSES.items()},
    **{f"{name}_link": (_CLASSES[name], True) for name in _LINKED},
}
# Values of `highway` that cars use. Tracks, paths, busways, what is proposed or being built: not among them.
DRIVABLE_HIGHWAYS: tuple[str, ...] = tuple(_HIGHWAYS)

# The most particular key counts.
_ACCESS_KEYS = ("motorcar", "motor_vehicle", "vehicle", "access")
_CLOSED = frozenset(
    {
        "no", "private", "agricultural", "forestry", "delivery", "permit", "permit_holders", "military",
        "emergency", "psv", "bus", "taxi", "residents", "staff", "employees", "students", "school",
        "restricted", "military;private", "none", "closed",
    }
)  # fmt: skip
_SIDE_WAYS = {
    "parking_aisle": "car park aisles",
    "parking": "car park aisles",
    "driveway": "private drives",
    "driveway2": "private drives",
    "private": "private drives",
    "drive-through": "drive-throughs",
    "drive_through": "drive-throughs",
    "emergency_access": "emergency accesses",
    "emergency": "emergency accesses",
    "fire_lane": "emergency accesses",
    "bus": "bus-only roads",
    "busway": "bus-only roads",
    "bus_station": "bus-only roads",
    "campground": "camp site roads",
}
_GATES = frozenset({"gate", "lift_gate", "swing_gate", "sliding_gate", "hampshire_gate", "full-height_gate"})
_BLOCKS = frozenset(
    {
        "bollard", "block", "jersey_barrier", "chain", "cycle_barrier", "motorcycle_barrier", "stile",
        "debris", "kissing_gate", "planter", "log", "rope", "bus_trap", "sump_buster", "yes", "bar",
        "turnstile", "spikes", "concrete", "rock", "barrier_board", "horse_stile", "wicket_gate",
    }
)  # fmt: skip
CLOSING_BARRIERS: tuple[str, ...] = tuple(sorted(_GATES | _BLOCKS))

_ONE_WAY_KEYS = ("oneway:motorcar", "oneway:motor_vehicle", "oneway:vehicle", "oneway")
_ONE_WAY = {"yes": 1, "true": 1, "1": 1, "-1": -1, "reverse": -1, "no": 0, "false": 0, "0": 0}
# The direction changes with the hour or with lights; a planned run may meet either.
_ONE_WAY |= {"reversible": 0, "alternating": 0}
_ROUNDABOUTS = frozenset({"roundabout", "circular"})
_PAVEMENTS = {"both": 1, "left": 1, "right": 1, "yes": 1, "separate": 1, "no": -1, "none": -1}

WAY_KEYS: tuple[str, ...] = (
    "highway", "area", "service", *_ACCESS_KEYS, *_ONE_WAY_KEYS, "junction", "dual_carriageway", "lit",
    "sidewalk", "sidewalk:both", "access:conditional", "motor_vehicle:conditional", *LIMIT_KEYS,
)  # fmt: skip
BARRIER_KEYS: tuple[str, ...] = ("barrier", "locked", *_ACCESS_KEYS)


@dataclass(frozen=True, slots=True)
class WayRule:
    """
    What a way's tags mean to a driver.

    `forward` and `backward` are open directions. `dual` is 1 for a dual carriageway, -1 for a single one, 0
    where the tags do not say. `hint` is positive where street lights or a pavement are mapped, negative where
    the map says that there are none.
    """

    road_class: RoadClass
    slip: bool
    roundabout: bool
    forward: bool
    backward: bool
    dual: int
    hint: int


def closed_because(tags: Mapping[str, str]) -> str | None:
    """
    Why cars may not use a way, in the words of a report; None where they may.

    Time-dependent access (``motor_vehicle:conditional``) is not read: the unconditional tag counts.
    """
    if _highway(tags) is None:
        return "tracks, paths and what is not a road"
    if tags.get("area") == "yes":
        return "squares and other areas"
    open_to_cars = _explicit_access(tags)
    if open_to_cars is False:
        return "private roads and roads closed to cars"
    return _SIDE_WAYS.get(tags.get("service", ""))


def way_rule(tags: Mapping[str, str]) -> WayRule:
    """
    Read the tags of a way that `closed_because` lets pass.

    Raises
    ------
    KeyError
        For a way that is not a road.
    """
    found = _highway(tags)
    if found is None:
        raise KeyError(tags.get("highway"))
    road_class, slip = found
    roundabout = tags.get("junction") in _ROUNDABOUTS
    direction = _direction(tags, implied=roundabout or road_class is RoadClass.MOTORWAY)
    return WayRule(
        road_class=road_class,
        slip=slip,
        roundabout=roundabout,
        forward=direction >= 0,
        backward=direction <= 0,
        dual=_dual(tags),
        hint=_hint(tags),
    )


def barrier_closes(tags: Mapping[str, str], road_class: int, *, gate_open_up_to: int) -> bool:
    """
    Whether a barrier on a road stops cars.

    Parameters
    ----------
    tags
        Of the node.
    road_class
        The busiest class among the roads it stands on.
    gate_open_up_to
        On roads of this class and busier, a gate that says nothing about access stands open.
    """
    kind = tags.get("barrier", "")
    access = _explicit_access(tags)
    if kind not in _GATES and kind not in _BLOCKS:
        return False
    if access is not None:
        return not access
    return kind in _BLOCKS or tags.get("locked") == "yes" or road_class > gate_open_up_to


def _highway(tags: Mapping[str, str]) -> tuple[RoadClass, bool] | None:
    return _HIGHWAYS.get(tags.get("highway", "").split(";")[0].strip())


def _explicit_access(tags: Mapping[str, str]) -> bool | None:
    for key in _ACCESS_KEYS:
        value = tags.get(key)
        if value:
            return any(part.strip().lower() not in _CLOSED for part in value.split(";"))
    return None


def _direction(tags: Mapping[str, str], *, implied: bool) -> int:
    for key in _ONE_WAY_KEYS:
        value = tags.get(key, "").strip().lower()
        if value in _ONE_WAY:
            return _ONE_WAY[value]
    return int(implied)


def _dual(tags: Mapping[str, str]) -> int:
    stated = {"yes": 1, "no": -1}.get(tags.get("dual_carriageway", ""), 0)
    return stated or carriageway_by_limit(tags)


def _hint(tags: Mapping[str, str]) -> int:
    lit = tags.get("lit", "")
    lights = {"": 0, "no": -1, "disused": -1}.get(lit, 1)
    pavement = _PAVEMENTS.get(tags.get("sidewalk") or tags.get("sidewalk:both", ""), 0)
    return max(-1, min(1, lights + pavement))
