from datetime import date

import openpyxl
import pytest

from geoplan.domain.properties import Area, PropertyUse
from geoplan.errors import InputError
from geoplan.io.siting.properties import read_properties
from geoplan.io.templates import write_template

HOUSES = [
    [
        "Code",
        "Name",
        "Latitude",
        "Longitude",
        "District",
        "Bedrooms",
        "Guide price",
        "Works",
        "Uses",
        "Owned",
    ],
    ["house-a", "House A, Kirkby", 53.099, -1.244, "Central", 3, "£285,000", 60_000, "hub; 16+", "yes"],
    ["house-b", None, 53.2, -1.0, "North", 2, None, None, None, None],
]  # fmt: skip
SOUGHT = [
    ["Case number", "Latitude", "Longitude", "Placed on", "Weekly fee", "Assessment", "Solo", "Keeps school",
     "In or out of area"],
    ["C0001", 53.1, -1.2, date(2026, 9, 1), "£5,200.50", "yes", "no", None, "distant"],
    ["C0002", None, None, "2/9/2026", 3_000, None, "yes", "no", None],
]  # fmt: skip
OFFICES = [["Office", "Latitude", "Longitude", "District"], ["office-n", 53.32, -0.94, "North"]]


@pytest.fixture
def book(tmp_path):
    """A workbook of some sheets."""

    def write(**sheets):
        made = openpyxl.Workbook()
        made.remove(made.active)
        for title, rows in sheets.items():
            sheet = made.create_sheet(title.replace("_", " "))
            for row in rows:
                sheet.append(row)
        path = tmp_path / "properties.xlsx"
        made.save(path)
        return path

    return write


def test_three_sheets_are_read_together(book):
    found = read_properties(book(Properties=HOUSES, Placements_sought=SOUGHT, Offices=OFFICES))
    first, second = found.properties
    assert (first.price_pence, first.works_pence, first.beds) == (28_500_000, 6_000_000, 3)
    assert first.uses == {PropertyUse.ASSESSMENT, PropertyUse.FROM_16}
    assert (first.is_chosen, first.contact_district, first.area) == (True, "Central", None)
    assert (second.name, second.price_pence, second.uses) == ("house-b", 0, frozenset(PropertyUse))
    one, other = found.placements
    assert (one.weekly_pence, one.assessment, one.area) == (520_050, True, Area.DISTANT)
    assert (one.family.lat, one.since, one.keeps_school) == (53.1, date(2026, 9, 1), True)
    assert (other.family, other.alone, other.keeps_school, other.area) == (None, True, False, None)
    assert found.offices[0].contact_district == "North"
    assert found.rows["sought", "C0002"].row == 3


def test_houses_alone_will_do(book, tmp_path):
    found = read_properties(book(Properties=HOUSES))
    assert (found.placements, found.offices) == (None, None)
    (tmp_path / "houses.csv").write_text("code,latitude,longitude,beds\na,53.1,-1.2,2\n")
    assert read_properties(tmp_path / "houses.csv").properties[0].code == "a"


def test_the_template_is_read_back_once_houses_are_in_it(tmp_path):
    path = write_template(tmp_path / "properties.xlsx")
    made = openpyxl.load_workbook(path)
    assert made.sheetnames == ["Properties", "Placements sought", "Offices", "How to fill in"]
    made["Properties"].append(["a", "House A", 53.1, -1.2, None, None, None, None, None, 2])
    made.save(path)
    told = []
    found = read_properties(path, note=told.append)
    assert "properties.xlsx, sheet Offices: 1 example row of the template left out" in told
    assert [one.code for one in found.properties] == ["a"]
    assert (found.placements, found.offices) == (None, None)  # examples only


def test_every_fault_of_every_sheet_is_told_at_once(book):
    houses = [HOUSES[0], ["a b", None, 53.1, -1.2, None, 0, "lots", None, "pub", None]]
    sought = [SOUGHT[0], ["Jane", None, None, "soon", -1, None, None, None, "abroad"]]
    offices = [OFFICES[0], ["o", None, None, None]]
    with pytest.raises(InputError) as told:
        read_properties(book(Properties=houses, Placements_sought=sought, Offices=offices))
    text = str(told.value)
    for part in (
        'Properties, row 2, column "Code": "a b" is not a code',
        'column "Bedrooms": "0" is not between 1 and 40',
        'column "Guide price": "lots" is not an amount',
        'column "Uses": "pub" has an entry that is not one of the choices',
        'Placements sought, row 2, column "Case number": what is written here may be a name',
        'column "Placed on": what is written here is not a date',
        'column "Weekly fee": what is written here is not between £0',
        'column "In or out of area": "abroad" is not one of the choices',
        'Offices, row 2, column "District": the cell is empty',
    ):
        assert part in text, text
    assert "Jane" not in text
