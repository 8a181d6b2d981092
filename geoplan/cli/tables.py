"""Tables a command reads and files it writes: all faults of all tables at once, and no table overwritten."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.cli.show import note
from geoplan.errors import Fault, InputError, RowAt

if TYPE_CHECKING:
    from geoplan.io.read import Located
    from geoplan.network.model import RoadNetwork
    from geoplan.network.snap import SnapParams, SnappedPlaces

    Rows = tuple[Located, ...]


def read_tables(tables: Sequence[tuple[Path, str | None]]) -> "tuple[Rows, ...]":
    """
    Read several tables of places.

    Parameters
    ----------
    tables
        Files, each with the sheet to read or None.

    Raises
    ------
    InputError
        With every fault of every table. A copy with the cells marked lies beside each table at fault.
    """
    from geoplan.io.read import read_located

    faults: list[Fault] = []
    found: list[Rows] = []
    for path, sheet in tables:
        try:
            found.append(read_located(path, sheet=sheet, note=note))
        except InputError as error:
            mark_faults(error, path)
            faults += error.faults
    if faults:
        raise InputError(dict.fromkeys(faults))
    return tuple(found)


def put_on_roads(
    network: "RoadNetwork", tables: "Sequence[tuple[Path, Rows]]", params: "SnapParams"
) -> "tuple[SnappedPlaces, ...]":
    """
    Put the rows of several tables on the road.

    Raises
    ------
    InputError
        With every row of every table that is too far from any road.
    """
    from geoplan.network.things import on_roads

    faults: list[Fault] = []
    snapped: list[SnappedPlaces] = []
    for path, rows in tables:
        where = {item.code: RowAt(path.name, item.sheet, item.row) for item in rows}
        try:
            snapped.append(on_roads(network, rows, params=params, where=where))
        except InputError as error:
            mark_faults(error, path)
            faults += error.faults
    if faults:
        raise InputError(dict.fromkeys(faults))
    return tuple(snapped)


def mark_faults(error: InputError, path: Path) -> None:
    """Write a copy of a table beside it with the cells at fault marked, and say so."""
    if not any(fault.row is not None for fault in error.faults):
        return
    from geoplan.io.faults import write_faults

    marked = path.with_name(f"{path.stem}-errors.xlsx")
    # Where that folder cannot be written to, the faults themselves are still told.
    with suppress(InputError):
        write_faults(error.faults, marked, source=path)
        note(f"{marked} lists every fault of {path.name}, with the cells marked.")


def check_output(out: Path | None, inputs: Sequence[Path]) -> None:
    """
    Refuse an output before any work is done for it, and say when it replaces a file.

    Raises
    ------
    InputError
        When it is one of the inputs, a folder, or in a folder that does not exist.
    """
    if out is None:
        return
    for path in inputs:
        if path.exists() and out.exists() and path.samefile(out):
            raise InputError(
                Fault("this table is read by the command too", "give the output another name", file=str(out))
            )
    if out.is_dir():
        raise InputError(Fault("this is a folder", "give the name of a file in it", file=str(out)))
    folder = out.absolute().parent
    if not folder.is_dir():
        raise InputError(
            Fault(f"there is no folder {folder}", "make the folder first, or give another", file=out.name)
        )
    if not os.access(folder, os.W_OK):
        raise InputError(
            Fault(f"the folder {folder} cannot be written to", "choose another folder", file=out.name)
        )
    if out.exists():
        note(f"{out} is there already and will be replaced.")


def make_folder(folder: Path) -> None:
    """
    Make the folder that outputs go to, where it is not there.

    Raises
    ------
    InputError
        When it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(Fault(f"the folder {folder} cannot be made", "choose another folder")) from error
