from dataclasses import replace

import pytest

from geoplan.audiences import Audience
from geoplan.errors import InputError
from tests.maps.properties.made import SECRET, drawn, with_houses, with_uses
from tests.siting.properties.worlds import HOUSES, many


@pytest.fixture(scope="module")
def six():
    """Of 12 children out of the area six come back; a house costs £300,000."""
    return many()


@pytest.fixture(scope="module")
def page(six):
    return drawn(six)


def table(page, title):
    (found,) = [one for one in page.words["tables"] if one["title"] == title]
    return [dict(zip(found["heads"], [cell["text"] for cell in row], strict=True)) for row in found["rows"]]


def figures(panel):
    return {one.label: f"{one.value} {one.change}".strip() for one in panel.figures}


def test_now_stands_beside_the_sets_the_one_put_forward_first(six):
    letters = [panel.letter for panel in drawn(six).words["panels"]]
    assert letters == ["0", "A", "B"]
    proposed = drawn(six, proposed="B").words
    assert [panel.letter for panel in proposed["panels"]] == ["0", "B", "A"]
    assert proposed["headline"].startswith("Set B is put forward")


def test_the_headline_says_the_set_its_cost_and_from_when_it_pays(six, page):
    """Beds cost £1,000 a week and replace about £3,975: they pay from a quarter on."""
    assert page.words["headline"].startswith("Set A is put forward: home under 16 at ")
    assert "It costs £300,000 with works; then £" in page.words["headline"]
    assert "less a year is spent than now" in page.words["headline"]
    assert page.words["headline"].endswith("It pays from 25% of its beds taken.")


def test_figures_above_a_panel_are_those_of_its_set(page):
    now, best, _ = page.words["panels"]
    assert (figures(now)["Seek a bed"], figures(now)["Out of the area"]) == ("20 children", "12")
    told = figures(best)
    assert told["Offered a bed"] == "6 children"
    assert told["Out of the area"] == "6 6 come in"
    assert told["Far from family"] == "0 now 0"
    assert told["Price and works"] == "£300,000"


def test_tables_have_everything_that_is_on_the_maps(page):
    now, best, _ = table(page, "The sets")
    assert (now["Price and works"], now["Out of the area"], now["Far from family"]) == ("–", "12", "0")
    assert (best["Out of the area"], best["Come into it"], best["Pays from"]) == ("6", "6", "25%")
    house, _ = table(page, "The houses")
    assert (house["As"], house["Beds"], house["Price and works"]) == ("home under 16", "6", "£300,000")
    (families,) = table(page, "Where the families of the children live")
    assert (families["Children"], families["A: nearest house"]) == (
        "20",
        f"{house['Settlement']} (home under 16)",
    )
    assert page.data["areas"][0]["figure"] == "20"


def test_a_house_is_drawn_at_its_settlement_wherever_in_it_it_stands(six, page):
    """The law of this map: nobody finds a door by it, whoever reads."""
    for audience in (Audience.MANAGER, Audience.PLANNER):
        one, other = (drawn(with_houses(six, moved_m=way), audience=audience) for way in (0.0, 180.0))
        assert one.html() == other.html()
    assert {mark["place"] for panel in page.data["panels"] for mark in panel["venues"]} <= {"Aton", "Bury"}
    assert {mark["lon"] for panel in page.data["panels"] for mark in panel["venues"]} <= {-0.993, -0.973}


def test_managers_read_no_name_exact_price_or_child(six):
    secret = with_uses(with_houses(six, name=SECRET, price_pence=30_123_400))
    html = drawn(secret).html()
    for canary in (SECRET, "C0010", "301,234", *(str(one.position.lon) for one in HOUSES)):
        assert canary not in html
    assert "3 beds, £300,000" in html
    planner = drawn(secret, audience=Audience.PLANNER)
    assert SECRET in planner.html()
    assert "301,234" in planner.html()
    assert "C0010" not in planner.html()
    assert "planning team only" in planner.words["warning"]
    assert planner.private


def test_what_is_bought_stands_above_its_map(page):
    html = page.html()
    (house,) = page.words["panels"][1].houses
    assert f"{house.where}, 6 beds, £300,000" in html
    assert "No house is bought." in html


def test_small_numbers_are_hidden_from_managers():
    four = many(out_now=4, moved=6)
    panel = drawn(four).words["panels"][1]
    assert figures(panel)["Out of the area"] in ("c", "0")
    assert figures(drawn(four).words["panels"][0])["Out of the area"] == "c"
    assert (
        "4 come in" in figures(drawn(four, audience=Audience.PLANNER).words["panels"][1])["Out of the area"]
    )


def test_uses_are_told_apart_by_letters_and_shapes(six):
    page = drawn(with_uses(six))
    marks = [(mark["letters"], mark["kind"]) for mark in page.data["panels"][1]["venues"]]
    assert marks == [("Hub", "hub"), ("U16", "under"), ("16+", "older")]
    assert page.words["headline"].startswith("Set A is put forward: assessment hub at ")
    assert "; home under 16 at " in page.words["headline"]
    assert "; home 16 and over at " in page.words["headline"]


def test_at_most_four_sets_are_shown_and_the_others_are_counted(six):
    choices = tuple(replace(six.best, name=letter) for letter in "ABCDEF")
    words = drawn(replace(six, choices=choices)).words
    assert [panel.letter for panel in words["panels"]] == ["0", "A", "B", "C", "D"]
    assert "Not shown: 2 more sets" in words["subtitle"]


def test_where_no_settlements_are_known_the_tables_stand_alone(six):
    bare = drawn(six, places=(), districts=None)
    assert table(bare, "The houses")[0]["Settlement"] == "no known settlement"
    assert bare.data["panels"][1]["venues"] == []
    assert "default-src" in bare.html()


def test_others_and_few_children_are_refused(six):
    with pytest.raises(InputError, match="nothing for the audience driver"):
        drawn(six, audience=Audience.DRIVER)
    with pytest.raises(InputError, match="fewer than 5 children"):
        drawn(many(out_now=3, moved=3, seekers=6))
    with pytest.raises(KeyError):
        drawn(six, proposed="Z")
