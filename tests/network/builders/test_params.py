import dataclasses

import pytest

from geoplan.network.builders.params import BuildParams


@pytest.mark.parametrize(
    "change",
    [
        {"bare_limits": "knots"},
        {"dual_gap_m": 0},
        {"street_density": float("nan")},
        {"signal_reach_m": -1},
        {"hint_factor": 0.5},
        {"built_up_to_mph": 50, "rural_from_mph": 40},
    ],
)
def test_nonsense_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(change)).split("_")[0]):
        BuildParams(**change)  # type: ignore[arg-type]


def test_parameters_cannot_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        BuildParams().dual_gap_m = 3  # type: ignore[misc]
