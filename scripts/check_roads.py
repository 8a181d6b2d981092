"""
Check the embedded county's roads: `python scripts/check_roads.py [--verbose] [--route FROM TO]`.

Reads the county as geoplan does (a row that cannot be read is refused there), and prints the known journeys
beside the network's own travel times, then what is odd in the drawing. Exit 1 when something is.
"""

import argparse
import csv
import math
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from geoplan.county.files import data_path
from geoplan.county.places import read_places
from geoplan.county.roads import read_junctions, read_roads
from geoplan.domain.geography import METRES_PER_MILE, Position
from geoplan.domain.roads import RoadSection
from geoplan.errors import NetworkError
from geoplan.matrix import travel_times
from geoplan.network.builders.county import build_from_county
from geoplan.network.model import RoadNetwork
from geoplan.network.paths import Route, route
from geoplan.network.snap import SnapParams, snap

LONGEST_SECTION_M = 15_000
LARGEST_DETOUR = 1.6
SHARPEST_TURN_DEG = 120
MILES_TOLERANCE, MINUTES_TOLERANCE = 0.10, 0.20
COUNTY = {
    "Ashfield", "Bassetlaw", "Broxtowe", "Gedling", "Mansfield", "Newark and Sherwood", "Nottingham",
    "Rushcliffe",
}  # fmt: skip


def bearing_deg(a: Position, b: Position) -> float:
    """Compass direction from one point to another, degrees."""
    east = (b.lon - a.lon) * math.cos(math.radians(a.lat))
    return math.degrees(math.atan2(east, b.lat - a.lat))


def drawing_faults(section: RoadSection, nodes: dict[str, Position]) -> Iterator[str]:
    """What is odd about one section's line."""
    label = f"{section.road} {section.start} – {section.end}"
    line = (nodes[section.start], *section.shape, nodes[section.end])
    drawn_m = sum(a.distance_m(b) for a, b in pairwise(line))
    if drawn_m > LONGEST_SECTION_M:
        yield f"{label}: {drawn_m / 1000:.1f} km long, cut it"
    detour = drawn_m / max(line[0].distance_m(line[-1]), 1.0)
    if detour > LARGEST_DETOUR:
        yield f"{label}: {detour:.2f} times the straight line"
    for i in range(1, len(line) - 1):
        before, here, after = line[i - 1 : i + 2]
        if min(before.distance_m(here), here.distance_m(after)) < 1:
            yield f"{label}: bend {i} repeats a point"
            continue
        turn = abs((bearing_deg(here, after) - bearing_deg(before, here) + 180) % 360 - 180)
        if turn > SHARPEST_TURN_DEG:
            yield f"{label}: turns {turn:.0f} degrees at bend {i} ({here.lat:.4f} {here.lon:.4f})"


def node_faults(sections: Sequence[RoadSection], nodes: dict[str, Position]) -> Iterator[str]:
    """Sections drawn twice, junctions without a road, and places of the county that no section ends at."""
    seen = set()
    for part in sections:
        key = (part.road, *sorted((part.start, part.end)))
        if key in seen:
            yield f"{part.road} {part.start} – {part.end}: drawn twice"
        seen.add(key)
    used = {code for part in sections for code in (part.start, part.end)}
    places = read_places()
    for place in places:
        if place.council in COUNTY and place.code not in used:
            yield f"place {place.code} ({place.council}) is on no section"
    for code in sorted(nodes.keys() - used - {place.code for place in places}):
        yield f"junction {code} is used by no section"


def connection_faults(network: RoadNetwork) -> Iterator[str]:
    """Parts of the network that cannot be reached from everywhere, and places far from a road."""
    ends = (network.arcs.tail, network.arcs.head)
    shape = (network.node_count, network.node_count)
    parts, _ = connected_components(coo_array((np.ones(len(ends[0])), ends), shape), connection="strong")
    if parts > 1:
        yield f"the network hangs together in {parts} parts"
    places = [place for place in read_places() if place.council in COUNTY]
    codes, positions = [place.code for place in places], [place.position for place in places]
    snapped = snap(network, codes, positions, params=SnapParams(refuse_beyond_m=1e6))
    for code, metres in snapped.far():
        yield f"place {code} is {metres:.0f} m from a road"


def roads_driven(way: Route) -> str:
    """Names of the roads of a way, in order."""
    return ", ".join(f"{step.road} {step.metres / METRES_PER_MILE:.1f}" for step in way.steps)


def journey_faults(network: RoadNetwork, places: dict[str, Position], *, verbose: bool) -> list[str]:
    """Print every known journey beside the network's; return those out of tolerance."""
    with (data_path() / "roads" / "known_journeys.csv").open(newline="", encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    codes = sorted({row[end] for row in rows for end in ("from", "to")})
    snapped = snap(network, codes, [places[code] for code in codes])
    matrix = travel_times(network, snapped, snapped)
    faults = []
    print(f"{'from':24}{'to':24}{'miles':>7}{'here':>7}{'%':>6}{'min':>6}{'here':>7}{'%':>6}")
    for row in rows:
        start, end = codes.index(row["from"]), codes.index(row["to"])
        miles, minutes = matrix.miles[start, end], matrix.minutes[start, end]
        off_miles, off_minutes = miles / float(row["miles"]) - 1, minutes / float(row["minutes_off_peak"]) - 1
        bad = abs(off_miles) > MILES_TOLERANCE or abs(off_minutes) > MINUTES_TOLERANCE
        print(
            f"{row['from']:24}{row['to']:24}{row['miles']:>7}{miles:7.1f}{off_miles:+6.0%}"
            f"{row['minutes_off_peak']:>6}{minutes:7.1f}{off_minutes:+6.0%}{'  <<' if bad else ''}"
        )
        if bad or verbose:
            way = route(network, snapped.select([row["from"]]), snapped.select([row["to"]]))
            print(f"    {roads_driven(way)}")
        if bad:
            faults.append(
                f"journey {row['from']} – {row['to']}: {off_miles:+.0%} miles, {off_minutes:+.0%} minutes"
            )
    print(f"{len(rows)} journeys")
    return faults


def main() -> int:
    """Run the checks; 1 when something is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--route", nargs=2, metavar=("FROM", "TO"), help="print the fastest way")
    parser.add_argument("--verbose", action="store_true", help="name the roads of every known journey")
    options = parser.parse_args()
    nodes = {place.code: place.position for place in read_places()} | read_junctions()
    network = build_from_county()
    if options.route:
        ends = [snap(network, [code], [nodes[code]]) for code in options.route]
        try:
            way = route(network, *ends)
        except NetworkError as error:
            print(error)
            return 1
        for step in way.steps:
            print(f"{step.metres / METRES_PER_MILE:6.2f} mi {step.seconds / 60:6.1f} min  {step.road}")
        print(f"{way.metres / METRES_PER_MILE:6.2f} mi {way.seconds / 60:6.1f} min")
        return 0
    sections = read_roads()
    faults = journey_faults(network, nodes, verbose=options.verbose)
    faults += [fault for section in sections for fault in drawing_faults(section, nodes)]
    faults += [*node_faults(sections, nodes), *connection_faults(network)]
    length_m = sum(section.length_m for section in sections)
    print(
        f"{len(sections)} sections, {length_m / METRES_PER_MILE:.0f} miles, {network.node_count} nodes, "
        f"{len(faults)} faults"
    )
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
