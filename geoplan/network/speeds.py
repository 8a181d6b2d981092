"""How fast roads are driven: the operating-speed model, and the travel time of every arc from it."""

import hashlib
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.periods import Period
from geoplan.domain.roads import RoadClass
from geoplan.network.model import BoolArray, FloatArray, RoadNetwork

METRES_PER_SECOND_PER_MPH = METRES_PER_MILE / 3600.0

SPEED_NAMES = (
    "motorway",
    "trunk_dual",
    "trunk_single",
    "trunk_dual_urban",
    "trunk_urban",
    "primary_dual",
    "primary_single",
    "primary_dual_urban",
    "primary_urban",
    "secondary_single",
    "secondary_urban",
    "tertiary_single",
    "tertiary_urban",
    "unclassified_single",
    "unclassified_urban",
    "residential",
    "living_street",
    "service",
    "slip",
)
"""The fields of `SpeedModel` that are speeds in mph."""


@dataclass(frozen=True, slots=True)
class SpeedModel:
    """
    Operating speeds of cars in England by class, carriageway and built-up state.

    The defaults are assumptions to calibrate (`geoplan network calibrate`), below the legal limits because
    the averages measured are: 59.0 mph on strategic roads and 25.4 mph on local A roads (DfT, 2019).

    Parameters
    ----------
    motorway, trunk_dual, … , service
        Average running speed in mph between junctions, off-peak. ``dual`` and ``single`` are rural; ``urban``
        is a single carriageway in a built-up area, ``dual_urban`` a dual one.
    slip
        Slip roads of every class, mph.
    fast_urban_share
        Built-up roads with a limit of 40 mph and more are driven this share of the way from the urban to
        the rural speed of their class.
    limit_share
        No road is driven faster than this share of its posted limit.
    junction_delay_s
        Added at each junction of three or more roads (not on motorways, slip roads or inside roundabouts).
    signal_delay_s
        Added instead at traffic lights.
    sparse_delay_factor
        Delays are multiplied by this on networks of main roads only, where a junction drawn stands for
        several.
    am_peak_factor, inter_peak_factor, pm_peak_factor, off_peak_factor
        Times are multiplied by this in each period of the day.

    Raises
    ------
    ValueError
        When a speed is not between 1 and 80 mph, or a delay, share or factor is out of range.
    """

    motorway: float = 60.0
    trunk_dual: float = 52.0
    trunk_single: float = 42.0
    trunk_dual_urban: float = 32.0
    trunk_urban: float = 25.0
    primary_dual: float = 42.0
    primary_single: float = 40.0
    primary_dual_urban: float = 28.0
    primary_urban: float = 23.0
    secondary_single: float = 36.0
    secondary_urban: float = 22.0
    tertiary_single: float = 32.0
    tertiary_urban: float = 21.0
    unclassified_single: float = 28.0
    unclassified_urban: float = 19.0
    residential: float = 17.0
    living_street: float = 8.0
    service: float = 8.0
    slip: float = 35.0
    fast_urban_share: float = 0.4
    limit_share: float = 0.9
    junction_delay_s: float = 4.0
    signal_delay_s: float = 8.0
    sparse_delay_factor: float = 2.5
    am_peak_factor: float = 1.2
    inter_peak_factor: float = 1.0
    pm_peak_factor: float = 1.2
    off_peak_factor: float = 1.0

    def __post_init__(self) -> None:
        for name in SPEED_NAMES:
            if not 1.0 <= getattr(self, name) <= 80.0:
                raise ValueError(f"{name} must be between 1 and 80 mph, not {getattr(self, name)}")
        for name in ("fast_urban_share", "limit_share"):
            if not 0.0 <= getattr(self, name) <= 1.5:
                raise ValueError(f"{name} must be between 0 and 1.5, not {getattr(self, name)}")
        for name in ("junction_delay_s", "signal_delay_s"):
            if not 0.0 <= getattr(self, name) <= 120.0:
                raise ValueError(f"{name} must be between 0 and 120 seconds, not {getattr(self, name)}")
        if not 1.0 <= self.sparse_delay_factor <= 10.0:
            raise ValueError(f"sparse_delay_factor must be between 1 and 10, not {self.sparse_delay_factor}")
        for period in Period:
            if not 0.3 <= self.period_factor(period) <= 5.0:
                raise ValueError(f"the {period} factor must be between 0.3 and 5")

    def period_factor(self, period: Period) -> float:
        """How much longer a journey takes in a period than off-peak."""
        return {
            Period.AM_PEAK: self.am_peak_factor,
            Period.INTER_PEAK: self.inter_peak_factor,
            Period.PM_PEAK: self.pm_peak_factor,
            Period.OFF_PEAK: self.off_peak_factor,
        }[period]

    @property
    def version(self) -> str:
        """A short content hash: equal models have equal versions."""
        return hashlib.sha256(repr(astuple(self)).encode()).hexdigest()[:12]

    def speed_table(self) -> FloatArray:
        """
        Rural and urban speeds by class and carriageway.

        Returns
        -------
        Shape (9 classes, 2 dual?, 2 built-up?), mph.
        """
        table = np.empty((len(RoadClass), 2, 2))
        for road_class in RoadClass:
            for dual in (False, True):
                for built_up in (False, True):
                    name = speed_name(road_class, dual=dual, built_up=built_up)
                    table[road_class, int(dual), int(built_up)] = getattr(self, name)
        return table

    def link_speed_mph(self, network: RoadNetwork) -> FloatArray:
        """
        Off-peak running speed of every link, before delays at junctions.

        Returns
        -------
        Shape (k,), mph.
        """
        table = self.speed_table()
        classes, dual = network.link_class.astype(np.intp), network.link_dual.astype(np.intp)
        rural, urban = table[classes, dual, 0], table[classes, dual, 1]
        limit = network.link_limit_mph.astype(np.float64)
        fast_urban = network.link_built_up & (limit >= 40)
        share = np.where(network.link_built_up, np.where(fast_urban, self.fast_urban_share, 0.0), 1.0)
        speed = urban + share * (rural - urban)
        speed = np.where(network.link_slip, np.minimum(self.slip, np.maximum(rural, urban)), speed)
        capped: FloatArray = np.where(limit > 0, np.minimum(speed, self.limit_share * limit), speed)
        return capped

    def arc_milliseconds(self, network: RoadNetwork, period: Period = Period.OFF_PEAK) -> NDArray[np.int32]:
        """
        Driving time along every arc, with the delay at the junction it leads to.

        Returns
        -------
        Shape (m,), whole milliseconds, at least 1, in the order of ``network.arcs``.
        """
        arcs = network.arcs
        running_s = network.link_length_m / (self.link_speed_mph(network) * METRES_PER_SECOND_PER_MPH)
        seconds = running_s[arcs.link] + self.arc_delay_s(network)
        return np.maximum(np.rint(seconds * self.period_factor(period) * 1000.0), 1.0).astype(np.int32)

    def arc_delay_s(self, network: RoadNetwork) -> FloatArray:
        """Delay at the head of every arc, off-peak. Shape (m,), seconds."""
        signals, junctions = arc_junctions(network)
        delay_s = np.where(signals, self.signal_delay_s, np.where(junctions, self.junction_delay_s, 0.0))
        return delay_s * self.delay_factor(network)

    def delay_factor(self, network: RoadNetwork) -> float:
        """How many junctions one that is drawn stands for."""
        return self.sparse_delay_factor if network.sparse else 1.0


