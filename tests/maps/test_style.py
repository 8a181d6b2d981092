import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.maps.style import MapStyle


def test_default_classes_are_those_of_the_reports():
    assert [look.label for look in MapStyle().classes] == [
        "under 10",
        "10–20",
        "20–30",
        "30–45",
        "45–60",
        "60 or more",
    ]


def test_a_bound_belongs_to_the_farther_class():
    style = MapStyle()
    assert [style.class_of(minutes) for minutes in (0, 9.99, 10, 45, 60, 500)] == [0, 0, 1, 4, 5, 5]


@given(st.lists(st.integers(1, 200), min_size=1, max_size=5, unique=True))
def test_farther_is_always_darker_and_larger(bounds):
    classes = MapStyle(bounds_minutes=tuple(map(float, sorted(bounds)))).classes
    assert [look.radius_px for look in classes] == sorted({look.radius_px for look in classes})
    light = [_lightness(look.colour) for look in classes]
    assert light == sorted(set(light), reverse=True)


def _lightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    "wrong",
    [
        {"bounds_minutes": ()},
        {"bounds_minutes": (20.0, 10.0)},
        {"bounds_minutes": (10.0, 10.0)},
        {"bounds_minutes": (0.0, 10.0)},
        {"bounds_minutes": (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)},
        {"area_minutes": (-1.0,)},
        {"simplify_m": 0.0},
        {"most_vertices": 0},
    ],
)
def test_impossible_styles_are_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        MapStyle(**wrong)
