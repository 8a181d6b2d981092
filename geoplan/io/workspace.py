"""The folder in which built networks, postcodes, official boundaries and caches are kept between commands."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geoplan.errors import Fault, InputError
from geoplan.io.write import write_atomically

EMBEDDED = "embedded"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


@dataclass(frozen=True, slots=True)
class Workspace:
    """
    A folder of geoplan's own. Properties only name what is in it; whoever writes calls `make` first.

    The folder is made readable by its owner alone. One that was there before is left as it is; the files in
    it are written to be readable by their owner alone (``private`` of `write_atomically`).

    Parameters
    ----------
    home
        The folder; see `Workspace.default`.
    """

    home: Path

    @classmethod
    def default(cls) -> "Workspace":
        """Return the folder that ``GEOPLAN_HOME`` names, or else the usual place for a user's data."""
        named = os.environ.get("GEOPLAN_HOME")
        if named:
            return cls(Path(named).expanduser())
        from platformdirs import user_data_path

        return cls(user_data_path("geoplan", appauthor=False))

    def make(self, folder: Path) -> Path:
        """
        Make a folder of the workspace, and the workspace itself, for the owner only; return it.

        Raises
        ------
        InputError
            When it cannot be made.
        """
        try:
            for each in (self.home, folder):
                if not each.is_dir():
                    each.mkdir(mode=0o700, parents=True)
        except OSError as error:
            raise InputError(
                Fault(
                    f"the folder {folder} cannot be made",
                    "set GEOPLAN_HOME to a folder that you may write to",
                )
            ) from error
        return folder

    @property
    def networks(self) -> Path:
        """Folder of the built road networks; it may not exist."""
        return self.home / "networks"

    @property
    def cache(self) -> Path:
        """Folder of what can be computed again; it may not exist."""
        return self.home / "cache"

    @property
    def runs(self) -> Path:
        """Folder of the project of the embedded county's driver runs; it may not exist."""
        return self.home / "runs"

    @property
    def postcodes(self) -> Path:
        """File of the imported postcodes; it may not exist."""
        return self.home / "postcodes.npz"

    @property
    def boundaries(self) -> Path:
        """File of the official boundaries, where they were loaded; it may not exist."""
        return self.home / "boundaries.gpkg"

    def network_path(self, name: str) -> Path:
        """
        Return the file of a road network by its name; it may not exist.

        Raises
        ------
        InputError
            When the name cannot be a file's.
        """
        if not _NAME.fullmatch(name):
            raise InputError(
                Fault(f'"{name}" cannot be the name of a network', "use letters, digits, dots and dashes")
            )
        return self.networks / f"{name}.roads"

    def network_names(self) -> tuple[str, ...]:
        """Return the names of the networks that are here, in order."""
        return tuple(sorted(path.stem for path in self.networks.glob("*.roads")))

    @property
    def current_network(self) -> str:
        """Name of the network that commands use by default: ``embedded`` for the county's own."""
        name = self.settings().get("current_network", EMBEDDED)
        return name if isinstance(name, str) else EMBEDDED

    def use_network(self, name: str) -> None:
        """
        Make a network the one used by default.

        Raises
        ------
        InputError
            When there is no such network.
        """
        if name != EMBEDDED and not self.network_path(name).exists():
            known = ", ".join((EMBEDDED, *self.network_names()))
            raise InputError(
                Fault(f'there is no network "{name}"', f"build it first, or use one of: {known}")
            )
        self.change_settings({"current_network": name})

    def settings(self) -> dict[str, Any]:
        """
        Return the settings kept here; empty when there are none.

        Raises
        ------
        InputError
            When the file of settings is damaged, or cannot be opened.
        """
        path = self.home / "settings.json"
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except OSError as error:
            raise InputError(
                Fault("the settings cannot be opened", "set GEOPLAN_HOME to a folder of yours", str(path))
            ) from error
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise InputError(Fault("the settings are damaged", "delete the file", file=str(path)))
        return found

    def change_settings(self, changes: Mapping[str, Any]) -> None:
        """Change some settings and leave the others; the file is replaced in one step."""
        settings = self.settings() | dict(changes)
        self.make(self.home)
        with write_atomically(self.home / "settings.json", private=True) as aside:
            aside.write_text(json.dumps(settings, indent=2, sort_keys=True) + "\n", encoding="utf-8")
