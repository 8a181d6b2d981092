import zipfile

import geopandas
import pytest
from openpyxl import load_workbook

from geoplan.cli.parser import build_parser


def commands_of(parser, words=()):
    """Every command and command of a command."""
    found = [words] if words else []
    for action in parser._actions:
        if hasattr(action, "_name_parser_map"):
            for name, inner in action._name_parser_map.items():
                found += commands_of(inner, (*words, name))
    return found


@pytest.mark.parametrize("words", commands_of(build_parser()), ids=" ".join)
def test_every_command_has_help_that_fits_a_terminal(geoplan, words):
    code, out, _ = geoplan(*words, "--help")
    assert code == 0
    if len(words) == 2 or words[0] in ("demo", "times", "route", "isochrones", "template"):
        assert "examples:" in out


def test_help_shows_examples(geoplan):
    code, out, _ = geoplan("--help")
    assert code == 0
    assert 'geoplan route "NG18 2TA" "NG22 9TD"' in out


def test_no_command_is_a_usage_error(geoplan):
    code, _, err = geoplan()
    assert code == 2
    assert "examples:" in err


def test_a_template_is_written_once(geoplan, folder):
    assert geoplan("template", "children.xlsx")[0] == 0
    assert load_workbook(folder / "children.xlsx").sheetnames[0].lower().startswith("child")
    code, _, err = geoplan("template", "children.xlsx")
    assert code == 2
    assert "children.xlsx" in err


def test_postcodes_are_imported_and_found(geoplan, folder):
    rows = '"NG181AA",10,453800,361100,"E92000001","","","","E07000174",""\n'
    with zipfile.ZipFile(folder / "codepo_gb.zip", "w") as archive:
        archive.writestr("Data/CSV/ng.csv", rows)
    code, out, _ = geoplan("postcodes", "import", "codepo_gb.zip")
    assert code == 0
    assert "1 postcodes" in out
    assert "1 postcodes" in geoplan("postcodes", "info")[1]
    code, out, _ = geoplan("route", "ng18 1aa", "Worksop")
    assert code == 0
    assert "NG18 1AA to Worksop" in out


def test_isochrones_of_a_table(geoplan, folder):
    (folder / "venues.csv").write_text("code,latitude,longitude\nV1,53.2090,-1.0007\n")
    code, _, _ = geoplan("isochrones", "--from", "venues.csv", "--minutes", "15", "30", "--out", "iso.gpkg")
    assert code == 0
    areas = geopandas.read_file(folder / "iso.gpkg").sort_values("minutes")
    assert areas["minutes"].tolist() == [15, 30]
    smaller, larger = areas.geometry
    assert smaller.difference(larger).area < 1e-6 * smaller.area
    assert larger.area > 2 * smaller.area


def test_stopping_says_that_nothing_is_half_written(geoplan, monkeypatch):
    def stop(*_args, **_words):
        raise KeyboardInterrupt

    monkeypatch.setattr("geoplan.io.templates.write_template", stop)
    code, _, err = geoplan("template", "children.xlsx")
    assert code == 130
    assert "Stopped" in err


def test_a_fault_of_our_own_tells_no_values(geoplan, monkeypatch):
    def fail(*_args, **_words):
        raise RuntimeError("child at 12 Acacia Avenue")

    monkeypatch.setattr("geoplan.io.templates.write_template", fail)
    code, _, err = geoplan("template", "children.xlsx")
    assert code == 1
    assert "RuntimeError" in err
    assert "Acacia" not in err


def test_a_maintainer_can_ask_for_the_whole_story(geoplan, monkeypatch):
    def fail(*_args, **_words):
        raise RuntimeError("why")

    monkeypatch.setenv("GEOPLAN_DEBUG", "1")
    monkeypatch.setattr("geoplan.io.templates.write_template", fail)
    with pytest.raises(RuntimeError, match="why"):
        geoplan("template", "children.xlsx")


def test_everything_compiled_can_be_compiled_ahead():
    from geoplan.cli.warm import warm
    from geoplan.network.hierarchy.sweep import sweep

    warm()
    assert sweep.signatures
