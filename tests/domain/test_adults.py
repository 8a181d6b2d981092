import pytest

from geoplan.domain.adults import KnownAdult
from geoplan.domain.geography import Position

HOME = Position(53.1, -1.2)


def test_homes_and_children_stay_out_of_what_is_printed():
    adult = KnownAdult(code="A001", home=HOME, children=frozenset({"C0001"}))
    assert "53.1" not in repr(adult)
    assert "C0001" not in repr(adult)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"code": "Grandma"}, "must hold a digit"),
        ({"children": frozenset({"Tom"})}, "must hold a digit"),
        ({"seats": 0}, "passenger seats 0"),
        ({"max_minutes": 0}, "longest drive 0 minutes"),
    ],
)
def test_names_and_impossible_figures_are_refused(given, message):
    with pytest.raises(ValueError, match=message) as caught:
        KnownAdult(**{"code": "A001", "home": HOME} | given)
    assert "Grandma" not in str(caught.value)
    assert "Tom" not in str(caught.value)
