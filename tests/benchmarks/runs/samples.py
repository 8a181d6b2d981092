"""Small instances in the published formats, written by hand."""

from pathlib import Path

import numpy as np

from benchmarks.runs.instances import Instance

# Two requests along a line: fetched at 3 and 4, brought to 6 and 5. The first is fetched early and the second
# brought late, so that whoever travels from the one to the other is too long in the car.
DARP = """2 2 100 3 8
0 0 0 0 0 0 100
1 3 0 1 1 0 20
2 4 0 1 1 0 100
3 6 0 1 -1 0 100
4 5 0 1 -1 30 40
5 0 0 0 0 0 100
"""

MDH = """5 1
480 1 6 0 1
480 1 6 0 1
480 1 6 0 1
480 1 6 0 1
240 2 1 1 1
0 0 0 0 0 0 0 0 0 0 480
1 1 2 3 30 1 1 0 0 0 1440
2 2 2 3 0 -1 -1 0 0 60 75
3 0 0 0 0 0 0 0 0 0 480
"""

# Customer 1 is the delivery of customer 3, and customer 4 of customer 2.
PDPTW = """3 20 1
0 0 0 0 0 1000 0 0 0
1 0 10 -5 0 500 10 3 0
2 0 20 7 0 500 10 0 4
3 0 30 5 0 500 10 0 1
4 0 40 -7 100 200 10 2 0
"""


def write(folder: Path, name: str, text: str) -> Path:
    """Put an instance into a folder."""
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return path


def line_instance(**other: object) -> Instance:
    """Return two requests on a line and two vehicles at 0: fetched at 1 and 2, brought to 4 and 3."""
    places = [1.0, 2.0, 4.0, 3.0, 0.0, 0.0, 0.0, 0.0]
    given: dict[str, object] = {
        "name": "line",
        "form": "darp",
        "position": np.array([[x, 0.0] for x in places]),
        "opens": np.zeros(8),
        "closes": np.full(8, 100.0),
        "service": np.array([1.0] * 4 + [0.0] * 4),
        "max_ride": np.full(2, 50.0),
        "demand": np.ones((2, 1)),
        "capacity": np.full((2, 1), 2.0),
        "max_duration": np.full(2, 100.0),
    }
    return Instance(**given | other)  # type: ignore[arg-type]
