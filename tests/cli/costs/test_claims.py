from openpyxl import load_workbook

from tests.io.claims.nasty import CANARIES, write_nasty

TIDY = "Date,Driver,From,To,Miles\n1/5/2026,D1,C0001,meadow-house,13\n2/5/2026,D1,home,meadow-house,9\n"


def test_claims_of_the_embedded_county(geoplan, folder):
    (folder / "claims.csv").write_text(TIDY)
    code, out, err = geoplan("costs", "claims", "claims.csv", "--out", "audit.xlsx")
    assert code == 0, err
    assert "2 journeys of 1 claimant" in out
    assert "1 within tolerance, 0 to ask about, 1" in out
    assert (folder / "audit.xlsx").is_file()


def test_nothing_personal_is_said_logged_or_in_a_file_name(geoplan, folder):
    write_nasty(folder / "claims.xlsx")
    code, out, err = geoplan("costs", "claims", "claims.xlsx", "--out", "audit.xlsx")
    assert code == 0
    assert "2 rows cannot be read" in err
    book = load_workbook(folder / "audit.xlsx")
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    names = [path.name for path in folder.iterdir()]
    home = [path for path in (folder.parent / "home").rglob("*") if path.is_file()]
    kept = [path.name for path in home] + [path.read_bytes().decode("latin-1") for path in home]
    for word in CANARIES:
        for said in (out, err, *cells, *names, *kept):
            assert word.casefold() not in said.casefold()
    assert "claims-errors.xlsx" in names  # the user's own cells, beside the user's own file


def test_places_from_a_table_and_from_a_project(geoplan, folder):
    (folder / "claims.csv").write_text("Date,Driver,From,To,Miles\n1/5/2026,D1,Old Mill,The Hub,6\n")
    (folder / "places.csv").write_text("code,name,lat,lon\nP-1,Old Mill,53.20,-1.02\n")
    project = folder / "tables"
    project.mkdir()
    (project / "venues.csv").write_text("code,name,lat,lon\nV-1,The Hub,53.14,-1.03\n")
    code, out, err = geoplan("costs", "claims", "claims.csv", "--places", "places.csv", "--project", "tables")
    assert code == 0, err
    assert "venues.csv" in err
    assert "0 that cannot be told" in out


def test_strict_stops_at_rows_that_cannot_be_read(geoplan, folder):
    (folder / "claims.csv").write_text(TIDY + "31/02/2026,D1,a,b,3\n")
    code, _, err = geoplan("costs", "claims", "claims.csv", "--out", "audit.xlsx", "--strict")
    assert code == 2
    assert "row 4" in err
    assert not (folder / "audit.xlsx").exists()


def test_what_is_typed_wrong_is_refused_before_any_work(geoplan, folder):
    (folder / "claims.csv").write_text(TIDY)
    for words, message in (
        (("--out", "audit.csv"), "ends in .xlsx"),
        (("--claimant", "Smith"), "never a name"),
        (("--project", "nowhere"), "no folder"),
    ):
        code, _, err = geoplan("costs", "claims", "claims.csv", *words)
        assert (code, message in err) == (2, True), err


def test_limits_come_from_the_file_of_parameters(geoplan, folder):
    (folder / "claims.csv").write_text(TIDY.replace("13\n", "16\n"))
    (folder / "geoplan.toml").write_text(
        "[claims]\ndefault_share = 0.02\nfloor_miles = 0.5\nfloor_share = 0.0\n"
    )
    code, out, _ = geoplan("costs", "claims", "claims.csv")
    assert (code, "1 to ask about" in out) == (0, True)
    assert "A share of 2% is assumed" in out
