import openpyxl
import pytest

from tests.cli.conftest import WEEK
from tests.cli.test_runs_plan import TABLES

SMALL = ("--children", "110", "--drivers", "6", "--iterations", "20", "--alternatives", "1", "--plan", "1")
QUICK = "[sites]\nsearches = 1\n"


@pytest.fixture
def properties(geoplan, folder):
    """Run the command on a small county."""
    (folder / "geoplan.toml").write_text(QUICK)
    return lambda *words: geoplan("sites", "properties", *words, *SMALL)


def workbook(path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)


def test_the_embedded_county_has_houses_to_choose_from(properties, folder):
    code, out, err = properties()
    assert code == 0, err
    for told in (
        "Properties wanted: 4, on offer: 16.", "A is proven to be the best", "social workers' visits",
        "Estimated only: B", "When not every bed is taken", "made up", "Net present value",
    ):  # fmt: skip
        assert told in out
    assert openpyxl.load_workbook(folder / "maps" / "property-options.xlsx").sheetnames[0] == "Summary"
    assert "1. Purpose of the report" in (folder / "maps" / "property-options.txt").read_text()
    assert "Content-Security-Policy" in (folder / "maps" / "property-options.html").read_text()
    drawn = (folder / "maps" / "property-options-map.html").read_text()
    assert "Set A is put forward: assessment hub at " in drawn
    assert "House " not in drawn  # nor any other name of a house
    assert "C0001" not in drawn


def test_the_map_of_the_sets_can_be_drawn_alone(geoplan, properties, folder):
    code, out, err = geoplan("map", "properties", *SMALL, "--audience", "planner", "--out", "sets.html")
    assert code == 0, err
    assert "Map:      sets.html" in out
    page = (folder / "sets.html").read_text()
    assert "For the planning team only" in page
    assert "House " in page
    assert not (folder / "maps").exists()


def test_planners_see_who_would_be_offered_what(properties, folder):
    code, out, err = properties("--audience", "planner")
    assert code == 0, err
    assert "Who would be offered which bed" in out
    assert "Beds offered" in openpyxl.load_workbook(folder / "maps" / "property-options.xlsx").sheetnames


def test_parameters_and_rules_are_taken(properties, folder):
    (folder / "geoplan.toml").write_text(
        QUICK
        + "[appraisal]\ndiscount_rate = 0.05\n"
        + "[properties]\nyears = 5\nonly_in_area = false\n"
        + '[[properties.provisions]]\nuse = "home under 16"\ncount = 1\nbeds = 5\nweekly_pence = 100000\n'
    )
    code, out, err = properties("--quota", "Central=1-1")
    assert code == 0, err
    assert "Properties wanted: 1, on offer: 16." in out
    assert "discounted at 5 %" in out
    assert "year 5" in out
    assert "year 6" not in out
    assert "House E, Mansfield" in out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--budget", "900000"), 4, "the budget is £900,000:"),
        (("--quota", "North"), 2, '"North" is not a quota; write it like North=0-2'),
        (("--quota", "West=1-2"), 2, 'a quota names the district "West"'),
        (("--quota", "North=4-4", "--quota", "South=1-4"), 4, "missing"),
        (("--budget", "-1"), 2, "budget_pence"),
        (("--options", "gone.xlsx"), 2, "there is no such file"),
        (("--propose", "Z"), 2, 'there is no set "Z" to put forward; use one of: A, B'),
    ],
)
def test_what_cannot_be_is_refused_with_what_is_missing(properties, words, code, told):
    found, _, err = properties(*words)
    assert found == code
    assert told in err


def test_a_workbook_at_fault_comes_back_marked(properties, folder):
    workbook(
        folder / "p.xlsx", Properties=[["code", "latitude", "longitude", "beds"], ["x", 53.1, "lots", 2]]
    )
    code, _, err = properties("--options", "p.xlsx")
    assert code == 2
    assert "p.xlsx, sheet Properties, row 2" in err
    assert (folder / "p-errors.xlsx").is_file()


def test_the_tables_of_a_project_need_placements_and_offices(properties, folder):
    own = folder / "week-48"
    own.mkdir()
    for kind, text in TABLES.items():
        (own / f"{kind}.csv").write_text(text)
    houses = [["code", "latitude", "longitude", "beds"], *([f"h{n}", 53.1, -1.2, 3] for n in range(4))]
    workbook(folder / "p.xlsx", Properties=houses)
    words = ("--options", "p.xlsx", "--project", "week-48", "--week", WEEK)
    code, _, err = properties(*words)
    assert code == 2
    assert "there is no sheet Placements sought" in err
    assert "there is no sheet Offices" in err
    sought = [["code", "since", "cost a week"], ["C0999", "01/09/2026", 4_000]]
    offices = [["code", "latitude", "longitude", "district"], ["o", 53.1, -1.2, "North"]]
    workbook(folder / "p.xlsx", Properties=houses, Sought=sought, Offices=offices)
    code, _, err = properties(*words)
    assert code == 2
    assert "p.xlsx, sheet Sought, row 2: there is no child C0999" in err
