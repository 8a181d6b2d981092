"""
Check the embedded county's roads: `python scripts/check_roads.py [--half north|south]`.

Reads `data/places/places.csv`, every `data/roads/junctions*.csv`, `sections*.csv` and `known_journeys.csv`;
prints the known journeys beside those of the network, then what is wrong. Exit 1 when a fault is found.
"""

import argparse
import csv
import heapq
import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from geoplan.domain.geography import METRES_PER_MILE, Position
from geoplan.domain.roads import RoadClass
from geoplan.network.speeds import SpeedModel

DATA = Path(__file__).resolve().parent.parent / "data"
ALLOWANCE = {"motorway": 1.02, "trunk": 1.02, "primary": 1.05}
OTHER_ALLOWANCE = 1.08
LONGEST_SECTION_M = 15_000
LARGEST_DETOUR = 1.6
SHARPEST_TURN_DEG = 120
FARTHEST_OFF_ROAD_M = 900
NORTHERN_COUNCILS = {"Bassetlaw", "Mansfield"}
COUNTY = NORTHERN_COUNCILS | {
    "Ashfield", "Broxtowe", "Gedling", "Newark and Sherwood", "Nottingham", "Rushcliffe"
}  # fmt: skip


@dataclass(frozen=True)
class Section:
    """One row of a sections file, with its line from end to end and its length."""

    road: str
    road_class: str
    start: str
    end: str
    dual: bool
    built_up: bool
    limit_mph: int
    line: tuple[Position, ...]
    drawn_m: float
    length_m: float
    file: str

    @property
    def label(self) -> str:
        """How faults name the section."""
        return f"{self.file}: {self.road} {self.start} – {self.end}"


def rows(pattern: str, folder: str) -> Iterator[tuple[str, dict[str, str]]]:
    """File name and row of every file of a folder whose name fits."""
    for path in sorted((DATA / folder).glob(pattern)):
        with path.open(newline="", encoding="utf-8") as handle:
            for row in csv.DictReader(handle):
                yield path.name, row


def read_positions(pattern: str, folder: str) -> dict[str, Position]:
    """Code to position; a code met twice is reported and the first kept."""
    found: dict[str, Position] = {}
    for file, row in rows(pattern, folder):
        if row["code"] in found:
            print(f"{file}: code {row['code']} is there twice")
        found.setdefault(row["code"], Position(float(row["lat"]), float(row["lon"])))
    return found


def read_signals() -> set[str]:
    """Codes of the junctions with traffic lights."""
    return {row["code"] for _, row in rows("junctions*.csv", "roads") if row.get("signals") == "yes"}


def read_sections(nodes: dict[str, Position], faults: list[str]) -> list[Section]:
    """Every section whose ends are known; faults of the others are added to `faults`."""
    sections, seen = [], set()
    for file, row in rows("sections*.csv", "roads"):
        label = f"{file}: {row['road']} {row['start']} – {row['end']}"
        unknown = [row[end] for end in ("start", "end") if row[end] not in nodes]
        faults += [f"{label}: no place or junction {code}" for code in unknown]
        if unknown:
            continue
        pair = (row["road"], *sorted((row["start"], row["end"])))
        if pair in seen:
            faults.append(f"{label}: drawn twice")
        seen.add(pair)
        bends = [Position(*map(float, point.split())) for point in row["shape"].split(";") if point]
        line = (nodes[row["start"]], *bends, nodes[row["end"]])
        drawn = sum(a.distance_m(b) for a, b in pairwise(line))
        length = float(row["length_m"] or drawn * ALLOWANCE.get(row["class"], OTHER_ALLOWANCE))
        sections.append(
            Section(
                row["road"], row["class"], row["start"], row["end"], row["carriageway"] == "dual",
                row["built_up"] == "yes", int(row["limit_mph"]), line, drawn, length, file,
            )
        )  # fmt: skip
    return sections


def bearing_deg(a: Position, b: Position) -> float:
    """Compass direction from one point to another, degrees."""
    east = (b.lon - a.lon) * math.cos(math.radians(a.lat))
    return math.degrees(math.atan2(east, b.lat - a.lat))


