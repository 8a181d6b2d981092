"""What the plans of a project hold about somebody, in all of their history."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from geoplan.domain.plans import Coverage, Mode, Run, Stop, clock
from geoplan.domain.requests import Request
from geoplan.io.projects.project import Project
from geoplan.io.projects.records import Change, History, local
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


@dataclass(frozen=True, slots=True)
class ReadProject:
    """
    A project whose plans were read once.

    Parameters
    ----------
    children
        Codes of all children whom its plans and acceptances name.
    journeys, stops
        Of the person who is asked for, with the change that each is of.
    """

    project: Project
    history: History
    children: frozenset[str]
    journeys: tuple[tuple[Change, Request, Coverage], ...] = field(repr=False)
    stops: tuple[tuple[Change, Run, Stop], ...] = field(repr=False)


def read_project(project: Project, code: str, *, progress: Progress | None = None) -> ReadProject:
    """
    Read every plan of a project's history, and keep what is about a code.

    Raises
    ------
    InputError
        When a plan in it is damaged.
    """
    history, wanted = project.history(), code.casefold()
    children = {child for one in project.acceptances() for child, _ in one.journeys}
    journeys: list[tuple[Change, Request, Coverage]] = []
    stops: list[tuple[Change, Run, Stop]] = []
    for done, change in enumerate(history, start=1):
        if project.is_held(change):
            plan = project.plan(change.id)
            children.update(child for request in plan.requests for child in request.children)
            mine = {
                request.code: (change, request, cover)
                for request, cover in zip(plan.requests, plan.coverage, strict=True)
                if wanted in {str(one).casefold() for one in (*request.children, cover.person)}
            }
            journeys += mine.values()
            stops += [(change, run, stop) for run in plan.runs for stop in run.stops if stop.request in mine]
        if progress is not None:
            progress(done, len(history), "reading plans")
    return ReadProject(project, history, frozenset(children), tuple(journeys), tuple(stops))


def search_project(read: ReadProject, masking: Masking, into: PlanFindings) -> None:
    """Add what a project holds, other children's codes taken out."""
    project, where = read.project, str(read.project.folder.store)
    own = {code for _, request, _ in read.journeys for code in (request.code, request.session)}
    into.journeys += [
        _journey(change, read.history.state(change), request, cover, where, masking)
        for change, request, cover in read.journeys
    ]
    into.stops += [_stop(change, run, stop, where, masking) for change, run, stop in read.stops]
    for change in read.history:
        into.by_hand += _by_hand(change, own, f"{where}, change {change.id}", masking)
    for one in project.acceptances():
        for (child, person), count in sorted(one.journeys.items()):
            if masking.is_own(child) or masking.is_own(person):
                row = (f"{where}, acceptance {one.id}", f"{one.week:%d/%m/%Y}", masking.text(child), person)
                into.known.append((*row, count))
    into.issued += _issued(project, masking)
    for entry in project.audit():
        words = f"{entry.what} {entry.why}"
        if masking.mentions(words) or own & set(words.split()):
            said = (masking.text(entry.what), masking.text(entry.why))
            into.deeds.append((f"{where}, entry {entry.id}", local(entry.at), entry.who, *said))


def _journey(
    change: Change, state: str, request: Request, cover: Coverage, where: str, masking: Masking
) -> tuple[object, ...]:
    windows = (request.pickup_window, request.delivery_window)
    return (
        f"{where}, change {change.id}",
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
    return ", ".join(masking.text(child) for child in request.children if not masking.is_own(child))


def _reasons(cover: Coverage, masking: Masking) -> str:
    return "; ".join(f"{reason.mode.value}: {masking.text(reason.text)}" for reason in cover.reasons)


def _stop(change: Change, run: Run, stop: Stop, where: str, masking: Masking) -> tuple[object, ...]:
    times = (f"{clock(moment):%H:%M}" for moment in (stop.arrive_s, stop.begin_s, stop.depart_s))
    return (
        f"{where}, change {change.id}",
        f"{run.day:%d/%m/%Y}",
        run.code,
        run.person,
        stop.request,
        stop.kind.value,
        masking.text(stop.place),
        *times,
    )


def _by_hand(change: Change, own: set[str], place: str, masking: Masking) -> Iterator[tuple[object, ...]]:
    for name, value in (*_flat("pin", change.pins), *_flat("", change.adjustments)):
        words = f"{name} {value}"
        if masking.mentions(words) or any(code in words.split() for code in own):
            yield (place, f"{change.week:%d/%m/%Y}", masking.text(name), masking.text(value))


def _issued(project: Project, masking: Masking) -> list[tuple[object, ...]]:
    with project.store.reading() as db:
        rows = db.execute(
            "SELECT * FROM issued WHERE holder = ? COLLATE NOCASE ORDER BY day, start", (masking.code,)
        )
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
