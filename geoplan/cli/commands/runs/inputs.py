"""What plans are made from: the tables of a project's folder, or the embedded county."""

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from geoplan.cli.settings import Settings, network_of
from geoplan.cli.show import note, progress_bar
from geoplan.cli.tables import mark_faults
from geoplan.errors import Fault, InputError
from geoplan.runs.tables import list_of

if TYPE_CHECKING:
    from geoplan.io.projects import Project
    from geoplan.io.projects.folder import ProjectFolder
    from geoplan.io.projects.tables import ProjectTables, TablesFound
    from geoplan.network.model import RoadNetwork
    from geoplan.runs.case import Case


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


def plain_case(
    options: Namespace,
    settings: Settings,
    folder: "ProjectFolder",
    inputs: Inputs,
    *,
    week: date,
    days: tuple[date, ...] | None = None,
    history: Mapping[tuple[str, str], int],
    network: "RoadNetwork | None" = None,
    tell: Callable[[str], None] | None = note,
) -> "Case":
    """
    Return the case of a week as the tables or the county have it, without pins or changes.

    Parameters
    ----------
    history
        Journeys of the weeks before; see `journeys_of`.
    network
        The roads, where they are loaded already.
    tell
        Told what was remarkable in the tables, the same of several tables at once.

    Raises
    ------
    InputError
        With every fault of every table and across them, then with every place too far from any road. A copy
        with the cells marked lies beside each table at fault.
    NetworkError
        When the roads are damaged or do not join all places.
    """
    from geoplan.io.projects.tables import find_tables
    from geoplan.network.cache import ArrayCache
    from geoplan.runs.case.make import case_of_county, make_case

    found = None if inputs.county is not None else find_tables(folder)
    with _marked(found):
        tables = None if found is None else _read(found, tell)
    if options.network is None:
        options.network = inputs.network
    network = network or network_of(options, settings)
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
        if tables is not None:
            with _marked(found):
                return make_case(network, where=tables.rows, **common, **tables.items)
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


def _read(found: "TablesFound", tell: Callable[[str], None] | None) -> "ProjectTables":
    """Read all tables; raises InputError with the faults of all of them."""
    from geoplan.io.projects.tables import read_tables

    if not found:
        fault = Fault("the tables that this plan was made from are gone", "put them back into the folder")
        raise InputError(fault)
    notes: list[str] = []
    try:
        return read_tables(found, note=notes.append)
    finally:
        if tell is not None:
            for text in _together(notes):
                tell(text)


@contextmanager
def _marked(found: "TablesFound | None") -> Iterator[None]:
    """Write a copy beside each table that an error names rows of, with the cells marked."""
    try:
        yield
    except InputError as error:
        for path in found.paths.values() if found is not None else ():
            own = [fault for fault in error.faults if fault.file == path.name]
            if own:
                mark_faults(InputError(own), path)
        raise


def _together(notes: Sequence[str]) -> list[str]:
    """Return remarks, ``children.xlsx: …``, with what is said of several files said once."""
    files: dict[str, list[str]] = {}
    for text in notes:
        file, _, said = text.partition(": ")
        files.setdefault(said, []).append(file)
    return [f"{list_of(names)}: {said}" for said, names in files.items()]