def speed_name(road_class: RoadClass, *, dual: bool, built_up: bool) -> str:
    """Name of the `SpeedModel` field that holds for a kind of road."""
    if road_class == RoadClass.MOTORWAY:
        return "motorway"
    if road_class >= RoadClass.RESIDENTIAL:
        return road_class.label
    if road_class <= RoadClass.PRIMARY and dual:
        return f"{road_class.label}_dual{'_urban' if built_up else ''}"
    return f"{road_class.label}_{'urban' if built_up else 'single'}"


def arc_junctions(network: RoadNetwork) -> tuple[BoolArray, BoolArray]:
    """
    Which arcs end at traffic lights, and which at a junction of three or more roads.

    Motorways, slip roads and roundabouts (whose entries are counted, not their inside) have no junction
    delay, nor has a road where only slip roads join it.

    Returns
    -------
    Two arrays of shape (m,).
    """
    arcs = network.arcs
    crossing = ~network.link_slip
    ends = np.concatenate([network.link_start[crossing], network.link_end[crossing]])
    roads_at_node = np.bincount(ends, minlength=network.node_count)
    free_flowing = ((network.link_class == RoadClass.MOTORWAY) | network.link_slip | network.link_roundabout)[
        arcs.link
    ]
    junctions = (roads_at_node[arcs.head] >= 3) & ~free_flowing
    return network.node_signals[arcs.head].copy(), junctions
