"""The folder of a project: which of the user's own tables and files are in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geoplan.errors import Fault, InputError
from geoplan.io.schemas import SCHEMAS

STORE = "geoplan.sqlite"
PARAMS = "geoplan.toml"
_SUFFIXES = (".xlsx", ".csv")


@dataclass(frozen=True, slots=True)
class ProjectFolder:
    """
    A folder; its properties only look.

    Parameters
    ----------
    path
        Where it is.
    """

    path: Path

    @property
    def store(self) -> Path:
        """The file with the plans; it may not exist."""
        return self.path / STORE

    @property
    def params(self) -> Path | None:
        """The file of parameters, ``geoplan.toml``; None where there is none."""
        path = self.path / PARAMS
        return path if path.is_file() else None

    @property
    def is_begun(self) -> bool:
        """Whether plans are kept here, or a table of sessions waits to be planned."""
        return self.store.is_file() or any(
            (self.path / f"sessions{suffix}").is_file() for suffix in _SUFFIXES
        )

    def tables(self) -> Mapping[str, Path]:
        """
        Return the user's tables by kind: ``children.xlsx``, ``drivers.csv`` and so on; empty without any.

        Without tables a project is about the embedded county.

        Raises
        ------
        InputError
            With a fault for each kind that is there twice.
        """
        named = {kind: self.named(kind) for kind in SCHEMAS}
        faults = [self.twice(files) for files in named.values() if len(files) > 1]
        if faults:
            raise InputError(faults)
        return {kind: files[0] for kind, files in named.items() if files}

    def named(self, kind: str) -> tuple[Path, ...]:
        """Return the tables that are called after a kind: one, or two where one is too many."""
        paths = (self.path / f"{kind}{suffix}" for suffix in _SUFFIXES)
        return tuple(path for path in paths if path.is_file())

    def twice(self, files: Sequence[Path]) -> Fault:
        """Return the fault of a table that is there twice."""
        names = " and ".join(path.name for path in files)
        return Fault(f"{names} are both there", "keep the one that counts", file=str(self.path))
