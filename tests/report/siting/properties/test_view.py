import openpyxl
import pytest

from geoplan.audiences import Audience
from geoplan.report.siting.properties import PropertyView, property_workbook
from tests.siting.properties.worlds import many


@pytest.fixture(scope="module")
def comparison():
    return many()


def block(view, title):
    return next(one for one in view.page().blocks if one.title == title)


def rows_of(view, title):
    return {row[0]: row[1:] for row in block(view, title).rows}


def test_managers_see_no_child(comparison):
    page = PropertyView(comparison).page()
    text = " ".join(str(cell) for one in page.blocks for row in one.rows for cell in row)
    assert "C00" not in text
    assert "hidden" in page.warning


def test_planners_see_who_would_be_offered_what(comparison):
    view = PropertyView(comparison, Audience.PLANNER)
    offered = block(view, "Who would be offered which bed")
    assert [row[1] for row in offered.rows[:6]] == [f"C{number:04d}" for number in range(10, 16)]
    staying = block(view, "Who is offered no bed")
    assert {row[2] for row in staying.rows} == {"the beds are offered to others"}


def test_a_terminal_holds_the_set_put_forward(comparison):
    view = PropertyView(comparison, Audience.PLANNER, proposed="B")
    rows = next(one for one in view.page(whole=False).blocks if one.title.startswith("Who would")).rows
    assert [row[0] for row in rows] == [f"C{number:04d}" for number in range(10, 16)]
    assert rows[0][2] == "distant → in area"
    assert max(len(str(cell)) for row in rows for cell in row) <= 20


def test_the_year_adds_up_part_by_part(comparison):
    rows = rows_of(PropertyView(comparison), "What a year costs, and the change")
    total, spent = rows.pop("all together"), rows.pop("spent in all")
    valued = (rows["children's time"], rows["days out of the area"])
    for column in range(3):
        assert sum(row[column] for row in rows.values()) == total[column]
        assert spent[column] + sum(row[column] for row in valued) == total[column]
    assert total[1] < spent[1] < 0
    assert rows["beds"] == (0, 312_000, 312_000)


def test_where_children_live_stands_beside_now(comparison):
    rows = rows_of(PropertyView(comparison), "The children")
    assert rows["living in area"] == (8, 14, 14)
    assert rows["days out of area a year"] == (12 * 365, 6 * 365, 6 * 365)
    assert rows["offered a bed"] == (0, 6, 6)


def test_beds_that_stand_empty_cost_more_and_pay_from_some_share_on(comparison):
    view = PropertyView(comparison)
    rows = rows_of(view, "When not every bed is taken")
    assert list(rows) == [f"{percent} in 100" for percent in (50, 60, 70, 80, 90, 100)]
    assert rows["50 in 100"][0] == 2 * rows["100 in 100"][0] == 2_000
    beds = rows_of(view, "What a bed costs and replaces")
    assert beds["home under 16"][:3] == (6, 1_000, 3_975)
    assert round(beds["all"][3], 3) == round(1_000 / 3_975, 3)


def test_a_child_costs_twice_as_much_a_week_in_a_house_that_is_half_empty(comparison):
    rows = rows_of(PropertyView(comparison), "A child a week, by use")
    assert rows["home under 16"] == (2_000, 1_667, 1_429, 1_250, 1_111, 1_000)


def test_money_by_year_and_by_set(comparison):
    view = PropertyView(comparison)
    years = rows_of(view, "Over the years")
    assert len(years) == 10
    assert years["year 1"][0] == 300_000
    position = 0
    for capital, running, travel, savings, told, _ in years.values():
        position += savings - capital - running - travel
        assert told == position
    sets = rows_of(view, "The sets over the years")
    assert set(sets) == {"A", "B"}
    assert sets["A"][0].startswith(("January", "February", "March", "April", "May", "June", "July", "August",
                                    "September", "October", "November", "December"))  # fmt: skip


def test_the_set_put_forward_is_the_one_named(comparison):
    assert PropertyView(comparison, proposed="B").choice.name == "B"
    assert "Set B" in PropertyView(comparison, proposed="B").page().headline
    with pytest.raises(KeyError):
        PropertyView(comparison, proposed="Z")
    with pytest.raises(ValueError, match="managers and planners"):
        PropertyView(comparison, Audience.DRIVER)


def test_it_shows_itself_in_a_notebook(comparison):
    text = PropertyView(comparison, made_up=True)._repr_html_()
    assert "Placement properties" in text
    assert "made up" in text
    assert "C0010" not in repr(PropertyView(comparison, Audience.PLANNER))


def test_the_workbook_has_children_on_sheets_of_their_own(comparison, tmp_path):
    path = tmp_path / "p.xlsx"
    property_workbook(PropertyView(comparison), path)
    assert openpyxl.load_workbook(path).sheetnames == ["Summary", "Lines by year"]
    property_workbook(PropertyView(comparison, Audience.PLANNER), path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Summary", "Lines by year", "Beds offered", "Not offered"]
