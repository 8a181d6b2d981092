import tomllib

import pytest

from geoplan.errors import InputError
from geoplan.io.sections import replace_section

NEW = "[speeds]\nmotorway = 55.0\n"


def test_a_file_is_made_where_there_is_none(tmp_path):
    replace_section(tmp_path / "geoplan.toml", "speeds", NEW)
    assert (tmp_path / "geoplan.toml").read_text() == NEW


def test_other_sections_and_comments_stay_to_the_letter(tmp_path):
    path = tmp_path / "geoplan.toml"
    path.write_text(
        "# ours\n[snap]\nreport_beyond_m = 300  # as agreed\n\n[speeds]\nmotorway = 60\nservice = 8\n\n"
        "[access]\nfar_beyond_minutes = 40\n"
    )
    replace_section(path, "speeds", NEW)
    text = path.read_text()
    assert "# ours" in text
    assert "report_beyond_m = 300  # as agreed" in text
    assert tomllib.loads(text) == {
        "snap": {"report_beyond_m": 300},
        "access": {"far_beyond_minutes": 40},
        "speeds": {"motorway": 55.0},
    }


def test_twice_is_the_same_as_once(tmp_path):
    path = tmp_path / "geoplan.toml"
    for _ in range(2):
        replace_section(path, "speeds", NEW)
    assert path.read_text() == NEW


def test_a_file_that_is_no_toml_is_left_alone(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("dear diary")
    with pytest.raises(InputError, match="no TOML"):
        replace_section(path, "speeds", NEW)
    assert path.read_text() == "dear diary"
