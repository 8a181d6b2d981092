import pytest
from openpyxl import load_workbook


def test_the_county_as_table_workbook_and_map(geoplan, folder):
    code, out, _ = geoplan("demo", "--children", "30")
    assert code == 0
    for words in ("30 made-up children", "North", "Central", "South", "demo-map.html"):
        assert words in out
    sheets = load_workbook(folder / "maps" / "demo-children-to-venues.xlsx", read_only=True).sheetnames
    assert "Minutes" in sheets
    page = (folder / "maps" / "demo-map.html").read_text(encoding="utf-8")
    assert "Hawtonville" in page
    assert "C0001" not in page  # no child on a map


@pytest.mark.parametrize("origins", ["carers", "drivers"])
def test_carers_and_drivers_too(geoplan, folder, monkeypatch, origins):
    # The map shows venues only: it is the same whoever sets out.
    monkeypatch.setattr("geoplan.cli.commands.demo._write_map", lambda *_: "there/demo-map.html")
    code, out, _ = geoplan("demo", "--children", "20", "--from", origins, "--out", "there")
    assert code == 0
    assert f"From {origins} to the nearest" in out


def test_a_folder_that_cannot_be_made_is_refused_first(geoplan, folder):
    (folder / "file").write_text("")
    code, out, err = geoplan("demo", "--out", "file/maps")
    assert code == 2
    assert "cannot be made" in err
    assert out == ""
