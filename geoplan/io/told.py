"""What was told before, as a file beside the plans of a project, readable by its owner alone."""

import json
from pathlib import Path
from typing import Any

from geoplan.domain.told import Told
from geoplan.errors import Fault, InputError
from geoplan.io.write import write_atomically

FILE = "told.json"
_KIND = "geoplan told 1"


def read_told(folder: str | Path) -> Told:
    """
    Return what was told of the project of a folder; nothing where nothing was.

    Raises
    ------
    InputError
        When the file is damaged: nobody can say then what a new report gives away.
    """
    path = Path(folder) / FILE
    if not path.is_file():
        return Told()
    try:
        return _told(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(
            Fault(
                "what was told in earlier reports cannot be read",
                "put the file back from a copy; without it two reports could be subtracted",
                file=str(path),
            )
        ) from error


def write_told(told: Told, folder: str | Path) -> None:
    """
    Keep what was told, whole or not at all.

    Raises
    ------
    InputError
        When the folder cannot be written to.
    """
    found = {
        "kind": _KIND,
        "numbers": {key: list(numbers) for key, numbers in sorted(told.numbers.items())},
        "now": dict(sorted(told.now.items())),
        "hidden": dict(sorted(told.hidden.items())),
        "areas": sorted(sorted(area) for area in told.areas),
        "amounts": dict(sorted(told.amounts.items())),
    }
    with write_atomically(Path(folder) / FILE, private=True, about_people=False) as aside:  # no output
        aside.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _told(found: dict[str, Any]) -> Told:
    if found["kind"] != _KIND:
        raise ValueError("of another kind")
    return Told(
        numbers={str(key): tuple(map(int, numbers)) for key, numbers in found["numbers"].items()},
        now={str(key): int(count) for key, count in found["now"].items()},
        hidden={str(key): int(count) for key, count in found["hidden"].items()},
        areas=tuple(frozenset(map(str, area)) for area in found["areas"]),
        # Files of before money was remembered have none.
        amounts={
            str(key): None if told is None else float(told) for key, told in found.get("amounts", {}).items()
        },
    )