def section_faults(section: Section) -> Iterator[str]:
    """What is odd about one section's drawing."""
    if section.length_m < section.drawn_m - 1:
        yield f"{section.label}: {section.length_m:.0f} m is shorter than its line, {section.drawn_m:.0f} m"
    if section.drawn_m > LONGEST_SECTION_M:
        yield f"{section.label}: {section.drawn_m / 1000:.1f} km long, cut it"
    direct = max(section.line[0].distance_m(section.line[-1]), 1.0)
    if section.drawn_m > LARGEST_DETOUR * direct:
        yield f"{section.label}: {section.drawn_m / direct:.2f} times the straight line"
    for i in range(1, len(section.line) - 1):
        before, here, after = section.line[i - 1 : i + 2]
        if min(before.distance_m(here), here.distance_m(after)) < 1:
            yield f"{section.label}: bend {i} repeats a point"
            continue
        turn = abs((bearing_deg(here, after) - bearing_deg(before, here) + 180) % 360 - 180)
        if turn > SHARPEST_TURN_DEG:
            yield f"{section.label}: turns {turn:.0f} degrees at bend {i} ({here.lat:.4f} {here.lon:.4f})"


def speed_mph(section: Section, model: SpeedModel) -> float:
    """Operating speed, by the same rules as `SpeedModel.link_speed_mph`."""
    rural, urban = model.speed_table()[RoadClass[section.road_class.upper()], int(section.dual)]
    share = 1.0 if not section.built_up else model.fast_urban_share if section.limit_mph >= 40 else 0.0
    return float(min(urban + share * (rural - urban), model.limit_share * section.limit_mph))


class Network:
    """The sections as a graph, with fastest journeys between codes."""

    def __init__(self, sections: list[Section], model: SpeedModel, signals: set[str]) -> None:
        self.model = model
        self.signals = signals
        self.arcs: dict[str, list[tuple[str, float, float, Section]]] = defaultdict(list)
        for section in sections:
            running_s = section.length_m / METRES_PER_MILE / speed_mph(section, model) * 3600
            self.arcs[section.start].append((section.end, running_s, section.length_m, section))
            self.arcs[section.end].append((section.start, running_s, section.length_m, section))

    def components(self) -> list[set[str]]:
        """Connected parts, the largest first (every section is open both ways)."""
        left, parts = set(self.arcs), []
        while left:
            part, todo = set(), [left.pop()]
            while todo:
                code = todo.pop()
                if code not in part:
                    part.add(code)
                    todo += [arc[0] for arc in self.arcs[code]]
            left -= part
            parts.append(part)
        return sorted(parts, key=len, reverse=True)

    def fastest(self, start: str, end: str) -> tuple[float, float, list[Section]] | None:
        """Seconds, metres and sections of the fastest journey."""
        queue: list[tuple[float, float, str, str]] = [(0.0, 0.0, start, "")]
        reached: dict[str, tuple[float, float, str, Section | None]] = {}
        via: dict[tuple[str, str], Section] = {}
        while queue:
            seconds, metres, code, before = heapq.heappop(queue)
            if code in reached:
                continue
            reached[code] = (seconds, metres, before, via.get((before, code)))
            if code == end:
                return seconds, metres, self._steps(reached, end)
            for head, running_s, length_m, section in self.arcs[code]:
                if head not in reached:
                    delay_s = self._delay_s(head, section)
                    heapq.heappush(queue, (seconds + running_s + delay_s, metres + length_m, head, code))
                    via[code, head] = section
        return None

    def _delay_s(self, head: str, section: Section) -> float:
        """Delay where a section ends, by the same rules as `SpeedModel.arc_delay_s`."""
        if head in self.signals:
            return self.model.signal_delay_s
        free = section.road_class == "motorway" or len(self.arcs[head]) < 3
        return 0.0 if free else self.model.junction_delay_s

    @staticmethod
    def _steps(reached: dict[str, tuple[float, float, str, Section | None]], end: str) -> list[Section]:
        steps: list[Section] = []
        code = end
        while True:
            _, _, before, section = reached[code]
            if section is None:
                return steps[::-1]
            steps.append(section)
            code = before


def distance_to_line_m(point: Position, line: tuple[Position, ...]) -> float:
    """Shortest distance from a point to a line, on a flat local plane."""
    scale = 111_195.0
    narrow = math.cos(math.radians(point.lat))
    flat = [((p.lon - point.lon) * narrow * scale, (p.lat - point.lat) * scale) for p in line]
    best = math.inf
    for (x1, y1), (x2, y2) in pairwise(flat):
        dx, dy = x2 - x1, y2 - y1
        t = max(0.0, min(1.0, -(x1 * dx + y1 * dy) / max(dx * dx + dy * dy, 1e-9)))
        best = min(best, math.hypot(x1 + t * dx, y1 + t * dy))
    return best


