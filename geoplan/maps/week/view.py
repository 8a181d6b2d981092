"""Runs and their stops as the map of a week tells them, from rows that were cut for an audience."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from geoplan.audiences import Seen
from geoplan.audiences.rows import JourneyRow, LegRow, RunRow, StopRow
from geoplan.domain.geography import Position
from geoplan.domain.plans import Mode

_BOARDS = "pick up"
_ENDS = ("home again", "back at base")


@dataclass(frozen=True, slots=True, kw_only=True)
class StopView:
    """
    A stop: the mark on its pin, whole minutes since midnight, what happens, and lines about it.

    `kind` is ``home``, ``school``, ``venue`` or ``driver``.
    """

    mark: str
    arrives: int
    leaves: int
    what: str
    place: str
    position: Position
    children: tuple[str, ...]
    on_board: tuple[str, ...]
    seats: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegView:
    """The road to the next stop, and how many children are in the car."""

    line: tuple[Position, ...]
    on_board: int
    metres: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """
    A run. What an audience does not see of it is empty, or None.

    Parameters
    ----------
    waiting_s
        At stops, before anybody gets in or out.
    venues, districts
        Codes of the venues called at, and names of the districts whose children are driven.
    """

    run: str
    day: date
    driver: str
    mode: str
    start_s: int
    end_s: int
    driving_s: int
    waiting_s: int
    metres: int
    empty_metres: int
    journeys: int
    children: int
    pence: int | None
    venues: tuple[str, ...]
    districts: tuple[str, ...]
    stops: tuple[StopView, ...]
    legs: tuple[LegView, ...]

    @property
    def is_workers(self) -> bool:
        """Whether a contact worker drives it."""
        return self.mode == Mode.WORKER.value


def run_views(
    seen: Seen, *, venue_names: Mapping[str, str], settlements: Mapping[str, str]
) -> tuple[RunView, ...]:
    """
    Return the runs that an audience sees, by day and start.

    Parameters
    ----------
    venue_names, settlements
        Names by code.
    """
    stops: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in seen[StopRow]:
        stops[row["run"]].append(row)
    legs: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in seen[LegRow]:
        legs[row["run"]].append(row)
    districts = _districts(seen)
    views = [
        _run(row, stops[row["run"]], legs[row["run"]], districts, _Words(venue_names, settlements))
        for row in seen[RunRow]
    ]
    return tuple(sorted(views, key=lambda view: (view.day, view.start_s, view.run)))


def others_by_day(seen: Seen) -> dict[date, Counter[str]]:
    """Return how many journeys of each day are on no run, by who takes them; nothing where not seen."""
    found: dict[date, Counter[str]] = defaultdict(Counter)
    if JourneyRow in seen:
        for row in seen[JourneyRow]:
            if not row.get("run", "-"):
                found[row["day"]][row["mode"]] += 1
    return found


def _districts(seen: Seen) -> dict[str, str]:
    """The district of each journey, where that is seen."""
    if JourneyRow not in seen:
        return {}
    return {row["journey"]: row.get("contact_district", "") for row in seen[JourneyRow]}


@dataclass(frozen=True, slots=True)
class _Words:
    venue_names: Mapping[str, str]
    settlements: Mapping[str, str]

    def place(self, row: Mapping[str, Any]) -> str:
        """Where a stop is, with its settlement where one is known."""
        kind, code = row["place_kind"], row["place_code"]
        if kind == "venue":
            return self.venue_names.get(code, code)
        settlement = self.settlements.get(row["settlement"], row["settlement"])
        text = f"school {code}" if kind == "school" else f"home of {code}"
        return f"{text}, {settlement}" if settlement else text

    def lines(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """What there is to know at a stop, a line each."""
        told = [self.place(row)]
        if row["place_kind"] == "venue" and row["room"]:
            room = str(row["room"])
            told[0] += f", {room}" if "room" in room.lower() else f", room {room}"
        waits = round((row["begin_s"] - row["arrive_s"]) / 60)
        if waits:
            told.append(f"waits {waits} minutes")
        if row["hand_over"]:
            who = "handed over by" if row["what"] == _BOARDS else "to"
            told.append(f"{who} {row['hand_over']}")
        told += [", ".join(row[name]) for name in ("seats", "needs") if row[name]]
        if row["what"] not in _ENDS and row["children"]:
            told.append(f"in the car then: {', '.join(row['on_board']) or 'nobody'}")
        return tuple(told)


def _run(
    row: Mapping[str, Any],
    stops: Iterable[Mapping[str, Any]],
    legs: Iterable[Mapping[str, Any]],
    districts: Mapping[str, str],
    words: _Words,
) -> RunView:
    calls = sorted(stops, key=lambda stop: int(stop["number"]))
    ways = sorted(legs, key=lambda leg: int(leg["number"]))
    boarded = [stop for stop in calls if stop["what"] == _BOARDS]
    found = {districts.get(stop["journey"], "") for stop in boarded} - {""}
    return RunView(
        run=row["run"],
        day=row["day"],
        driver=row["driver"],
        mode=row.get("mode", ""),
        start_s=row["start_s"],
        end_s=row["end_s"],
        driving_s=row["driving_s"],
        waiting_s=sum(stop["begin_s"] - stop["arrive_s"] for stop in calls),
        metres=row["metres"],
        empty_metres=row["empty_metres"],
        journeys=len(boarded),
        children=len({child for stop in boarded for child in stop["children"]}),
        pence=row.get("pence"),
        venues=tuple(dict.fromkeys(stop["venue"] for stop in calls if stop["venue"])),
        districts=tuple(sorted(found)),
        stops=tuple(_stop(stop, words) for stop in calls if stop["position"] is not None),
        legs=tuple(LegView(line=leg["line"], on_board=leg["on_board"], metres=leg["metres"]) for leg in ways),
    )


def _stop(row: Mapping[str, Any], words: _Words) -> StopView:
    what = f"{row['what']} {', '.join(row['children'])}".strip()
    is_start = row["number"] == 0
    return StopView(
        mark="S" if is_start else "E" if row["what"] in _ENDS else str(row["number"]),
        arrives=row["arrive_s"] // 60,
        leaves=row["depart_s"] // 60,
        what=what,
        place=words.place(row),
        position=row["position"],
        children=row["children"],
        on_board=row["on_board"],
        seats=row["seats"],
        lines=words.lines(row),
    )
