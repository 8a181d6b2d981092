"""What several tests of the IO room use."""

from collections.abc import Callable
from pathlib import Path

import pytest

from geoplan.domain.geography import Place, PlaceKind, Position
from geoplan.errors import Fault, InputError

SHARED = Path(__file__).parents[3] / "shared" / "data"

PLACES = (
    Place(
        "mansfield", "Mansfield", PlaceKind.TOWN, Position(53.1435, -1.1985), "Mansfield", "Central", 80_000
    ),
    Place(
        "ollerton",
        "Ollerton",
        PlaceKind.TOWN,
        Position(53.2000, -1.0170),
        "Newark and Sherwood",
        "North",
        9_000,
    ),
    Place(
        "morton", "Morton", PlaceKind.VILLAGE, Position(53.0630, -0.9180), "Newark and Sherwood", "South", 300
    ),
    Place("morton-b", "Morton", PlaceKind.VILLAGE, Position(53.2900, -0.9900), "Bassetlaw", "North", 200),
    Place("st-anns", "St Ann's", PlaceKind.SUBURB, Position(52.9640, -1.1360), "Nottingham", None, 19_000),
)


def faults_of(read: Callable[..., object], *args: object, **kwargs: object) -> tuple[Fault, ...]:
    """Run a reader that must fail, and return its faults, each of which says where and how to mend it."""
    with pytest.raises(InputError) as caught:
        read(*args, **kwargs)
    assert caught.value.exit_code == 2
    for fault in caught.value.faults:
        assert fault.file
        assert fault.cure
    return caught.value.faults
