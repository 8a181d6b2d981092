import pytest

from geoplan.errors import InputError
from geoplan.io.postcodes import import_postcodes
from geoplan.io.whereabouts import find_whereabouts
from geoplan.io.workspace import Workspace


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "home")


@pytest.mark.parametrize("typed", ["53.14, -1.19", "53.14 -1.19", " 53.14,-1.19 "])
def test_degrees(workspace, typed):
    found = find_whereabouts(typed, workspace=workspace)
    assert (found.position.lat, found.position.lon) == (53.14, -1.19)


def test_a_settlement(workspace):
    found = find_whereabouts("ollerton", workspace=workspace)
    assert found.label == "Ollerton"
    assert found.position.lat == pytest.approx(53.2, abs=0.02)


def test_until_postcodes_are_imported_those_of_venues_are_known(workspace):
    found = find_whereabouts("ng182ta", workspace=workspace)
    assert found.label == "NG18 2TA"
    assert found.found_by == "the list of venues"


def test_once_imported_the_file_alone_counts(workspace, tmp_path):
    (tmp_path / "ng.csv").write_text('"NG181AA",10,453800,361100,"E92000001","","","","E07000174",""\n')
    import_postcodes(tmp_path / "ng.csv", workspace)
    assert find_whereabouts("NG18 1AA", workspace=workspace).found_by == "ng.csv"
    with pytest.raises(InputError, match="is not known"):
        find_whereabouts("NG18 2TA", workspace=workspace)


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("NG99 9ZZ", "geoplan postcodes import"),
        ("Olerton", "Ollerton"),
        ("newark", "Newark-on-Trent"),
        ("-1.19, 53.14", "swapped"),
        ("53.14, -10.9", "latitude"),
    ],
)
def test_what_is_not_known_is_refused_with_a_cure(workspace, typed, cure):
    with pytest.raises(InputError) as caught:
        find_whereabouts(typed, workspace=workspace)
    assert cure in str(caught.value)


def test_a_place_far_from_all_we_know_is_not_guessed(workspace):
    with pytest.raises(InputError) as caught:
        find_whereabouts("London", workspace=workspace)
    assert "did you mean" not in str(caught.value)
