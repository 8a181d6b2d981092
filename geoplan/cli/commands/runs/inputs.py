"""What plans are made from: the tables of a project's folder, or the embedded county."""

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.settings import Settings, network_of
from geoplan.cli.show import note, progress_bar
from geoplan.cli.tables import mark_faults
from geoplan.errors import Fault, InputError
from geoplan.runs.tables import list_of

if TYPE_CHECKING:
    from geoplan.io.projects import Project
    from geoplan.io.projects.folder import ProjectFolder
    from geoplan.runs.case import Case

_NEEDED = ("children", "sessions", "venues")
_READ = ("children", "carers", "adults", "drivers", "providers", "workers", "sessions")
_SCHOOLS = "schools"


@dataclass(frozen=True, slots=True)
class CountySize:
    """How the embedded county's people are made up; see `geoplan.load_county`."""

    children: int = 200
    drivers: int = 45
    seed: int = 2015
    venues: str = "2015"


@dataclass(frozen=True, slots=True)
class Inputs:
    """
    Where the people and sessions of a plan come from, as it is kept with the plan.

    Parameters
    ----------
    county
        How many people the embedded county has; None for the tables of the project's folder.
    network
        Name of the roads; None where they came from a file.
    history
        Numbers of the acceptances whose journeys make people known to a child.
    """

    county: CountySize | None
    network: str | None
    history: tuple[int, ...] = ()

    def to_adjustments(self) -> dict[str, Any]:
        """Return this as words and numbers, for a project."""
        found: dict[str, Any] = {"history": list(self.history)}
        if self.county is not None:
            found["county"] = asdict(self.county)
        if self.network is not None:
            found["network"] = self.network
        return found

    @classmethod
    def of(cls, adjustments: Mapping[str, Any]) -> "Inputs":
        """Return what a project kept with a plan."""
        size = adjustments.get("county")
        county = None if size is None else CountySize(**size)
        return cls(county, adjustments.get("network"), tuple(adjustments.get("history", ())))


def tables_of(folder: "ProjectFolder") -> dict[str, Path]:
    """
    Return the tables of a project that plans are made from, by kind; empty for the embedded county.

    Raises
    ------
    InputError
        When a table is there twice, or one that is needed is missing.
    """
    found = {kind: path for kind, path in folder.tables().items() if kind in (*_READ, "venues", "rooms")}
    schools = [folder.path / f"{_SCHOOLS}{suffix}" for suffix in (".xlsx", ".csv")]
    there = [path for path in schools if path.is_file()]
    if len(there) > 1:
        names = " and ".join(path.name for path in there)
        raise InputError(Fault(f"{names} are both there", "keep the one that counts", file=str(folder.path)))
    if there:
        found[_SCHOOLS] = there[0]
    missing = [kind for kind in _NEEDED if kind not in found]
    if found and missing:
        raise InputError(
            Fault(
                f"the project has tables, but none of {kind}",
                f"put {kind}.xlsx or {kind}.csv there; an empty one: geoplan template {kind}.xlsx",
                file=str(folder.path),
            )
            for kind in missing
        )
    return found


def plain_case(
    options: Namespace,
    settings: Settings,
    folder: "ProjectFolder",
    inputs: Inputs,
    *,
    week: date,
    days: tuple[date, ...] | None = None,
    history: Mapping[tuple[str, str], int],
    tell: Callable[[str], None] | None = note,
) -> "Case":
    """
    Return the case of a week as the tables or the county have it, without pins or changes.

    Parameters
    ----------
    history
        Journeys of the weeks before; see `journeys_of`.
    tell
        Told what was remarkable in the tables, the same of several tables at once.

    Raises
    ------
    InputError
        With every fault of every table. A copy with the cells marked lies beside each table at fault.
    NetworkError
        When the roads are damaged or do not join all places.
    """
    from geoplan.network.cache import ArrayCache
    from geoplan.runs.case.make import case_of_county, make_case

    people = None if inputs.county is not None else _people(tables_of(folder), tell)
    if options.network is None:
        options.network = inputs.network
    network = network_of(options, settings)
    with progress_bar() as progress:
        common: dict[str, Any] = {
            "week": week,
            "days": days,
            "params": settings.runs,
            "speeds": settings.speeds,
            "cache": ArrayCache(settings.workspace.cache),
            "history": history,
            "progress": progress,
        }
        if people is not None:
            return make_case(network, **people, **common)
        from geoplan.county import load_county

        assert inputs.county is not None
        return case_of_county(load_county(**asdict(inputs.county)), network, **common)


def standing_acceptances(project: "Project", week: date) -> tuple[int, ...]:
    """Return the numbers of the acceptances that count for the weeks before one."""
    standing = {one.week: one.id for one in project.acceptances() if one.week < week}
    return tuple(sorted(standing.values()))


def journeys_of(project: "Project", acceptances: tuple[int, ...]) -> dict[tuple[str, str], int]:
    """Sum the journeys of each (child, person) over some acceptances."""
    found: Counter[tuple[str, str]] = Counter()
    for one in project.acceptances() if acceptances else ():
        if one.id in acceptances:
            found.update(one.journeys)
    return dict(found)


def _people(tables: Mapping[str, Path], tell: Callable[[str], None] | None) -> dict[str, Any]:
    """Read all tables; raises InputError with the faults of all of them."""
    from geoplan.io import read

    if not tables:
        fault = Fault("the tables that this plan was made from are gone", "put them back into the folder")
        raise InputError(fault)
    readers: dict[str, Any] = {kind: getattr(read, f"read_{kind}") for kind in (*_READ, "venues")}
    readers[_SCHOOLS] = lambda path, **more: read.read_located(path, "places", **more)
    found: dict[str, Any] = {}
    faults: list[Fault] = []
    notes: list[str] = []
    for kind, path in tables.items():
        if kind == "rooms":
            continue
        more = {"rooms": tables["rooms"]} if kind == "venues" and "rooms" in tables else {}
        try:
            found[kind] = readers[kind](path, note=notes.append, **more)
        except InputError as error:
            mark_faults(error, path)
            faults += error.faults
    if tell is not None:
        for text in _together(notes):
            tell(text)
    if faults:
        raise InputError(dict.fromkeys(faults))
    return found


def _together(notes: Sequence[str]) -> list[str]:
    """Return remarks, ``children.xlsx: …``, with what is said of several files said once."""
    files: dict[str, list[str]] = {}
    for text in notes:
        file, _, said = text.partition(": ")
        files.setdefault(said, []).append(file)
    return [f"{list_of(names)}: {said}" for said, names in files.items()]
