"""Maps from the command line: where they land, and what is refused before any work."""

import pytest

from geoplan.cli.commands.map.place import map_path
from geoplan.errors import InputError


def test_maps_land_in_the_folder_of_the_project(tmp_path):
    assert map_path(None, tmp_path, "week-2026-11-23-manager") == (
        tmp_path / "maps" / "week-2026-11-23-manager.html"
    )
    assert (tmp_path / "maps").is_dir()


def test_a_map_is_a_page(tmp_path):
    with pytest.raises(InputError, match=r"call it week\.html"):
        map_path(tmp_path / "week.pdf", None, "week")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("week", "--for", "driver"), "a driver gets one day"),
        (("claims", "claims.xlsx", "latest"), "give one or the other"),
        (("claims", "latest", "accepted"), "a map shows one plan"),
        (("claims", "nowhere.xlsx", "--project", "."), "there is no such file"),
        (("venues", "gone.toml"), "there is no such file"),
        (("properties", "--options", "gone.xlsx"), "there is no such file"),
        (("properties", "--out", "sets.pdf"), "call it sets.html"),
        (("properties", "--propose", "Z"), 'there is no set "Z" to put forward'),
        (("access", "--spacing", "50"), "give another --spacing, or 0"),
        (("access", "--out", "access.pdf"), "call it access.html"),
    ],
)
def test_what_makes_no_map_is_refused_with_its_cure(geoplan, words, said):
    code, _, told = geoplan("map", *words)
    assert code == 2
    assert said in told


def test_access_is_drawn_for_the_embedded_county(geoplan, folder):
    code, out, err = geoplan("map", "access", "--children", "12", "--drivers", "4", "--spacing", "8000")
    assert code == 0, err
    page = folder / "maps" / "access-manager.html"
    assert "opens in any browser without network" in out
    text = page.read_text()
    assert "What one new venue would save in a week" in text
    assert "nobody among them exists" in text
    assert "C0001" not in text
