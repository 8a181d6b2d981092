"""Exports as workbook, GeoPackage and CSV files: cut, owned, whole, and nothing left of others."""

import csv
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from xml.etree import ElementTree

import pyogrio
import pytest
from openpyxl import load_workbook

from geoplan.audiences import Audience, Scope, cut
from geoplan.audiences.rows import VenueRow
from geoplan.errors import InputError
from geoplan.report.exports import about_of, check_export_path, export_plan, write_export
from tests.report.exports.plans import SCOPES, rows, seen_by
from tests.report.runs.plans import hand_case, hand_plan


def written(audience, path, more=()):
    seen, about = seen_by(audience, more)
    return write_export(seen, path, about=about)


def formula():
    """A venue whose name would be a formula."""
    venue = next(row for row in rows() if isinstance(row, VenueRow))
    return replace(venue, name='=HYPERLINK("http://x.example")', uses=("+1",))


def test_a_workbook_has_a_cover_frozen_headings_and_formats(tmp_path):
    tables = written(Audience.DRIVER, tmp_path / "d.xlsx")
    book = load_workbook(tmp_path / "d.xlsx")
    assert book.sheetnames == ["Cover", *(table.name for table in tables)]
    stops = book["Stops"]
    assert stops.freeze_panes == "B4"
    headings = [cell.value for cell in stops[3]]
    assert stops.cell(4, headings.index("Time") + 1).number_format == "hh:mm"
    facts = {row[1].value: row[2].value for row in book["Cover"].iter_rows(min_row=6)}
    assert facts["For"] == "the driver D001, nobody else"
    assert facts["Destroy after"] == "21/12/2026"
    assert "no officer has accepted" in facts["Standing"]


def test_what_would_be_a_formula_is_text(tmp_path):
    written(Audience.MANAGER, tmp_path / "m.xlsx", [formula()])
    cells = [cell for row in load_workbook(tmp_path / "m.xlsx")["Venues"].iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    written(Audience.MANAGER, tmp_path / "m", [formula()])
    text = (tmp_path / "m" / "venues.csv").read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK" in text
    assert "'+1" in text


def test_a_geopackage_has_layers_tables_and_styles(tmp_path):
    path = tmp_path / "p.gpkg"
    tables = written(Audience.PLANNER, path)
    layers = dict(pyogrio.list_layers(path))
    assert layers["ways"] == "LineString"
    assert layers["stops"] == "Point"
    assert layers["figures"] is None
    drawn = {table.slug for table in tables if table.geometry}
    with closing(sqlite3.connect(path)) as db:
        styles = dict(db.execute("SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault"))
    assert set(styles) == drawn
    for style in styles.values():
        root = ElementTree.fromstring(style.partition("\n")[2])
        assert root.find("renderer-v2/symbols/symbol/layer") is not None
    frame = pyogrio.read_dataframe(path, layer="stops")
    assert frame["begin_s"][0] == "09:33"
    assert frame.crs.to_epsg() == 4326


def test_a_managers_lines_are_the_shared_ones(tmp_path):
    written(Audience.MANAGER, tmp_path / "m.gpkg")
    frame = pyogrio.read_dataframe(tmp_path / "m.gpkg", layer="ways")
    assert list(frame.columns) == ["geometry"]
    assert len(frame.geometry[0].coords) == 2


def test_lines_are_left_out_of_what_no_map_draws(tmp_path):
    tables = written(Audience.MANAGER, tmp_path / "m.xlsx")
    assert "Ways" not in {table.name for table in tables}


def test_a_folder_of_csv_files_keeps_nothing_of_an_earlier_export(tmp_path):
    written(Audience.PLANNER, tmp_path / "out")
    assert (tmp_path / "out" / "children.csv").is_file()
    tables = written(Audience.VENUE, tmp_path / "out")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"about.csv", *(f"{table.slug}.csv" for table in tables)}
    with (tmp_path / "out" / "arrivals_and_departures.csv").open(encoding="utf-8-sig") as stream:
        first = next(csv.DictReader(stream))
    assert first["Children"] == "C0001, C0002"


@pytest.mark.parametrize("name", ["out.xlsx", "out.gpkg", "out"])
def test_exports_are_their_owners_alone(tmp_path, name):
    written(Audience.CARER, tmp_path / name)
    for path in tmp_path.rglob("*"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "children.csv").write_text("code\nC0001\n")
    with pytest.raises(InputError, match="has other files in it"):
        written(Audience.PLANNER, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["children.csv"]


@pytest.mark.parametrize(("name", "said"), [("a.csv", "not a kind of export"), ("file", "this is a file")])
def test_names_that_cannot_be_are_refused(tmp_path, name, said):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match=said):
        check_export_path(tmp_path / name)


def test_who_has_nothing_in_a_plan_gets_no_file(tmp_path):
    seen = cut(rows(), Audience.CARER, Scope(carer="G999"))
    with pytest.raises(InputError, match="nothing in this plan for the carer G999"):
        write_export(seen, tmp_path / "c.xlsx", about=about_of(seen, hand_plan()))
    assert not list(tmp_path.iterdir())


def test_a_plan_is_exported_in_one_call_and_says_what_was_told(tmp_path):
    case, plan = hand_case(), hand_plan()
    made = export_plan(case, plan, tmp_path / "p.xlsx")
    assert made.holder == "the public"
    assert [table.name for table in made.tables] == ["Figures"]
    assert made.told.hidden["journeys"] == 10  # of four children
    own = export_plan(
        case,
        plan,
        tmp_path / "d.xlsx",
        audience=Audience.DRIVER,
        scope=SCOPES[Audience.DRIVER],
        before=made.told,
    )
    assert own.told == made.told
