"""What was told before, as a file beside the plans of a project, readable by its owner alone."""

import json
from collections.abc import Iterable
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
        "areas": _lists(told.areas),
        "family_areas": _lists(told.family_areas),
        "amounts": dict(sorted(told.amounts.items())),
        "populations": {key: _lists(many) for key, many in sorted(told.populations.items())},
        "parts": {key: [_lists(one) for one in many] for key, many in sorted(told.parts.items())},
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
        areas=_sets(found["areas"]),
        # Files of before these were remembered have none.
        family_areas=_sets(found.get("family_areas", ())),
        amounts={
            str(key): None if told is None else float(told) for key, told in found.get("amounts", {}).items()
        },
        populations={str(key): _sets(many) for key, many in found.get("populations", {}).items()},
        parts={str(key): tuple(_sets(one) for one in many) for key, many in found.get("parts", {}).items()},
    )


def _lists(areas: Iterable[frozenset[str]]) -> list[list[str]]:
    return sorted(sorted(area) for area in areas)


def _sets(found: Iterable[Iterable[object]]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(str, one)) for one in found)