def place_faults(half: str | None, network: Network, sections: list[Section]) -> Iterator[str]:
    """Places of the county that no section starts or ends at."""
    for _, row in rows("places.csv", "places"):
        north = row["council"] in NORTHERN_COUNCILS or (row["contact_district"] == "North")
        if row["council"] not in COUNTY or row["code"] in network.arcs:
            continue
        if half and north != (half == "north"):
            continue
        point = Position(float(row["lat"]), float(row["lon"]))
        away = min((distance_to_line_m(point, s.line), s.label) for s in sections)
        yield f"place {row['code']} ({row['council']}) is on no section; {away[0]:.0f} m from {away[1]}"


def road_names(steps: list[Section]) -> str:
    """Numbers of the roads driven, in order."""
    names: list[str] = []
    for step in steps:
        if not names or names[-1] != step.road:
            names.append(step.road)
    return " ".join(names)


def compare_journeys(network: Network, *, verbose: bool) -> list[str]:
    """Print known journeys beside the network's; return those out of tolerance (10 % miles, 20 % minutes)."""
    faults, total = [], 0
    print(f"{'from':24}{'to':24}{'miles':>7}{'here':>7}{'%':>6}{'min':>6}{'here':>7}{'%':>6}")
    for _, row in rows("known_journeys.csv", "roads"):
        found = network.fastest(row["from"], row["to"])
        if found is None:
            faults.append(f"journey {row['from']} – {row['to']}: no way")
            continue
        total += 1
        miles, minutes = found[1] / METRES_PER_MILE, found[0] / 60
        off_miles = miles / float(row["miles"]) - 1
        off_minutes = minutes / float(row["minutes_off_peak"]) - 1
        bad = abs(off_miles) > 0.10 or abs(off_minutes) > 0.20
        print(
            f"{row['from']:24}{row['to']:24}{row['miles']:>7}{miles:7.1f}{off_miles:+6.0%}"
            f"{row['minutes_off_peak']:>6}{minutes:7.1f}{off_minutes:+6.0%}{'  <<' if bad else ''}"
            f"{'  ' + road_names(found[2]) if bad or verbose else ''}"
        )
        if bad:
            faults.append(
                f"journey {row['from']} – {row['to']}: {off_miles:+.0%} miles, {off_minutes:+.0%} minutes"
            )
    print(f"{total} journeys")
    return faults


def main() -> int:
    """Run the checks; 1 when something is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=("north", "south"), help="only that half's places and files")
    parser.add_argument("--route", nargs=2, metavar=("FROM", "TO"), help="print the fastest way")
    parser.add_argument("--verbose", action="store_true", help="name the roads of every known journey")
    options = parser.parse_args()
    faults: list[str] = []
    junctions = read_positions("junctions*.csv", "roads")
    places = read_positions("places.csv", "places")
    faults += [f"junction {code} is a place too" for code in junctions.keys() & places.keys()]
    sections = read_sections(places | junctions, faults)
    network = Network(sections, SpeedModel(), read_signals())
    if options.route:
        found = network.fastest(*options.route)
        for step in found[2] if found else ():
            miles, mph = step.length_m / METRES_PER_MILE, speed_mph(step, network.model)
            print(f"{miles:6.2f} mi {mph:5.1f} mph  {step.label}")
        return 0 if found else 1
    faults += [
        f"junction {code} is used by no section" for code in sorted(junctions.keys() - network.arcs.keys())
    ]
    for section in sections:
        faults += section_faults(section)
    for part in network.components()[1:]:
        faults.append(f"a part of {len(part)} nodes hangs apart: {', '.join(sorted(part)[:8])}")
    faults += place_faults(options.half, network, sections)
    faults += compare_journeys(network, verbose=options.verbose)
    if options.half:
        other = "south" if options.half == "north" else "north"
        faults = [fault for fault in faults if f"_{other}.csv" not in fault.split(":")[0]]
    print(f"{len(sections)} sections, {sum(s.length_m for s in sections) / METRES_PER_MILE:.0f} miles, "
          f"{len(network.arcs)} nodes, {len(faults)} faults")  # fmt: skip
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
