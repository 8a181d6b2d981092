"""A user's own tables of rates, terms and outcomes: where one has faults, its cells are marked in a copy."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from geoplan.cli.tables import mark_faults
from geoplan.errors import InputError

T = TypeVar("T")


def read_marked(path: Path, read: Callable[[Path], T]) -> T:
    """
    Read a table.

    Raises
    ------
    InputError
        With every fault of the table. A copy with the cells marked lies beside it.
    """
    try:
        return read(path)
    except InputError as error:
        mark_faults(error, path)
        raise
