import pytest

from geoplan.cli.commands.runs.codes import find_code
from geoplan.errors import InputError

KNOWN = ["S0044-out", "S0044-in", "S0440-out", "D012", "D112", "s7", "S07"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("S0044-out", "S0044-out"),
        ("S44-out", "S0044-out"),
        ("s044-IN", "S0044-in"),
        ("D12", "D012"),
        ("s7", "s7"),
    ],
)
def test_a_code_is_found_as_people_type_it(typed, meant):
    assert find_code(typed, KNOWN, "a request") == meant


def test_what_could_be_two_is_asked_about():
    with pytest.raises(InputError, match="did you mean s7 or S07"):
        find_code("S7", KNOWN, "a request")


def test_a_session_alone_names_its_journeys():
    with pytest.raises(InputError, match="did you mean S0044-out or S0044-in"):
        find_code("S44", KNOWN, "a request")


def test_close_codes_are_offered_and_names_are_not_repeated():
    with pytest.raises(InputError, match='"D13" is not the code of a driver here; did you mean D012'):
        find_code("D13", KNOWN, "a driver")
    with pytest.raises(InputError, match="this is not the code of a driver here; check the code") as caught:
        find_code("Anna Example", KNOWN, "a driver")
    assert "Anna" not in str(caught.value)
