"""Functions that other processes can be sent, and a process that can be killed in the middle of a sweep."""

import sys
import time
from dataclasses import dataclass
from pathlib import Path

from geoplan.siting.sensitivity.sweeps.keep import KeptFigures
from geoplan.siting.sensitivity.sweeps.map import map_scenarios


@dataclass(frozen=True)
class Square:
    """Squares a number; leaves a note of each that it worked out in a folder, and may wait at one."""

    folder: Path | None = None
    waits_at: int = -1

    def __call__(self, number: int) -> int:
        if number == self.waits_at:
            time.sleep(600)
        if self.folder is not None:
            (self.folder / str(number)).touch()
        return number * number


def kept_in(folder: Path) -> KeptFigures[int, int]:
    return KeptFigures(folder / "kept.sqlite", str, lambda result: (result,), lambda figures: figures[0])


def fails(number: int) -> int:
    raise ArithmeticError(number)


def dies(number: int) -> int:
    if number == 3:
        import os

        os._exit(9)
    return number


if __name__ == "__main__":
    where = Path(sys.argv[1])
    map_scenarios(Square(where, waits_at=5), range(8), workers=1, kept=kept_in(where))
