"""
Postcodes looked up offline, in a file that the user has imported once; none is ever sent anywhere.

OS Code-Point Open and the ONS Postcode Directory are free downloads that hold every postcode of Great Britain
with its position, about 1.7 million. `import_postcodes` keeps what is needed of them in one sorted file.
"""

import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.geography import Position
from geoplan.errors import Fault, InputError
from geoplan.io.workspace import Workspace

LENGTH = 7
_BASE = 37
_DEGREE = 1e7  # positions are kept as whole ten-millionths of a degree: a centimetre
_NOT_KEY = re.compile(r"[^A-Z0-9]")
_CURE = "run: geoplan postcodes import codepo_gb.zip"


@dataclass(frozen=True, eq=False)
class PostcodeIndex:
    """
    Positions of postcodes, sorted for look-up.

    Parameters
    ----------
    keys
        (n,) postcodes as ascending numbers; see `postcode_keys`.
    lat, lon
        (n,) whole ten-millionths of a degree, WGS 84.
    source
        Name of the file they were imported from.
    """

    keys: NDArray[np.int64]
    lat: NDArray[np.int32]
    lon: NDArray[np.int32]
    source: str

    def __len__(self) -> int:
        return len(self.keys)

    @classmethod
    def load(cls, path: str | Path | None = None) -> "PostcodeIndex":
        """
        Load the postcodes that were imported, from the workspace unless a file is given.

        Raises
        ------
        InputError
            When none were imported, or the file is damaged or cannot be opened.
        """
        path = Path(path) if path is not None else Workspace.default().postcodes
        try:
            with path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
                about = json.loads(str(stored["about"]))
                return cls(stored["keys"], stored["lat"], stored["lon"], about["source"])
        except (FileNotFoundError, NotADirectoryError) as error:
            raise InputError(Fault("no file of postcodes has been imported", _CURE)) from error
        except PermissionError as error:
            cure = "set GEOPLAN_HOME to a folder of yours, and import the postcodes again"
            raise InputError(Fault("the file of postcodes cannot be opened", cure)) from error
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise InputError(Fault("the file of postcodes is damaged", _CURE)) from error

    def lookup(self, postcodes: Sequence[str]) -> list[Position | None]:
        """Return the position of each postcode, or None where it is not known; spaces and case are free."""
        keys = postcode_keys(postcodes)
        if len(self) == 0:
            return [None] * len(keys)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self) - 1)
        found = self.keys[at] == keys
        lats, lons = (self.lat[at] / _DEGREE).tolist(), (self.lon[at] / _DEGREE).tolist()
        return [
            Position(lat, lon) if known else None
            for lat, lon, known in zip(lats, lons, found.tolist(), strict=True)
        ]


def postcode_keys(postcodes: Iterable[str]) -> NDArray[np.int64]:
    """
    Turn postcodes into numbers, (n,): the same number for ``ng18 2ta`` and ``NG182TA``, -1 for what is none.
    """
    bare = [_NOT_KEY.sub("", postcode.upper()) for postcode in postcodes]
    padded = "".join(one.ljust(LENGTH) if 5 <= len(one) <= LENGTH else " " * LENGTH for one in bare)
    return keys_of_characters(np.frombuffer(padded.encode("ascii"), np.uint8).reshape(-1, LENGTH))


def keys_of_characters(characters: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Turn (n, 7) ASCII capitals and digits, padded with spaces, into (n,) numbers; blank ones into -1."""
    digit = np.zeros(256, np.int64)
    for place, character in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", start=1):
        digit[ord(character)] = place
    keys = np.zeros(len(characters), np.int64)
    for column in range(LENGTH):
        keys = keys * _BASE + digit[characters[:, column]]
    keys[keys == 0] = -1
    return keys


@dataclass(frozen=True, slots=True)
class PostcodeImport:
    """What an import did: how many postcodes are now known, and how many the source gives no position."""

    path: Path
    source: str
    known: int
    without_position: int


def import_postcodes(
    path: str | Path, workspace: Workspace | None = None, *, progress: Any = None
) -> PostcodeImport:
    """
    Import OS Code-Point Open or the ONS Postcode Directory into the workspace.

    Parameters
    ----------
    path
        ``codepo_gb.zip``, a CSV file out of it with or without a header, or an ONSPD or NSPL zip or CSV file.
    progress
        Called with files done, files in all and the name of the file.

    Notes
    -----
    Code-Point Open gives eastings and northings; see `geoplan.io.national_grid` on how exactly they are
    turned into degrees. Postcodes that no longer exist are kept where the source has them: people still
    write them.

    Raises
    ------
    InputError
        When the file is not one of these, or the workspace cannot be written to. What was imported before
        stays.
    """
    from geoplan.io.postcode_sources import read_source
    from geoplan.io.write import write_atomically

    path, workspace = Path(path), workspace or Workspace.default()
    workspace.make(workspace.home)  # before the long work, which would else be in vain
    characters, lat, lon, blank = read_source(path, progress=progress)
    keys = keys_of_characters(characters)
    keys, first = np.unique(keys, return_index=True)
    first, keys = first[keys > 0], keys[keys > 0]
    target = workspace.postcodes
    about = json.dumps({"source": path.name, "known": len(keys), "format": 1})
    with write_atomically(target, private=True) as aside:
        np.savez(
            aside,
            keys=keys,
            lat=np.round(lat[first] * _DEGREE).astype(np.int32),
            lon=np.round(lon[first] * _DEGREE).astype(np.int32),
            about=np.array(about),
        )
    return PostcodeImport(target, path.name, len(keys), blank)
