from datetime import date

import pandas as pd
import pytest
from openpyxl import load_workbook

CHILDREN = "code,latitude,longitude\nC001,53.1400,-1.1929\nC002,53.3227,-0.9448\n"
VENUES = "code,name,latitude,longitude\nV1,Ollerton,53.2090,-1.0007\nV2,Newark,53.064,-0.818\n"


@pytest.fixture
def tables(folder):
    (folder / "children.csv").write_text(CHILDREN)
    (folder / "venues.csv").write_text(VENUES)
    return folder


def test_every_child_to_every_venue(geoplan, tables):
    code, out, _ = geoplan("times", "--from", "children.csv", "--to", "venues.csv", "--out", "times.csv")
    assert code == 0
    assert "Written: times.csv" in out
    rows = pd.read_csv(tables / "times.csv")
    assert len(rows) == 4
    minutes = rows.set_index(["from", "to"])["minutes"]
    # Mansfield is nine or ten miles from Ollerton and about twice that from Newark.
    assert 15 < minutes["C001", "V1"] < 35
    assert minutes["C001", "V2"] > minutes["C001", "V1"]


def test_the_table_is_by_contact_district(geoplan, tables):
    _, out, _ = geoplan("times", "--from", "children.csv", "--to", "venues.csv")
    assert "Central" in out
    assert "North" in out


def test_peak_journeys_take_longer(geoplan, tables):
    figures = {}
    for period in ("off-peak", "am-peak"):
        geoplan("times", "--from", "children.csv", "--to", "venues.csv", "--period", period, "--out", "t.csv")
        figures[period] = pd.read_csv(tables / "t.csv")["minutes"]
    assert (figures["am-peak"] > 1.15 * figures["off-peak"]).all()


@pytest.mark.parametrize("name", ["times.xlsx", "times.parquet", "times.gpkg"])
def test_every_kind_of_file(geoplan, tables, name):
    code, _, _ = geoplan("times", "--from", "children.csv", "--to", "venues.csv", "--out", name)
    assert code == 0
    assert (tables / name).stat().st_size > 1_000


def test_an_unknown_kind_of_file_is_refused_before_any_work(geoplan, tables):
    code, _, err = geoplan("times", "--from", "children.csv", "--to", "venues.csv", "--out", "times.docx")
    assert code == 2
    assert "times.docx" in err
    assert not (tables / "times.docx").exists()


def test_every_fault_of_a_table_is_told_and_marked(geoplan, tables):
    (tables / "children.csv").write_text(CHILDREN + "C001,53.2,-1.1\nC004,fifty,-1.1\nC005,54.0,0.8\n")
    code, out, err = geoplan("times", "--from", "children.csv", "--to", "venues.csv", "--out", "times.xlsx")
    assert code == 2
    assert "row 4" in err
    assert "row 5" in err
    assert "row 6" in err
    assert out == ""
    assert not (tables / "times.xlsx").exists()
    assert (tables / "children-errors.xlsx").exists()


def test_parameters_in_the_folder_are_used_and_named(geoplan, tables):
    geoplan("times", "--from", "children.csv", "--to", "venues.csv", "--out", "before.csv")
    (tables / "geoplan.toml").write_text("[speeds]\noff_peak_factor = 2.0\n")
    _, _, err = geoplan("times", "--from", "children.csv", "--to", "venues.csv", "--out", "after.csv")
    assert "geoplan.toml" in err
    before, after = (pd.read_csv(tables / name)["minutes"] for name in ("before.csv", "after.csv"))
    assert (after > 1.5 * before).all()


def test_a_misspelt_parameter_is_refused(geoplan, tables):
    (tables / "geoplan.toml").write_text("[speeds]\nmotorwey = 50\n")
    code, _, err = geoplan("times", "--from", "children.csv", "--to", "venues.csv")
    assert code == 2
    assert 'did you mean "motorway"?' in err


def test_a_missing_file_says_so(geoplan, tables):
    code, _, err = geoplan("times", "--from", "kinder.csv", "--to", "venues.csv")
    assert code == 2
    assert "kinder.csv" in err


def test_a_table_is_never_overwritten_by_the_times(geoplan, tables):
    code, _, err = geoplan("times", "--from", "children.csv", "--to", "venues.csv", "--out", "./venues.csv")
    assert code == 2
    assert "another name" in err
    assert (tables / "venues.csv").read_text() == VENUES


def test_the_faults_of_both_tables_are_told_at_once(geoplan, tables):
    (tables / "children.csv").write_text(CHILDREN + "C001,53.2,-1.1\n")
    (tables / "venues.csv").write_text(VENUES + "V1,Again,53.2,-1.1\n")
    code, _, err = geoplan("times", "--from", "children.csv", "--to", "venues.csv")
    assert code == 2
    assert "children.csv, row 4" in err
    assert "venues.csv, row 4" in err


def test_a_place_off_the_network_is_named_by_file_and_row(geoplan, tables):
    (tables / "venues.csv").write_text(VENUES + "V3,Plymouth,50.37,-4.14\n")
    code, _, err = geoplan("times", "--from", "children.csv", "--to", "venues.csv")
    assert code == 2
    assert "venues.csv" in err
    assert "row 4" in err


@pytest.mark.parametrize(
    "words", [("--within", "-5"), ("--within", "nan"), ("--far", "0"), ("--far", "-1"), ("--far", "nan")]
)
def test_minutes_that_are_none_are_refused(geoplan, tables, words):
    code, _, err = geoplan("times", "--from", "children.csv", "--to", "venues.csv", *words)
    assert code == 2
    assert "--within or --far" in err


def test_an_unknown_period_names_those_there_are(geoplan, tables):
    code, _, err = geoplan("times", "--from", "children.csv", "--to", "venues.csv", "--period", "rush")
    assert code == 2
    assert "am-peak" in err


def test_a_missing_folder_is_found_out_first(geoplan, tables):
    code, out, err = geoplan("times", "--from", "children.csv", "--to", "venues.csv", "--out", "no/t.csv")
    assert code == 2
    assert "there is no folder" in err
    assert out == ""


def test_another_sheet_can_be_named(geoplan, tables):
    with pd.ExcelWriter(tables / "both.xlsx") as book:
        for sheet, code in (("2019", "OLD-1"), ("2026", "NEW-1")):
            frame = pd.DataFrame({"code": [code], "latitude": [53.2], "longitude": [-1.0]})
            frame.to_excel(book, sheet_name=sheet, index=False)
    words = ("times", "--from", "both.xlsx", "--to", "venues.csv", "--out", "t.csv")
    assert geoplan(*words, "--from-sheet", "2026")[0] == 0
    assert set(pd.read_csv(tables / "t.csv")["from"]) == {"NEW-1"}


def test_a_filled_in_template_is_read_without_remarks(geoplan, tables):
    geoplan("template", "children.xlsx")
    book = load_workbook(tables / "children.xlsx")
    sheet = book.worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    for title, value in {"Code": "C-7", "Latitude": 53.2, "Longitude": -1.0}.items():
        sheet.cell(row=sheet.max_row + (title == "Code"), column=titles.index(title) + 1, value=value)
    birth = titles.index("Date of birth") + 1
    sheet.cell(row=sheet.max_row, column=birth, value=date(2018, 5, 9))
    book.save(tables / "ours.xlsx")  # the file's name says nothing; the sheet's does
    code, out, err = geoplan("times", "--from", "ours.xlsx", "--to", "venues.csv")
    assert code == 0
    assert "From children" in out
    assert "columns not used" not in err
