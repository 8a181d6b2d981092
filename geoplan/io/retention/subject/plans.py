"""What the plans of a project hold about somebody, in all of their history."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from geoplan.domain.plans import Coverage, Mode, Plan, Run, clock
from geoplan.domain.requests import Request
from geoplan.io.projects.project import Project
from geoplan.io.projects.records import Change, local
from geoplan.io.retention.subject.found import FoundTable
from geoplan.io.retention.subject.masking import Masking
from geoplan.progress import Progress

JOURNEYS = (
    "Found in", "Week", "Saved", "Standing", "Journey", "Day", "Way", "From", "To", "Fetched between",
    "Brought between", "Together with", "Taken by", "Who", "Run", "Why not others", "Pence",
)  # fmt: skip
STOPS = ("Found in", "Day", "Run", "Driver", "Journey", "Stop", "Place", "Arrives", "Begins", "Leaves")
KNOWN = ("Found in", "Week", "Child", "Person", "Journeys")
BY_HAND = ("Found in", "Week", "What", "Value")
ISSUED = ("Found in", "Calendar", "Week", "Day", "Begins", "Ends", "Cancelled")
DEEDS = ("Found in", "When", "Who", "What", "Why")


@dataclass(slots=True)
class PlanFindings:
    """Rows found in projects, by kind."""

    journeys: list[tuple[object, ...]] = field(default_factory=list)
    stops: list[tuple[object, ...]] = field(default_factory=list)
    known: list[tuple[object, ...]] = field(default_factory=list)
    by_hand: list[tuple[object, ...]] = field(default_factory=list)
    issued: list[tuple[object, ...]] = field(default_factory=list)
    deeds: list[tuple[object, ...]] = field(default_factory=list)

    def tables(self) -> Iterator[FoundTable]:
        """Yield them as tables."""
        yield FoundTable(
            "Journeys in plans",
            "Every journey of every plan that was saved, drafts and what-ifs too: when and where it was to "
            "begin and end, who was to take it, and why nobody before them on the list.",
            JOURNEYS,
            tuple(self.journeys),
        )
        yield FoundTable(
            "Stops of runs",
            "Where and when a driver was to fetch and bring on these journeys.",
            STOPS,
            tuple(self.stops),
        )
        yield FoundTable(
            "Who is known",
            "Journeys with each person in plans that were accepted: who counts as known to a child later.",
            KNOWN,
            tuple(self.known),
        )
        yield FoundTable(
            "Put in by hand",
            "Journeys given to somebody by hand, sessions added or cancelled, days off.",
            BY_HAND,
            tuple(self.by_hand),
        )
        yield FoundTable(
            "Calendars",
            "Entries that were put into calendars of this carer, driver or worker.",
            ISSUED,
            tuple(self.issued),
        )
        yield FoundTable(
            "Audit",
            "Deeds of officers whose words name the code, or a journey or session of it.",
            DEEDS,
            tuple(self.deeds),
        )


def search_project(
    project: Project, masking: Masking, into: PlanFindings, *, progress: Progress | None = None
) -> None:
    """
    Add what a project holds.

    Raises
    ------
    InputError
        When a plan in it is damaged.
    """
    where, history = str(project.folder.store), project.history()
    own: set[str] = set()
    for done, change in enumerate(history, start=1):
        place = f"{where}, change {change.id}"
        if project.is_held(change):
            plan = project.plan(change.id)
            mine = {request.code for request in plan.requests if _is_about(plan, request, masking)}
            own |= mine | {request.session for request in plan.requests if request.code in mine}
            into.journeys += _journeys(plan, mine, change, history.state(change), place, masking)
            into.stops += _stops(plan, mine, place, masking)
        if progress is not None:
            progress(done, len(history), "reading plans")
    for change in history:  # a journey that was cancelled is in older plans only
        into.by_hand += _by_hand(change, own, f"{where}, change {change.id}", masking)
    for one in project.acceptances():
        for (child, person), count in sorted(one.journeys.items()):
            if masking.code in (child, person):
                row = (f"{where}, acceptance {one.id}", f"{one.week:%d/%m/%Y}", masking.text(child), person)
                into.known.append((*row, count))
    into.issued += _issued(project, masking)
    for entry in project.audit():
        words = f"{entry.what} {entry.why}"
        if masking.mentions(words) or own & set(words.split()):
            into.deeds.append(
                (
                    f"{where}, entry {entry.id}",
                    local(entry.at),
                    entry.who,
                    masking.text(entry.what),
                    masking.text(entry.why),
                )
            )


def children_of(project: Project) -> set[str]:
    """Return the codes of all children whom the plans and acceptances of a project name."""
    found = {child for one in project.acceptances() for child, _ in one.journeys}
    for change in project.history():
        if project.is_held(change):
            found.update(child for request in project.plan(change.id).requests for child in request.children)
    return found


def _is_about(plan: Plan, request: Request, masking: Masking) -> bool:
    if masking.is_child:
        return masking.code in request.children
    return plan.covers(request.code).person == masking.code


def _journeys(
    plan: Plan, mine: set[str], change: Change, state: str, place: str, masking: Masking
) -> Iterator[tuple[object, ...]]:
    for request, cover in zip(plan.requests, plan.coverage, strict=True):
        if request.code not in mine:
            continue
        windows = (request.pickup_window, request.delivery_window)
        yield (
            place,
            f"{change.week:%d/%m/%Y}",
            f"{local(change.at)} by {change.who}",
            ", ".join(part for part in (change.line, state) if part),
            request.code,
            f"{request.day:%d/%m/%Y}",
            request.direction.value,
            masking.text(request.pickup),
            masking.text(request.delivery),
            *(f"{clock(one.earliest_s):%H:%M}–{clock(one.latest_s):%H:%M}" for one in windows),
            _company(request, masking),
            cover.mode.value,
            cover.person or "",
            cover.run or "",
            _reasons(cover, masking),
            cover.pence if cover.mode is not Mode.NOBODY else 0,
        )


def _company(request: Request, masking: Masking) -> str:
    return ", ".join(masking.text(child) for child in request.children if child != masking.code)


def _reasons(cover: Coverage, masking: Masking) -> str:
    return "; ".join(f"{reason.mode.value}: {masking.text(reason.text)}" for reason in cover.reasons)


def _stops(plan: Plan, mine: set[str], place: str, masking: Masking) -> Iterator[tuple[object, ...]]:
    for run in plan.runs:
        for stop in run.stops:
            if stop.request in mine:
                times = (f"{clock(moment):%H:%M}" for moment in (stop.arrive_s, stop.begin_s, stop.depart_s))
                kind, where = stop.kind.value, masking.text(stop.place)
                yield (place, f"{run.day:%d/%m/%Y}", *_run(run), stop.request, kind, where, *times)


def _run(run: Run) -> tuple[str, str]:
    return run.code, run.person


def _by_hand(change: Change, own: set[str], place: str, masking: Masking) -> Iterator[tuple[object, ...]]:
    for name, value in (*_flat("pin", change.pins), *_flat("", change.adjustments)):
        words = f"{name} {value}"
        if masking.mentions(words) or any(code in words.split() for code in own):
            yield (place, f"{change.week:%d/%m/%Y}", masking.text(name), masking.text(value))


def _issued(project: Project, masking: Masking) -> list[tuple[object, ...]]:
    with project.store.reading() as db:
        rows = db.execute("SELECT * FROM issued WHERE holder = ? ORDER BY day, start", (masking.code,))
        return [
            (
                str(project.folder.store),
                row["calendar"],
                row["week"],
                row["day"],
                row["start"],
                row["end"],
                "yes" if row["cancelled"] else "no",
            )
            for row in rows
        ]


def _flat(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield the leaves of nested mappings and lists with the way to each."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(f"{name} {key}".strip(), inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _flat(name, inner)
    else:
        yield name, value if isinstance(value, str) else json.dumps(value)
