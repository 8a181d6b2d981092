import pytest

from geoplan.domain.roads import RoadClass, RoadSection


def section(**changes):
    values = {
        "road": "A614",
        "road_class": RoadClass.PRIMARY,
        "start": "a",
        "end": "b",
        "shape": (),
        "length_m": 1_000.0,
        "dual": False,
        "built_up": False,
        "limit_mph": 60,
    }
    return RoadSection(**(values | changes))


def test_classes_are_called_as_in_openstreetmap():
    assert RoadClass.LIVING_STREET.label == "living_street"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"end": "a"}, "from a to itself"),
        ({"length_m": 0.0}, "not positive"),
        ({"length_m": float("nan")}, "not positive"),
        ({"limit_mph": 55}, "not a British limit"),
    ],
)
def test_an_impossible_section_is_refused(change, message):
    with pytest.raises(ValueError, match=message):
        section(**change)
